/**
 * Costly questions in turn: one is worked on, a few wait, and beyond that whoever asks is told to come back. The same question
 * asked again before it is answered shares the answer. Per process: what it guards is this process's time.
 */
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/database.ts'

/** How long somebody who was sent away should wait, in seconds. */
export const TRY_AGAIN_S = 60

/** Waiting beside the one that is worked on, and of one asker in all. */
const MOST_WAITING = 4
const MOST_OF_ONE = 2

/** What kinds of questions wait for one another. */
export type CostlyKind = 'report' | 'as-of'

/**
 * A question: one asker's questions with the same `key` have the same answer. `isLetIn`: part of a page whose first question had
 * its turn; it waits, however many do.
 */
export type Costly<Value> = { asker: string; key: string; isLetIn?: true; work(): Promise<Value> }

type Waiting = { asker: string; answer: Promise<unknown> }
type Line = { all: Map<string, Waiting>; last: Promise<unknown> }

const lines = new WeakMap<Database, Map<CostlyKind, Line>>()

/**
 * The answer when its turn has come; `busy`: too many wait, or too many of this asker.
 *
 * @throws what `work` throws, to all who share it
 */
export async function oneAtATime<Value>(
  database: Database,
  kind: CostlyKind,
  { asker, key, isLetIn, work }: Costly<Value>,
): Promise<Value | 'busy'> {
  const line = lineOf(database, kind)
  const same = line.all.get(`${asker} ${key}`)
  if (same) return same.answer as Promise<Value>
  const theirs = [...line.all.values()].filter((one) => one.asker === asker).length
  if (!isLetIn && (line.all.size > MOST_WAITING || theirs >= MOST_OF_ONE)) return 'busy'
  const answer = line.last.then(async () => {
    await setImmediate() // what came in meanwhile is answered first
    return work()
  })
  line.all.set(`${asker} ${key}`, { asker, answer })
  line.last = answer.then(noted, noted)
  try {
    return await answer
  } finally {
    line.all.delete(`${asker} ${key}`)
  }
}

function noted(): void {}

function lineOf(database: Database, kind: CostlyKind): Line {
  const kinds = lines.get(database) ?? new Map<CostlyKind, Line>()
  lines.set(database, kinds)
  const line = kinds.get(kind) ?? { all: new Map(), last: Promise.resolve() }
  kinds.set(kind, line)
  return line
}
