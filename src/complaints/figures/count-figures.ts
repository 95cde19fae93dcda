/**
 * Counts what a board needs, in the database. On SQLite, where a question keeps everybody waiting, a period is asked for in
 * slices of a few days with a rest between them.
 */
import { setImmediate as rest } from 'node:timers/promises'
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { subtreeOf } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { type Category, FINAL_STATUSES, type Outcome, type Status, type Verdict } from '../complaint.ts'
import type { Viewer } from '../visibility.ts'
import { maySee } from '../visible-rows.ts'
import type { Counts, HourCount, PlaceCount, Stage } from './figures.ts'

/** `unit`: complained of, or one above it; null: all that the viewer may count. */
export type FigureQuestion = { viewer: Viewer; unit: string | null; from: Instant; to: Instant; now: Instant }

const SLICE_MS = 2 * DAY_MS
const ANSWERED: readonly Status[] = ['resolved', ...FINAL_STATUSES]

/** Complaints filed in a period that the viewer may see, as they stand now; those merged into another are left out. */
export async function countFigures(desk: Desk, question: FigureQuestion): Promise<Counts> {
  if (desk.database.kind === 'postgres') return countSlice(desk, question)
  const counts: Counts = { cases: [], places: [], hours: [], times: [] }
  const end = Math.min(question.to, question.now + DAY_MS)
  for (let from = question.from; from < end; from += SLICE_MS) {
    const slice = await countSlice(desk, { ...question, from, to: Math.min(from + SLICE_MS, question.to) })
    counts.cases.push(...slice.cases)
    counts.places.push(...slice.places)
    counts.hours.push(...slice.hours)
    counts.times.push(...slice.times)
    await rest()
  }
  return counts
}

async function countSlice(desk: Desk, question: FigureQuestion): Promise<Counts> {
  const filed = await filedIn(desk, question)
  const n = sql<number>`cast(count(*) as integer)`.as('n')
  const read = desk.database.read
  const cases = read
    .selectFrom(filed)
    .select(['unit', 'ground', 'stage', 'outcome', 'verdict', 'reopened', n])
    .groupBy(['unit', 'ground', 'stage', 'outcome', 'verdict', 'reopened'])
  const places = read
    .selectFrom(filed)
    .select(['unit', 'counter', 'procedure', 'stage', n])
    .where((eb) => eb.or([eb('counter', 'is not', null), eb('procedure', 'is not', null)]))
    .groupBy(['unit', 'counter', 'procedure', 'stage'])
  const hours = read.selectFrom(filed).select(['hour', 'timed', n]).groupBy(['hour', 'timed'])
  const times = read
    .selectFrom(filed)
    .select(['filed', 'answered', n])
    .where('stage', 'in', ['in_time', 'late'])
    .groupBy(['filed', 'answered'])
  const found = await Promise.all([cases.execute(), places.execute(), hours.execute(), times.execute()])
  return {
    cases: found[0].map((row) => ({ ...row, reopened: Number(row.reopened) as 0 | 1, n: Number(row.n) })),
    places: found[1].map((row): PlaceCount => ({ ...row, n: Number(row.n) })),
    hours: found[2].map(({ hour, timed, n }) => ({
      hour: Number(hour),
      timed: Number(timed) as HourCount['timed'],
      n: Number(n),
    })),
    times: found[3].map(({ filed, answered, n }) => ({
      filed: Number(filed),
      answered: Number(answered),
      n: Number(n),
    })),
  }
}

/** The complaints of the question with what they are grouped by; days and hours are those of Vietnam, since 1970. */
async function filedIn(desk: Desk, { viewer, unit, from, to, now }: FigureQuestion) {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('complaint')
    .select([
      'unit_code as unit',
      sql<Category>`category`.as('ground'),
      sql<Outcome | null>`outcome`.as('outcome'),
      sql<Verdict | null>`verdict`.as('verdict'),
      'reopened',
      'counter',
      'procedure_code as procedure',
      stageAt(now).as('stage'),
      sql<number>`((created_at + 25200000) / 3600000) % 168`.as('hour'),
      sql<number>`case when confidentiality = 'anonymous' then 0 else 1 end`.as('timed'),
      sql<number>`(created_at + 25200000) / 86400000`.as('filed'),
      sql<number>`(coalesce(resolved_at, updated_at) + 25200000) / 86400000`.as('answered'),
    ])
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .where('merged_into', 'is', null)
    .where(maySee('complaint', viewer, tree))
  if (unit !== null) query = query.where('unit_code', 'in', [...subtreeOf(tree, unit), ''])
  return query.as('filed_complaint')
}

/** The stage as an expression of the database. A clock that stands still has moved `due_at` already. */
function stageAt(now: Instant) {
  return sql<Stage>`case when status = 'rejected' then 'refused'
    when status in (${sql.join(ANSWERED.map((status) => sql.lit(status)))})
      then case when coalesce(resolved_at, updated_at) <= due_at then 'in_time' else 'late' end
    when due_at <= ${sql.lit(now)} then 'overdue' else 'open' end`
}
