import { describe, expect, test } from 'vitest'
import { BadSignature, NotAnEvent } from '../../../src/channels/channel.ts'
import { isSampleEvent } from '../../../src/channels/zalo/receive.ts'
import { APP, anOa, CITIZEN, event, OA, SENT_AT, signed } from './oa.ts'

const oa = anOa()
const receive = (what: object | string) => {
  const { rawBody, headers } = signed(what)
  return oa.receive(rawBody, headers)
}
const withMessage = (eventName: string, message: object) =>
  event({ event_name: `user_send_${eventName}`, message: { msg_id: 'm-1', ...message } })
const place = { latitude: 10.7923, longitude: 106.782 }

describe('what citizens send on Zalo', () => {
  test.each<[string, object, object]>([
    ['words', withMessage('text', { text: 'Tôi chờ lâu' }), { text: 'Tôi chờ lâu', tap: null }],
    ['a pressed button', withMessage('text', { text: 'ln:rate:start' }), { text: '', tap: 'ln:rate:start' }],
    [
      'words about a button',
      withMessage('text', { text: 'bấm ln:rate' }),
      { text: 'bấm ln:rate', tap: null },
    ],
    ['no words at all', withMessage('text', {}), { text: '', tap: null, attachments: [] }],
    [
      'two photos with a caption',
      withMessage('image', {
        text: 'Biên lai',
        attachments: [
          { type: 'image', payload: { url: 'https://p.zdn.vn/1.jpg', thumbnail: 'https://p.zdn.vn/t.jpg' } },
          { type: 'image', payload: { url: 'https://p.zdn.vn/2.jpg' } },
        ],
      }),
      {
        text: 'Biên lai',
        attachments: [
          { kind: 'image', url: 'https://p.zdn.vn/1.jpg', name: null, place: null },
          { kind: 'image', url: 'https://p.zdn.vn/2.jpg', name: null, place: null },
        ],
      },
    ],
    [
      'a file',
      withMessage('file', {
        attachments: [
          { type: 'file', payload: { url: 'https://f.zdn.vn/d', name: 'don.pdf', size: '12345' } },
        ],
      }),
      { attachments: [{ kind: 'file', url: 'https://f.zdn.vn/d', name: 'don.pdf', place: null }] },
    ],
    ...['audio', 'video', 'gif', 'sticker'].map((kind): [string, object, object] => [
      `a ${kind}`,
      withMessage(kind, { attachments: [{ type: kind, payload: { id: 7, url: 'https://a.zdn.vn/x' } }] }),
      { attachments: [{ kind, url: 'https://a.zdn.vn/x', name: null, place: null }] },
    ]),
    [
      'a place',
      withMessage('location', {
        text: 'UBND phường',
        attachments: [
          { type: 'location', payload: { coordinates: { latitude: '10.7923', longitude: '106.7820' } } },
        ],
      }),
      { text: '', attachments: [{ kind: 'location', url: null, name: 'UBND phường', place }] },
    ],
    [
      'a place without readable coordinates',
      withMessage('location', {
        attachments: [{ type: 'location', payload: { coordinates: { latitude: 'x' } } }],
      }),
      { attachments: [{ kind: 'location', url: null, name: null, place: null }] },
    ],
    [
      'a link',
      withMessage('link', {
        text: '',
        attachments: [{ type: 'link', payload: { url: 'https://a.example/', description: 'Một trang' } }],
      }),
      { attachments: [{ kind: 'link', url: 'https://a.example/', name: 'Một trang', place: null }] },
    ],
    [
      'a business card',
      withMessage('business_card', {
        text: 'Cán bộ B',
        attachments: [
          { type: 'link', payload: { url: 'https://a.example/q', description: '{"phone":"84900000001"}' } },
        ],
      }),
      {
        text: '',
        attachments: [{ kind: 'card', url: 'https://a.example/q', name: 'Cán bộ B', place: null }],
      },
    ],
    [
      'an attachment of an unknown kind beside a known one',
      withMessage('image', {
        attachments: [
          { type: 'hologram' },
          null,
          { type: 'image', payload: { url: 'https://p.zdn.vn/1.jpg' } },
        ],
      }),
      { attachments: [{ kind: 'image', url: 'https://p.zdn.vn/1.jpg', name: null, place: null }] },
    ],
  ])('%s', (_, sent, incoming) => {
    const { arrivals, ignored } = receive(sent)
    expect(ignored).toEqual([])
    expect(arrivals).toMatchObject([{ address: { channel: 'zalo', account: OA, user: CITIZEN }, incoming }])
  })

  test.each([
    ['0900000001', '84900000001'],
    ['84900000001', '84900000001'],
    ['+84 900 000 001', '84900000001'],
    ['+84 (0)900.000.001', '84900000001'],
    ['84912345678', '84912345678'],
    [84900000001, '84900000001'],
    ['', null],
    ['gọi tôi', null],
  ])('a phone shared through the form as %j is %j', (phone, expected) => {
    const { arrivals } = receive(
      event({ event_name: 'user_submit_info', message: undefined, info: { name: ' Công dân A ', phone } }),
    )
    expect(arrivals[0]?.incoming).toMatchObject({
      text: '',
      tap: null,
      contact: { name: 'Công dân A', phone: expected },
    })
  })

  test('following the OA is a greeting, with an id that a repetition shares', () => {
    const follow = {
      oa_id: OA,
      follower: { id: CITIZEN },
      event_name: 'follow',
      app_id: APP,
      timestamp: `${SENT_AT}`,
    }
    const [first, repeated] = [receive(follow), receive(follow)]
    expect(first.arrivals).toMatchObject([
      { address: { user: CITIZEN }, incoming: { tap: 'ln:hello', sentAt: SENT_AT } },
    ])
    expect(first).toEqual(repeated)
  })

  test('ids and times that are bare 64-bit numbers survive', () => {
    const { arrivals } = receive(
      `{"app_id":${APP},"event_name":"user_send_text","sender":{"id":3000000000000000003},"recipient":{"id":${OA}},"message":{"msg_id":9007199254740993,"text":"Chào"},"timestamp":${SENT_AT}}`,
    )
    expect(arrivals).toMatchObject([
      { address: { account: OA, user: CITIZEN }, incoming: { id: '9007199254740993', sentAt: SENT_AT } },
    ])
  })
})

