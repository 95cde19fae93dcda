import { afterEach, beforeEach, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { type MessengerCalls, messengerCalls } from './messenger-calls.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

let bot: SmallBot
beforeEach(async () => {
  bot = await smallBot(undefined, { repeatAfterMs: { zalo: [20, 20], messenger: [] } })
})
afterEach(() => bot.close())

test('Zalo delivers nothing more after the last repeat, until somebody switches it on', async () => {
  const user = citizenId('zalo', 1)
  bot.refuse = 3
  await bot.simulator.say('zalo', user, 'một')
  await expect.poll(() => bot.simulator.webhookIsOn('zalo')).toBe(false)
  expect(await bot.simulator.say('zalo', user, 'hai')).toMatchObject({ status: 204 })
  bot.simulator.turnWebhookOn('zalo')
  await bot.simulator.say('zalo', user, 'ba')
  expect(bot.heard).toMatchObject([{ incoming: { text: 'ba' } }])
})

test('a repeat that is taken keeps it on', async () => {
  bot.refuse = 2
  await bot.simulator.say('zalo', citizenId('zalo', 1), 'một')
  await expect.poll(() => bot.heard.length).toBe(1)
  expect(bot.simulator.webhookIsOn('zalo')).toBe(true)
})

test('Meta unsubscribes the Page after an hour of failures, not after one success between', async () => {
  const user = citizenId('messenger', 1)
  const HOUR_MS = 3_600_000
  bot.refuse = 1
  await bot.simulator.say('messenger', user, 'một')
  bot.simulator.moveClock(HOUR_MS)
  await bot.simulator.say('messenger', user, 'hai')
  bot.refuse = 2
  await bot.simulator.say('messenger', user, 'ba')
  expect(bot.simulator.webhookIsOn('messenger')).toBe(true)
  bot.simulator.moveClock(HOUR_MS)
  await bot.simulator.say('messenger', user, 'bốn')
  expect(bot.simulator.webhookIsOn('messenger')).toBe(false)
  expect(await bot.simulator.say('messenger', user, 'năm')).toMatchObject({ status: 204 })
})

test('and the bot can subscribe it again by itself', async () => {
  const calls: MessengerCalls = await messengerCalls()
  try {
    await calls.call('DELETE', `${calls.page}/subscribed_apps`)
    expect(calls.simulator.webhookIsOn('messenger')).toBe(false)
    await calls.call('POST', `${calls.page}/subscribed_apps?subscribed_fields=messages`)
    expect(calls.simulator.webhookIsOn('messenger')).toBe(true)
  } finally {
    await calls.close()
  }
})
