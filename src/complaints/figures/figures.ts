/** What a board says of the complaints that were filed in a period: counts, and how long answers took. Pure. */
import { dayAt } from '../../calendar/instant.ts'
import { type Calendar, workingDaysBetween } from '../../calendar/working-days.ts'
import type { Category, Outcome, Verdict } from '../complaint.ts'

/**
 * How far a complaint has come, each in exactly one: waits within its term, waits beyond it, answered within its term,
 * answered late, refused.
 */
export const STAGES = ['open', 'overdue', 'in_time', 'late', 'refused'] as const
export type Stage = (typeof STAGES)[number]

/** Complaints that agree in all of this. Null: not known, or not yet. */
export type CaseCount = {
  unit: string | null
  ground: Category
  stage: Stage
  outcome: Outcome | null
  verdict: Verdict | null
  reopened: 0 | 1
  n: number
}
/** Complaints that came from a counter or are about a procedure. */
export type PlaceCount = {
  unit: string | null
  counter: string | null
  procedure: string | null
  stage: Stage
  n: number
}
/** Complaints by the hour of the week in which they were filed: 0 is Thursday 00:00; `timed` 0: only the day counts. */
export type HourCount = { hour: number; timed: 0 | 1; n: number }
/** Answered complaints by the days since 1970 on which they were filed and answered. */
export type TimeCount = { filed: number; answered: number; n: number }

export type Counts = { cases: CaseCount[]; places: PlaceCount[]; hours: HourCount[]; times: TimeCount[] }

/** A row of a table: what it is about, and its complaints by stage in the order of `STAGES`. */
export type StageRow = { key: string; unit: string | null; stages: number[] }

export type Figures = {
  filed: number
  stages: number[]
  outcomes: Record<Outcome | 'none', number>
  verdicts: Record<Verdict | 'none', number>
  reopened: number
  /** Working days from filing to the last answer; null where fewer than `leastAnswers` were answered. */
  medianDays: number | null
  /** Each partitions all of them. The key is the ground, the unit's code, the counter's name, the procedure's code; '': not known. */
  grounds: StageRow[]
  units: StageRow[]
  counters: StageRow[]
  procedures: StageRow[]
  /** By weekday from Monday: hours 0 to 23, then those of which only the day is kept. */
  week: { hours: number[]; dayOnly: number }[]
}

const THURSDAY_TO_MONDAY = 3
const HOURS = 24

/** @param leastAnswers fewer than so many tell no median */
export function figuresOf(counts: Counts, calendar: Calendar, leastAnswers: number): Figures {
  const { cases, places, hours, times } = counts
  const sumOf = (which: (each: CaseCount) => boolean) => total(cases.filter(which))
  const stages = STAGES.map((stage) => sumOf((each) => each.stage === stage))
  return {
    filed: total(cases),
    stages,
    outcomes: {
      founded: sumOf(({ outcome }) => outcome === 'founded'),
      partly: sumOf(({ outcome }) => outcome === 'partly'),
      unfounded: sumOf(({ outcome }) => outcome === 'unfounded'),
      none: sumOf(({ outcome }) => outcome === null),
    },
    verdicts: {
      confirmed: sumOf(({ verdict }) => verdict === 'confirmed'),
      not_confirmed: sumOf(({ verdict }) => verdict === 'not_confirmed'),
      reopened: sumOf(({ verdict }) => verdict === 'reopened'),
      none: sumOf(({ verdict }) => verdict === null),
    },
    reopened: sumOf(({ reopened }) => reopened === 1),
    medianDays: total(times) < leastAnswers ? null : medianOf(times, calendar),
    grounds: rowsBy(cases, ({ ground }) => ({ key: ground, unit: null })),
    units: rowsBy(cases, ({ unit }) => ({ key: unit ?? '', unit })),
    counters: withRest(
      rowsBy(places, ({ unit, counter }) => (counter === null ? null : { key: counter, unit })),
      stages,
    ),
    procedures: withRest(
      rowsBy(places, ({ procedure }) => (procedure === null ? null : { key: procedure, unit: null })),
      stages,
    ),
    week: weekOf(hours),
  }
}

/** The rows of a table, those with most complaints first. */
function rowsBy<Count extends { stage: Stage; n: number }>(
  counts: readonly Count[],
  rowOf: (count: Count) => Omit<StageRow, 'stages'> | null,
): StageRow[] {
  const rows = new Map<string, StageRow>()
  for (const count of counts) {
    const found = rowOf(count)
    if (found === null) continue
    const id = JSON.stringify([found.unit, found.key])
    const row = rows.get(id) ?? { ...found, stages: STAGES.map(() => 0) }
    row.stages[STAGES.indexOf(count.stage)]! += count.n
    rows.set(id, row)
  }
  const sizeOf = ({ stages }: StageRow) => stages.reduce((all, n) => all + n, 0)
  return [...rows.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1))
}

/** With a last row of those that stand in no other, so that a table is about all of them; none where that is nothing. */
function withRest(rows: StageRow[], stages: readonly number[]): StageRow[] {
  const rest = stages.map((n, i) => n - rows.reduce((all, row) => all + row.stages[i]!, 0))
  return rows.length === 0 || rest.every((n) => n === 0)
    ? rows
    : [...rows, { key: '', unit: null, stages: rest }]
}

function weekOf(counts: readonly HourCount[]): Figures['week'] {
  const week = Array.from({ length: 7 }, () => ({ hours: Array<number>(HOURS).fill(0), dayOnly: 0 }))
  for (const { hour, timed, n } of counts) {
    const day = week[(Math.floor(hour / HOURS) + THURSDAY_TO_MONDAY) % 7]!
    if (timed === 1) day.hours[hour % HOURS]! += n
    else day.dayOnly += n
  }
  return week
}

/** The lower one of the two in the middle: a whole number of days that some complaint did take. */
function medianOf(times: readonly TimeCount[], calendar: Calendar): number {
  const byDays = new Map<number, number>()
  for (const { filed, answered, n } of times) {
    const days = workingDaysBetween(calendar, dayAt(filed), dayAt(answered))
    byDays.set(days, (byDays.get(days) ?? 0) + n)
  }
  const middle = Math.ceil(total(times) / 2)
  let passed = 0
  for (const [days, n] of [...byDays].sort(([a], [b]) => a - b)) {
    passed += n
    if (passed >= middle) return days
  }
  return 0
}

function total(counts: readonly { n: number }[]): number {
  return counts.reduce((all, { n }) => all + n, 0)
}
