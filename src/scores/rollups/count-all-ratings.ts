/**
 * The ratings of all cells at once, on PostgreSQL: it reads its tables from end to end and joins them by hashing, which is some
 * twenty times less work than looking up each rating's answers. What comes of it is what `countRatings` counts.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { AnswerShape } from '../answer-counts.ts'
import { beside } from './beside.ts'
import { type CellKey, cellNameOf, emptyCells, type RatingCell } from './cell.ts'
import { type Month, monthBucket, monthsOver } from './months.ts'
import { addRatingText, type PackPlace, packedAnswers, packPlaces, ratingDigits } from './rating-text.ts'
import { scanned } from './scanned.ts'

/** Answers a share: some 1.1 GB of the server's memory while they are put together, in less with fewer. */
const ANSWERS_A_SHARE = 8_000_000
/** Shares counted at the same time. */
const BESIDE = 2

/** As `countRatings`. */
export async function countAllRatings(
  database: Database,
  cells: readonly CellKey[],
  shapes: ReadonlyMap<string, AnswerShape>,
  asOf: Instant,
): Promise<Map<string, RatingCell>> {
  const counted = emptyCells(cells)
  const months = monthsOver(cells.map(({ month }) => month))
  const places = packPlaces(shapes.values())
  const shares = await sharesOf(database)
  const ask = { months, places, asOf, shares }
  await beside(BESIDE, [...Array(shares).keys()], async (share) => {
    for (const { unit, month, instrument, ratings } of await scanned(database, statement(ask, share))) {
      const name = months[month]?.month
      const cell = name === undefined ? undefined : counted.get(cellNameOf({ unit, month: name }))
      const answersOf = packedAnswers(instrument, shapes.get(instrument), places)
      if (cell) addRatingText(cell, shapes, ratings, answersOf) // one that is new since keeps its mark
    }
  })
  return counted
}

type Row = { unit: string; month: number; instrument: string; ratings: string }

/** By what the server believes of its tables. */
async function sharesOf(database: Database): Promise<number> {
  const { rows } = await sql<{ answers: number }>`
    select reltuples as answers from pg_class where oid = cast('rating_answer' as regclass)`.execute(
    database.read,
  )
  return Math.max(BESIDE, Math.ceil(rows[0]!.answers / ANSWERS_A_SHARE))
}

type Ask = { months: Month[]; places: PackPlace[]; asOf: Instant; shares: number }

function statement({ months, places, asOf, shares }: Ask, share: number): RawBuilder<Row> {
  const mine = (column: string) =>
    sql`mod(hashtext(${sql.ref(column)}) & 2147483647, ${sql.lit(shares)}) = ${sql.lit(share)}`
  const packs = [...new Set(places.map(({ pack }) => pack))]
  const merged = packs.map(
    (pack) =>
      sql`bit_or(case when p.pack = ${sql.lit(pack)} then a.level << p.shift end) as ${sql.ref(`pack_${pack}`)}`,
  )
  const digits = packs.map((pack) => sql`'.' || coalesce(to_hex(${sql.ref(`pack_${pack}`)}), '')`)
  return sql<Row>`
    with place(item, pack, shift) as (values ${sql.join(
      places.map(({ item, pack, shift }) => sql`(${sql.lit(item)}, ${sql.lit(pack)}, ${sql.lit(shift)})`),
    )}), answered as (
      select a.rating, ${sql.join(merged)} from rating_answer a join place p on p.item = a.item
      where a.recorded_at <= ${asOf} and ${mine('a.rating')} group by a.rating
    ), decided as (
      select distinct on (rating) rating, excluded from rating_exclusion where recorded_at <= ${asOf}
      order by rating, recorded_at desc, id desc
    )
    select unit, month, instrument, string_agg(rating, ';') as ratings from (
      select r.unit_code as unit, ${monthBucket(months, 'r.given_at')} as month, r.instrument,
        ${ratingDigits(sql`d.excluded`)} || case when x.rating is null then '' else ${sql.join(digits, sql` || `)} end as rating
      from rating r left join answered x on x.rating = r.id left join decided d on d.rating = r.id
      where ${mine('r.id')} and r.recorded_at <= ${asOf} and not exists (
        select 1 from rating newer where newer.supersedes is not null and newer.supersedes = r.id and newer.recorded_at <= ${asOf})
    ) counted group by unit, month, instrument`
}
