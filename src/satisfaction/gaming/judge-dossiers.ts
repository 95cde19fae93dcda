/** Rules that look at what was known of a rating: its dossier, and the rating that it changes. */
import type { Database } from '../../database/database.ts'
import type { DossierStatus, HistoryEntry } from '../../dossiers/dossier.ts'
import { excludedOf } from '../exclusion.ts'
import { beforeResult, type RatedDossier } from './before-result.ts'
import { flagsOf } from './flag-store.ts'
import type { RatingFlag } from './rules.ts'
import type { SeenRating } from './seen-ratings.ts'

/** Ratings of dossiers that had no result, as recorded now: asked a day later, so that a late message of the one-stop system is in. */
export async function judgeResults(
  database: Database,
  ratings: readonly SeenRating[],
): Promise<RatingFlag[]> {
  const dossiers = await ratedDossiers(database, ratings)
  return ratings.flatMap(({ id, givenAt, dossierCode }) => {
    const dossier = dossiers.get(dossierCode ?? '')
    return dossier ? beforeResult({ rating: id, givenAt }, dossier) : []
  })
}

/** The dossiers that ratings are about, as recorded now, by code. */
export async function ratedDossiers(
  database: Database,
  ratings: readonly { dossierCode: string | null }[],
): Promise<Map<string, RatedDossier>> {
  const codes = [...new Set(ratings.flatMap(({ dossierCode }) => dossierCode ?? []))]
  if (codes.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('dossier_version')
    .select([
      'code',
      'recorded_at',
      'status',
      'due_at',
      'first_due_at',
      'finished_at',
      'returned_at',
      'history',
    ])
    .where('code', 'in', codes)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.code,
      {
        recordedAt: row.recorded_at,
        status: row.status as DossierStatus,
        dueAt: row.due_at,
        firstDueAt: row.first_due_at,
        finishedAt: row.finished_at,
        returnedAt: row.returned_at,
        history: JSON.parse(row.history) as HistoryEntry[],
      },
    ]),
  )
}

/**
 * A new version of a rating that was noticed or left out keeps being noticed: it counts instead of the old one, and nobody
 * slips through by changing it.
 *
 * @param found what the other rules have just found of these ratings
 */
export async function judgeChanges(
  database: Database,
  ratings: readonly SeenRating[],
  found: readonly RatingFlag[],
): Promise<RatingFlag[]> {
  const changed = ratings
    .filter(({ supersedes }) => supersedes !== null)
    .sort((a, b) => a.version - b.version)
  const before = changed.map(({ supersedes }) => supersedes!)
  const [stored, excluded] = await Promise.all([flagsOf(database, before), excludedOf(database, before)])
  const flagged = new Set([...stored.keys(), ...found.map(({ rating }) => rating)])
  const flags: RatingFlag[] = []
  for (const { id, supersedes, givenAt } of changed) {
    if (!flagged.has(supersedes!) && !excluded.has(supersedes!)) continue
    flags.push({
      rating: id,
      rule: 'changed_rating',
      numbers: { excluded: excluded.has(supersedes!), givenAt },
    })
    flagged.add(id)
  }
  return flags
}
