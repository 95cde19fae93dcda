/** Fills a Redis with conversations that are over, as the mailbox on Redis keeps them (common.lua), and what was delivered of each. */
import { Redis } from 'ioredis'
import { partitionOf } from '../../src/conversation/mailbox-redis/partitions.ts'
import { newState } from '../../src/conversation/state.ts'
import type { Vault } from '../../src/privacy/vault.ts'
import { storedUser } from './fill.ts'

const AT_ONCE = 5_000
const WEEK_MS = 7 * 86_400_000

/** Stores `count` citizens, each with a conversation that is over. */
export async function fillRedis(
  url: string,
  vault: Vault,
  account: string,
  count: number,
  now: number,
): Promise<void> {
  const redis = new Redis(url)
  const state = vault.seal(JSON.stringify({ ...newState(), lastAt: now }))
  for (let from = 0; from < count; from += AT_ONCE) {
    const pipeline = redis.pipeline()
    for (let i = from; i < Math.min(count, from + AT_ONCE); i++) {
      const lane = vault.ref('citizen', 'messenger', account, storedUser(i))
      const partition = `{p${partitionOf(lane)}}:`
      pipeline.hset(`${partition}lane:${lane}`, {
        ...{ channel: 'messenger', account, user: vault.seal(storedUser(i)), state },
        ...{ fence: now, version: 1, lease: 0, gathers: 0, lastAt: now, failures: 0, position: 1 },
        seq: '000000000001',
      })
      pipeline.zadd(`${partition}idle`, now, lane)
      pipeline.set(`${partition}delivery:${vault.ref('stored message', String(i))}`, '1', 'PX', WEEK_MS)
    }
    await pipeline.exec()
  }
  await redis.quit()
}
