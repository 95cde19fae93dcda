/** The rows behind a figure: codes of dossiers, ids of ratings. Never complaints, and never ratings of how a protected one was handled. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import type { Scope } from '../scope.ts'
import type { Scorecard } from '../scorecard.ts'
import { type ScoreQuestion, type ScoreRefusal, scoresOf } from '../scores.ts'
import { type FigureRows, isFigureName, kindOf } from './figure.ts'
import type { Framework } from './framework.ts'
import { frameworkStore, versionFor } from './framework-store.ts'
import {
  dayNumber,
  doneBy,
  doneIn,
  dueIn,
  FIRST_DUE,
  newestDossiers,
  overdueAt,
  receivedIn,
} from './newest-dossiers.ts'
import { ratingCursor, ratingRows } from './rating-rows.ts'

/** A row of a figure's whole; `counted`: it is of its part (late, online, satisfied); null where a row is not counted so. */
export type Row = {
  kind: 'dossier' | 'rating'
  id: string
  counted: boolean | null
  /** Where details were asked for. Of a dossier: its first due date, and when it was done; null: none, or not yet. */
  dueAt?: Instant | null
  doneAt?: Instant | null
  /** Of a rating, where the figure is about one answer: 1 to 5. */
  level?: number | null
}

export type RowsQuestion = Pick<ScoreQuestion, 'period' | 'framework' | 'asOf'> & {
  unitCode: string
  /** A figure's name, or `official_late_share` with an official. */
  figure: string
  official?: string | null | undefined
  /** Rows after this one, as `next` named it; absent: from the first on. */
  after?: string | null | undefined
  limit: number
  /** With dates and levels, and of ratings the least satisfied first: for pages that people read. */
  hasDetails?: boolean
}

export type RowsRefusal = ScoreRefusal | 'unknown_figure' | 'no_rows' | 'withheld'

/**
 * The rows in the order of their ids (ratings with details: of their levels first), as recorded until the question's moment. Those of one official are all of theirs that
 * count, of whichever unit.
 */
export async function readRows(
  desk: Desk,
  question: RowsQuestion,
  now: Instant,
): Promise<{ rows: Row[]; next: string | null } | { refused: RowsRefusal }> {
  const { figure, official = null, unitCode, period, framework } = question
  const kind = rowsOf(figure)
  if (kind === undefined || (figure === OF_OFFICIAL && official === null))
    return { refused: 'unknown_figure' }
  if (kind === null) return { refused: 'no_rows' }
  const found = await scoresOf(desk, { period, framework, unitCode, asOf: question.asOf }, now)
  if ('refused' in found) return found
  const card = found.scorecards[0]!
  const asked = { ...question, ...scopeOf(card) }
  if (kind === 'ratings') {
    if (isWithheld(card, figure)) return { refused: 'withheld' }
    return paged(await ratingRows(desk, asked), question.limit, ratingCursor)
  }
  const versions = await frameworkStore.versionsUntil(desk.database, card.framework, asked.asOf)
  const judged = versionFor(versions, { to: asked.to }).framework
  return paged(await dossierRows(desk, asked, judged), question.limit)
}

const OF_OFFICIAL = 'official_late_share'

/** What kind of rows stands behind a figure; null: none are listed, undefined: there is no such figure. */
export function rowsOf(figure: string): FigureRows | undefined {
  if (figure === OF_OFFICIAL) return 'dossiers'
  return isFigureName(figure) && !figure.endsWith(':*') ? kindOf(figure).rows : undefined
}

/** What the scorecard itself was asked for: the same units, bounds and moment. */
function scopeOf({ unit, asOf, inputs }: Scorecard): Scope & { units: readonly string[] } {
  const [from, to, at] = [inputs.from, inputs.to, asOf].map((text) => Date.parse(text)) as [
    number,
    number,
    number,
  ]
  const units = [unit.code, ...inputs.predecessors.map(({ code }) => code)]
  return { from, to, asOf: at, end: Math.min(to, at + 1), units }
}

