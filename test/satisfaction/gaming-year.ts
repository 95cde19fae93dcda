/** An honest year of ratings, plainly invented: busy and quiet units, rush hours, families, piles of paper, representatives. */
import type { Insertable } from 'kysely'
import { addDays, DAY_MS, type Day, type Instant, startOfDay } from '../../src/calendar/instant.ts'
import type { DossierVersionTable } from '../../src/database/tables/dossiers.ts'
import type { RatingAnswerTable, RatingTable } from '../../src/database/tables/satisfaction.ts'
import { type Chance, mulberry32 } from '../../src/seed/mulberry32.ts'

export const FIRST_DAY: Day = '2025-11-01'
export const UNITS = Array.from({ length: 60 }, (_, i) => `U${i + 1}`)
const ITEMS = Array.from({ length: 9 }, (_, i) => `w${i + 1}`)
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export type Year = {
  ratings: Insertable<RatingTable>[]
  answers: Insertable<RatingAnswerTable>[]
  dossiers: Omit<DossierVersionTable, 'id'>[]
}

/** @param perDay how many ratings a quiet unit gets in a day; every tenth unit is busy and gets twenty times as many */
export function honestYear(seed: number, perDay: number): Year {
  const chance = mulberry32(seed)
  const year: Year = { ratings: [], answers: [], dossiers: [] }
  UNITS.forEach((unit, i) => {
    const usual = perDay * (i % 10 === 0 ? 20 : 0.4 + chance.next())
    for (let n = 0; n < 365; n += 1) {
      const day = addDays(FIRST_DAY, n)
      const weekday = new Date(startOfDay(day) + 7 * HOUR_MS).getUTCDay()
      if (weekday === 0 || weekday === 6) continue
      const event = chance.happens(0.008) ? 4 : 1 // a campaign, a day without appointments
      const busy = usual * (weekday === 1 ? 1.5 : 1) * Math.exp(chance.normal(0, 0.45)) * event
      for (let left = poisson(busy, chance); left > 0; left -= 1) visit(year, unit, day, chance)
      if (chance.happens(0.02)) pileOfPaper(year, unit, day, chance)
    }
    representative(year, unit, chance)
  })
  return year
}

/** Somebody, at times with the family, at an hour at which offices are full. */
function visit(year: Year, unit: string, day: Day, chance: Chance): void {
  const hour = chance.weighted([
    [8, 3], [9, 5], [10, 4], [11, 1], [13, 2], [14, 4], [15, 4], [16, 2], [19, 1], [20, 1],
  ] as const) // biome-ignore format: a line of hours
  const at = startOfDay(day) + hour * HOUR_MS + chance.int(0, 3_599_999)
  const people = chance.happens(0.04) ? chance.int(2, 4) : 1
  const counter = chance.happens(0.3)
  for (let i = 0; i < people; i += 1) {
    const givenAt = at + i * chance.int(20_000, 2 * MINUTE_MS)
    if (counter)
      rate(
        year,
        { unit_code: unit, given_at: givenAt, channel: 'counter', counter: `Q${chance.int(1, 4)}` },
        chance,
      )
    else chatRating(year, unit, givenAt, chance)
  }
}

function chatRating(year: Year, unit: string, at: Instant, chance: Chance): void {
  const citizen = `${unit}-${chance.int(1, 4000)}`
  if (chance.happens(0.45)) {
    rate(year, { unit_code: unit, given_at: at, citizen }, chance)
    if (chance.happens(0.02))
      // comes again, and says so again
      for (const days of [1, 4, 9].slice(0, chance.int(1, 3)))
        rate(year, { unit_code: unit, given_at: at + days * DAY_MS, citizen }, chance)
    return
  }
  const early = chance.happens(0.01) // asked how it goes, and rated the service so far
  const finished_at = early ? at + chance.int(1, 5) * DAY_MS : at - chance.int(1, 3 * 24) * HOUR_MS
  const dossier_code = dossier(year, unit, finished_at, at + chance.int(early ? -4 : 1, 6) * DAY_MS)
  rate(year, { unit_code: unit, given_at: at, citizen, dossier_code, invited: early ? 0 : 1 }, chance)
}

