import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import type { Deed } from '../../src/simulator/deed.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import { plain, type SmallBot, smallBot } from './small-bot.ts'

let bot: SmallBot
beforeEach(async () => {
  bot = await smallBot(() => [plain('Đã nhận')])
})
afterEach(() => bot.close())
const user = (channel: ChannelName) => citizenId(channel, 1)

/** The citizen writes and is answered, then does something. @returns the event that the webhook was told of it */
async function after(channel: ChannelName, deed: Deed) {
  await bot.simulator.say(channel, user(channel), 'chào')
  await bot.simulator.waitForReply(channel, user(channel))
  await bot.simulator.say(channel, user(channel), deed)
  const bodies = bot.received.filter((one) => one.channel === channel).map(({ body }) => JSON.parse(body))
  return channel === 'zalo'
    ? bodies
    : bodies.flatMap((one) => one.entry.flatMap((entry: Entry) => entry.messaging))
}
type Entry = { messaging: object[] }

describe.each<{ deed: Deed; event: object }>([
  {
    deed: { kind: 'text', text: 'vâng', quotes: 'm-1' },
    event: { event_name: 'user_send_text', message: { text: 'vâng', quote_msg_id: 'm-1' } },
  },
  {
    deed: { kind: 'photo', gps: true, text: 'Ổ gà' },
    event: {
      event_name: 'user_send_image',
      message: {
        text: 'Ổ gà',
        attachments: [{ type: 'image', payload: { url: expect.stringMatching(/gps\.jpg$/) } }],
      },
    },
  },
  {
    deed: { kind: 'gif' },
    event: { event_name: 'user_send_gif', message: { attachments: [{ type: 'gif' }] } },
  },
  {
    deed: { kind: 'voice' },
    event: {
      event_name: 'user_send_audio',
      message: { attachments: [{ type: 'audio', payload: { url: expect.stringMatching(/\.amr$/) } }] },
    },
  },
  {
    deed: { kind: 'video' },
    event: { event_name: 'user_send_video', message: { attachments: [{ type: 'video' }] } },
  },
  {
    deed: { kind: 'file' },
    event: {
      event_name: 'user_send_file',
      message: {
        attachments: [
          {
            type: 'file',
            payload: {
              name: 'don-phan-anh.pdf',
              size: expect.stringMatching(/^\d+$/),
              checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
            },
          },
        ],
      },
    },
  },
  {
    deed: { kind: 'location', latitude: 10.5, longitude: 106.25, name: 'Chợ Mẫu' },
    event: {
      event_name: 'user_send_location',
      message: {
        text: 'Chợ Mẫu',
        attachments: [{ payload: { coordinates: { latitude: '10.5', longitude: '106.25' } } }],
      },
    },
  },
  {
    deed: { kind: 'link', url: 'https://example.org/a' },
    event: {
      event_name: 'user_send_link',
      message: { attachments: [{ payload: { url: 'https://example.org/a' } }] },
    },
  },
  {
    deed: { kind: 'business_card', name: 'Bà Ví Dụ', phone: '84900000001' },
    event: {
      event_name: 'user_send_business_card',
      message: {
        text: 'Bà Ví Dụ',
        attachments: [{ type: 'link', payload: { description: expect.stringContaining('84900000001') } }],
      },
    },
  },
  { deed: { kind: 'start' }, event: { event_name: 'follow', oa_id: demoZalo.oaId, source: 'oa_profile' } },
  { deed: { kind: 'unfollow' }, event: { event_name: 'unfollow', oa_id: demoZalo.oaId } },
  { deed: { kind: 'chatnow' }, event: { event_name: 'user_click_chatnow', oa_id: demoZalo.oaId } },
  { deed: { kind: 'withdraw' }, event: { event_name: 'user_withdraw', user_id: citizenId('zalo', 1) } },
  {
    deed: { kind: 'contact', name: 'Bà Ví Dụ', phone: '84900000001' },
    event: {
      event_name: 'user_submit_info',
      info: { name: 'Bà Ví Dụ', phone: '84900000001', full_address: { user_ward: expect.any(String) } },
    },
  },
  {
    deed: { kind: 'react' },
    event: {
      event_name: 'user_reacted_message',
      message: { msg_id: expect.any(String), react_icon: '/-heart' },
    },
  },
])('on Zalo $deed.kind', ({ deed, event }) => {
  test('is told as the facts have it, in string ids', async () => {
    const told = await after('zalo', deed)
    expect(told).toContainEqual(
      expect.objectContaining({ app_id: demoZalo.appId, timestamp: expect.stringMatching(/^\d{13}$/) }),
    )
    expect(told.at(-1)).toMatchObject(event)
  })
})

