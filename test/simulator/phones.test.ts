import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelName, Incoming, Reply } from '../../src/channels/channel.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import type { SimulatorOptions } from '../../src/simulator/simulator.ts'
import { withServer } from '../channels/tiny-server.ts'
import { plain, type SmallBot, smallBot } from './small-bot.ts'

const CHANNELS: ChannelName[] = ['zalo', 'messenger']
const open: SmallBot[] = []

async function start(answer?: (incoming: Incoming) => Reply[], options?: Partial<SimulatorOptions>) {
  const bot = await smallBot(answer, options)
  open.push(bot)
  return bot
}

afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close()
})

const choices = [
  { label: 'Tra hồ sơ', payload: 'ln:check' },
  { label: 'Gửi phản ánh', payload: 'ln:complain' },
]
const menu = () => [{ text: 'Ông/Bà cần việc gì?', choices, link: null }]

describe.each(CHANNELS)('on %s', (channel) => {
  const user = citizenId(channel, 1)

  test('what a citizen types reaches the bot through a signed delivery and is answered in the phone', async () => {
    const { simulator, heard } = await start(() => [plain('Chào Ông/Bà'), plain('Mời Ông/Bà nhắn')])
    expect(await simulator.say(channel, user, 'Phản ánh: đèn / đường 😀')).toMatchObject({ status: 200 })
    const replies = await simulator.waitForReply(channel, user, 2)
    expect(replies.map(({ text }) => text)).toEqual(['Chào Ông/Bà', 'Mời Ông/Bà nhắn'])
    expect(heard).toMatchObject([{ user, incoming: { text: 'Phản ánh: đèn / đường 😀', tap: null } }])
    expect(simulator.messages(channel, user).map(({ from, delivery }) => [from, delivery])).toEqual([
      ['citizen', 'delivered'],
      ['bot', 'delivered'],
      ['bot', 'delivered'],
    ])
  })

  test('a label on the screen can be tapped, and one that is not there cannot', async () => {
    const { simulator, heard } = await start(menu)
    await simulator.say(channel, user, 'chào')
    await simulator.waitForReply(channel, user)
    await simulator.say(channel, user, { kind: 'tap', title: 'Gửi phản ánh' })
    expect(heard.at(-1)?.incoming.tap).toBe('ln:complain')
    const absent = simulator.say(channel, user, { kind: 'tap', title: 'Khen ngợi' })
    await expect(absent).rejects.toThrow('no button with this label')
  })

  test('a button of a message that is long gone can be pressed by its payload', async () => {
    const { simulator, heard } = await start()
    await simulator.say(channel, user, { kind: 'tap', title: 'Cũ', payload: 'ln:old' })
    expect(heard.at(-1)?.incoming.tap).toBe('ln:old')
  })

  test.each([
    { deed: { kind: 'photo' } as const, is: { attachments: [{ kind: 'image' }] } },
    { deed: { kind: 'sticker' } as const, is: { attachments: [{ kind: 'sticker' }] } },
    { deed: { kind: 'start' } as const, is: { tap: 'ln:hello' } },
  ])('$deed.kind reaches the bot as what it is', async ({ deed, is }) => {
    const { simulator, heard } = await start()
    await simulator.say(channel, user, deed)
    expect(heard).toMatchObject([{ user, incoming: is }])
  })

  test('the sample photo can be fetched from where the delivery says', async () => {
    const { simulator, heard } = await start()
    await simulator.say(channel, user, { kind: 'photo' })
    const answer = await fetch(String(heard[0]?.incoming.attachments[0]?.url))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('two messages of one instant bear different times, in their order', async () => {
    const { simulator, heard } = await start(undefined, { now: () => 1_790_000_000_000 })
    await Promise.all([simulator.say(channel, user, 'một'), simulator.say(channel, user, 'hai')])
    const [first, second] = heard.toSorted((a, b) => a.incoming.sentAt - b.incoming.sentAt)
    expect([first?.incoming.text, second?.incoming.text]).toEqual(['một', 'hai'])
    expect(second?.incoming.sentAt).toBeGreaterThan(Number(first?.incoming.sentAt))
  })

  test('a delivery that is not taken is repeated byte for byte, and the phone shows both', async () => {
    const bot = await start(undefined, { repeatAfterMs: { zalo: [50, 50], messenger: [50, 50] } })
    bot.refuse = 2
    expect(await bot.simulator.say(channel, user, 'lặp lại')).toMatchObject({ status: 503 })
    expect(bot.simulator.messages(channel, user)).toMatchObject([{ delivery: 'failed', failure: 'HTTP 503' }])
    await expect.poll(() => bot.heard.length).toBe(1)
    expect(bot.received[0]?.headers.num_retry).toBe('2')
    await expect.poll(() => bot.simulator.messages(channel, user)[0]?.delivery).toBe('delivered')
  })

  test('the last delivery can be made again, the very same', async () => {
    const { simulator, received } = await start()
    await simulator.say(channel, user, 'năm lần')
    for (let i = 0; i < 4; i++) expect(await simulator.again(channel, user)).toEqual({ status: 200 })
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    expect(received.length).toBe(5)
  })

  test('a citizen of an earlier run can still be written to; a stranger cannot', async () => {
    const { simulator, channels } = await start()
    const earlier = citizenId(channel, 1_790_000_001)
    await channels[channel].send(earlier, { message: { text: 'Đã có trả lời' } }, 'out-9')
    expect(simulator.messages(channel, earlier)).toMatchObject([{ from: 'bot', text: 'Đã có trả lời' }])
    const stranger = channels[channel].send('123', { message: { text: 'x' } }, 'out-10')
    await expect(stranger).rejects.toMatchObject({ name: 'SendError' })
  })

  test('a phone keeps 200 messages and a platform 200 citizens', async () => {
    const { simulator, channels } = await start()
    for (let i = 1; i <= 205; i++)
      await channels[channel].send(user, { message: { text: String(i) } }, `out-${i}`)
    expect(simulator.messages(channel, user).length).toBe(200)
    for (let i = 0; i < 300; i++) simulator.addCitizen(channel)
    expect(simulator.citizens(channel).length).toBe(200)
  })

  test('waiting for a reply that does not come ends with how many came', async () => {
    const { simulator } = await start()
    await simulator.say(channel, user, 'im lặng')
    await expect(simulator.waitForReply(channel, user, 1, 50)).rejects.toThrow('0 of 1 replies')
  })
})

test('saving the webhook addresses makes the handshake and the sample event', async () => {
  const bot = await start()
  await bot.simulator.connect()
  expect(bot.received).toMatchObject([{ channel: 'zalo' }])
  expect(bot.received[0]?.body).toContain('"msg_id":"This is message id"')
})

test('Zalo delivers string ids and a tap as the text of its payload', async () => {
  const { simulator, received } = await start()
  const user = citizenId('zalo', 2)
  await simulator.say('zalo', user, { kind: 'tap', title: 'Cũ', payload: 'ln:old' })
  expect(JSON.parse(String(received[0]?.body))).toMatchObject({
    app_id: demoZalo.appId,
    event_name: 'user_send_text',
    sender: { id: user },
    recipient: { id: demoZalo.oaId },
    user_id_by_app: expect.stringMatching(/^\d+$/),
    message: { text: 'ln:old', msg_id: expect.any(String) },
    timestamp: expect.stringMatching(/^\d{13}$/),
  })
})

test('Messenger: quick replies vanish with the next message, template buttons stay and are postbacks', async () => {
  const { simulator, channels, received } = await start(menu)
  const user = citizenId('messenger', 2)
  await simulator.say('messenger', user, 'chào')
  await simulator.waitForReply('messenger', user)
  const button = { type: 'postback', title: 'Xem', payload: 'ln:view' }
  const template = { template_type: 'button', text: 'Hồ sơ', buttons: [button] }
  await channels.messenger.send(
    user,
    { message: { attachment: { type: 'template', payload: template } } },
    'o',
  )
  const gone = simulator.say('messenger', user, { kind: 'tap', title: 'Tra hồ sơ' })
  await expect(gone).rejects.toThrow('no button with this label')
  await simulator.say('messenger', user, 'còn đó')
  await simulator.say('messenger', user, { kind: 'tap', title: 'Xem' })
  const last = received.findLast(({ body }) => body.includes('postback'))
  expect(JSON.parse(String(last?.body)).entry[0].messaging[0]).toMatchObject({
    sender: { id: user },
    recipient: { id: demoMessenger.pageId },
    postback: { title: 'Xem', payload: 'ln:view', mid: expect.stringMatching(/^m_/) },
  })
})

test('Messenger reports what the bot sent, with its metadata', async () => {
  const bot = await start(() => [plain('Chào')])
  const user = citizenId('messenger', 3)
  await bot.simulator.say('messenger', user, 'chào')
  const [reply] = await bot.simulator.waitForReply('messenger', user)
  await expect
    .poll(() => bot.echoes)
    .toMatchObject([{ address: { user }, outboxId: expect.stringMatching(/^out-/), messageId: reply?.id }])
})

test('a webhook that is slower than the platform waits counts as failed', async () => {
  await withServer(
    () => {},
    async (url) => {
      const { simulator } = await start(undefined, { webhookBase: () => url })
      const user = citizenId('zalo', 1)
      const began = Date.now()
      expect(await simulator.say('zalo', user, 'có ai không')).toMatchObject({ status: null })
      expect(Date.now() - began).toBeLessThan(20_000)
      expect(simulator.messages('zalo', user)).toMatchObject([{ delivery: 'failed', failure: 'no answer' }])
    },
  )
})
