/** Compares this machine's clock with the database server's: leases, terms and retries of several machines go by both. */
import type { Database } from './database/database.ts'
import type { Log } from './telemetry/log.ts'

const MOST_APART_MS = 5_000
const EVERY_MS = 5 * 60_000

/**
 * How far this machine's clock is ahead of the database server's, in ms; negative: behind.
 *
 * @returns null where there is nothing to compare: SQLite has this machine's clock
 * @throws Unavailable
 */
export async function clockAhead(database: Database, now: () => number): Promise<number | null> {
  if (database.kind === 'sqlite') return null
  const asked = now()
  const [row] = await database.query(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as at',
    [],
  )
  return Math.round((asked + now()) / 2 - Number(row!.at))
}

/** Whether the clocks are so far apart that somebody should set them right. */
export function isFarApart(aheadMs: number): boolean {
  return Math.abs(aheadMs) > MOST_APART_MS
}

/** Compares now and every few minutes, and warns in the log. A database that is away is told of elsewhere. */
export function watchClock(database: Database, now: () => number, log: Log): { stop(): void } {
  const check = async () => {
    const aheadMs = await clockAhead(database, now).catch(() => null)
    if (aheadMs !== null && isFarApart(aheadMs))
      log.warn({ aheadMs }, "this machine's clock is not the database server's: set both by a time server")
  }
  void check()
  const timer = setInterval(check, EVERY_MS).unref()
  return { stop: () => clearInterval(timer) }
}
