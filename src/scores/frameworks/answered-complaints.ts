/** Complaints answered in time, by what each counted as at a moment, so that any past moment can be asked. */
import { sql } from 'kysely'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import { type Calendar, endOfTerm } from '../../calendar/working-days.ts'
import type { Database } from '../../database/database.ts'
import { type Scope, within } from '../scope.ts'

type Row = { unit: string; filed: Instant; answered: Instant | null }

/** No term of so many working days is longer than this: Tết included. */
const LONGEST_MS = 120 * DAY_MS

/**
 * By unit: complaints whose term ended in the period, and those of them whose first answer or refusal came within it. Pauses
 * do not lengthen the term. Complaints about conduct, heads or persons are left out, whoever asks; so are merged ones.
 */
export async function countAnswers(
  database: Database,
  scope: Scope,
  workingDays: number,
): Promise<{ unit: string; due: number; inTime: number }[]> {
  const { rows } = await sql<Row>`
    select s.unit_code as unit, c.created_at as filed, (
      select min(first.happened_at) from complaint_standing first where first.complaint = c.code
        and first.recorded_at <= ${scope.asOf} and first.status in ('resolved', 'rejected')) as answered
    from complaint c join complaint_standing s on s.complaint = c.code
    where c.created_at >= ${scope.from - LONGEST_MS} and c.created_at < ${scope.end} and s.recorded_at <= ${scope.asOf}
      and s.merged = 0 and s.protected = 0 and s.unit_code is not null and ${within(scope, 's.unit_code')}
      and (s.replaced_at is null or s.replaced_at > ${scope.asOf})`.execute(database.read)
  const endsAt = termEnd(await loadCalendar(database, scope.asOf), workingDays)
  return rows.flatMap(({ unit, ...row }) => {
    const end = endsAt(Number(row.filed))
    if (end <= scope.from || end > scope.end) return []
    return [{ unit, due: 1, inTime: row.answered !== null && Number(row.answered) < end ? 1 : 0 }]
  })
}

/** Terms of complaints of one day end together: each day is counted once. */
function termEnd(calendar: Calendar, n: number): (filed: Instant) => Instant {
  const known = new Map<number, Instant>()
  return (filed) => {
    const day = Math.floor((filed + 7 * 3_600_000) / DAY_MS)
    const end = known.get(day) ?? endOfTerm(calendar, filed, { n, unit: 'working_day' })
    known.set(day, end)
    return end
  }
}
