/**
 * The detector's job: looks at ratings in the order in which they were recorded, twice each. Soon after, for what shows at
 * once; and more than a day later, when the answers and the one-stop system's messages are in. Safe in several processes and
 * to break off anywhere: a slice's flags and the place that was reached are written together, by whoever was there first.
 */
import { setImmediate } from 'node:timers/promises'
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { keepFlags } from './flag-store.ts'
import { judgeChats, judgeOfficials } from './judge-chats.ts'
import { fullDays, judgeDay } from './judge-days.ts'
import { judgeChanges, judgeResults } from './judge-dossiers.ts'
import { judgeRecording } from './judge-recording.ts'
import type { RatingFlag } from './rules.ts'
import { nextRatings, type Place, type SeenRating } from './seen-ratings.ts'

/** How long after a rating was recorded each pass looks at it. By then everything recorded before is there, whichever clock gave its moment. */
const PASSES = { early: 15 * 60_000, settled: DAY_MS + 2 * 3_600_000 } as const
type Pass = keyof typeof PASSES
/** The passes by name, as `gaming_progress` keeps how far each has come. */
export const PASS_NAMES = Object.keys(PASSES) as Pass[]

/** Ratings looked at together. */
const SLICE = 100
/** So many slices of a pass in one run; what is left waits for the next one. */
const ROUNDS = 100

/**
 * Looks at what was recorded since the last run.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 * @returns how many ratings were looked at
 */
export async function detectGaming(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  let seen = 0
  for (const pass of PASS_NAMES) {
    for (let round = 0; round < ROUNDS; round += 1) {
      await setImmediate(undefined, { signal })
      const looked = await lookAtSlice(desk, pass, now)
      seen += looked
      if (looked < SLICE) break
    }
  }
  return seen
}

async function lookAtSlice(desk: Desk, pass: Pass, now: Instant): Promise<number> {
  const { database } = desk
  const place = await placeOf(database, pass)
  const ratings = await nextRatings(database, place, now - PASSES[pass], SLICE)
  const last = ratings.at(-1)
  if (!last) return 0
  const flags = await judge(desk, ratings, pass, now)
  const known = await placesOf(database, ratings, flags)
  const next = { recordedAt: last.recordedAt, rating: last.id }
  const result = await commitOrStale(database, [
    ...moveOn(database, pass, place, next),
    ...keepFlags(database, flags, known, now),
  ])
  return 'refused' in result ? 0 : ratings.length // another process was faster, and goes on
}

async function judge(
  desk: Desk,
  ratings: readonly SeenRating[],
  pass: Pass,
  now: Instant,
): Promise<RatingFlag[]> {
  const { database } = desk
  const flags: RatingFlag[] = []
  for (const { unit, day } of await fullDays(database, ratings)) {
    flags.push(...(await judgeDay(database, unit, day)))
    await setImmediate()
  }
  flags.push(...(await judgeChats(desk, ratings)), ...(await judgeOfficials(desk, ratings, now)))
  flags.push(...(await judgeRecording(database, ratings)))
  if (pass === 'settled') flags.push(...(await judgeResults(database, ratings)))
  return [...flags, ...(await judgeChanges(database, ratings, flags))]
}

/** Unit and time of every flagged rating: a burst's first ratings may stand in an earlier slice. */
async function placesOf(
  database: Database,
  ratings: readonly SeenRating[],
  flags: readonly RatingFlag[],
): Promise<Map<string, Pick<SeenRating, 'unitCode' | 'givenAt'>>> {
  const known = new Map<string, Pick<SeenRating, 'unitCode' | 'givenAt'>>(
    ratings.map((rating) => [rating.id, rating]),
  )
  const others = [...new Set(flags.map(({ rating }) => rating))].filter((id) => !known.has(id))
  for (let at = 0; at < others.length; at += 500) {
    const rows = await database.read
      .selectFrom('rating')
      .select(['id', 'unit_code', 'given_at'])
      .where('id', 'in', others.slice(at, at + 500))
      .execute()
    for (const row of rows) known.set(row.id, { unitCode: row.unit_code, givenAt: row.given_at })
  }
  return known
}

async function placeOf({ read }: Database, pass: string): Promise<Place> {
  const row = await read.selectFrom('gaming_progress').selectAll().where('pass', '=', pass).executeTakeFirst()
  return { recordedAt: row?.recorded_at ?? 0, rating: row?.rating ?? '' }
}

/** Refused as `stale` when another process has moved on from there. */
function moveOn({ read }: Database, pass: string, from: Place, to: Place): Write[] {
  const start = read
    .insertInto('gaming_progress')
    .values({ pass, recorded_at: 0, rating: '' })
    .onConflict((conflict) => conflict.column('pass').doNothing())
  const move = read
    .updateTable('gaming_progress')
    .set({ recorded_at: to.recordedAt, rating: to.rating })
    .where('pass', '=', pass)
    .where('recorded_at', '=', from.recordedAt)
    .where('rating', '=', from.rating)
  return [write(start), write(move, 'stale')]
}
