/**
 * Moments of which figures were shown. Whatever is recorded afterwards counts as recorded after them (triggers of migration
 * 0019), be it by a machine whose clock is behind, by a turn that was under way, or in the same millisecond: so a scorecard
 * asked for again with its own `asOf` is the same to the byte. On PostgreSQL somebody may still be recording before a moment
 * that was closed just now: they are seen by their locks, and nobody who records waits for those who read.
 */
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, Unavailable, write } from '../database/database.ts'

/** So long whoever asks waits for those who are recording; longer where the last moment that is over for all is not recent. */
const PATIENCE_MS = 200
const LONGEST_MS = 5_000
const RECENT_MS = 120_000
const LOOK_AGAIN_MS = 20

/** The present as figures may show it: after every moment that was closed, so that all that is recorded by now is in. */
export async function presentMoment({ read }: Database, now: Instant): Promise<Instant> {
  const row = await read.selectFrom('closed_moment').select('closed_until').executeTakeFirstOrThrow()
  return Math.max(now, Number(row.closed_until) + 1)
}

/**
 * Closes a moment, and all before it.
 *
 * @returns the moment that figures may be shown as of: this one, or on PostgreSQL an earlier closed one while somebody takes
 *   long to record what may belong before this one
 * @throws Unavailable also when somebody takes long and nothing was ever closed before
 */
export async function closeMoment(database: Database, at: Instant): Promise<Instant> {
  const close = database.read.updateTable('closed_moment').set({ closed_until: at })
  await database.commit([write(close.where('closed_until', '<', at).where(sql<boolean>`id = 1`))])
  if (database.kind === 'sqlite') return at
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const settled = await settledMoment(database, at)
    if (settled >= at || waited >= (at - settled <= RECENT_MS ? PATIENCE_MS : LONGEST_MS)) {
      if (settled > 0) return settled
      throw new Unavailable('much is being recorded, and no moment was closed before')
    }
    await setTimeout(LOOK_AGAIN_MS)
  }
}

async function settledMoment({ read }: Database, at: Instant): Promise<Instant> {
  const { rows } = await sql<{ settled: Instant }>`
    select settled_moment(cast(${at} as bigint)) as settled`.execute(read)
  return rows[0]!.settled
}
