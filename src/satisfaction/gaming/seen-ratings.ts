/** Ratings as the detector reads them. Those of how protected complaints were handled are never looked at. */
import { sql } from 'kysely'
import { type Day, endOfDay, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'

/** A place in the order in which ratings were recorded. */
export type Place = { recordedAt: Instant; rating: string }

/** One version of a rating. */
export type SeenRating = {
  id: string
  subject: string
  version: number
  channel: string
  unitCode: string
  counter: string | null
  dossierCode: string | null
  overall: number | null
  citizen: string | null
  invited: boolean
  supersedes: string | null
  givenAt: Instant
  recordedAt: Instant
}

/** A day's ratings of one unit beyond this many are not read: what is wrong with such a day shows in these. */
const MOST_A_DAY = 5_000

/** The next ratings in the order in which they were recorded. @param until the last moment at which one may be recorded */
export async function nextRatings(
  database: Database,
  after: Place,
  until: Instant,
  most: number,
): Promise<SeenRating[]> {
  const rows = await all(database)
    .where(sql<boolean>`(recorded_at, id) > (${after.recordedAt}, ${after.rating})`) // an import records many at one moment
    .where('recorded_at', '<=', until)
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toSeen)
}

/** So many before and after are looked at: an import of a million is judged piece by piece. */
const MOST_AROUND = 1_000

/** The given ones, in the order in which they were recorded, and those recorded shortly before and after them. */
export async function recordedAround(
  database: Database,
  ratings: readonly SeenRating[],
  aroundMs: number,
): Promise<SeenRating[]> {
  const [first, last] = [ratings[0]!, ratings.at(-1)!]
  const before = await all(database)
    .where(sql<boolean>`(recorded_at, id) < (${first.recordedAt}, ${first.id})`)
    .where('recorded_at', '>', first.recordedAt - aroundMs)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_AROUND)
    .execute()
  const place = { recordedAt: last.recordedAt, rating: last.id }
  const after = await nextRatings(database, place, last.recordedAt + aroundMs, MOST_AROUND)
  return [...before.reverse().map(toSeen), ...ratings, ...after]
}

/** One unit's ratings of a day, in the order in which they were given. */
export async function ratingsOfDay(database: Database, unit: string, day: Day): Promise<SeenRating[]> {
  const rows = await all(database)
    .where('unit_code', '=', unit)
    .where('given_at', '>=', startOfDay(day))
    .where('given_at', '<', endOfDay(day))
    .orderBy('given_at')
    .orderBy('id')
    .limit(MOST_A_DAY)
    .execute()
  return rows.map(toSeen)
}

/** What citizens said of units between two moments, the first included. */
export async function ratingsOfCitizens(
  database: Database,
  citizens: readonly string[],
  units: readonly string[],
  from: Instant,
  to: Instant,
): Promise<SeenRating[]> {
  if (citizens.length === 0) return []
  const rows = await all(database)
    .where('citizen', 'in', [...citizens])
    .where('unit_code', 'in', [...units])
    .where('given_at', '>=', from)
    .where('given_at', '<', to)
    .execute()
  return rows.map(toSeen)
}

function all(database: Database) {
  return database.read
    .selectFrom('rating')
    .select(['id', 'subject', 'version', 'channel', 'unit_code', 'counter', 'dossier_code'])
    .select(['overall', 'citizen', 'invited', 'supersedes', 'given_at', 'recorded_at'])
    .where('protected', '=', 0)
}

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]

function toSeen(row: Row): SeenRating {
  return {
    id: row.id,
    subject: row.subject,
    version: row.version,
    channel: row.channel,
    unitCode: row.unit_code,
    counter: row.counter,
    dossierCode: row.dossier_code,
    overall: row.overall,
    citizen: row.citizen,
    invited: row.invited === 1,
    supersedes: row.supersedes,
    givenAt: row.given_at,
    recordedAt: row.recorded_at,
  }
}

/** Whether a rating is of how a complaint was handled: it has no overall level and came by chat. */
export function isOfHandling({ overall, channel }: SeenRating): boolean {
  return overall === null && (channel === 'zalo' || channel === 'messenger')
}
