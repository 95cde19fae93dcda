/** Flags as they are kept: appended once for each rating and rule, never changed, never taken back. */
import type { Instant } from '../../calendar/instant.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import {
  type Numbers,
  RATING_RULES,
  type RatingFlag,
  type RatingRule,
  RULES_VERSION,
  UNIT_RULES,
  type UnitFlag,
  type UnitRule,
} from './rules.ts'
import type { SeenRating } from './seen-ratings.ts'

/** A flag of a rating as it is kept. */
export type KeptFlag = { rule: RatingRule; numbers: Numbers; version: string; recordedAt: Instant }

/** A flag of a unit's month (`YYYY-MM`) as it is kept. */
export type KeptUnitFlag = Omit<KeptFlag, 'rule'> & { unitCode: string; period: string; rule: UnitRule }

const ROWS_A_WRITE = 200

/**
 * Keeps what was found. A rule's flag of a rating that is there already stays as it is, with its first numbers.
 *
 * @param ratings where the flagged ones are found; flags of others are left out
 */
export function keepFlags(
  database: Database,
  flags: readonly RatingFlag[],
  ratings: ReadonlyMap<string, Pick<SeenRating, 'unitCode' | 'givenAt'>>,
  now: Instant,
): Write[] {
  const rows = flags.flatMap(({ rating, rule, numbers }) => {
    const of = ratings.get(rating)
    if (!of) return []
    return [
      {
        rating,
        rule,
        version: RULES_VERSION,
        numbers: JSON.stringify(numbers),
        unit_code: of.unitCode,
        given_at: of.givenAt,
        recorded_at: now,
      },
    ]
  })
  const writes: Write[] = []
  for (let at = 0; at < rows.length; at += ROWS_A_WRITE) {
    const insert = database.read
      .insertInto('rating_flag')
      .values(rows.slice(at, at + ROWS_A_WRITE))
      .onConflict((conflict) => conflict.columns(['rating', 'rule']).doNothing())
    writes.push(write(insert))
  }
  return writes
}

/** Keeps what a unit's month shows. */
export function keepUnitFlags(
  database: Database,
  unitCode: string,
  period: string,
  flags: readonly UnitFlag[],
  now: Instant,
): Write[] {
  return flags.map(({ rule, numbers }) =>
    write(
      database.read
        .insertInto('unit_flag')
        .values({
          unit_code: unitCode,
          period,
          rule,
          version: RULES_VERSION,
          numbers: JSON.stringify(numbers),
          recorded_at: now,
        })
        .onConflict((conflict) => conflict.columns(['unit_code', 'period', 'rule']).doNothing()),
    ),
  )
}

/** The flags of ratings, in the order of the rules; those without any are missing. */
export async function flagsOf(
  database: Database,
  ratings: readonly string[],
): Promise<Map<string, KeptFlag[]>> {
  if (ratings.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('rating_flag')
    .select(['rating', 'rule', 'numbers', 'version', 'recorded_at'])
    .where('rating', 'in', [...ratings])
    .orderBy('rule')
    .execute()
  const found = new Map<string, KeptFlag[]>()
  for (const row of rows) {
    const rule = RATING_RULES.find((each) => each === row.rule)
    if (!rule) continue // of a version of the rules that knew more
    const numbers = JSON.parse(row.numbers) as Numbers
    found.set(row.rating, [
      ...(found.get(row.rating) ?? []),
      { rule, numbers, version: row.version, recordedAt: row.recorded_at },
    ])
  }
  return found
}

/** The flags of units' months, the latest month first. @param units null: of all */
export async function unitFlagsOf(
  database: Database,
  units: readonly string[] | null,
  months: readonly string[],
): Promise<KeptUnitFlag[]> {
  if (months.length === 0 || units?.length === 0) return []
  let query = database.read
    .selectFrom('unit_flag')
    .selectAll()
    .where('period', 'in', [...months])
    .orderBy('period', 'desc')
    .orderBy('unit_code')
    .orderBy('rule')
  if (units !== null) query = query.where('unit_code', 'in', [...units])
  return (await query.execute()).flatMap((row) => {
    const rule = UNIT_RULES.find((each) => each === row.rule)
    if (!rule) return []
    const { unit_code: unitCode, period, version, recorded_at: recordedAt } = row
    return [{ unitCode, period, rule, version, recordedAt, numbers: JSON.parse(row.numbers) as Numbers }]
  })
}
