/** What became of notices is noted in the database also when that is away at the moment: the message has gone out all the same. */
import { setTimeout as pause } from 'node:timers/promises'
import { Conflict, type Database, Unavailable } from '../database/database.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { markOutcome } from './notices.ts'
import { keepSent, type SentMessage } from './sent-messages.ts'

const AGAIN_AFTER_MS = 1_000
/** So many in one transaction. */
const SLICE = 500
/** So many are kept in mind; of what comes on top of them only the number is told. */
const MOST_OWED = 100_000

type Owed = { notice: string; outcome: string; message: SentMessage | null }

export type Outcomes = {
  /**
   * Notes an outcome (as `markOutcome` takes it), now or when the database is back, and the message that told the notice, so
   * that its receipts are known. Never throws.
   */
  mark(notice: string, outcome: string, message?: SentMessage): Promise<void>
  /** Notes what is owed, if the database answers; what it does not take is lost, and said so in the log. */
  end(): Promise<void>
}

/**
 * What is owed is kept in this process only: a notice may stay "pending" for the officials when both it and the database end.
 *
 * @param mostOwed less in tests
 */
export function createOutcomes(database: Database, log: Log, mostOwed = MOST_OWED): Outcomes {
  const owed: Owed[] = []
  let forgotten = 0
  let paying: Promise<void> | null = null
  const ending = new AbortController()

  async function pay(): Promise<void> {
    while (owed.length > 0 && !ending.signal.aborted) {
      await pause(AGAIN_AFTER_MS, undefined, { signal: ending.signal }).catch(() => {})
      await payAll()
    }
    paying = null
  }

  /** In slices, until the database is away again. */
  async function payAll(): Promise<void> {
    while (owed.length > 0) {
      const due = owed.slice(0, SLICE)
      const trouble = await note(due)
      if (trouble) {
        const error = safeError(trouble)
        log.error({ owed: owed.length, forgotten, error }, 'what became of notices could not be noted yet')
        return
      }
      owed.splice(0, due.length)
    }
  }

  /**
   * A row that the database will never take is dropped; its neighbours are not.
   *
   * @returns why it is to be tried again; null when it is done with
   */
  async function note(due: Owed[]): Promise<Error | null> {
    try {
      await database.commit(
        due.flatMap(({ notice, outcome, message }) => [
          markOutcome(database, notice, outcome),
          ...(message ? [keepSent(database, notice, message)] : []),
        ]),
      )
    } catch (error) {
      if (mayPass(error)) return error
      if (due.length === 1) {
        drop(due[0]!, error)
        return null
      }
      for (const one of due) {
        const trouble = await note([one])
        if (trouble) return trouble
      }
    }
    return null
  }

  function drop({ notice }: Owed, error: unknown): void {
    log.error({ notice, error: safeError(error) }, 'what became of a notice cannot be noted: given up')
  }

  return {
    async mark(notice, outcome, message) {
      const due = { notice, outcome, message: message ?? null }
      if ((await note([due])) === null) return
      if (owed.length < mostOwed) owed.push(due)
      else forgotten += 1
      paying ??= pay()
    },
    async end() {
      ending.abort()
      await paying
      if (owed.length + forgotten > 0)
        log.error({ lost: owed.length + forgotten }, 'what became of notices was never noted')
    },
  }
}

function mayPass(error: unknown): error is Unavailable | Conflict {
  return error instanceof Unavailable || error instanceof Conflict
}
