import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type ServerUnderTest, serverUnderTest } from './server.ts'

const CITIZENS = 24
const KILLS = 5
const STORY = 'Tôi muốn phản ánh phường Mây Hồng trễ hẹn, giấy hẹn đã quá hai tuần mà chưa ai trả lời'
const CODE = /PA-[0-9A-Z]{4}-[0-9A-Z]{4}/

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

/** What the citizen answers to what they read; they may read a message twice when its sending was cut off. */
const ANSWERS: [RegExp, string][] = [
  [/xem lại trước khi gửi/, 'Gửi phản ánh'],
  [/theo cách nào|chọn một trong ba cách/, '2'],
  [/nhắn «Xong»/, 'xong'],
  [/«Bỏ qua»/, 'bỏ qua'],
]

/** Talks through a whole complaint; @returns the tracking code */
async function complain(channel: ChannelName, user: string): Promise<string> {
  const { simulator } = server
  const bot = () => simulator.messages(channel, user).filter((message) => message.from === 'bot')
  let words = STORY
  for (let exchanges = 0; exchanges < 20; exchanges++) {
    const before = bot().length
    await simulator.say(channel, user, words)
    const until = Date.now() + 45_000
    while (bot().length === before) {
      if (Date.now() > until) throw new Error(`${channel} ${user}: no reply to "${words}"`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    await quiet(() => bot().length)
    const code = bot()
      .map((message) => CODE.exec(message.text)?.[0])
      .find(Boolean)
    if (code) return code
    const last = bot().at(-1)!.text
    const answer = ANSWERS.find(([question]) => question.test(last))
    if (!answer) throw new Error(`nothing to answer to "${last}"`)
    words = answer[1]
  }
  throw new Error('no code was given after 20 exchanges')
}

/** Until nothing more has come for a moment. */
async function quiet(count: () => number): Promise<void> {
  for (let last = -1; last !== count(); ) {
    last = count()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

test(`${CITIZENS} citizens complain while the server is killed ${KILLS} times: each complaint is kept once, each citizen gets their own code`, {
  timeout: 240_000,
}, async () => {
  const talks = Array.from({ length: CITIZENS }, (_, i) => {
    const channel: ChannelName = i % 2 === 0 ? 'zalo' : 'messenger'
    const user = server.simulator.addCitizen(channel).id
    return complain(channel, user).then((code) => ({ channel, user, code }))
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
  await server.end('SIGTERM')

  const database = openSqlite(join(server.folder, 'lang-nghe.sqlite'))
  const kept = await database.read.selectFrom('complaint').select('code').execute()
  const waiting = await database.read.selectFrom('inbox').select('seq').where('done_at', 'is', null).execute()
  const outgoing = await database.read
    .selectFrom('outbox')
    .select('id')
    .where('status', '<>', 'sent')
    .execute()
  await database.close()
  expect(kept.map((row) => row.code).sort()).toEqual(filed.map(({ code }) => code).sort())
  expect(new Set(filed.map(({ code }) => code)).size).toBe(CITIZENS)
  expect([waiting, outgoing]).toEqual([[], []])
  expect(kills).toBeGreaterThanOrEqual(KILLS - 2) // all may be done before the last
})
