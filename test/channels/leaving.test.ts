/** The whole way on Zalo: who leaves is not written to, and finds what waited when they come back; who withdraws is forgotten. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeDoes } from '../../src/replay/office.ts'
import { playIn } from '../../src/replay/play.ts'
import { readScript } from '../../src/replay/script.ts'
import { createWorld, type World } from '../../src/replay/world.ts'

const script = readScript(`Zalo · 2026-11-23 08:15 · người quen

> gặp cán bộ
<
> hỏi đất đai
`)
let world: World
let user: string
beforeEach(async () => {
  world = await createWorld(script.startsAt)
  user = world.simulator.citizens('zalo')[0]!.id
  expect((await playIn(world, script)).broken).toBeNull()
})
afterEach(() => world.close())

const seen = () => world.simulator.messages('zalo', user).map(({ text }) => text)
const isSaid = (words: string) => seen().some((text) => text.includes(words))
async function does(what: Parameters<World['simulator']['say']>[2]) {
  expect((await world.simulator.say('zalo', user, what)).status).toBe(200)
  await world.settle()
}
const outcome = async () =>
  (await world.desk.database.read.selectFrom('notice').select('outcome').execute())[0]?.outcome

test('an answer to one who has left waits until they write again', async () => {
  await does({ kind: 'unfollow' })
  await officeDoes(world, 'reply: Mời Ông/Bà đến quầy số 2.')
  expect(isSaid('quầy số 2')).toBe(false)
  expect(await outcome()).toMatch(/^kept/)
  await does('cho tôi hỏi')
  expect(isSaid('quầy số 2')).toBe(true)
  expect(await outcome()).toMatch(/^(sent|delivered)$/)
})

test('one who withdraws their consent through Zalo is forgotten, and the office says nothing more', async () => {
  await does({ kind: 'withdraw' })
  await world.pass(60_000)
  const requests = await world.desk.database.read.selectFrom('data_request').selectAll().execute()
  expect(requests).toMatchObject([{ kind: 'erase', by: 'zalo', citizen: null }])
  const topics = await world.desk.database.read.selectFrom('human_request').select('topic_sealed').execute()
  expect(topics).toEqual([{ topic_sealed: null }])
  expect(await world.desk.database.read.selectFrom('lane').select('id').execute()).toEqual([])
})
