import { Redis } from 'ioredis'
import { afterEach, describe, expect, test } from 'vitest'
import type { Arrival, Mailbox, Turn, TurnResult } from '../../src/conversation/mailbox.ts'
import { createRedisMailbox } from '../../src/conversation/mailbox-redis/mailbox-redis.ts'
import { partitionOf } from '../../src/conversation/mailbox-redis/partitions.ts'
import { openRedis, type RedisStore } from '../../src/conversation/mailbox-redis/redis.ts'
import { type Database, Unavailable, type Write, write } from '../../src/database/database.ts'
import type { Vault } from '../../src/privacy/vault.ts'
import { deskOver, freshPostgres, freshSqlite } from '../services/databases.ts'
import { freshRedisUrl, startRedis, startRedisCluster, startRedisWithReplica } from '../services/redis.ts'
import { mailboxContract } from './mailbox-contract.ts'

const T = 1_800_000_000_000
const LEASE_MS = 4_000
const options = { announces: false, askEveryMs: 0 }

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function connect(url: string): Promise<RedisStore> {
  const store = await openRedis(url)
  opened.push(store)
  return store
}

mailboxContract('Redis, with records on PostgreSQL', async () => {
  const database = await freshPostgres()
  opened.push(database)
  const store = await connect(await freshRedisUrl())
  return { mailbox: createRedisMailbox(store, database, deskOver(database).vault, options), database }
})

describe('a turn with records, on Redis', () => {
  test('is ended as it was decided when its worker dies after writing the records, whatever came since', async () => {
    const { worker, next, database } = await twoWorkers()
    await next.accept([arrival(2)], T)
    const turn = (await worker.take(1, T))[0]!
    worker.dies = 'before the fenced commit'
    await expect(worker.commit(turn, filing(database), T)).rejects.toThrow(Unavailable)
    await next.accept([arrival(1)], T + 1) // sent before the other, and late

    const [again] = await next.take(1, T + LEASE_MS + 1)
    expect([idsOf(again!), again!.state, again!.version]).toEqual([['m1'], 'filed', 1])
    expect(await database.read.selectFrom('consent').selectAll().execute()).toHaveLength(1)
    expect((await next.takeOutgoing(9, T + LEASE_MS + 2)).map(({ id }) => id)).toEqual(['m2.0.0'])
  })

  test('is decided again when its worker dies and its records cannot be written', async () => {
    const { worker, next, database } = await twoWorkers()
    await next.accept([arrival(1)], T)
    const turn = (await worker.take(1, T))[0]!
    worker.dies = 'before the records'
    const half = { sql: database.statement('insert into consent (id) values ($1)'), parameters: ['half'] }
    const records = [{ key: 'k', writes: [half] }]
    await expect(worker.commit(turn, { ...filing(database), records }, T)).rejects.toThrow(Unavailable)

    expect(await next.take(1, T + LEASE_MS + 1)).toEqual([])
    const [again] = await next.take(1, T + LEASE_MS + 1_001)
    expect([idsOf(again!), again!.failures]).toEqual([['m1'], 1])
  })

  test('is ended as it was decided when its worker dies before writing the records', async () => {
    const { worker, next, database } = await twoWorkers()
    await next.accept([arrival(1)], T)
    const turn = (await worker.take(1, T))[0]!
    worker.dies = 'before the records'
    await expect(worker.commit(turn, filing(database), T)).rejects.toThrow(Unavailable)
    expect(await database.read.selectFrom('consent').selectAll().execute()).toEqual([])

    expect(await next.take(1, T + LEASE_MS + 1)).toEqual([])
    expect(await database.read.selectFrom('consent').selectAll().execute()).toHaveLength(1)
    expect(await next.takeOutgoing(9, T + LEASE_MS + 2)).toHaveLength(1)
    expect(await next.nextDueAt()).toBeNull()
  })

  test('writes no record when its worker wakes up after another has had the lane', async () => {
    const { worker, next, database } = await twoWorkers()
    await next.accept([arrival(1)], T)
    const paused = (await worker.take(1, T))[0]!
    const [turn] = await next.take(1, T + LEASE_MS + 1)
    expect(await worker.commit(paused, filing(database), T + LEASE_MS + 2)).toBe('lost')
    expect(await database.read.selectFrom('consent').selectAll().execute()).toEqual([])
    expect(await next.commit(turn!, { ...filing(database), records: [] }, T + LEASE_MS + 3)).toBe('done')
  })

  test('is decided again when a rule refuses its records after its worker died', async () => {
    const { worker, next, database } = await twoWorkers()
    await next.accept([arrival(1)], T)
    const turn = (await worker.take(1, T))[0]!
    worker.dies = 'before the records'
    const ruled = filing(database, 'already')
    await expect(worker.commit(turn, ruled, T)).rejects.toThrow(Unavailable)
    await database.commit(filing(database).records[0]!.writes) // somebody else keeps the same meanwhile

    const [again] = await next.take(1, T + LEASE_MS + 1)
    expect(idsOf(again!)).toEqual(['m1'])
    expect(await next.commit(again!, ruled, T + LEASE_MS + 2)).toEqual({
      refused: { key: 'm1.0', reason: 'already' },
    })
  })
})

