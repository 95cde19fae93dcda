/** The exact requests that go to Meta, and what its answers lead to. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingPart, SendError } from '../../../src/channels/channel.ts'
import { render } from '../../../src/channels/messenger/render.ts'
import { aPage, CITIZEN, PAGE, PROOF } from './page.ts'

const PLAIN: OutgoingPart = { message: { text: 'Đã tiếp nhận' } }
const LINK = { label: 'Tra cứu', url: 'https://tracuu.example.vn/' }
const [CHOICES] = render({ text: 'Chọn', choices: [{ label: 'Có', payload: 'ln:yes' }], link: null }) as [
  OutgoingPart,
]
const [BUTTON] = render({ text: 'Xem', choices: [], link: LINK }) as [OutgoingPart]
const [BOTH] = render({ text: 'Xem', choices: [{ label: 'Có', payload: 'ln:yes' }], link: LINK }) as [
  OutgoingPart,
]
const [MANY] = render({
  text: 'Chọn',
  choices: Array.from({ length: 20 }, (_, n) => ({ label: `Mục ${n + 1}`, payload: `ln:${n}` })),
  link: null,
}) as [OutgoingPart]

/** Expects one send of this message, as the Page. */
const expectSend = (message: object, version = 'v26.0') =>
  nock('https://graph.facebook.com', {
    reqheaders: { authorization: 'Bearer test-page-token', 'content-type': 'application/json' },
  })
    .post(`/${version}/${PAGE}/messages`, {
      recipient: { id: CITIZEN },
      messaging_type: 'RESPONSE',
      message: { ...message, metadata: '17' },
    })
    .query({ appsecret_proof: PROOF })
const accepted = { recipient_id: CITIZEN, message_id: 'm_AG5Hz2U' }
const refused = (code: number, error_subcode?: number) => ({
  error: {
    message: `(#${code}) as Meta words it`,
    type: 'OAuthException',
    code,
    error_subcode,
    fbtrace_id: 'A1',
  },
})
const failure = () =>
  aPage()
    .send(CITIZEN, PLAIN, '17')
    .then(
      () => null,
      ({ failure, code, retryAfterMs }: SendError) => ({ failure, code, retryAfterMs }),
    )

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

describe('sending on Messenger', () => {
  test.each([
    ['a plain text', PLAIN],
    ['quick replies', CHOICES],
    ['a link button', BUTTON],
    ['a link button with quick replies', BOTH],
    ['twenty choices as numbered lines', MANY],
  ])('%s is posted as it was rendered, with our outbox id', async (_, part) => {
    expectSend(part.message).reply(200, accepted)
    expect(await aPage().send(CITIZEN, part, '17')).toBe('m_AG5Hz2U')
  })

  test('the Graph version is a setting', async () => {
    expectSend(PLAIN.message, 'v25.0').reply(200, accepted)
    expect(await aPage({ version: 'v25.0' }).send(CITIZEN, PLAIN, '17')).toBe('m_AG5Hz2U')
  })

  test.each<[number, object, string, string]>([
    [400, refused(10, 2018278), 'window_closed', '10/2018278'],
    [400, refused(10, 1893063), 'rate_limited', '10/1893063'],
    [400, refused(100, 2018001), 'unreachable', '100/2018001'],
    [400, refused(100), 'rejected', '100'],
    [401, refused(190), 'credentials', '190'],
    [403, refused(200, 2018028), 'credentials', '200/2018028'],
    [400, refused(551, 1545041), 'unreachable', '551/1545041'],
    [400, refused(613), 'rate_limited', '613'],
    [400, refused(2018300), 'temporary', '2018300'],
    [500, refused(2), 'temporary', '2'],
    [200, refused(10, 2018278), 'window_closed', '10/2018278'],
  ])('HTTP %i with %j is %s', async (status, body, expected, code) => {
    expectSend(PLAIN.message).reply(status, body)
    expect(await failure()).toMatchObject({ failure: expected, code })
  })

  test('Meta says in minutes when the Page may speak again', async () => {
    const usage = { [PAGE]: [{ type: 'messenger', call_count: 100, estimated_time_to_regain_access: 5 }] }
    expectSend(PLAIN.message).reply(400, refused(613), { 'X-Business-Use-Case-Usage': JSON.stringify(usage) })
    expect(await failure()).toMatchObject({ retryAfterMs: 300_000 })
  })

  test.each(['not json', '{"111":[{"type":"messenger","estimated_time_to_regain_access":0}]}', '[]'])(
    'a usage header of %s asks for no pause',
    async (header) => {
      expectSend(PLAIN.message).reply(400, refused(4), { 'X-Business-Use-Case-Usage': header })
      expect(await failure()).toMatchObject({ failure: 'rate_limited', retryAfterMs: null })
    },
  )
})
