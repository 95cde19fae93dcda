import nock from 'nock'
import { sendingContract } from '../sending-contract.ts'
import { memoryTokens } from './memory-tokens.ts'
import { anOa, CITIZEN, livingPair, NOW } from './oa.ts'

const api = () => nock('https://openapi.zalo.me', { reqheaders: { access_token: 'access-1' } })
const send = (message: nock.DataMatcherMap) =>
  api().post('/v3.0/oa/message/cs', { recipient: { user_id: CITIZEN }, message })
const refused = (error: number): [number, object] => [200, { error, message: 'as Zalo words it' }]

sendingContract('zalo', {
  channel: ({ url, ...settings } = {}) =>
    anOa(
      { ...settings, ...(url ? { apiUrl: url, timeoutMs: 300 } : {}) },
      memoryTokens({ ...livingPair(), expiresAt: NOW + 90 * 86_400_000 }),
    ),
  citizen: CITIZEN,
  now: NOW,
  keepsMs: 7 * 86_400_000,
  upload: () => api().post('/v2.0/oa/upload/image'),
  showing: (attachment_id) =>
    send({
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
      },
    }),
  saying: (text, quotes) => send(quotes === undefined ? { text } : { text, quote_message_id: quotes }),
  uploaded: (attachment_id) => [200, { error: 0, message: 'Success', data: { attachment_id } }],
  accepted: (message_id) => [200, { error: 0, message: 'Success', data: { message_id, user_id: CITIZEN } }],
  expired: refused(-100),
  refusals: {
    temporary: refused(-200),
    rate_limited: refused(-32),
    window_closed: refused(-230),
    unreachable: refused(-217),
    credentials: refused(-224),
    rejected: refused(-201),
  },
  mid: '96d3cdf3af150460909',
  near: [
    [{ 'X-RateLimit-Limit': '4000', 'X-RateLimit-Remain': '64' }, 15_000],
    [{ 'X-RateLimit-Limit': '100', 'X-RateLimit-Remain': '10' }, 15_000],
    [{ 'X-RateLimit-Remain': '0' }, 15_000],
  ],
  far: [
    { 'X-RateLimit-Limit': '4000', 'X-RateLimit-Remain': '65' },
    { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remain': '11' },
    { 'X-RateLimit-Remain': '1' },
    { 'X-RateLimit-Remain': 'many' },
    { 'X-RateLimit-Remain': '-1' },
  ],
})
