/** The pace of accounts on Redis: each account lies in a partition, one script asks. */
import { CLOCKS_APART_MS, FORGET_AFTER_MS, type Pace, permits } from '../pace.ts'
import type { Answer } from './calls.ts'
import { partitionOf } from './partitions.ts'
import type { RedisStore } from './redis.ts'

/** @param store any number of processes on it share the limits */
export function createRedisPace(store: RedisStore): Pace {
  const run = (what: 'ask' | 'back' | 'rest', account: string, ...args: number[]): Promise<Answer> =>
    store.run('pace', partitionOf(account), what, account, FORGET_AFTER_MS, CLOCKS_APART_MS, ...args)
  return {
    async ask(account, rhythm, wanted, now) {
      const answer = await run('ask', account, now, wanted, rhythm.burst, rhythm.everyUs)
      const [fullAt, restAt, restUntil, granted] = (answer as Answer[]).map(Number)
      const after = { fullAt: fullAt!, restAt: restAt!, restUntil: restUntil! }
      return permits(after, rhythm, wanted, granted!, now)
    },
    async giveBack(account, rhythm, unused, askedAt, now) {
      await run('back', account, unused * rhythm.everyUs - Math.max(0, now - askedAt) * 1000)
    },
    async rest(account, until, now) {
      await run('rest', account, until, now)
    },
  }
}
