import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

let bot: SmallBot
beforeEach(async () => {
  bot = await smallBot()
})
afterEach(() => bot.close())

const send = (channel: 'zalo' | 'messenger') =>
  bot.channels[channel].send(citizenId(channel, 1), { message: { text: 'Đã nhận' } }, 'out-1')
const shown = (channel: 'zalo' | 'messenger') => bot.simulator.messages(channel, citizenId(channel, 1)).length

describe('faults on demand, as the real senders meet them', () => {
  test.each([
    { channel: 'zalo', fault: { code: -32 }, failure: 'rate_limited', code: '-32' },
    { channel: 'zalo', fault: { code: -230 }, failure: 'window_closed', code: '-230' },
    { channel: 'zalo', fault: { httpStatus: 503 }, failure: 'temporary', code: 'HTTP 503' },
    {
      channel: 'messenger',
      fault: { code: 10, subcode: 2018278 },
      failure: 'window_closed',
      code: '10/2018278',
    },
    { channel: 'messenger', fault: { code: 190 }, failure: 'credentials', code: '190' },
    { channel: 'messenger', fault: { httpStatus: 500 }, failure: 'temporary', code: 'HTTP 500' },
  ] as const)('$channel $code', async ({ channel, fault, failure, code }) => {
    bot.simulator.failNext(channel, fault)
    await expect(send(channel)).rejects.toMatchObject({ failure, code })
    expect(shown(channel)).toBe(0)
    await send(channel)
    expect(shown(channel)).toBe(1)
  })

  test.each(['zalo', 'messenger'] as const)(
    '%s: a broken connection, the message arrived or not',
    async (channel) => {
      await send(channel) // Zalo's token is there from now on
      bot.simulator.failNext(channel, { dropConnection: true })
      await expect(send(channel)).rejects.toMatchObject({ failure: 'unknown_outcome' })
      expect(shown(channel)).toBe(1)
      bot.simulator.failNext(channel, { dropConnection: true, delivered: true })
      await expect(send(channel)).rejects.toMatchObject({ failure: 'unknown_outcome' })
      expect(shown(channel)).toBe(2)
    },
  )

  test('a fault lasts as many calls as asked, a slow answer is still an answer', async () => {
    bot.simulator.failNext('messenger', { code: 2 }, 2)
    bot.simulator.failNext('messenger', { delayMs: 60 })
    await expect(send('messenger')).rejects.toMatchObject({ failure: 'temporary' })
    await expect(send('messenger')).rejects.toMatchObject({ failure: 'temporary' })
    const began = Date.now()
    await send('messenger')
    expect(Date.now() - began).toBeGreaterThanOrEqual(55)
  })

  test('Zalo: a refused token is replaced once, refused buttons become words', async () => {
    bot.simulator.failNext('zalo', { code: -220 })
    await send('zalo')
    expect(shown('zalo')).toBe(1)
    bot.simulator.failNext('zalo', { code: -233 })
    const [part] = bot.channels.zalo.render({
      text: 'Chọn',
      choices: [{ label: 'Có', payload: 'ln:y' }],
      link: null,
    })
    await bot.channels.zalo.send(citizenId('zalo', 1), part!, 'out-2')
    const last = bot.simulator.messages('zalo', citizenId('zalo', 1)).at(-1)
    expect(last?.buttons).toEqual([])
    expect(last?.text).toContain('1. Có')
  })

  test("Zalo's token call can fail by itself, and faults can be taken back", async () => {
    bot.simulator.failNext('zalo', { at: 'token', httpStatus: 503 })
    await expect(send('zalo')).rejects.toMatchObject({ failure: 'temporary', code: 'oauth HTTP 503' })
    bot.simulator.failNext('zalo', { code: -32 })
    bot.simulator.clearFaults()
    await send('zalo')
    expect(shown('zalo')).toBe(1)
  })
})
