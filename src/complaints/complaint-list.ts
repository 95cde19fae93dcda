/** Complaints as officials and programs read them: only what the viewer may see, numbers masked, never who sent them. */
import type { Expression, ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import { attachmentsOf, type ListedAttachment, listed } from '../attachments/attachment-list.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Tables } from '../database/tables.ts'
import type { Desk } from '../desk.ts'
import { recordViews } from '../privacy/chained-record.ts'
import { maskNumbers } from '../privacy/masking.ts'
import { subtreeOf, type UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { coarse } from './coarse-time.ts'
import type { Category, Complaint, Status } from './complaint.ts'
import { type ComplaintRow, openDetails, toComplaint } from './complaint-row.ts'
import { type Delivery, deliveries } from './delivery.ts'
import { namedTo, stepsFor } from './linked.ts'
import { shownWords } from './shown-words.ts'
import { readTimeline, type TimelineStep } from './timeline.ts'
import { isVisible, type Viewer } from './visibility.ts'
import { maySee } from './visible-rows.ts'

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
}

/**
 * A page of complaints in the order of their last change. Every one of them is noted as seen before it is returned.
 *
 * @param options.shown how many of `limit` will be shown, when one more is read to know whether there is more
 * @param options.after the last change and code to start after
 */
export async function listComplaints(
  desk: Desk,
  viewer: Viewer,
  actor: string,
  filter: Filter,
  options: { limit: number; shown?: number; after?: readonly [Instant, string] },
  now: Instant,
): Promise<ReadComplaint[]> {
  const tree = await unitTree(desk.database)
  let query = desk.database.read
    .selectFrom('complaint')
    .select('code')
    .where((eb) => isWanted(eb, viewer, filter, tree))
    .orderBy('updated_at')
    .orderBy('code')
    .limit(options.limit)
  const { after } = options
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('updated_at', 'code'), '>', tuple(...after)))
  }
  const codes = (await query.execute()).map(({ code }) => code)
  await recordViews(desk, codes.slice(0, options.shown), actor, 'list', now)
  const read = await readRows(desk, codes, tree)
  const named = await namedTo(
    desk,
    viewer,
    read.flatMap(({ complaint }) => tiesOf(complaint)),
    tree,
  )
  return read.map((each) => ({ ...each, complaint: naming(each.complaint, named) }))
}

/** The complaints it is merged into and split from are left out where the viewer may not know of them. */
function naming(complaint: Complaint, named: ReadonlySet<string>): Complaint {
  const told = (code: string | null) => (code !== null && named.has(code) ? code : null)
  const { mergedInto, splitFrom } = complaint
  return { ...complaint, mergedInto: told(mergedInto), splitFrom: told(splitFrom) }
}

function tiesOf({ mergedInto, splitFrom }: Complaint): string[] {
  return [mergedInto, splitFrom].filter((code) => code !== null)
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

/** Complaints that the viewer may see and whose view was noted, in the order of their codes as given. */
export async function readRows(
  desk: Desk,
  codes: readonly string[],
  tree: UnitTree,
): Promise<ReadComplaint[]> {
  if (codes.length === 0) return []
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', 'in', [...codes])
    .execute()
  const delivered = await deliveries(desk.database, codes)
  const files = await attachmentsOf(desk, codes)
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return codes.flatMap((code) => {
    const row = byCode.get(code)
    return row ? [toRead(desk, row, tree, delivered.get(code)!, files.get(code) ?? [])] : []
  })
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
  const timeline = await stepsFor(desk, viewer, await readTimeline(desk, code, row.key_sealed), tree)
  const named = await namedTo(desk, viewer, tiesOf(toComplaint(row)), tree)
  const delivered = await deliveries(desk.database, [code])
  const files = await attachmentsOf(desk, [code])
  const read = toRead(desk, row, tree, delivered.get(code)!, files.get(code) ?? [])
  return {
    ...read,
    complaint: naming(read.complaint, named),
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

function isWanted(
  eb: ExpressionBuilder<Tables, 'complaint'>,
  viewer: Viewer,
  filter: Filter,
  tree: UnitTree,
): ExpressionWrapper<Tables, 'complaint', SqlBool> {
  const wanted: Expression<SqlBool>[] = [maySee('complaint', viewer, tree)]
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
  return eb.and(wanted)
}
