/** Reads what a framework asks for beyond the facts of every scorecard; what it does not ask for is not read. */
import { sql } from 'kysely'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { dayAt } from '../../calendar/instant.ts'
import { workingDaysBetween } from '../../calendar/working-days.ts'
import type { Database } from '../../database/database.ts'
import { type Scope, within } from '../scope.ts'
import { countAnswers } from './answered-complaints.ts'
import { type Framework, figuresIn } from './framework.ts'
import { type Measures, noMeasures } from './measures.ts'
import {
  count,
  dayNumber,
  doneBy,
  doneIn,
  dueIn,
  FIRST_DUE,
  newestDossiers,
  overdueAt,
  receivedIn,
  type Since,
} from './newest-dossiers.ts'
import { byUnits } from './unit-slices.ts'

/** Measures by the code of the unit, of those among `codes`. Units without any are missing. */
export async function readMeasures(
  database: Database,
  scope: Scope,
  framework: Framework,
  codes: readonly string[],
): Promise<Map<string, Measures>> {
  const measures = new Map<string, Measures>()
  const of = (unit: string): Measures => {
    if (!measures.has(unit)) measures.set(unit, noMeasures())
    return measures.get(unit)!
  }
  const asked = new Set(figuresIn(framework))
  const { lateness, answerWithinWorkingDays } = framework.settings
  const asksCohorts = lateness.whole !== 'finished' && asked.has('late_share')
  if (asksCohorts || asked.has('online_share') || asked.has('dossier_time_points'))
    for (const row of await byUnits(database, codes, (units) =>
      countCohorts(database, { ...scope, units }, lateness.whole === 'due' ? 'any' : 'period'),
    ))
      addCohorts(of(row.unit), row)
  if (asked.has('processing_days'))
    for (const { unit, dossiers, days } of await countProcessing(database, scope, codes)) {
      of(unit).processing.dossiers += dossiers
      of(unit).processing.days += days
    }
  if (asked.has('answered_in_time'))
    for (const { unit, due, inTime } of await countAnswers(database, scope, answerWithinWorkingDays)) {
      of(unit).answers.due += due
      of(unit).answers.inTime += inTime
    }
  return measures
}

const COUNTED = {
  receivedFinished: true,
  receivedLate: true,
  receivedOpen: true,
  receivedRunning: true,
  dueFinished: true,
  dueLate: true,
  dueOpen: true,
  dueRunning: true,
  online: true,
  other: true,
  unknown: true,
  early: true,
  onTheDay: true,
  finishedLate: true,
} as const
type CohortRow = { unit: string } & Record<keyof typeof COUNTED, number>

async function countCohorts(
  database: Database,
  scope: Scope & { units: readonly string[] },
  since: Since,
): Promise<CohortRow[]> {
  const [received, due, done] = [receivedIn(scope), dueIn(scope), doneBy(scope)]
  const overdue = sql`(not coalesce(${done}, false) and coalesce(${overdueAt(scope)}, false))`
  const running = sql`(not coalesce(${done}, false) and not coalesce(${overdueAt(scope)}, false))`
  const finished = sql`(${doneIn(scope)} and ${FIRST_DUE} is not null)`
  const doneDay = dayNumber(sql`j.done_at`)
  const dueDay = dayNumber(FIRST_DUE)
  const { rows } = await sql<CohortRow>`
    select d.unit_code as unit,
      ${count(sql`${received} and ${done}`)} as "receivedFinished", ${count(sql`${received} and ${done} and j.late = 1`)} as "receivedLate",
      ${count(sql`${received} and ${overdue}`)} as "receivedOpen", ${count(sql`${received} and ${running}`)} as "receivedRunning",
      ${count(sql`${due} and ${done}`)} as "dueFinished", ${count(sql`${due} and ${done} and j.late = 1`)} as "dueLate",
      ${count(sql`${due} and ${overdue}`)} as "dueOpen", ${count(sql`${due} and ${running}`)} as "dueRunning",
      ${count(sql`${received} and d.submitted_via = 'online'`)} as "online",
      ${count(sql`${received} and d.submitted_via in ('counter', 'post')`)} as "other",
      ${count(sql`${received} and d.submitted_via is null`)} as "unknown",
      ${count(sql`${finished} and ${doneDay} < ${dueDay}`)} as "early",
      ${count(sql`${finished} and ${doneDay} = ${dueDay}`)} as "onTheDay",
      ${count(sql`${finished} and ${doneDay} > ${dueDay}`)} as "finishedLate"
    from ${newestDossiers(scope, scope, since)} where ${within(scope, 'd.unit_code')}
    group by d.unit_code`.execute(database.read)
  return rows.map((row) => {
    const numbers = Object.keys(COUNTED).map((key) => [key, Number(row[key as keyof typeof COUNTED])])
    return { unit: row.unit, ...Object.fromEntries(numbers) } as CohortRow
  })
}

function addCohorts({ received, due, filed, finished }: Measures, row: CohortRow): void {
  received.finished += row.receivedFinished
  received.late += row.receivedLate
  received.open += row.receivedOpen
  received.running += row.receivedRunning
  due.finished += row.dueFinished
  due.late += row.dueLate
  due.open += row.dueOpen
  due.running += row.dueRunning
  filed.online += row.online
  filed.other += row.other
  filed.unknown += row.unknown
  finished.early += row.early
  finished.onTheDay += row.onTheDay
  finished.late += row.finishedLate
}

/** Working days by the calendar as it was recorded; the same two days come again and again and are counted once. */
async function countProcessing(database: Database, scope: Scope, codes: readonly string[]) {
  const calendar = await loadCalendar(database, scope.asOf)
  type Row = { unit: string; received: number; done: number; n: number }
  const rows = await byUnits(database, codes, async (units) => {
    const { rows } = await sql<Row>`
      select unit, received, done, count(*) as n from (
        select d.unit_code as unit, ${dayNumber(sql`d.received_at`)} as received, ${dayNumber(sql`j.done_at`)} as done
        from ${newestDossiers(scope, { units }, 'period')}
        where ${within({ ...scope, units }, 'd.unit_code')} and ${doneIn(scope)} and d.received_at is not null
      ) finished group by unit, received, done`.execute(database.read)
    return rows
  })
  const known = new Map<number, number>()
  return rows.map((row) => {
    const [received, done, n] = [Number(row.received), Number(row.done), Number(row.n)]
    const key = received * 100_000 + done
    const days = known.get(key) ?? workingDaysBetween(calendar, dayAt(received), dayAt(done))
    known.set(key, days)
    return { unit: row.unit, dossiers: n, days: n * days }
  })
}
