/** What became of notices is noted in the database also when that is away at the moment: the message has gone out all the same. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { markOutcome } from './notices.ts'

const AGAIN_AFTER_MS = 1_000

export type Outcomes = {
  /** Notes an outcome (as `markOutcome` takes it), now or when the database is back. Never throws. */
  mark(notice: string, outcome: string): Promise<void>
  /** Notes what is owed, if the database answers; what it does not take is lost, and said so in the log. */
  end(): Promise<void>
}

/** What is owed is kept in this process only: a notice may stay "pending" for the officials when both it and the database end. */
export function createOutcomes(database: Database, log: Log): Outcomes {
  let owed: { notice: string; outcome: string }[] = []
  let paying: Promise<void> | null = null
  const ending = new AbortController()

  async function pay(): Promise<void> {
    while (owed.length > 0 && !ending.signal.aborted) {
      await pause(AGAIN_AFTER_MS, undefined, { signal: ending.signal }).catch(() => {})
      await payOnce()
    }
    paying = null
  }

  async function payOnce(): Promise<void> {
    const due = owed
    try {
      await database.commit(due.map(({ notice, outcome }) => markOutcome(database, notice, outcome)))
      owed = owed.slice(due.length)
    } catch (error) {
      log.error(
        { owed: due.length, error: safeError(error) },
        'what became of notices could not be noted yet',
      )
    }
  }

  return {
    async mark(notice, outcome) {
      try {
        await database.commit([markOutcome(database, notice, outcome)])
      } catch {
        owed = [...owed, { notice, outcome }]
        paying ??= pay()
      }
    },
    async end() {
      ending.abort()
      await paying
    },
  }
}
