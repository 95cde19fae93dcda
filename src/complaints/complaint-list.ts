/** Complaints as officials and programs read them: only what the viewer may see, numbers masked, never who sent them. */
import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { attachmentsOf, type ListedAttachment, listed } from '../attachments/attachment-list.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Tables } from '../database/tables.ts'
import type { Desk } from '../desk.ts'
import { recordViews } from '../privacy/chained-record.ts'
import { maskDossierCodes } from '../privacy/dossier-masking.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { chainOf, predecessorsOf, subtreeOf, type UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { coarse } from './coarse-time.ts'
import { type Category, type Complaint, FINAL_STATUSES, type Severity, type Status } from './complaint.ts'
import { type ComplaintRow, openDetails, toComplaint } from './complaint-row.ts'
import { type Delivery, deliveries } from './delivery.ts'
import { readTimeline, type TimelineStep } from './timeline.ts'
import { isVisible, type Viewer } from './visibility.ts'

/** A complaint with the words that may be shown. */
export type ReadComplaint = {
  complaint: Complaint
  /** The unit complained of; null when not known. */
  unit: { code: string; name: string } | null
  /** Phone and identity numbers masked; '' once its words were destroyed. */
  story: string
  /** The official complained of, as named; null: none. */
  official: string | null
  /** Names of files only where their sender may be known. */
  attachments: ListedAttachment[]
  delivery: Delivery
}

export type Filter = {
  since?: Instant // changed at or after; one that no citizen is linked to: on that day or after
  unit?: string // complained of, or one above it
  category?: Category
  status?: Status
  severity?: Severity
  /** Not final. */
  open?: boolean
  /** The person who does the task or answers for it, as the assignment names them. */
  person?: string
  /** A part of the code. */
  codePart?: string
}

/** Where a page in the `urgent` order ended: `urgentPlace` of its last complaint. */
export type UrgentPlace = readonly [rank: number, dueAt: Instant, code: string]

/**
 * A page of complaints in the order of their last change, or the gravest and most pressing first.
 * Every one of them is noted as seen before it is returned.
 *
 * @param options.shown how many of `limit` will be shown, when one more is read to know whether there is more
 * @param options.after the last change and code to start after; only for `changed`
 */
export async function listComplaints(
  desk: Desk,
  viewer: Viewer,
  actor: string,
  filter: Filter,
  options: {
    limit: number
    shown?: number
    after?: readonly [Instant, string]
    order?: 'changed' | 'urgent'
    /** The place to start after; only for `urgent`. */
    afterPlace?: UrgentPlace | undefined
  },
  now: Instant,
): Promise<ReadComplaint[]> {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where((eb) => isWanted(eb, viewer, filter, tree))
    .limit(options.limit)
  if (options.order === 'urgent') {
    query = query.orderBy(RANK).orderBy('due_at').orderBy('code')
    if (options.afterPlace) {
      const [rank, dueAt, code] = options.afterPlace
      query = query.where(({ eb, or, and }) =>
        or([
          eb(RANK, '>', rank),
          and([eb(RANK, '=', rank), eb('due_at', '>', dueAt)]),
          and([eb(RANK, '=', rank), eb('due_at', '=', dueAt), eb('code', '>', code)]),
        ]),
      )
    }
  } else query = query.orderBy('updated_at').orderBy('code')
  const { after } = options
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('updated_at', '>', after[0]),
        and([eb('updated_at', '=', after[0]), eb('code', '>', after[1])]),
      ]),
    )
  }
  const rows = await query.execute()
  const codes = rows.map((row) => row.code)
  await recordViews(desk, codes.slice(0, options.shown), actor, 'list', now)
  const delivered = await deliveries(desk.database, codes)
  const files = await attachmentsOf(desk, codes)
  return rows.map((row) => toRead(desk, row, tree, delivered.get(row.code)!, files.get(row.code) ?? []))
}

const ANSWERED: readonly Status[] = ['resolved', ...FINAL_STATUSES]

/** The grave ones first (bribery, retaliation and danger make one grave: `severityOf`), those that wait for no official last. */
const RANK = sql<number>`case severity when 'critical' then 0 when 'high' then 1 else 2 end + case when status in (${sql.join(ANSWERED)}) then 3 else 0 end`

/** The place of a complaint in the `urgent` order. */
export function urgentPlace({ severity, status, dueAt, code }: Complaint): UrgentPlace {
  const grave = { critical: 0, high: 1, normal: 2 }[severity]
  return [grave + (ANSWERED.includes(status) ? 3 : 0), dueAt, code]
}

/** How many complaints a viewer would find in each status; statuses without any are left out. */
export async function countByStatus(desk: Desk, viewer: Viewer): Promise<Map<Status, number>> {
  const tree = await unitTree(desk.database)
  const rows = await desk.database.read
    .selectFrom('complaint')
    .select(['status', (select) => select.fn.countAll<number>().as('n')])
    .where((eb) => isWanted(eb, viewer, {}, tree))
    .groupBy('status')
    .execute()
  return new Map(rows.map(({ status, n }) => [status as Status, Number(n)]))
}

