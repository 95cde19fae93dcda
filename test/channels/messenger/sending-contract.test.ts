import nock from 'nock'
import { sendingContract } from '../sending-contract.ts'
import { aPage, CITIZEN, NOW, PAGE } from './page.ts'

const api = () =>
  nock('https://graph.facebook.com', { reqheaders: { authorization: 'Bearer test-page-token' } })
const send = (message: Record<string, unknown>, above: Record<string, unknown> = {}) =>
  api()
    .post(`/v26.0/${PAGE}/messages`, {
      recipient: { id: CITIZEN },
      messaging_type: 'RESPONSE',
      message: { ...message, metadata: /^1\d$/ },
      ...above,
    } as nock.DataMatcherMap)
    .query(true)
const refused = (code: number, error_subcode?: number): [number, object] => [
  400,
  { error: { message: 'as Meta words it', type: 'OAuthException', code, error_subcode, fbtrace_id: 'A1' } },
]
const pageUse = (use: object) => ({
  'X-Business-Use-Case-Usage': JSON.stringify({ [PAGE]: [{ type: 'messenger', ...use }] }),
})

sendingContract('messenger', {
  channel: ({ url, ...settings } = {}) =>
    aPage({ ...settings, ...(url ? { graphUrl: url, timeoutMs: 300 } : {}) }),
  citizen: CITIZEN,
  now: NOW,
  keepsMs: 90 * 86_400_000,
  upload: () => api().post(`/v26.0/${PAGE}/message_attachments`).query(true),
  showing: (attachment_id) => send({ attachment: { type: 'image', payload: { attachment_id } } }),
  saying: (text, quotes) => send({ text }, quotes === undefined ? {} : { reply_to: { mid: quotes } }),
  uploaded: (attachment_id) => [200, { attachment_id }],
  accepted: (message_id) => [200, { recipient_id: CITIZEN, message_id }],
  expired: refused(100, 2018074),
  refusals: {
    temporary: refused(2),
    rate_limited: refused(613),
    window_closed: refused(10, 2018278),
    unreachable: refused(551, 1545041),
    credentials: refused(190),
    rejected: refused(100),
  },
  mid: 'm_AG5Hz2U',
  near: [
    [{ 'X-App-Usage': '{"call_count":95,"total_time":25,"total_cputime":25}' }, 1_000],
    [{ 'X-App-Usage': '{"call_count":1,"total_time":2,"total_cputime":120}' }, 1_000],
    [pageUse({ call_count: 96, total_time: 1, total_cputime: 1 }), 1_000],
    [pageUse({ call_count: 10, estimated_time_to_regain_access: 7 }), 420_000],
    [pageUse({ estimated_time_to_regain_access: 1e9 }), 3_600_000],
  ],
  far: [
    { 'X-App-Usage': '{"call_count":94,"total_time":94,"total_cputime":94}' },
    pageUse({ call_count: 94, estimated_time_to_regain_access: 0 }),
    { 'X-App-Usage': 'not json' },
    { 'X-App-Usage': '[95]' },
    { 'X-Business-Use-Case-Usage': '{"111":{"call_count":99}}' },
  ],
})
