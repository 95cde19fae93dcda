/** Which partition a lane lies in, and when something is due in each as far as this process has seen. */
import type { Instant } from '../../calendar/instant.ts'
import type { Answer } from './calls.ts'
import type { RedisStore } from './redis.ts'
import { PARTITIONS } from './redis.ts'
import type { ScriptName } from './scripts.ts'

/** The partition of a lane. */
export function partitionOf(lane: string): number {
  let hash = 0
  for (let i = 0; i < lane.length; i++) hash = (Math.imul(hash, 31) + lane.charCodeAt(i)) | 0
  return ((hash >>> 6) ^ hash) & (PARTITIONS - 1)
}

/**
 * What came of calls to several partitions: one whose master is away holds up no other.
 *
 * @throws what the first one threw when nothing came
 */
export async function whatCame<T>(calls: Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(calls)
  const came = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = outcomes.find((one) => one.status === 'rejected')
  if (failed && came.length === 0) throw failed.reason
  return came
}

/** When the next lane is due, and when the next message may go, in each partition; Infinity: never. */
export type Heads = {
  /** Runs a script and notes what it answers beside its value. @returns the value @throws Unavailable */
  run(partition: number, script: ScriptName, ...args: (string | number)[]): Promise<Answer>
  /** Something was left there, or is on its way: the next round takes without waiting to be told. */
  look(partition: number): void
  /** The same for messages to send. */
  lookForMessages(partition: number): void
  /** Partitions in which a lane is due, the most urgent first. */
  due(now: Instant): Promise<number[]>
  /** Partitions in which a message may go. */
  outgoing(now: Instant): Promise<number[]>
  nextDueAt(): Promise<Instant | null>
  nextOutgoingAt(): Promise<Instant | null>
}

/**
 * Every answer of a script brings its partition's heads along, so that what this process did itself is known without
 * asking. What others did is found by asking all partitions now and then.
 *
 * @param askEveryMs 0: every time
 */
export function createHeads(store: RedisStore, askEveryMs: number): Heads {
  const turns = new Array<number>(PARTITIONS).fill(Number.POSITIVE_INFINITY)
  const messages = new Array<number>(PARTITIONS).fill(Number.POSITIVE_INFINITY)
  /** How often each partition was to be looked at. */
  const looks = new Array<number>(PARTITIONS).fill(0)
  let askedAt = Number.NEGATIVE_INFINITY
  let latest = 0

  async function run(partition: number, script: ScriptName, ...args: (string | number)[]): Promise<Answer> {
    const looked = looks[partition]
    const [value, turn, message] = (await store.run(script, partition, ...args)) as [Answer, string, string]
    if (turn !== '=') {
      const head = turn === '' ? Number.POSITIVE_INFINITY : Number(turn)
      // An arrival that was told meanwhile may be younger than this answer.
      turns[partition] = looks[partition] === looked ? head : Math.min(head, turns[partition]!)
    }
    if (message !== '=') messages[partition] = message === '' ? Number.POSITIVE_INFINITY : Number(message)
    return value
  }
  async function ask(): Promise<void> {
    const at = performance.now()
    if (at - askedAt < askEveryMs) return
    askedAt = at
    await whatCame(turns.map((_, partition) => run(partition, 'heads')))
  }
  /** Asked in every round, most often in vain: without a list of all. */
  function upTo(heads: readonly number[], now: Instant): number[] {
    const due: number[] = []
    for (let partition = 0; partition < PARTITIONS; partition++)
      if (heads[partition]! <= now) due.push(partition)
    return due.sort((a, b) => heads[a]! - heads[b]!)
  }
  function first(heads: readonly number[]): Instant | null {
    let least = Number.POSITIVE_INFINITY
    for (let partition = 0; partition < PARTITIONS; partition++) least = Math.min(least, heads[partition]!)
    return least === Number.POSITIVE_INFINITY ? null : least
  }
  return {
    run,
    look(partition) {
      looks[partition]! += 1
      turns[partition] = Math.min(turns[partition]!, latest)
    },
    lookForMessages(partition) {
      messages[partition] = Math.min(messages[partition]!, latest)
    },
    async due(now) {
      latest = now
      await ask()
      return upTo(turns, now)
    },
    async outgoing(now) {
      await ask()
      return upTo(messages, now)
    },
    async nextDueAt() {
      await ask()
      return first(turns)
    },
    async nextOutgoingAt() {
      await ask()
      return first(messages)
    },
  }
}
