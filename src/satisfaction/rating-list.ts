/** Ratings as programs and the console read them: every version, comments masked, never who gave them. */
import type { Selectable } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import type { RatingTable } from '../database/tables/satisfaction.ts'
import type { Desk } from '../desk.ts'
import { CannotOpen } from '../privacy/seal.ts'
import { subtreeOf } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { excludedOf } from './exclusion.ts'
import { flagsOf } from './gaming/flag-store.ts'
import { maskComment } from './masked-comment.ts'

export type ReadRating = {
  id: string
  channel: string
  unit: { code: string; name: string }
  dossierCode: string | null
  procedureCode: string | null
  counter: string | null
  instrument: string
  overall: number | null
  answers: Record<string, number>
  invited: boolean
  verified: boolean
  comment: string | null
  givenAt: Instant
  recordedAt: Instant
  /** The id of the rating that this one changes. */
  supersedes: string | null
  /** The rules that noticed it (gaming/rules.ts), none of them a verdict. */
  flagged: string[]
  excluded: boolean
}

type RatingFilter = {
  /** Given, answered further, noticed by a rule or decided upon at or after. */
  since?: Instant | undefined
  /** A unit and all under it. */
  unit?: string | undefined
  /** One rating. */
  id?: string | undefined
}

/**
 * A page of ratings in the order they were recorded. Those of how protected complaints were handled are in no list: when
 * one was given tells that there is such a complaint.
 *
 * @param after the moment and id to start after
 */
export async function listRatings(
  desk: Desk,
  filter: RatingFilter,
  page: { limit: number; after?: readonly [Instant, string] | undefined },
): Promise<ReadRating[]> {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('rating')
    .selectAll()
    .where('protected', '=', 0)
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(page.limit)
  const { since, unit, id } = filter
  if (id !== undefined) query = query.where('id', '=', id)
  if (unit !== undefined) {
    const codes = subtreeOf(tree, unit)
    query = query.where('unit_code', 'in', codes.length > 0 ? codes : [''])
  }
  if (since !== undefined) {
    query = query.where(({ eb, or, selectFrom }) =>
      or([
        eb('recorded_at', '>=', since),
        eb('id', 'in', selectFrom('rating_answer').select('rating').where('recorded_at', '>=', since)),
        eb('id', 'in', selectFrom('rating_comment').select('rating').where('recorded_at', '>=', since)),
        eb('id', 'in', selectFrom('rating_exclusion').select('rating').where('recorded_at', '>=', since)),
        eb('id', 'in', selectFrom('rating_flag').select('rating').where('recorded_at', '>=', since)),
      ]),
    )
  }
  if (page.after) {
    const [at, last] = page.after
    query = query.where(({ eb, or, and }) =>
      or([eb('recorded_at', '>', at), and([eb('recorded_at', '=', at), eb('id', '>', last)])]),
    )
  }
  return readRatings(desk, await query.execute())
}

/** Rows as they are read, in their order. The caller leaves those out that are in no list. */
export async function readRatings(
  desk: Desk,
  rows: readonly Selectable<RatingTable>[],
): Promise<ReadRating[]> {
  const tree = await unitTree(desk.database)
  const ids = rows.map((row) => row.id)
  const [answers, comments, excluded, flags] = await Promise.all([
    answersOf(desk.database, ids),
    commentsOf(desk, ids),
    excludedOf(desk.database, ids),
    flagsOf(desk.database, ids),
  ])
  return rows.map((row) => ({
    ...shown(row),
    unit: { code: row.unit_code, name: tree.byCode.get(row.unit_code)?.name ?? row.unit_code },
    answers: answers.get(row.id) ?? {},
    comment: comments.get(row.id) ?? null,
    flagged: (flags.get(row.id) ?? []).map(({ rule }) => rule),
    excluded: excluded.has(row.id),
  }))
}

type Own = Omit<ReadRating, 'unit' | 'answers' | 'comment' | 'flagged' | 'excluded'>

function shown(row: Selectable<RatingTable>): Own {
  return {
    id: row.id,
    channel: row.channel,
    dossierCode: row.dossier_code,
    procedureCode: row.procedure_code,
    counter: row.counter,
    instrument: row.instrument,
    overall: row.overall,
    invited: row.invited === 1,
    verified: row.verified === 1,
    givenAt: row.given_at,
    recordedAt: row.recorded_at,
    supersedes: row.supersedes,
  }
}

async function answersOf(database: Database, ids: string[]): Promise<Map<string, Record<string, number>>> {
  const found = new Map<string, Record<string, number>>()
  if (ids.length === 0) return found
  const rows = await database.read
    .selectFrom('rating_answer')
    .selectAll()
    .where('rating', 'in', ids)
    .orderBy('item')
    .execute()
  for (const { rating, item, level } of rows) {
    const answers = found.get(rating) ?? {}
    answers[item] = level
    found.set(rating, answers)
  }
  return found
}

async function commentsOf(desk: Desk, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await desk.database.read
    .selectFrom('rating_comment')
    .selectAll()
    .where('rating', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.rating, openComment(desk, row.text_sealed)]))
}

/** Null once the words were erased. */
function openComment(desk: Desk, sealed: string | null): string | null {
  if (sealed === null) return null
  try {
    return maskComment(desk.vault.open(sealed))
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}
