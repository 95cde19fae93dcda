/** Ratings as those who watch over them look for them: the latest version of each, newest first, in pages. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { RatingTable } from '../../database/tables/satisfaction.ts'
import type { RatingRule } from './rules.ts'

export type RatingSearch = {
  /** When it was given: half open. */
  from: Instant
  to: Instant
  /** Codes; null: all. */
  units: readonly string[] | null
  /** Codes of units whose ratings are not shown, whatever `units` says. */
  barred: readonly string[]
  /** `any`: noticed by whichever rule; null: noticed or not. */
  flagged: RatingRule | 'any' | null
  /** Null: left out of the figures or not. */
  excluded: boolean | null
}

/** After which rating a page begins. */
export type RatingPlace = { givenAt: Instant; id: string }

/** How protected complaints were handled is in no list: when one was given tells that there is such a complaint. */
export async function findRatings(
  database: Database,
  search: RatingSearch,
  page: { limit: number; after: RatingPlace | null },
): Promise<Selectable<RatingTable>[]> {
  const { from, to, units, barred, flagged, excluded } = search
  // What was noticed is rare: then its own index gives the order.
  const [source, at, id] =
    flagged === null
      ? [sql`rating r`, sql`r.given_at`, sql`r.id`]
      : [sql`rating_flag f join rating r on r.id = f.rating`, sql`f.given_at`, sql`f.rating`]
  const { after } = page
  const conditions = [
    sql`r.protected = 0 and ${at} >= ${from} and ${at} < ${after === null ? to : Math.min(to, after.givenAt + 1)}`,
    sql`not exists (select 1 from rating newer where newer.supersedes = r.id)`,
    ...(units === null ? [] : [sql`r.unit_code in (${sql.join(units.length > 0 ? [...units] : [''])})`]),
    ...(barred.length === 0 ? [] : [sql`r.unit_code not in (${sql.join([...barred])})`]),
    ...(flagged === null ? [] : [flagged === 'any' ? FIRST_FLAG : sql`f.rule = ${flagged}`]),
    ...(excluded === true ? [sql`r.id in (select rating from rating_exclusion)`] : []),
    ...(excluded === null ? [] : [sql`${IS_EXCLUDED} = ${excluded ? 1 : 0}`]),
    ...(after === null ? [] : [sql`(${at} < ${after.givenAt} or ${id} < ${after.id})`]),
  ]
  const { rows } = await sql<
    Selectable<RatingTable>
  >`select r.* from ${source} where ${sql.join(conditions, sql` and `)}
    order by ${at} desc, ${id} desc limit ${page.limit}`.execute(database.read)
  return rows
}

/** One that several rules noticed is shown once. */
const FIRST_FLAG = sql`not exists (select 1 from rating_flag other where other.rating = f.rating and other.rule < f.rule)`

const IS_EXCLUDED = sql`coalesce((select e.excluded from rating_exclusion e where e.rating = r.id
  order by e.recorded_at desc, e.id desc limit 1), 0)`

/** A rating that stands in lists, whichever version; null: there is none of this id. */
export async function ratingRow(database: Database, id: string): Promise<Selectable<RatingTable> | null> {
  const row = await database.read
    .selectFrom('rating')
    .selectAll()
    .where('id', '=', id)
    .where('protected', '=', 0)
    .executeTakeFirst()
  return row ?? null
}

/** All versions of what was rated, the first one first. */
export async function versionsOf(database: Database, subject: string): Promise<Selectable<RatingTable>[]> {
  return database.read
    .selectFrom('rating')
    .selectAll()
    .where('subject', '=', subject)
    .where('protected', '=', 0)
    .orderBy('version')
    .execute()
}
