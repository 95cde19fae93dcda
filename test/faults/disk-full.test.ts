/** A disk that fills up for the server alone: its files may grow no further (RLIMIT_FSIZE), whoever runs the tests. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crowd, inspect } from './crowd.ts'
import { type ServerUnderTest, serverUnderTest } from './server.ts'

const CITIZENS = 30
/** What is left of the disk: some turns. */
const LEFT_BYTES = 50_000

let server: ServerUnderTest

beforeAll(async () => {
  server = await serverUnderTest()
  await server.command('seed')
  await server.start()
  await server.warmUp()
})

afterAll(() => server.close())

/** @param bytes the longest that a file of the server may become; null: no limit */
function limitFiles(bytes: number | null): void {
  const pid = String(server.processes()[0]!.pid())
  execFileSync('prlimit', ['--pid', pid, `--fsize=${bytes ?? 'unlimited'}:unlimited`])
}

test(`the disk fills up under ${CITIZENS} citizens: what cannot be stored is answered 503, and nothing is lost when there is room again`, async () => {
  const { simulator } = server
  const [process] = server.processes()
  const people = crowd(server, CITIZENS)
  await people.heard(CITIZENS)
  limitFiles(statSync(join(server.folder, 'lang-nghe.sqlite-wal')).size + LEFT_BYTES)

  const passers = Array.from({ length: 3 }, () => simulator.addCitizen('messenger').id)
  for (const passer of passers) {
    const answer = async () => (await simulator.say('messenger', passer, 'xin chào')).status
    await expect.poll(answer).toBe(503)
    await pause(500)
  }
  expect(people.isThrough()).toBe(false)
  expect(await process!.metric('store_trouble_total{doing="accept"}')).toBeGreaterThanOrEqual(3)
  expect(process!.isRunning()).toBe(true)

  limitFiles(null)
  const filed = await people.filed
  expect(people.stuck).toEqual([])
  for (const passer of passers)
    expect(await simulator.waitForReply('messenger', passer, 1, 20_000)).not.toEqual([])
  expect(await inspect(server, filed, filed)).toEqual({ wrong: [], twice: 0 })
  expect(process!.isRunning()).toBe(true)
})