describe('the store of a Redis mailbox', () => {
  test('keeps the defect of one call from those that travel with it', async () => {
    const url = await freshRedisUrl()
    const store = await connect(url)
    const database = await freshSqlite()
    opened.push(database)
    const mailbox = createRedisMailbox(store, database, deskOver(database).vault, options)
    const lanes = Array.from({ length: 150 }, (_, i) => `lane${i}`)
    const client = new Redis(url)
    await client.set(`{p${partitionOf('lane7')}}:lane:lane7`, 'no hash')
    client.disconnect()
    const outcomes = await Promise.allSettled(lanes.map((lane) => mailbox.accept([arrival(1, lane)], T)))
    const failed = outcomes.flatMap((outcome, at) => (outcome.status === 'rejected' ? [at] : []))
    expect(failed).toEqual([7])
    const { reason } = outcomes[7] as PromiseRejectedResult
    expect(reason).not.toBeInstanceOf(Unavailable)
    expect(reason.message).toContain('WRONGTYPE')
    expect(await mailbox.figures(T)).toMatchObject({ lanesDue: 149 })
  })

  test('is told weak when it would lose what it acknowledged', async () => {
    const strong = await connect(await freshRedisUrl())
    expect(await strong.weaknesses()).toEqual([])
    const redis = await startRedis({
      settings: ['--appendfsync', 'everysec', '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
    })
    try {
      const weak = await openRedis(redis.url)
      expect(await weak.weaknesses()).toEqual([
        'appendfsync is everysec; set: appendfsync always',
        'maxmemory-policy is allkeys-lru; set: maxmemory-policy noeviction',
      ])
      await weak.close()
    } finally {
      await redis.stop()
    }
  })

  test('is away at once when Redis is, and back without a restart, with everything that was accepted', async () => {
    const redis = await startRedis()
    try {
      const database = await freshSqlite()
      const store = await openRedis(redis.url)
      const mailbox = createRedisMailbox(store, database, deskOver(database).vault, options)
      await mailbox.accept([arrival(1)], T)
      await redis.kill()
      const before = performance.now()
      await expect(mailbox.accept([arrival(2)], T)).rejects.toThrow(Unavailable)
      expect(performance.now() - before).toBeLessThan(4_000)
      await redis.restart()
      await expect.poll(() => mailbox.accept([arrival(2)], T).catch(() => null)).not.toBeNull()
      const [turn] = await mailbox.take(1, T)
      expect(idsOf(turn!)).toEqual(['m1', 'm2'])
      await store.close()
      await database.close()
    } finally {
      await redis.stop()
    }
  })

  test('acknowledges only what a replica has too, where there is one', async () => {
    const redis = await startRedisWithReplica()
    try {
      const database = await freshSqlite()
      const store = await openRedis(redis.url)
      const mailbox = createRedisMailbox(store, database, deskOver(database).vault, options)
      expect(await mailbox.accept([arrival(1)], T)).toEqual([true])
      redis.replica.pause()
      await expect(mailbox.accept([arrival(2)], T)).rejects.toThrow(Unavailable)
      redis.replica.resume()
      expect(await mailbox.accept([arrival(2)], T)).toEqual([false]) // it had been written, so the repeat is known
      await store.close()
      await database.close()
    } finally {
      await redis.stop()
    }
  })

  test('tells another process what it accepted', async () => {
    const url = await freshRedisUrl()
    const database = await freshSqlite()
    opened.push(database)
    const { vault } = deskOver(database)
    const web = createRedisMailbox(await connect(url), database, vault, {
      announces: true,
      askEveryMs: 3_600_000,
    })
    const store = await connect(url)
    const worker = createRedisMailbox(store, database, vault, { announces: false, askEveryMs: 3_600_000 })
    expect(await worker.take(1, T)).toEqual([]) // has asked, and will not ask again for an hour
    const told = new Promise<void>((resolve) => {
      store.listen((partition) => {
        worker.look(partition)
        resolve()
      })
    })
    let n = 0
    await expect
      .poll(async () => {
        await web.accept([arrival(++n)], T)
        return (
          (await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 20, 'not yet'))])) ?? 'told'
        )
      })
      .toBe('told')
    await expect.poll(() => worker.take(1, T)).toHaveLength(1)
  })

  test('is told of by another process again after Redis was away', async () => {
    const redis = await startRedis()
    try {
      const database = await freshSqlite()
      const store = await openRedis(redis.url)
      const listener = await openRedis(redis.url)
      const web = createRedisMailbox(store, database, deskOver(database).vault, {
        announces: true,
        askEveryMs: 3_600_000,
      })
      let told = 0
      await listener.listen(() => {
        told += 1
      })
      await redis.kill()
      await redis.restart()
      let n = 0
      await expect
        .poll(async () => {
          await web.accept([arrival(++n)], T).catch(() => null)
          return told
        })
        .toBeGreaterThan(0)
      await listener.close()
      await store.close()
      await database.close()
    } finally {
      await redis.stop()
    }
  })
})

