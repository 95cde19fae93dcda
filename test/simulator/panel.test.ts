import { afterEach, beforeEach, expect, test } from 'vitest'
import { PANEL_FAULTS } from '../../src/simulator/panel-faults.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import { plain, type SmallBot, smallBot } from './small-bot.ts'

const user = citizenId('zalo', 1)
let bot: SmallBot
beforeEach(async () => {
  bot = await smallBot(() => [plain('Đã nhận')])
})
afterEach(() => bot.close())

async function panel(path: string, body?: object) {
  const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${bot.base}/simulator/api/panel${path}`, body === undefined ? {} : call)
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}
const send = () => bot.channels.zalo.send(user, { message: { text: 'Đã nhận' } }, 'out-1')

test('offers every fault in Vietnamese and English, each under a name of its own', async () => {
  const { body } = await panel('')
  for (const channel of ['zalo', 'messenger'] as const) {
    const ids = PANEL_FAULTS[channel].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(body.faults[channel].map((one: { id: string }) => one.id)).toEqual(ids)
    for (const { label } of body.faults[channel]) expect(label).toMatch(/\S \/ \S/)
  }
})

test('a fault is provoked, waits, is met, and is told', async () => {
  const { body } = await panel('/faults', { channel: 'zalo', id: 'code-230', times: 2 })
  expect(body.zalo).toMatchObject({ waiting: 2, met: [] })
  await expect(send()).rejects.toMatchObject({ code: '-230' })
  expect((await panel('/state')).body.zalo).toMatchObject({
    waiting: 1,
    met: [expect.stringContaining('(-230)')],
  })
  expect((await panel('/faults/clear', {})).body.zalo.waiting).toBe(0)
  await send()
})

test('the clock is moved and set right again', async () => {
  expect((await panel('/clock', { ms: 3_600_000 })).body).toMatchObject({ offset: 3_600_000 })
  expect(bot.simulator.now()).toBeGreaterThan(Date.now() + 3_500_000)
  expect((await panel('/clock', { ms: null })).body).toMatchObject({ offset: 0 })
})

test('tokens die, which Zalo reports, and live again', async () => {
  await send()
  expect((await panel('/grant', { channel: 'zalo', alive: false })).body.zalo.alive).toBe(false)
  await expect(send()).rejects.toMatchObject({ failure: 'credentials' })
  await expect.poll(() => bot.received.map(({ body }) => body).join()).toContain('permission_revoked')
  expect((await panel('/grant', { channel: 'messenger', alive: false })).body.messenger.alive).toBe(false)
  expect((await panel('/grant', { channel: 'zalo', alive: true })).body.zalo.alive).toBe(true)
})

test('the last delivery is repeated, an official writes, the inbox takes over', async () => {
  await bot.simulator.say('zalo', user, 'chào')
  expect((await panel(`/again/zalo/${user}`, {})).body).toEqual({ taken: true, status: 200 })
  const other = citizenId('messenger', 1)
  await panel(`/human/messenger/${other}`, { text: 'Tôi là cán bộ', owner: 'human' })
  expect(bot.simulator.talk('messenger', other)).toMatchObject({
    owner: 'human',
    messages: [{ byHuman: true }],
  })
})

test.each([
  { what: 'an unknown fault', path: '/faults', body: { channel: 'zalo', id: 'none', times: 1 } },
  {
    what: 'a fault of the other channel',
    path: '/faults',
    body: { channel: 'messenger', id: 'code-230', times: 1 },
  },
  { what: 'no time', path: '/clock', body: { ms: 'soon' } },
  { what: 'a stranger', path: '/again/zalo/42', body: {} },
  { what: 'a citizen who did nothing', path: `/again/zalo/${citizenId('zalo', 2)}`, body: {} },
])('$what is refused with a sentence', async ({ path, body }) => {
  expect(await panel(path, body)).toEqual({ status: 400, body: { error: expect.stringMatching(/\w+ \w+/) } })
})
