/**
 * How the queue is read without looking at all of it: what a viewer may see is cut into leads, each of which one index
 * gives in the order of the queue, so that a page needs a page of each lead at most.
 */
import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { ChannelName } from '../../channels/channel.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import type { Category, Confidentiality, Status } from '../complaint.ts'
import { plainName } from '../person-name.ts'
import type { Viewer } from '../visibility.ts'
import { type Condition, hiddenFrom, maySee, NEVER } from '../visible-rows.ts'

export type QueueFilter = {
  statuses: readonly Status[]
  /** Only what an official is to do something about. */
  waiting?: boolean
  flagged?: boolean
  category?: Category
  /** Complained of, or one above it. */
  unit?: string
  /** The unit that has it now. */
  handler?: string
  confidentiality?: Confidentiality
  channel?: ChannelName
  /** The name of the person who does the task or answers for it. */
  person?: string
  /** The answer is due after `from` (null: whenever) and until `to`. */
  due?: { from: Instant | null; to: Instant }
}

/** Rows in the order of the queue. */
export type Lead = {
  where: Condition
  /** Nothing in it is hidden from the viewer. */
  seesAll: boolean
  /** The index that gives it; named to SQLite, which has no figures to choose by. Null: it finds its own. */
  index: LeadIndex | null
}
type LeadIndex = `complaint_${'queue' | 'about' | 'handler' | 'ground' | 'person' | 'accountable'}`

const INDEX = { unit_code: 'complaint_about', handler_unit_code: 'complaint_handler' } as const

/** With more units than these under it, a unit is read as the whole province is. */
const MOST_UNITS = 200

/** The leads that together give all that a viewer may see and the filter wants; some give more than that, and some the same. */
export function leadsOf(viewer: Viewer, filter: QueueFilter, tree: UnitTree): Lead[] {
  if (filter.person !== undefined) {
    return (['person', 'accountable'] as const).map((role) =>
      lead(`complaint_${role}`, sql<SqlBool>`${sql.ref(role)} = ${plainName(filter.person!)}`),
    )
  }
  const theirs = viewer.unitCode === null ? null : subtreeOf(tree, viewer.unitCode)
  const isNarrow = theirs !== null && theirs.length <= MOST_UNITS && !isRoot(viewer.unitCode!, tree)
  const { unit, handler, category } = filter
  if (isNarrow) return ownLeads(viewer, theirs, unit === undefined ? theirs : subtreeOf(tree, unit), tree)
  if (unit !== undefined) {
    const units = subtreeOf(tree, unit)
    return units.length > MOST_UNITS || isRoot(unit, tree)
      ? wholeLeads(viewer)
      : unitLeads('unit_code', units, viewer)
  }
  if (handler !== undefined) return unitLeads('handler_unit_code', [handler], viewer)
  if (category !== undefined) {
    return protections(viewer).map((open) =>
      lead('complaint_ground', sql<SqlBool>`category = ${category} and protected = ${open}`),
    )
  }
  return wholeLeads(viewer)
}

/** The complaints about some units. */
export function unitLeads(
  column: 'unit_code' | 'handler_unit_code',
  units: readonly string[],
  viewer: Viewer,
): Lead[] {
  return units.flatMap((unit) =>
    protections(viewer).map((open) =>
      lead(INDEX[column], sql<SqlBool>`${sql.ref(column)} = ${unit} and protected = ${open}`),
    ),
  )
}

/** What a viewer of some units may see: `isVisible`, clause by clause. @param wanted units that it may be about */
function ownLeads(
  viewer: Viewer,
  theirs: readonly string[],
  wanted: readonly string[],
  tree: UnitTree,
): Lead[] {
  if (!viewer.may.has('complaint:read')) return []
  const hidden = hiddenFrom(viewer.unitCode!, tree)
  const about = new Set(wanted)
  const open = theirs.map((unit) => ({
    index: INDEX.handler_unit_code,
    where: sql<SqlBool>`handler_unit_code = ${unit} and protected = 0`,
  }))
  const named = theirs
    .filter((unit) => about.has(unit))
    .map((unit) => ({
      index: INDEX.unit_code,
      where: sql<SqlBool>`unit_code = ${unit} and protected = 0`,
    }))
  const grave = theirs.map((unit) => ({
    index: INDEX.handler_unit_code,
    where: sql<SqlBool>`handler_unit_code = ${unit} and protected = 1 and coalesce(unit_code, '') not in (${sql.join(hidden)})`,
  }))
  const all = [...open, ...named, ...(viewer.may.has('complaint:protected') ? grave : [])]
  return all.map((each) => ({ ...each, seesAll: true }))
}

function wholeLeads(viewer: Viewer): Lead[] {
  return protections(viewer).map((open) => lead('complaint_queue', sql<SqlBool>`protected = ${open}`))
}

function protections(viewer: Viewer): number[] {
  return viewer.may.has('complaint:protected') ? [0, 1] : [0]
}

function lead(index: LeadIndex, where: Condition): Lead {
  return { where, seesAll: false, index }
}

function isRoot(code: string, tree: UnitTree): boolean {
  return tree.byCode.get(code)?.parent === null
}

/**
 * What the filter wants besides, tested row by row in the order of the lead. Written so that no planner takes one of these
 * for a better way in: it would collect and sort what the lead gives in order.
 */
export function conditionsOf(
  viewer: Viewer,
  filter: QueueFilter,
  seesAll: boolean,
  tree: UnitTree,
): Condition[] {
  const text = (column: string) => sql`coalesce(${sql.ref(column)}, '')`
  const is = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [sql<SqlBool>`${text(column)} = ${value}`]
  const units = filter.unit === undefined ? null : subtreeOf(tree, filter.unit)
  const { due } = filter
  return [
    ...(seesAll ? [] : [maySee('complaint', viewer, tree)]),
    filter.statuses.length === 0 ? NEVER : sql<SqlBool>`${text('status')} in (${sql.join(filter.statuses)})`,
    ...is('category', filter.category),
    ...(units === null
      ? []
      : [units.length === 0 ? NEVER : sql<SqlBool>`${text('unit_code')} in (${sql.join(units)})`]),
    ...is('handler_unit_code', filter.handler),
    ...is('confidentiality', filter.confidentiality),
    ...is('channel', filter.channel),
    ...(filter.person === undefined
      ? []
      : [sql<SqlBool>`${plainName(filter.person)} in (${text('person')}, ${text('accountable')})`]),
    ...(due ? [sql<SqlBool>`due_at + 0 <= ${due.to}`] : []),
    ...(due && due.from !== null ? [sql<SqlBool>`due_at + 0 > ${due.from}`] : []),
  ]
}
