/** Who may ask to know who sent a complaint, and who may decide it. Pure. */
import type { UnitTree } from '../../units/unit.ts'
import { subtreeOf } from '../../units/unit.ts'
import { type Complaint, isAnonymous } from '../complaint.ts'
import { unitChain } from '../routing.ts'
import { isVisible, type Viewer } from '../visibility.ts'

/** An account where identities are concerned. */
export type IdentityOfficer = {
  account: string
  viewer: Viewer
  mayAsk: boolean
  mayApprove: boolean
}

type About = Pick<Complaint, 'protected' | 'unitCode' | 'handlerUnitCode' | 'confidentiality' | 'citizen'>

/** Why an identity cannot be asked for; `not_found`: they may not see the complaint either. */
export type AskRefusal =
  | 'not_found'
  | 'forbidden'
  | 'anonymous' //     nothing that tells who is kept
  | 'erased' //        the citizen had their data erased
  | 'not_sealed' //    the citizen let the handler know: it is looked at directly
  | 'unit_complained_of' // facts/domain.md 5.7: the sender is never revealed to the unit complained about

/** Null: they may ask. @param once the units that it was about at any time, from `onceAbout` */
export function whyNotAsk(
  officer: IdentityOfficer,
  complaint: About,
  tree: UnitTree,
  once: readonly string[],
): AskRefusal | null {
  if (!isVisible(officer.viewer, complaint, tree)) return 'not_found'
  if (!officer.mayAsk) return 'forbidden'
  if (isAnonymous(complaint)) return 'anonymous'
  if (complaint.citizen === null) return 'erased'
  if (complaint.confidentiality === 'named') return 'not_sealed'
  return isInChain(officer.viewer, complaint, tree, once) ? 'unit_complained_of' : null
}

/**
 * Whether they may decide requests about a complaint: they see it, or look after personal data without seeing complaints
 * (the data protection officer); never from the unit complained of or under it, nor from one that it was once about.
 */
export function mayDecide(
  officer: IdentityOfficer,
  complaint: About,
  tree: UnitTree,
  once: readonly string[],
): boolean {
  return officer.mayApprove && mayOversee(officer.viewer, complaint, tree, once)
}

/**
 * Whether a complaint's requests and record are within someone's reach. One who sees complaints needs to see this one; one
 * who sees none (the data protection officer) needs it to be about their part of the province and not about themselves.
 */
export function mayOversee(
  viewer: Viewer,
  complaint: About,
  tree: UnitTree,
  once: readonly string[],
): boolean {
  if (isInChain(viewer, complaint, tree, once)) return false
  if (viewer.may.has('complaint:read')) return isVisible(viewer, complaint, tree)
  if (viewer.unitCode === null) return true
  return (
    complaint.handlerUnitCode !== null && subtreeOf(tree, viewer.unitCode).includes(complaint.handlerUnitCode)
  )
}

/** Those who look at contacts of a complaint must not stand in the chain of a unit that it is or was about. */
function isInChain(
  { unitCode }: Viewer,
  complaint: Pick<Complaint, 'unitCode'>,
  tree: UnitTree,
  once: readonly string[],
): boolean {
  return (
    unitCode !== null && [complaint.unitCode, ...once].some((unit) => unitChain(unit, tree).has(unitCode))
  )
}