/** A company's clerk, who hands in for many at some units: now and then, or (one of them) every fifth day of half a year. */
function representative(year: Year, unit: string, chance: Chance): void {
  const everyDays = unit === 'U3' ? 5 : 15
  if (everyDays > 5 && !chance.happens(0.1)) return
  for (let n = 0; n < (everyDays > 5 ? 350 : 200); n += everyDays) {
    const at = startOfDay(addDays(FIRST_DAY, n + chance.int(0, 4))) + 10 * HOUR_MS
    const dossier_code = dossier(year, unit, at - HOUR_MS, at + DAY_MS)
    rate(year, { unit_code: unit, given_at: at, citizen: `${unit}-clerk`, dossier_code, invited: 1 }, chance)
  }
}

/** Forms of a week, typed in one morning, some dated with the day on which they were filled in; many give everything the same level. */
function pileOfPaper(year: Year, unit: string, day: Day, chance: Chance): void {
  const from = startOfDay(day) + 8 * HOUR_MS
  const dated = chance.happens(0.5)
  for (let i = chance.int(5, 30); i > 0; i -= 1) {
    const recorded_at = from + chance.int(0, HOUR_MS)
    const row = {
      unit_code: unit,
      channel: 'paper',
      instrument: 'ward-9',
      given_at: dated ? recorded_at - chance.int(0, 7 * DAY_MS) : recorded_at,
      recorded_at,
      overall: null,
    }
    const id = rate(year, row, chance)
    const straight = chance.weighted([[5, 30], [4, 22], [0, 48]] as const) // biome-ignore format: shares
    for (const item of ITEMS)
      year.answers.push({ rating: id, item, level: straight || chance.int(2, 5), recorded_at })
  }
}

/** A rating as it stands in the table; returns its id. */
export function rate(
  year: Year,
  row: Partial<Insertable<RatingTable>> & { given_at: Instant },
  chance: Chance,
): string {
  const id = `y-${year.ratings.length}-${chance.int(0, 1e9)}`
  year.ratings.push({
    id,
    subject: id,
    version: 1,
    channel: 'zalo',
    unit_code: UNITS[0]!,
    counter: null,
    dossier_code: null,
    procedure_code: null,
    instrument: 'sipas-2023',
    overall: chance.weighted([[5, 40], [4, 44], [3, 10], [2, 4], [1, 2]] as const), // biome-ignore format: shares
    citizen: null,
    invited: 0,
    verified: 0,
    supersedes: null,
    flagged: '[]',
    external_id: null,
    recorded_at: row.given_at,
    ...row,
  })
  return id
}

/** A finished dossier; returns its code. */
export function dossier(
  year: Year,
  unit_code: string,
  finished_at: Instant,
  due_at: Instant,
  returned_at: Instant | null = null,
): string {
  const code = `HS-${year.dossiers.length}`
  year.dossiers.push({
    code,
    recorded_at: finished_at,
    unit_code,
    receiving_unit_code: null,
    procedure_code: 'TT-1',
    status: returned_at === null ? 'finished' : 'returned',
    received_at: Math.min(due_at, finished_at) - 10 * DAY_MS,
    due_at,
    first_due_at: due_at,
    finished_at,
    returned_at,
    official_code: null,
    official_name: null,
    submitted_via: null,
    applicant_sealed: null,
    phone_ref: null,
    history: '[]',
    stopped_at: null,
  })
  return code
}

function poisson(mean: number, chance: Chance): number {
  let n = 0
  for (let left = Math.exp(-mean), p = chance.next(); p > left; p *= chance.next()) n += 1
  return n
}