describe.each<{ deed: Deed; event: object }>([
  {
    deed: { kind: 'text', text: 'vâng', quotes: 'm_1' },
    event: { message: { text: 'vâng', reply_to: { mid: 'm_1', is_self_reply: false } } },
  },
  {
    deed: { kind: 'photo', gps: true },
    event: {
      message: { attachments: [{ type: 'image', payload: { url: expect.stringMatching(/gps\.jpg$/) } }] },
    },
  },
  {
    deed: { kind: 'voice' },
    event: {
      message: { attachments: [{ type: 'audio', payload: { url: expect.stringMatching(/voice\.mp4$/) } }] },
    },
  },
  { deed: { kind: 'video' }, event: { message: { attachments: [{ type: 'video' }] } } },
  { deed: { kind: 'file' }, event: { message: { attachments: [{ type: 'file' }] } } },
  {
    deed: { kind: 'link', url: 'https://example.org/a' },
    event: { message: { text: 'https://example.org/a', attachments: [{ type: 'fallback' }] } },
  },
  {
    deed: { kind: 'referral', ref: 'quay-3' },
    event: { referral: { ref: 'quay-3', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
  },
  { deed: { kind: 'react' }, event: { reaction: { action: 'react', reaction: 'love', emoji: '❤️' } } },
  { deed: { kind: 'edit', text: 'chào bà' }, event: { message_edit: { text: 'chào bà', num_edit: '1' } } },
])('on Messenger $deed.kind', ({ deed, event }) => {
  test('is told as the facts have it', async () => {
    const told = await after('messenger', deed)
    expect(told.at(-1)).toMatchObject({
      sender: { id: user('messenger') },
      recipient: { id: demoMessenger.pageId },
      timestamp: expect.any(Number),
      ...event,
    })
  })
})

test('on Messenger a link with a ref that begins a talk comes with Get Started', async () => {
  await bot.simulator.say('messenger', user('messenger'), { kind: 'referral', ref: 'quay-3' })
  expect(bot.received[0]?.body).toContain('"postback"')
  expect(JSON.parse(bot.received[0]!.body).entry[0].messaging[0].postback.referral.ref).toBe('quay-3')
})

test('an edit changes what stands in the phone, five times at most', async () => {
  await bot.simulator.say('messenger', user('messenger'), 'chao')
  for (let i = 1; i <= 5; i++)
    await bot.simulator.say('messenger', user('messenger'), { kind: 'edit', text: `chào ${i}` })
  expect(bot.simulator.messages('messenger', user('messenger'))[0]).toMatchObject({
    text: 'chào 5',
    edits: 5,
  })
  const sixth = bot.simulator.say('messenger', user('messenger'), { kind: 'edit', text: 'chào 6' })
  await expect(sixth).rejects.toMatchObject({ name: 'NotPossible' })
})

test.each([
  { channel: 'zalo', deed: { kind: 'edit', text: 'x' } },
  { channel: 'messenger', deed: { kind: 'location' } },
  { channel: 'messenger', deed: { kind: 'contact' } },
] as const)('$channel has no $deed.kind', async ({ channel, deed }) => {
  const said = bot.simulator.say(channel, user(channel), deed)
  await expect(said).rejects.toMatchObject({ name: 'NotPossible' })
})

test('who asks Meta for erasure is named by another id, in a request signed over its encoded text', async () => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      heard.push({ path: request.url, type: request.headers['content-type'], body })
      response.end('{}')
    })
  })
  const heard: { path: string | undefined; type: string | undefined; body: string }[] = []
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const other = await smallBot(undefined, {
    webhookBase: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  })
  await other.simulator.say('messenger', user('messenger'), { kind: 'withdraw' })
  await other.close()
  server.close()
  expect(heard).toMatchObject([
    { path: '/webhooks/messenger/data-deletion', type: 'application/x-www-form-urlencoded' },
  ])
  const [signature, payload] = new URLSearchParams(heard[0]!.body).get('signed_request')!.split('.')
  expect(signature).toBe(createHmac('sha256', demoMessenger.appSecret).update(payload!).digest('base64url'))
  const { user_id } = JSON.parse(Buffer.from(payload!, 'base64url').toString())
  expect(user_id).toMatch(/^\d{16}$/)
  expect(user_id).not.toBe(user('messenger'))
})

