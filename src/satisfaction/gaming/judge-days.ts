/** Rules that look at a unit's day: bursts, and the same answers again and again. */
import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import { bursts, usualRate } from './burst.ts'
import { BURST, type RatingFlag, SAME_ANSWERS } from './rules.ts'
import { type PastPatterns, patternOf, sameAnswers } from './same-answers.ts'
import { isOfHandling, ratingsOfDay, type SeenRating } from './seen-ratings.ts'

/** Ways by which ratings come, each with a usual rate of its own. Paper is typed in piles, at whatever time, and has none. */
const STREAMS = [['zalo', 'messenger'], ['counter'], ['portal']] as const

/** Past answer sets that are compared with; enough to know what is usual. */
const PAST_PATTERNS = 300

/** Days of units with so few ratings that no rule can find anything are not read. */
const LEAST = Math.min(BURST.least, SAME_ANSWERS.least)

/** The days of units, of those on which the given ratings were given, that have enough ratings to be looked at. */
export async function fullDays(
  database: Database,
  ratings: readonly SeenRating[],
): Promise<{ unit: string; day: Day }[]> {
  const wanted = new Map(
    ratings.map(({ unitCode, givenAt }) => [
      `${unitCode} ${dayOf(givenAt)}`,
      { unit: unitCode, day: dayOf(givenAt) },
    ]),
  )
  const full: { unit: string; day: Day }[] = []
  for (const [day, of] of Map.groupBy(wanted.values(), ({ day }) => day)) {
    const rows = await database.read
      .selectFrom('rating')
      .select('unit_code')
      .where(
        'unit_code',
        'in',
        of.map(({ unit }) => unit),
      )
      .where('given_at', '>=', startOfDay(day))
      .where('given_at', '<', startOfDay(addDays(day, 1)))
      .groupBy('unit_code')
      .having((eb) => eb.fn.countAll(), '>=', LEAST)
      .execute()
    full.push(...rows.map(({ unit_code: unit }) => ({ unit, day })))
  }
  return full
}

/** What a unit's day shows. */
export async function judgeDay(database: Database, unit: string, day: Day): Promise<RatingFlag[]> {
  const ratings = (await ratingsOfDay(database, unit, day)).filter((rating) => !isOfHandling(rating))
  const flags: RatingFlag[] = []
  for (const channels of STREAMS) {
    const stream = ratings
      .filter((rating) => isOf(channels, rating))
      .map(({ id, givenAt }) => ({ rating: id, givenAt }))
    if (bursts(stream, () => BURST.leastPerHour).length === 0) continue // no unit is thought quieter
    const usual = usualRate(await pastHours(database, unit, day, channels))
    flags.push(...bursts(stream, (at) => usual(hourOf(at))))
  }
  const bySource = Map.groupBy(ratings, ({ channel, counter }) => `${channel} ${counter ?? ''}`)
  for (const source of bySource.values()) flags.push(...(await judgeSource(database, source, day)))
  return flags
}

/** A first version that nobody's handed-over result has caused. */
function isOf(channels: readonly string[], { channel, version, invited, dossierCode }: SeenRating): boolean {
  return channels.includes(channel) && version === 1 && !(invited && dossierCode !== null)
}

async function judgeSource(database: Database, source: SeenRating[], day: Day): Promise<RatingFlag[]> {
  if (source.length < SAME_ANSWERS.least) return []
  const latest = source.filter(({ id }) => !source.some(({ supersedes }) => supersedes === id))
  const patterns = await patternsOf(database, latest)
  const full = latest.flatMap(({ id, givenAt }) => {
    const pattern = patterns.get(id)
    return pattern ? [{ rating: id, givenAt, pattern }] : []
  })
  const most = Math.max(
    0,
    ...[...Map.groupBy(full, ({ pattern }) => pattern).values()].map((each) => each.length),
  )
  if (most < SAME_ANSWERS.least) return []
  return sameAnswers(full, await pastPatterns(database, source[0]!, day))
}

async function patternsOf(
  database: Database,
  ratings: readonly Pick<SeenRating, 'id'>[],
): Promise<Map<string, string>> {
  if (ratings.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('rating_answer')
    .select(['rating', 'item', 'level'])
    .where(
      'rating',
      'in',
      ratings.map(({ id }) => id),
    )
    .execute()
  const answers = Map.groupBy(rows, ({ rating }) => rating)
  const found = new Map<string, string>()
  for (const { id } of ratings) {
    const given = Object.fromEntries((answers.get(id) ?? []).map(({ item, level }) => [item, level]))
    const pattern = patternOf(given)
    if (pattern) found.set(id, pattern)
  }
  return found
}

/** The full answer sets that came from the same counter or channel in the weeks before, the latest of them. */
async function pastPatterns(database: Database, of: SeenRating, day: Day): Promise<PastPatterns> {
  const rows = await database.read
    .selectFrom('rating')
    .select('id')
    .where('unit_code', '=', of.unitCode)
    .where('channel', '=', of.channel)
    .where('counter', of.counter === null ? 'is' : '=', of.counter)
    .where('given_at', '>=', startOfDay(addDays(day, -SAME_ANSWERS.pastDays)))
    .where('given_at', '<', startOfDay(day))
    .orderBy('given_at', 'desc')
    .limit(PAST_PATTERNS)
    .execute()
  const patterns = [...(await patternsOf(database, rows)).values()]
  const counts = Map.groupBy(patterns, (pattern) => pattern)
  return { all: patterns.length, of: new Map([...counts].map(([pattern, each]) => [pattern, each.length])) }
}

/** How many first ratings came by these channels, by day and hour in Vietnam. */
async function pastHours(
  database: Database,
  unit: string,
  day: Day,
  channels: readonly string[],
): Promise<{ day: number; hour: number; n: number }[]> {
  const { rows } = await sql<{ hours: number; n: number }>`
    select (given_at + 25200000) / 3600000 as hours, count(*) as n from rating
    where unit_code = ${unit} and given_at >= ${startOfDay(addDays(day, -BURST.pastDays))} and given_at < ${startOfDay(day)}
      and channel in (${sql.join([...channels])}) and version = 1 and protected = 0
    group by (given_at + 25200000) / 3600000`.execute(database.read)
  return rows.map(({ hours, n }) => ({ day: Math.floor(hours / 24), hour: hours % 24, n }))
}

function hourOf(at: Instant): number {
  return Math.floor((at + 25_200_000) / 3_600_000) % 24
}
