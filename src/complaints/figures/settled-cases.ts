/**
 * Complaints that nothing can change any more, counted for those who may see none of them: by unit for the chain
 * complained of, by what they were about for observers. Everything here is in cells of five or more (design 5).
 */
import { setImmediate as rest } from 'node:timers/promises'
import { sql } from 'kysely'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { DAY_MS, dayAt, type Instant } from '../../calendar/instant.ts'
import { type Calendar, workingDaysBetween } from '../../calendar/working-days.ts'
import type { Desk } from '../../desk.ts'
import { subtreeOf } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Category } from '../complaint.ts'
import { SMALLEST_CELL, suppressParts } from './suppress.ts'

/** What a complaint came to. */
export const RESULTS = ['founded', 'partly', 'unfounded', 'refused'] as const
export type Result = (typeof RESULTS)[number]

/** Working days from filing to the last answer or the refusal; each ends with the day that it names. */
export const TIMES_TAKEN = ['to_5', 'to_10', 'to_15', 'to_30', 'over_30'] as const
export type TimeTaken = (typeof TIMES_TAKEN)[number]
const LONGEST: readonly number[] = [5, 10, 15, 30]

/** Settled complaints that agree in all of this. */
export type SettledCount = {
  unit: string | null
  ground: Category
  result: Result
  taken: TimeTaken
  /** `2026-11`, in which they were settled. */
  month: string
  n: number
}

/** `unit`: complained of, or one above it; null: the whole province. `to` is not later than now. */
export type SettledQuestion = {
  unit: string | null
  from: Instant
  to: Instant
  /** Those about conduct, a head or a person alone. */
  protectedOnly: boolean
}

/** A unit's settled complaints about conduct: results in the order of `RESULTS`, null where hidden. */
export type ConductRow = { unit: string; total: number; results: (number | null)[] }

/** Settled in a period. On SQLite asked for in slices of a day with a rest between them. */
export async function countSettled(desk: Desk, question: SettledQuestion): Promise<SettledCount[]> {
  const step = desk.database.kind === 'postgres' ? question.to - question.from : DAY_MS
  const takenOf = timeTaken(await loadCalendar(desk.database))
  const counts = new Map<string, SettledCount>()
  for (let from = question.from; from < question.to; from += step) {
    const to = Math.min(from + step, question.to)
    for (const { filed, answered, settled, n, ...row } of await readSlice(desk, { ...question, from, to })) {
      const count = { ...row, taken: takenOf(filed, answered), month: dayAt(settled).slice(0, 7) }
      const key = Object.values(count).join('|')
      const found = counts.get(key)
      if (found) found.n += n
      else counts.set(key, { ...count, n })
    }
    await rest()
  }
  return [...counts.values()]
}

/** Days are those of Vietnam, since 1970. */
async function readSlice(desk: Desk, question: SettledQuestion) {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('complaint')
    .select([
      'unit_code as unit',
      sql<Category>`category`.as('ground'),
      sql<Result>`case when status = 'rejected' then 'refused' else outcome end`.as('result'),
      sql<number>`(created_at + 25200000) / 86400000`.as('filed'),
      sql<number>`(coalesce(resolved_at, settled_at) + 25200000) / 86400000`.as('answered'),
      sql<number>`(settled_at + 25200000) / 86400000`.as('settled'),
    ])
    .where('settled_at', '>=', question.from)
    .where('settled_at', '<', question.to)
    .where('merged_into', 'is', null)
  if (question.unit !== null) query = query.where('unit_code', 'in', [...subtreeOf(tree, question.unit), ''])
  if (question.protectedOnly) query = query.where('protected', '=', 1)
  const rows = await desk.database.read
    .selectFrom(query.as('settled_complaint'))
    .select(['unit', 'ground', 'result', 'filed', 'answered', 'settled'])
    .select(sql<number>`cast(count(*) as integer)`.as('n'))
    .groupBy(['unit', 'ground', 'result', 'filed', 'answered', 'settled'])
    .execute()
  return rows.map((row) => ({
    ...row,
    filed: Number(row.filed),
    answered: Number(row.answered),
    settled: Number(row.settled),
    n: Number(row.n),
  }))
}

/** The same days come again and again: each pair is counted once. */
function timeTaken(calendar: Calendar): (filed: number, answered: number) => TimeTaken {
  const known = new Map<number, TimeTaken>()
  return (filed, answered) => {
    const key = filed * 100_000 + answered
    const found = known.get(key)
    if (found) return found
    const days = workingDaysBetween(calendar, dayAt(filed), dayAt(answered))
    const longest = LONGEST.findIndex((most) => days <= most)
    const taken = TIMES_TAKEN[longest === -1 ? TIMES_TAKEN.length - 1 : longest]!
    known.set(key, taken)
    return taken
  }
}

/**
 * Complaints about conduct as the unit's own chain may count them: a unit with fewer than five stands nowhere, so that
 * units and quarters put together in whatever way differ by five or by nothing.
 */
export function conductRows(counts: readonly Pick<SettledCount, 'unit' | 'result' | 'n'>[]): ConductRow[] {
  const byUnit = new Map<string, number[]>()
  for (const { unit, result, n } of counts) {
    if (unit === null) continue
    const results = byUnit.get(unit) ?? RESULTS.map(() => 0)
    results[RESULTS.indexOf(result)]! += n
    byUnit.set(unit, results)
  }
  return [...byUnit]
    .map(([unit, results]) => ({ unit, total: results.reduce((all, n) => all + n, 0), results }))
    .filter(({ total }) => total >= SMALLEST_CELL)
    .map((row) => ({ ...row, results: suppressParts(row.results) }))
    .sort((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1))
}
