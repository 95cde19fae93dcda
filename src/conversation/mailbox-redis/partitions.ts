/** Which partition a lane lies in, and when something is due in each as far as this process has seen. */
import type { Instant } from '../../calendar/instant.ts'
import type { Answer, RedisStore } from './redis.ts'
import { PARTITIONS } from './redis.ts'

/** The partition of a lane. */
export function partitionOf(lane: string): number {
  let hash = 0
  for (let i = 0; i < lane.length; i++) hash = (Math.imul(hash, 31) + lane.charCodeAt(i)) | 0
  return ((hash >>> 6) ^ hash) & (PARTITIONS - 1)
}

/** When the next lane is due, and when the next message may go, in each partition; Infinity: never. */
export type Heads = {
  /** Notes what a script of this partition answered beside its value. @returns the value */
  saw(partition: number, answer: Answer): Answer
  /** Another process left something there. */
  look(partition: number): void
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
  let askedAt = Number.NEGATIVE_INFINITY
  let latest = 0

  function saw(partition: number, answer: Answer): Answer {
    const [value, turn, message] = answer as [Answer, string, string]
    if (turn !== '=') turns[partition] = turn === '' ? Number.POSITIVE_INFINITY : Number(turn)
    if (message !== '=') messages[partition] = message === '' ? Number.POSITIVE_INFINITY : Number(message)
    return value
  }
  async function ask(): Promise<void> {
    const at = performance.now()
    if (at - askedAt < askEveryMs) return
    const answers = await Promise.all(turns.map((_, partition) => store.run('heads', partition)))
    answers.forEach((answer, partition) => {
      saw(partition, answer)
    })
    askedAt = at
  }
  const upTo = (heads: number[], now: Instant) =>
    heads
      .map((at, partition) => ({ at, partition }))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at)
      .map(({ partition }) => partition)
  const first = (heads: number[]) => {
    const at = Math.min(...heads)
    return at === Number.POSITIVE_INFINITY ? null : at
  }
  return {
    saw,
    look(partition) {
      turns[partition] = Math.min(turns[partition]!, latest)
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
