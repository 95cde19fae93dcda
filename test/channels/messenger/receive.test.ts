import { describe, expect, test } from 'vitest'
import { NotAnEvent } from '../../../src/channels/channel.ts'
import { aPage, CITIZEN, event, PAGE, SENT_AT, signed, webhook } from './page.ts'

const page = aPage()
const receive = (what: object | string) => {
  const { rawBody, headers } = signed(what)
  return page.receive(rawBody, headers)
}
const photo = (n: number) => ({ type: 'image', payload: { url: `https://cdn.example/${n}.jpg` } })
const attached = (kind: string, url: string | null, name: string | null = null) => ({
  kind,
  url,
  name,
  place: null,
})

describe('what citizens send on Messenger', () => {
  test.each<[string, object, object]>([
    [
      'words',
      { message: { mid: 'm_1', text: 'Phản ánh 😀 a/b' } },
      { id: 'm_1', text: 'Phản ánh 😀 a/b', tap: null },
    ],
    [
      'a quick reply, which is no typed text',
      { message: { mid: 'm_1', text: 'Đường sá', quick_reply: { payload: 'ln:ground:road' } } },
      { id: 'm_1', text: 'Đường sá', tap: 'ln:ground:road' },
    ],
    [
      'a button',
      { postback: { mid: 'm_2', title: 'Bắt đầu', payload: 'ln:start:menu' } },
      { id: 'm_2', text: 'Bắt đầu', tap: 'ln:start:menu' },
    ],
    [
      'Get Started from an m.me link',
      {
        postback: {
          title: 'Bắt đầu',
          payload: 'ln:hello',
          referral: { ref: 'ln1_rate_p-17', source: 'SHORTLINK' },
        },
      },
      { tap: 'ln:start:rate:door:ln1_rate_p-17' },
    ],
    [
      'an ice breaker that asks for something else than the m.me link it was reached by',
      {
        postback: { title: 'Tra cứu', payload: 'ln:start:check-dossier', referral: { ref: 'ln1_rate_p-17' } },
      },
      { tap: 'ln:start:check-dossier' },
    ],
    [
      'an m.me link into an existing thread',
      { referral: { ref: 'ln1_complain_p-17', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { text: '', tap: 'ln:start:complain:door:ln1_complain_p-17' },
    ],
    [
      'an m.me link that somebody else made, which presses none of our buttons',
      { referral: { ref: 'ln:answer:complain:summary:send', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { text: '', tap: 'ln:menu' },
    ],
    [
      'two photos with a caption',
      { message: { mid: 'm_1', text: 'Biên lai', attachments: [photo(1), photo(2)] } },
      {
        text: 'Biên lai',
        attachments: [
          attached('image', 'https://cdn.example/1.jpg'),
          attached('image', 'https://cdn.example/2.jpg'),
        ],
      },
    ],
    [
      'the big Like, as a sticker or in its old form',
      {
        message: {
          mid: 'm_1',
          attachments: ['sticker', 'image'].map((type) => ({
            type,
            payload: { url: 'https://cdn.example/like.png', sticker_id: 369239263222822 },
          })),
        },
      },
      {
        attachments: [
          attached('sticker', 'https://cdn.example/like.png'),
          attached('sticker', 'https://cdn.example/like.png'),
        ],
      },
    ],
    [
      'voice, video, a file and a shared reel',
      {
        message: {
          mid: 'm_1',
          attachments: ['audio', 'video', 'file', 'reel'].map((type) => ({
            type,
            payload: { url: 'https://cdn.example/x', title: 'T' },
          })),
        },
      },
      {
        attachments: ['audio', 'video', 'file', 'link'].map((kind) =>
          attached(kind, 'https://cdn.example/x', 'T'),
        ),
      },
    ],
    [
      'a link with its preview, and a preview of nothing',
      {
        message: {
          mid: 'm_1',
          text: 'https://a.example',
          attachments: [
            { type: 'fallback', payload: { url: 'https://a.example', title: 'A' } },
            { type: 'fallback' },
          ],
        },
      },
      { text: 'https://a.example', attachments: [attached('link', 'https://a.example', 'A')] },
    ],
    [
      'a place, from old apps',
      {
        message: {
          mid: 'm_1',
          attachments: [
            { type: 'location', title: 'UBND', payload: { coordinates: { lat: 10.5, long: 106.5 } } },
          ],
        },
      },
      {
        attachments: [
          { kind: 'location', url: null, name: 'UBND', place: { latitude: 10.5, longitude: 106.5 } },
        ],
      },
    ],
    [
      'nothing that we know',
      { message: { mid: 'm_1', attachments: [{ type: 'hologram' }, 7] } },
      { text: '', attachments: [] },
    ],
    [
      'seconds as time',
      { timestamp: 1700000000, message: { mid: 'm_1', text: 'Chào' } },
      { sentAt: SENT_AT },
    ],
    [
      'a time in quotes',
      { timestamp: String(SENT_AT), message: { mid: 'm_1', text: 'Chào' } },
      { sentAt: SENT_AT },
    ],
    [
      'no time but the entry’s',
      { timestamp: undefined, message: { mid: 'm_1', text: 'Chào' } },
      { sentAt: SENT_AT },
    ],
  ])('%s', (_, carries, incoming) => {
    const { arrivals, ignored } = receive(webhook(event(carries)))
    expect(ignored).toEqual([])
    expect(arrivals).toMatchObject([
      {
        address: { channel: 'messenger', account: PAGE, user: CITIZEN },
        incoming: { sentAt: SENT_AT, contact: null, ...incoming },
      },
    ])
  })

  test('ids that are bare 64-bit numbers survive', () => {
    const { arrivals } = receive(
      `{"object":"page","entry":[{"id":${PAGE},"messaging":[{"sender":{"id":7000000000000000007},"recipient":{"id":${PAGE}},"timestamp":${SENT_AT},"message":{"mid":"m_1","text":"Chào"}}]}]}`,
    )
    expect(arrivals[0]?.address).toEqual({ channel: 'messenger', account: PAGE, user: '7000000000000000007' })
  })

  test('a button without an id has one that its repetition shares and another press does not', () => {
    const press = (timestamp: number) =>
      receive(webhook(event({ timestamp, postback: { payload: 'ln:a' } }))).arrivals[0]?.incoming.id
    expect(press(SENT_AT)).toMatch(/^[0-9a-f]{64}$/)
    expect(press(SENT_AT)).toBe(press(SENT_AT))
    expect(press(SENT_AT)).not.toBe(press(SENT_AT + 1))
  })
})

describe('a batch', () => {
  test('several entries and messages arrive in order, and a bad one loses no other', () => {
    const message = (mid: string) => event({ message: { mid, text: mid } })
    const delivery = receive({
      object: 'page',
      entry: [
        {
          id: PAGE,
          time: SENT_AT,
          messaging: [message('m_1'), null, 'x', { message: { text: 'no sender' } }, message('m_2')],
        },
        { id: PAGE, time: SENT_AT, standby: [message('m_x'), message('m_y')] },
        { id: PAGE, time: SENT_AT, changes: [{ field: 'feed', value: { item: 'comment' } }] },
        { id: '999', time: SENT_AT, messaging: [message('m_z')] },
        { id: PAGE, time: SENT_AT, messaging: [message('m_3')] },
        { id: PAGE },
        7,
      ],
    })
    expect(delivery.arrivals.map(({ incoming }) => incoming.id)).toEqual(['m_1', 'm_2', 'm_3'])
    expect(delivery.ignored).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'standby',
      'standby',
      'change',
      'foreign',
      'unknown',
    ])
  })
})

const OUTBOX_ID = 'AbCdEfGhIjKlMnOpQrStUv.0.0'

describe('what is none of the bot’s business on Messenger', () => {
  test('our own message comes back with our outbox id', () => {
    const echo = {
      sender: { id: PAGE },
      recipient: { id: CITIZEN },
      timestamp: SENT_AT,
      message: { is_echo: true, app_id: 333, metadata: OUTBOX_ID, mid: 'm_9', text: 'Chào' },
    }
    expect(receive(webhook(echo))).toEqual({
      arrivals: [],
      echoes: [
        {
          address: { channel: 'messenger', account: PAGE, user: CITIZEN },
          outboxId: OUTBOX_ID,
          messageId: 'm_9',
        },
      ],
      ignored: [],
      events: [],
      unread: [],
    })
  })

  test.each<[string, object]>([
    ['unknown', { message: null }],
    ['unknown', { message: { mid: 'm_1', text: 7 } }],
    ['postback', { postback: { title: 'no payload' } }],
    ['unknown', { sender: { user_ref: 'x' }, message: { mid: 'm_1', text: 'Chào' } }],
    ['foreign', { recipient: { id: '999' }, message: { mid: 'm_1', text: 'Chào' } }],
  ])('%s', (kind, carries) => {
    const delivery = receive(webhook(event(carries)))
    expect(delivery).toMatchObject({ arrivals: [], echoes: [], events: [], ignored: [kind] })
    expect(delivery.unread).toHaveLength(kind === 'unknown' ? 1 : 0)
  })

  test.each([
    { sender: { id: CITIZEN }, recipient: { id: PAGE } },
    { sender: { id: PAGE }, recipient: { id: CITIZEN } },
    { sender: { id: Number(CITIZEN) }, recipient: { id: PAGE } },
  ])('what is not understood is put aside as the citizen’s, so that erasure finds it: %j', (parties) => {
    const { unread } = receive(webhook(event({ brand_new: { text: 'x' }, ...parties })))
    expect(unread).toMatchObject([{ account: PAGE, user: CITIZEN }])
  })

  test('of many that are not understood each citizen’s are put aside together, without what was heard', () => {
    const unknown = (id: string) => ({ ...event({ brand_new: { text: id } }), sender: { id } })
    const many = Array.from({ length: 60 }, () => [unknown('7'), unknown('8')]).flat()
    const { unread, arrivals } = receive(webhook(...many, event({ message: { mid: 'm_1', text: 'Chào' } })))
    expect(arrivals).toHaveLength(1)
    expect(unread.map(({ user }) => user)).toEqual(['7', '8'])
    const again = page.read(Buffer.from(unread[0]!.body))
    expect(again).toMatchObject({ arrivals: [], ignored: Array(60).fill('unknown') })
    expect(unread[0]!.body).not.toContain('"8"')
  })

  test.each(['', 'hello', '[]', '{}', '{"object":"page"}', '{"object":"user","entry":[]}'])(
    '%j is no event',
    (body) => {
      expect(() => receive(body)).toThrow(NotAnEvent)
    },
  )
})

test('an echo of the app that our own echoes name is no person’s', () => {
  const aPageOfItsOwn = aPage()
  const echo = (message: object) => {
    const whole = { ...event({ message: { is_echo: true, app_id: 333, mid: 'm_9', ...message } }) }
    const { rawBody, headers } = signed(
      webhook({ ...whole, sender: { id: PAGE }, recipient: { id: CITIZEN } }),
    )
    return aPageOfItsOwn.receive(rawBody, headers)
  }
  expect(echo({}).events).toMatchObject([{ control: 'human' }])
  expect(echo({ metadata: OUTBOX_ID }).echoes).toHaveLength(1)
  expect(echo({})).toMatchObject({ events: [], ignored: ['echo'] })
  expect(echo({ app_id: 444 }).events).toMatchObject([{ control: 'human' }])
})
