/** Events that were given up, and another try for them; and those that were told long ago, forgotten. */
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'

/** Longer than `later-decisions.ts` finds what is to be told. */
const KEPT_MS = 30 * DAY_MS

/** An event that was given up. Nothing of what it would tell. */
export type DeadEvent = {
  seq: number
  id: string
  kind: string
  unit: string
  tries: number
  reason: string
  settledAt: Instant
}

/** Those that were given up, the oldest first. @param after the `seq` of the last one of the page before; 0: from the first */
export async function deadEvents({ read }: Database, after: number, limit: number): Promise<DeadEvent[]> {
  const rows = await read
    .selectFrom('feed_event')
    .select(['seq', 'id', 'kind', 'unit', 'tries', 'reason', 'settled_at'])
    .where('state', '=', 'dead')
    .where('settled_at', 'is not', null)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ reason, settled_at, ...row }) => ({
    ...row,
    reason: reason ?? '',
    settledAt: settled_at!,
  }))
}

/** A later event of the same rating or scorecard was queued; of a scorecard also one that is forgotten. */
const IS_OUTDATED = sql<boolean>`(
  exists (select 1 from feed_event later where later.subject = feed_event.subject and later.seq > feed_event.seq)
  or exists (select 1 from feed_score s where s.unit = feed_event.unit and s.recorded_at > feed_event.created_at
    and s.unit || ' ' || s.period || ' ' || s.framework = feed_event.subject))`

/** The ids of events that were dead: `back` will be told, `left` are left to a later event of the same rating or scorecard. */
export type Requeued = { back: string[]; left: string[] }

/** Puts dead events back into their unit's order, under their ids. What a later event says better is merged into that one. */
export async function requeueEvents(
  database: Database,
  ids: readonly string[],
  now: Instant,
): Promise<Requeued> {
  const requeued: Requeued = { back: [], left: [] }
  for (const id of new Set(ids)) {
    const dead = database.read.updateTable('feed_event').where('id', '=', id).where('state', '=', 'dead')
    const leave = dead.set({ state: 'merged', settled_at: now }).where(IS_OUTDATED)
    const tell = { state: 'waiting', tries: 0, since: now, next_at: now, reason: null, settled_at: null }
    if (await isDone(database, write(leave, 'latest'))) requeued.left.push(id)
    else if (await isDone(database, write(dead.set(tell), 'unknown'))) requeued.back.push(id)
  }
  return requeued
}

async function isDone({ commit }: Database, one: Write): Promise<boolean> {
  return !('refused' in (await commit([one])))
}

/** Forgets what was told, merged or dropped a month ago; dead letters stay. */
export function forgetTold({ read }: Database, now: Instant): Write {
  return write(
    read
      .deleteFrom('feed_event')
      .where('settled_at', '<', now - KEPT_MS)
      .where('state', '!=', 'dead'),
  )
}
