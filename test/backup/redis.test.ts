/** The way to copy an engine's Redis that docs/operations.md describes, done by hand as an operator would. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { createRedisMailbox } from '../../src/conversation/mailbox-redis/mailbox-redis.ts'
import { openRedis } from '../../src/conversation/mailbox-redis/redis.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { startRedis } from '../services/redis.ts'

const T = 1_800_000_000_000
const LETTERS = 200

test('a copy of appendonlydir, taken while messages come, holds all that came before it', async () => {
  const database = await freshSqlite()
  const { vault } = deskOver(database)
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-redis-'))
  const original = await startRedis({ folder })
  const mailboxOn = async (url: string) => {
    const store = await openRedis(url)
    return { store, mailbox: createRedisMailbox(store, database, vault, { announces: false, askEveryMs: 0 }) }
  }
  const { store, mailbox } = await mailboxOn(original.url)
  const accept = (n: number) => {
    const message = { id: `m${n}`, sentAt: T, text: `câu ${n}`, tap: null, attachments: [], contact: null }
    const address = { channel: 'zalo' as const, account: 'oa', user: `u${n}` }
    const arrival = { lane: `lane${n}`, address, deliveryKey: `m${n}`, sentAt: T, gathers: false }
    return mailbox.accept([{ ...arrival, letter: { message } }], T)
  }
  for (let n = 0; n < LETTERS; n++) await accept(n)

  const operator = new Redis(original.url)
  await operator.config('SET', 'auto-aof-rewrite-percentage', 0)
  expect(await operator.info('persistence')).toContain('aof_rewrite_in_progress:0')
  let more = LETTERS
  const coming = setInterval(() => void accept(more++).catch(() => {}), 1)
  await expect.poll(() => more).toBeGreaterThan(LETTERS)
  const copied = mkdtempSync(join(tmpdir(), 'lang-nghe-redis-'))
  await cp(join(folder, 'appendonlydir'), join(copied, 'appendonlydir'), { recursive: true })
  clearInterval(coming)
  operator.disconnect()
  await store.close()
  await original.stop()
  expect(readdirSync(copied)).toEqual(['appendonlydir'])

  const restored = await startRedis({ folder: copied })
  const after = await mailboxOn(restored.url)
  const heard = new Set<string>()
  for (let turns = await after.mailbox.take(50, T + 1); turns.length > 0; ) {
    for (const turn of turns) {
      heard.add(turn.lane)
      await after.mailbox.commit(
        turn,
        { state: '{}', taken: 1, gathers: false, records: [], replies: [] },
        T + 1,
      )
    }
    turns = await after.mailbox.take(50, T + 1)
  }
  expect([...Array(LETTERS).keys()].filter((n) => !heard.has(`lane${n}`))).toEqual([])
  await after.store.close()
  await restored.stop()
  await database.close()
})