describe('what is none of the bot’s business on Zalo', () => {
  test.each<[string, object]>([
    ['unknown', event({ event_name: 'constructor' })],
    ['unknown', event({ message: null })],
    ['unknown', event({ message: { text: 'no id' } })],
    ['unknown', event({ sender: undefined })],
    ['unknown', event({ event_name: 'user_submit_info', info: 'x' })],
    ['foreign', event({ recipient: { id: '2000000000000000009' } })],
    ['foreign', event({ sender: { id: OA }, recipient: { id: CITIZEN } })],
    [
      'foreign',
      event({
        event_name: 'follow',
        sender: undefined,
        recipient: undefined,
        oa_id: '9',
        follower: { id: '1' },
      }),
    ],
    ['foreign', event({ event_name: 'oa_send_text', sender: { id: '9' }, recipient: { id: CITIZEN } })],
    ['foreign', { app_id: APP, event_name: 'change_oa_daily_quota', oaId: '9', timestamp: '1767225600000' }],
  ])('%s', (kind, sent) => {
    const nothing = { arrivals: [], echoes: [], events: [], ignored: [kind] }
    expect(receive(sent)).toMatchObject(nothing)
    expect(receive(sent).unread).toHaveLength(kind === 'unknown' ? 1 : 0)
  })

  test.each([
    { sender: { id: CITIZEN }, recipient: { id: OA } },
    { sender: { id: OA }, recipient: { id: CITIZEN } },
    { sender: undefined, recipient: undefined, oa_id: OA, user_id: CITIZEN },
  ])('what is not understood is put aside as the citizen’s, so that erasure finds it: %j', (parties) => {
    const { unread } = receive(event({ event_name: 'oa_brand_new', ...parties }))
    expect(unread).toMatchObject([{ account: OA, user: CITIZEN }])
  })

  test.each([
    '',
    'hello',
    '[]',
    'null',
    '{"event_name":"user_send_text"}',
    '{"timestamp":"1767225600000"}',
    '{"event_name":"x","timestamp":"soon"}',
  ])('%j is no event', (body) => {
    expect(() => receive(body)).toThrow(NotAnEvent)
  })

  test('an event of another app is refused, whoever signed it', () => {
    expect(() => receive(event({ app_id: '1000000000000000009' }))).toThrow(BadSignature)
  })
})

describe("the sample event of Zalo's console", () => {
  const sample = event({
    sender: { id: '1' },
    recipient: { id: '2' },
    message: { msg_id: 'This is message id', text: 'This is testing message' },
  })

  test('is known by its id, signed or not', () => {
    expect(isSampleEvent(Buffer.from(JSON.stringify(sample)))).toBe(true)
  })

  test.each<object | string>([
    event({ message: { msg_id: 'm-1', text: 'This is message id' } }),
    { ...sample, event_name: 'user_send_image' },
    event(),
    'This is message id',
    '{"message":{"msg_id":"This is message id"}}',
  ])('%j is none', (body) => {
    expect(isSampleEvent(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))).toBe(false)
  })
})