describe('on a cluster of three masters', () => {
  test('lanes of every partition are accepted, heard, answered and cleaned', async () => {
    const cluster = await startRedisCluster(3)
    try {
      const database = await freshSqlite()
      const store = await openRedis(cluster.url)
      expect(await store.weaknesses()).toEqual([])
      const mailbox = createRedisMailbox(store, database, deskOver(database).vault, options)
      const lanes = Array.from({ length: 200 }, (_, i) => `lane${i}`)
      await mailbox.accept(
        lanes.map((lane) => arrival(1, lane)),
        T,
      )
      let heard = 0
      for (let turns = await mailbox.take(32, T); turns.length > 0; turns = await mailbox.take(32, T)) {
        for (const turn of turns) {
          const { lane } = turn
          const result = { ...filing(database, undefined, lane), state: lane }
          expect(await mailbox.commit(turn, result, T)).toBe('done')
        }
        heard += turns.length
      }
      expect(heard).toBe(200)
      const sent = new Set<string>()
      for (
        let out = await mailbox.takeOutgoing(32, T);
        out.length > 0;
        out = await mailbox.takeOutgoing(32, T)
      ) {
        for (const one of out) {
          sent.add(one.id)
          await mailbox.settle(one, { sent: 'p' }, T)
        }
      }
      expect(sent.size).toBe(200)
      expect(await mailbox.figures(T)).toMatchObject({ lanesDue: 0, outgoing: 0, dead: 0 })
      expect(await mailbox.clean(T + 1, 100)).toBe(200)
      await store.close()
      await database.close()
    } finally {
      await cluster.stop()
    }
  })
})

type Dying = Mailbox & { dies: 'before the records' | 'before the fenced commit' | null }

/** Two workers on one store; the first can be told where to die. */
async function twoWorkers(): Promise<{ worker: Dying; next: Mailbox; database: Database }> {
  const database = await freshSqlite()
  opened.push(database)
  const { vault } = deskOver(database)
  const store = await connect(await freshRedisUrl())
  const worker = dying(store, database, vault)
  return { worker, next: createRedisMailbox(store, database, vault, options), database }
}

function dying(store: RedisStore, database: Database, vault: Vault): Dying {
  const gone = () => Promise.reject(new Unavailable('the worker died'))
  const mailbox = createRedisMailbox(
    {
      ...store,
      run: (script, ...rest) =>
        script === 'commit' && worker.dies === 'before the fenced commit'
          ? gone()
          : store.run(script, ...rest),
    },
    {
      ...database,
      commit: (writes: Write[]) => (worker.dies === 'before the records' ? gone() : database.commit(writes)),
    },
    vault,
    options,
  )
  const worker: Dying = Object.assign(mailbox, { dies: null })
  return worker
}

function arrival(n: number, lane = 'a'): Arrival {
  const message = { id: `m${n}`, sentAt: T + n, text: `câu ${n}`, tap: null, attachments: [], contact: null }
  return {
    lane,
    address: { channel: 'zalo', account: 'oa', user: `user-${lane}` },
    deliveryKey: lane === 'a' ? `m${n}` : `${lane}m${n}`,
    sentAt: T + n,
    gathers: true,
    letter: { message },
  }
}

/** A turn that files one record and answers. */
function filing(database: Database, refusal?: string, lane = 'a'): TurnResult {
  const row = { id: `filed-${lane}`, citizen: 'c', purpose: 'p', given: 1, at: T }
  const filed = database.read
    .insertInto('consent')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
  const message = lane === 'a' ? (refusal ? 'm1' : 'm2') : `${lane}m1`
  return {
    state: 'filed',
    taken: 1,
    gathers: false,
    records: [{ key: `${message}.0`, writes: [write(filed, refusal)] }],
    replies: [{ id: `${message}.0.0`, notice: null, part: { message: { text: 'đã ghi' } } }],
  }
}

function idsOf(turn: Turn): string[] {
  return turn.letters.map(({ letter }) =>
    'message' in letter ? letter.message.id : 'notice' in letter ? letter.notice.id : JSON.stringify(letter),
  )
}
