/** `isVisible` as a condition of the database; a test compares the two. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { chainOf, predecessorsOf, subtreeOf, type UnitTree } from '../units/unit.ts'
import type { Viewer } from './visibility.ts'

/** A condition on the rows of a table. */
export type Condition = RawBuilder<SqlBool>

export const NEVER: Condition = sql<SqlBool>`1 = 0`

/**
 * Which rows a viewer may see. No index is chosen by it: the queue has indexes of its own for its order, and a planner
 * would rather collect everything that a unit has and sort it.
 *
 * @param table one with the columns `protected`, `unit_code` and `handler_unit_code`, as the statement names it
 */
export function maySee(table: string, viewer: Viewer, tree: UnitTree): Condition {
  if (!viewer.may.has('complaint:read')) return NEVER
  const isProtected = sql`${sql.ref(`${table}.protected`)} + 0`
  const open = sql<SqlBool>`${isProtected} = 0`
  const mayProtected = viewer.may.has('complaint:protected')
  if (viewer.unitCode === null) return mayProtected ? sql<SqlBool>`1 = 1` : open
  const theirs = subtreeOf(tree, viewer.unitCode)
  if (theirs.length === 0) return NEVER
  const [handler, unit] = ['handler_unit_code', 'unit_code'].map(
    (column) => sql`coalesce(${sql.ref(`${table}.${column}`)}, '')`,
  )
  const handles = sql`${handler} in (${sql.join(theirs)})`
  const concerns = sql<SqlBool>`(${open} and (${handles} or ${unit} in (${sql.join(theirs)})))`
  if (!mayProtected) return concerns
  const hidden = hiddenFrom(viewer.unitCode, tree)
  return sql<SqlBool>`(${concerns} or (${isProtected} = 1 and ${handles} and ${unit} not in (${sql.join(hidden)})))`
}

/** The units in whose chain a unit stands: itself, those above it and what they succeeded; the province only for itself. */
export function hiddenFrom(unitCode: string, tree: UnitTree): string[] {
  if (tree.byCode.get(unitCode)?.kind === 'province') return [unitCode]
  const above = [unitCode, ...chainOf(tree, unitCode)].filter(
    (code) => code === unitCode || tree.byCode.get(code)?.kind !== 'province',
  )
  return [...new Set(above.flatMap((code) => predecessorsOf(tree, code)))]
}
