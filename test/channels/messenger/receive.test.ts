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
          payload: 'ln:start:menu',
          referral: { ref: 'unit-17', source: 'SHORTLINK' },
        },
      },
      { tap: 'unit-17' },
    ],
    [
      'an m.me link into an existing thread',
      { referral: { ref: 'unit-17', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { text: '', tap: 'unit-17' },
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

describe('what is none of the bot’s business on Messenger', () => {
  test('our own message comes back with our outbox id', () => {
    const echo = {
      sender: { id: PAGE },
      recipient: { id: CITIZEN },
      timestamp: SENT_AT,
      message: { is_echo: true, app_id: 333, metadata: '17', mid: 'm_9', text: 'Chào' },
    }
    expect(receive(webhook(echo))).toEqual({
      arrivals: [],
      echoes: [
        {
          address: { channel: 'messenger', account: PAGE, user: CITIZEN },
          outboxId: '17',
          messageId: 'm_9',
        },
      ],
      ignored: [],
    })
  })

  test.each<[string, object]>([
    [
      'echo',
      {
        sender: { id: PAGE },
        recipient: { id: CITIZEN },
        message: { is_echo: true, app_id: 263902037430900, mid: 'm_9', text: 'Từ hộp thư' },
      },
    ],
    ['delivery', { delivery: { watermark: SENT_AT } }],
    ['read', { read: { watermark: SENT_AT } }],
    ['reaction', { reaction: { mid: 'm_1', action: 'react', reaction: 'love', emoji: '❤️' } }],
    ['edit', { message_edit: { mid: 'm_1', text: 'khác', num_edit: '1' } }],
    ['optin', { optin: { type: 'notification_messages' } }],
    ['handover', { pass_thread_control: { previous_owner_app_id: null, new_owner_app_id: 333 } }],
    ['policy', { sender: undefined, policy_enforcement: { action: 'warning' } }],
    ['unknown', { message: null }],
    ['unknown', { message: { mid: 'm_1', text: 7 } }],
    ['unknown', { postback: { title: 'no payload' } }],
    ['unknown', { sender: { user_ref: 'x' }, message: { mid: 'm_1', text: 'Chào' } }],
    ['foreign', { recipient: { id: '999' }, message: { mid: 'm_1', text: 'Chào' } }],
  ])('%s', (kind, carries) => {
    expect(receive(webhook(event(carries)))).toEqual({ arrivals: [], echoes: [], ignored: [kind] })
  })

  test.each(['', 'hello', '[]', '{}', '{"object":"page"}', '{"object":"user","entry":[]}'])(
    '%j is no event',
    (body) => {
      expect(() => receive(body)).toThrow(NotAnEvent)
    },
  )
})