/** Whether too few stand behind a figure of satisfaction. */
function isWithheld({ satisfaction, inputs }: Scorecard, figure: string): boolean {
  const [of, code] = figure.split(':')
  if (of === 'satisfied_share') return satisfaction.withheld
  if (code === undefined) return inputs.pooled.withheld
  if (of === 'criterion_index') return (inputs.criteria[code]?.index ?? null) === null
  return (satisfaction.factors[code]?.index ?? null) === null
}

async function dossierRows(
  desk: Desk,
  asked: RowsQuestion & Scope & { units: readonly string[] },
  framework: Framework,
): Promise<Row[]> {
  const { figure, official = null, after = null, limit, units } = asked
  const isOwn = figure === 'official_late_share'
  const { whole, counted } = membership(figure, asked, framework)
  const of = isOwn ? { units: [], officials: [official!] } : { units }
  const theirs = isOwn ? sql`d.official_code = ${official}` : sql`d.unit_code in (${sql.join(units)})`
  const { rows } = await sql<DossierRow>`
    select d.code as id, ${counted} as counted, ${FIRST_DUE} as due, j.done_at as done from ${newestDossiers(asked, of, framework.settings.lateness.whole === 'due' ? 'any' : 'period')}
    where ${theirs} and ${whole} and d.code > ${after ?? ''}
    order by d.code limit ${limit + 1}`.execute(desk.database.read)
  return rows.map((row) => ({
    kind: 'dossier',
    id: row.id,
    counted: row.counted === null ? null : Number(row.counted) === 1,
    ...(asked.hasDetails ? { dueAt: instantOf(row.due), doneAt: instantOf(row.done) } : {}),
  }))
}

type DossierRow = { id: string; counted: number | null; due: number | null; done: number | null }

/** PostgreSQL gives whole numbers of an expression as text. */
function instantOf(value: number | string | null): Instant | null {
  return value === null ? null : Number(value)
}

/** Which dossiers make a figure's whole, and which of them its part: as in read-measures.ts and dossier-facts.ts. */
function membership(figure: string, scope: Scope, { settings }: Framework) {
  const flag = (condition: RawBuilder<unknown>) => sql<number>`case when ${condition} then 1 else 0 end`
  const [received, done] = [receivedIn(scope), doneBy(scope)]
  const overdue = sql`coalesce(${overdueAt(scope)}, false)`
  const { whole, unfinishedOverdue } = settings.lateness
  const counts = unfinishedOverdue === 'count' ? overdue : sql`1 = 0`
  switch (figure) {
    case 'online_share': {
      const known = settings.onlineUnknown === 'counter' ? sql`1 = 1` : sql`d.submitted_via is not null`
      return {
        whole: sql`(${received} and ${known})`,
        counted: flag(sql`coalesce(d.submitted_via, '') = 'online'`),
      }
    }
    case 'processing_days':
      return { whole: sql`(${doneIn(scope)} and d.received_at is not null)`, counted: sql<null>`null` }
    case 'dossier_time_points': {
      const early = sql`${dayNumber(sql`j.done_at`)} < ${dayNumber(FIRST_DUE)}`
      return { whole: sql`(${doneIn(scope)} and ${FIRST_DUE} is not null)`, counted: flag(early) }
    }
  }
  if (figure === 'official_late_share' || whole === 'finished')
    return {
      whole: sql`(${doneIn(scope)} or ${counts})`,
      counted: flag(sql`(${doneIn(scope)} and j.late = 1) or ${counts}`),
    }
  const cohort = whole === 'due' ? dueIn(scope) : received
  const running = unfinishedOverdue === 'count' ? sql`1 = 1` : sql`1 = 0`
  return {
    whole: sql`(${cohort} and (${done} or ${running}))`,
    counted: flag(sql`(${done} and j.late = 1) or (not ${done} and ${counts})`),
  }
}

/** One more row was read than is given: it tells whether there are more. */
function paged(
  rows: Row[],
  limit: number,
  cursorOf = ({ id }: Row) => id,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? cursorOf(page.at(-1)!) : null }
}