describe.each(['zalo', 'messenger'] as const)('on %s', (channel) => {
  const bodies = () => bot.received.filter((one) => one.channel === channel).map(({ body }) => body)
  const told = (words: string) => expect.poll(() => bodies().join('\n')).toContain(words)

  test('what the bot sent is reported as received, and as read when the citizen looks, once', async () => {
    await bot.simulator.say(channel, user(channel), 'chào')
    const [reply] = await bot.simulator.waitForReply(channel, user(channel))
    await told(channel === 'zalo' ? 'user_received_message' : '"delivery"')
    bot.simulator.see(channel, user(channel))
    await told(channel === 'zalo' ? `"msg_ids":["${reply!.id}"]` : `"read":{"watermark":${reply!.at}}`)
    expect(bot.simulator.messages(channel, user(channel)).at(-1)?.readAt).toBeGreaterThan(0)
    const before = bodies().length
    bot.simulator.see(channel, user(channel))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(bodies().length).toBe(before)
  })

  test('what an official types in the platform’s tool is told apart from the bot’s own', async () => {
    bot.simulator.humanWrites(channel, user(channel), 'Tôi là cán bộ trực')
    await told(channel === 'zalo' ? '"admin_id"' : '"app_id":263902037430900')
    expect(bodies().join()).not.toContain('"metadata"')
    expect(bot.simulator.messages(channel, user(channel))).toMatchObject([{ from: 'bot', byHuman: true }])
  })
})

test('trouble with an account is told: policy on Messenger, a template on Zalo', async () => {
  bot.simulator.happens('messenger', { kind: 'policy', action: 'block', reason: 'spam' })
  bot.simulator.happens('zalo', { kind: 'template_status', templateId: '1', from: 'ENABLE', to: 'DISABLE' })
  const all = () => bot.received.map(({ body }) => body).join('\n')
  await expect.poll(all).toContain('"policy_enforcement":{"action":"block","reason":"spam"}')
  await expect.poll(all).toContain('"change_template_status"')
})

test('the samples are what they are said to be, and only one photo tells a place', async () => {
  const asset = async (name: string) => {
    const answer = await fetch(`${bot.base}/simulator/assets/${name}`)
    return Buffer.from(await answer.arrayBuffer()).toString('latin1')
  }
  expect((await asset('voice.amr')).startsWith('#!AMR\n')).toBe(true)
  expect((await asset('voice.mp4')).slice(4, 8)).toBe('ftyp')
  expect((await asset('video.mp4')).slice(4, 8)).toBe('ftyp')
  expect((await asset('sample.pdf')).startsWith('%PDF-')).toBe(true)
  const photo = await asset('photo-gps.jpg')
  expect(photo.slice(6, 10)).toBe('Exif')
  expect(photo).toContain('\x88\x25') // the tag of the GPS directory
})
