/** Who may see a complaint. The list asks the same question of the database in `complaint-list.ts`; a test compares the two. */
import { subtreeOf, type UnitTree } from '../units/unit.ts'
import type { Complaint } from './complaint.ts'
import { unitChain } from './routing.ts'

export type ComplaintPermission = 'complaint:read' | 'complaint:act' | 'complaint:protected'

/** Someone who looks: an account or a program. */
export type Viewer = {
  /** Their unit; null: the whole province (a program, an administrator). */
  unitCode: string | null
  may: ReadonlySet<ComplaintPermission>
}

/** Whether someone may give a complaint to a unit: one of their own, or the one that has it. Others get it by transfer, which its citizen is told. */
export function mayAssignTo(
  viewer: Pick<Viewer, 'unitCode'>,
  { handlerUnitCode }: Pick<Complaint, 'handlerUnitCode'>,
  unit: string,
  tree: UnitTree,
): boolean {
  return (
    viewer.unitCode === null || unit === handlerUnitCode || subtreeOf(tree, viewer.unitCode).includes(unit)
  )
}

/**
 * Whether a viewer may see a complaint: it concerns their unit or one under it. A protected one is seen only by whom
 * its handler stands under, never by the chain of the unit complained of, and needs its own permission.
 */
export function isVisible(
  viewer: Viewer,
  complaint: Pick<Complaint, 'protected' | 'unitCode' | 'handlerUnitCode'>,
  tree: UnitTree,
): boolean {
  if (!viewer.may.has('complaint:read')) return false
  if (complaint.protected && !viewer.may.has('complaint:protected')) return false
  if (viewer.unitCode === null) return true
  const theirs = new Set(subtreeOf(tree, viewer.unitCode))
  const handles = complaint.handlerUnitCode !== null && theirs.has(complaint.handlerUnitCode)
  if (complaint.protected) return handles && !unitChain(complaint.unitCode, tree).has(viewer.unitCode)
  return handles || (complaint.unitCode !== null && theirs.has(complaint.unitCode))
}
