/** Leaving a rating out of the figures: a recorded decision with a reason, which a later one can take back. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../database/database.ts'

/** A decision on leaving a rating out (`excluded`), or on counting it again. */
export type ExclusionDecision = {
  rating: string
  excluded: boolean
  /** A key of exclusion-reasons.ts. */
  reason: string
  /** Who decided: `account:<id>`, `token:<name>`. */
  by: string
  /** Why, in their words, sealed. Left out: nothing was said. */
  wordsSealed?: string | null
  /** By whose right: the role and unit that the account had at that moment; `unitCode` null: the whole province. */
  right?: { role: string; unitCode: string | null }
  /** The last decision that whoever decides has seen, 0 for none: two are told of each other. Left out: whatever stands. */
  seen?: number
}

/** A decision as it is kept. */
export type KeptDecision = Required<Omit<ExclusionDecision, 'seen' | 'right' | 'rating'>> & {
  id: number
  right: { role: string; unitCode: string | null } | null
  at: Instant
}

/**
 * Records the decision. The rating stays and is shown; only the figures leave it out, from this moment on.
 * Refused as `stale` when another decision was recorded since `seen`.
 */
export async function decideExclusion(
  database: Database,
  decision: ExclusionDecision,
  now: Instant,
): Promise<Decided> {
  return decideExclusions(database, [decision], now)
}

/** Records decisions on several ratings, all or none. Refused as `decideExclusion` is when one of them would be. */
export async function decideExclusions(
  database: Database,
  decisions: readonly ExclusionDecision[],
  now: Instant,
): Promise<Decided> {
  const inOrder = decisions.toSorted((a, b) => (a.rating < b.rating ? -1 : 1)) // so that two never wait for each other
  const result = await commitOrStale(
    database,
    inOrder.flatMap((decision) => decisionWrites(database, decision, now)),
  )
  if ('refused' in result) return { refused: result.refused as 'unknown_rating' | 'stale' }
  return { done: true }
}

type Decided = { done: true } | { refused: 'unknown_rating' | 'stale' }

function decisionWrites({ read }: Database, decision: ExclusionDecision, now: Instant): Write[] {
  const { rating, reason, by, wordsSealed: words_sealed = null, right, seen } = decision
  // Decisions on one rating wait for each other here.
  const known = read
    .updateTable('rating')
    .set((of) => ({ flagged: of.ref('flagged') }))
    .where('id', '=', rating)
  const unseen = known.where(
    sql<boolean>`coalesce((select max(id) from rating_exclusion where rating = ${rating}), 0) = ${seen ?? 0}`,
  )
  const row = { rating, excluded: decision.excluded ? 1 : 0, reason, by, recorded_at: now, words_sealed }
  const grant = { role: right?.role ?? null, unit_code: right?.unitCode ?? null }
  return [
    write(known, 'unknown_rating'),
    ...(seen === undefined ? [] : [write(unseen, 'stale')]),
    write(read.insertInto('rating_exclusion').values({ ...row, ...grant })),
  ]
}

/** Those whose latest decision excludes them. */
export async function excludedOf(database: Database, ids: readonly string[]): Promise<Set<string>> {
  const latest = new Map(
    [...(await decisionsOf(database, ids))].map(([id, all]) => [id, all.at(-1)!.excluded]),
  )
  return new Set(ids.filter((id) => latest.get(id)))
}

/** Every decision on these ratings, the oldest first. Those without any are missing. */
export async function decisionsOf(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, KeptDecision[]>> {
  if (ids.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('rating_exclusion')
    .selectAll()
    .where('rating', 'in', [...ids])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const found = new Map<string, KeptDecision[]>()
  for (const row of rows) {
    const right = row.role === null ? null : { role: row.role, unitCode: row.unit_code }
    const { id, reason, by, words_sealed: wordsSealed, recorded_at: at } = row
    const decision = { id, excluded: row.excluded === 1, reason, by, wordsSealed, right, at }
    found.set(row.rating, [...(found.get(row.rating) ?? []), decision])
  }
  return found
}