/** How many complaints a viewer would find. */
export async function countComplaints(desk: Desk, viewer: Viewer, filter: Filter): Promise<number> {
  const tree = await unitTree(desk.database)
  const row = await desk.database.read
    .selectFrom('complaint')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where((eb) => isWanted(eb, viewer, filter, tree))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** One complaint with its timeline, noted as seen; null when there is none that the viewer may see. */
export async function readComplaint(
  desk: Desk,
  viewer: Viewer,
  actor: string,
  code: string,
  now: Instant,
): Promise<(ReadComplaint & { timeline: TimelineStep[] }) | null> {
  const tree = await unitTree(desk.database)
  const row = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row || !isVisible(viewer, toComplaint(row), tree)) return null
  await recordViews(desk, [code], actor, 'view', now)
  const timeline = await readTimeline(desk, code, row.key_sealed)
  const delivered = await deliveries(desk.database, [code])
  const files = await attachmentsOf(desk, [code])
  return {
    ...toRead(desk, row, tree, delivered.get(code)!, files.get(code) ?? []),
    timeline: timeline.map((step) => ({
      ...step,
      text: step.text === null ? null : shownWords(row, step.text),
    })),
  }
}

function toRead(
  desk: Desk,
  row: ComplaintRow,
  tree: UnitTree,
  delivery: Delivery,
  files: readonly ListedAttachment[],
): ReadComplaint {
  const details = openDetails(desk.vault, row)
  return {
    complaint: toComplaint(row),
    unit:
      row.unit_code === null
        ? null
        : { code: row.unit_code, name: tree.byCode.get(row.unit_code)?.name ?? row.unit_code },
    story: shownWords(row, details?.story ?? ''),
    official: details?.official ?? null,
    attachments: listed(details?.attachments ?? [], files).map((file) => shownFile(row, file)),
    delivery,
  }
}

/** A file's name may be its sender's: it is shown where they may be known. A place has the place's name. */
function shownFile({ confidentiality }: ComplaintRow, file: ListedAttachment): ListedAttachment {
  const isHidden = file.name === null || (file.id !== null && confidentiality !== 'named')
  return { ...file, name: isHidden ? null : maskNumbers(file.name!) }
}

/** Words as officials and programs may read them: of an anonymous complaint without the dossier, which tells who sent it. */
function shownWords({ confidentiality }: Pick<ComplaintRow, 'confidentiality'>, words: string): string {
  return maskNumbers(confidentiality === 'anonymous' ? maskDossierCodes(words) : words)
}

type Where = ExpressionBuilder<Tables, 'complaint'>

function isWanted(
  eb: Where,
  viewer: Viewer,
  filter: Filter,
  tree: UnitTree,
): ExpressionWrapper<Tables, 'complaint', SqlBool> {
  const wanted: Expression<SqlBool>[] = [maySee(eb, viewer, tree)]
  if (filter.since !== undefined) {
    const unlinked = eb('citizen', 'is', null) // its changes may have the time of the day alone
    wanted.push(
      eb('updated_at', '>=', coarse(filter.since)),
      eb.or([eb('updated_at', '>=', filter.since), unlinked]),
    )
  }
  if (filter.unit !== undefined) wanted.push(eb('unit_code', 'in', [...subtreeOf(tree, filter.unit), '']))
  if (filter.category !== undefined) wanted.push(eb('category', '=', filter.category))
  if (filter.status !== undefined) wanted.push(eb('status', '=', filter.status))
  if (filter.severity !== undefined) wanted.push(eb('severity', '=', filter.severity))
  if (filter.open) wanted.push(eb('status', 'not in', FINAL_STATUSES))
  if (filter.person !== undefined) {
    const named = (role: string) => holds('assigned', `"${role}":${JSON.stringify(filter.person)}`)
    wanted.push(eb.or([named('person'), named('accountable')]))
  }
  if (filter.codePart !== undefined) wanted.push(holds('code', filter.codePart))
  return eb.and(wanted)
}

/** Whether a column holds a text, letter by letter. */
function holds(column: 'assigned' | 'code', text: string) {
  return sql<SqlBool>`${sql.ref(column)} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`
}

/** `isVisible` as a condition of the database. */
function maySee(eb: Where, viewer: Viewer, tree: UnitTree): ExpressionWrapper<Tables, 'complaint', SqlBool> {
  const never = eb('code', '=', '')
  if (!viewer.may.has('complaint:read')) return never
  const open = eb('protected', '=', 0)
  const mayProtected = viewer.may.has('complaint:protected')
  if (viewer.unitCode === null) return mayProtected ? eb('code', '<>', '') : open
  const theirs = subtreeOf(tree, viewer.unitCode)
  if (theirs.length === 0) return never
  const handles = eb('handler_unit_code', 'in', theirs)
  const concerns = eb.and([open, eb.or([handles, eb('unit_code', 'in', theirs)])])
  if (!mayProtected) return concerns
  const outside = eb.or([
    eb('unit_code', 'is', null),
    eb('unit_code', 'not in', hiddenFrom(viewer.unitCode, tree)),
  ])
  return eb.or([concerns, eb.and([eb('protected', '=', 1), handles, outside])])
}

/** The units in whose chain a unit stands: itself, those above it and what they succeeded; the province only for itself. */
function hiddenFrom(unitCode: string, tree: UnitTree): string[] {
  const above = [unitCode, ...chainOf(tree, unitCode)].filter(
    (code) => code === unitCode || tree.byCode.get(code)?.kind !== 'province',
  )
  if (tree.byCode.get(unitCode)?.kind === 'province') return [unitCode]
  return [...new Set(above.flatMap((code) => predecessorsOf(tree, code)))]
}
