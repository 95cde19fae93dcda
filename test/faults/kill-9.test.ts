import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import { ECHO_WAIT_MS } from '../../src/conversation/mailbox.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { complain } from './complaining.ts'
import { type ServerUnderTest, serverUnderTest } from './server.ts'

const CITIZENS = 16
const KILLS = 4
const STORY = 'Tôi muốn phản ánh phường Mây Hồng trễ hẹn, giấy hẹn đã quá hai tuần mà chưa ai trả lời'

let server: ServerUnderTest

beforeAll(async () => {
  server = await serverUnderTest()
  await server.command('seed')
  await server.start()
  // A kill between Zalo's answer and its storing would lose the OA's grant, as it does in life; so the pair is stored first.
  await server.simulator.say('zalo', server.simulator.citizens('zalo')[0]!.id, 'xin chào')
  await server.simulator.waitForReply('zalo', server.simulator.citizens('zalo')[0]!.id, 1, 20_000)
})

afterAll(() => server.close())

test(`${CITIZENS} citizens complain while the server is killed ${KILLS} times: each complaint is kept once, each citizen gets their own code`, async () => {
  const talks = Array.from({ length: CITIZENS }, (_, i) => {
    const channel: ChannelName = i % 2 === 0 ? 'zalo' : 'messenger'
    const user = server.simulator.addCitizen(channel).id
    return complain(server.simulator, channel, user, STORY)
  })
  let over = false
  const all = Promise.all(talks).finally(() => {
    over = true
  })
  all.catch(() => {})
  let kills = 0
  while (!over && kills < KILLS) {
    await new Promise((resolve) => setTimeout(resolve, 250 + 200 * kills))
    await server.end('SIGKILL')
    kills += 1
    await server.start()
  }
  const filed = await all

  const database = openSqlite(join(server.folder, 'lang-nghe.sqlite'))
  const left = () =>
    Promise.all([
      database.read.selectFrom('inbox').select('seq').where('done_at', 'is', null).execute(),
      database.read.selectFrom('outbox').select(['id', 'status']).where('status', '<>', 'sent').execute(),
    ])
  // Who has read their code is through, though the server may not have come to note that it was sent.
  await expect.poll(left, { timeout: 2 * ECHO_WAIT_MS }).toEqual([[], []])
  await server.end('SIGTERM')
  expect(await left()).toEqual([[], []])
  const kept = await database.read.selectFrom('complaint').select('code').execute()
  await database.close()
  expect(kept.map((row) => row.code).sort()).toEqual(filed.map(({ code }) => code).sort())
  expect(new Set(filed.map(({ code }) => code)).size).toBe(CITIZENS)
  expect(kills).toBeGreaterThanOrEqual(KILLS - 2) // all may be done before the last
})
