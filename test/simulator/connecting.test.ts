import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'
import { createSimulator } from '../../src/simulator/simulator.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

let bot: SmallBot
beforeEach(async () => {
  bot = await smallBot()
})
afterEach(() => bot.close())

test('where nothing listens, connecting says where it was asked', async () => {
  const lonely = createSimulator({
    webhookBase: () => 'http://127.0.0.1:9',
    paths: { '/webhooks/zalo': '/hooks/zl' },
    zalo: demoZalo,
    messenger: demoMessenger,
  })
  await expect(lonely.connect()).rejects.toThrow('nothing answered in time at http://127.0.0.1:9/hooks/zl')
  await lonely.close()
})

test('a webhook that refuses is told with what it answered', async () => {
  bot.refuse = 1
  await expect(bot.simulator.connect()).rejects.toThrow('refused the sample event: HTTP 503')
})

test.each(['x', Number.NaN, Number.POSITIVE_INFINITY, 1e300, undefined])(
  'the clock is not moved by %j',
  (ms) => {
    const before = bot.simulator.now()
    expect(() => bot.simulator.moveClock(ms as number)).toThrow(RangeError)
    expect(bot.simulator.now() - before).toBeLessThan(5_000)
  },
)
