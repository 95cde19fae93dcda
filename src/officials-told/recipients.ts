/**
 * Who is told of what. Pure over accounts with their grants, the complaint and the tree. Whatever the event, nobody is told
 * who may not see the complaint: the chain of the unit complained of never learns that it exists.
 */
import type { Account } from '../accounts/account-store.ts'
import { type Role, viewerOf } from '../accounts/roles.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { plainName } from '../complaints/person-name.ts'
import { provinceOf, unitChain } from '../complaints/routing.ts'
import { isVisible } from '../complaints/visibility.ts'
import { chainOf, type UnitTree } from '../units/unit.ts'
import type { CaseEventKind } from './events.ts'

/** What recipients are chosen by. */
export type Case = Pick<Complaint, 'protected' | 'unitCode' | 'handlerUnitCode' | 'assigned'>

type Teller = Pick<Account, 'id' | 'name' | 'role' | 'unitCode' | 'disabledAt'>

/** Those who act on complaints at a unit. An administrator does not: the work is the units'. */
const ACT: readonly Role[] = ['handler', 'head', 'inspector', 'intake']
const HANDLE: readonly Role[] = ['handler', 'inspector']

/** The accounts that are told of an event, each once. */
export function recipientsOf<A extends Teller>(
  kind: CaseEventKind,
  complaint: Case,
  accounts: readonly A[],
  tree: UnitTree,
): A[] {
  const seeing = accounts.filter((account) => mayBeTold(account, complaint, tree))
  if (kind === 'assigned') return assignees(complaint, seeing, tree)
  if (kind === 'escalated_again') return committee(seeing)
  if (kind === 'escalated') {
    const heads = headsOf(nextLevelUp(complaint, tree), seeing, tree)
    return heads.length > 0 ? heads : committee(seeing) // nobody is there: nothing is buried for that
  }
  return nearest(complaint.handlerUnitCode, seeing, tree)
}

/** Whether an account may learn that a complaint exists. Asked again at the moment of sending. */
export function mayBeTold(account: Teller, complaint: Case, tree: UnitTree): boolean {
  return account.disabledAt === null && isVisible(viewerOf(account), complaint, tree)
}

/**
 * The unit that learns of a term that is over: the nearest one above the handler that is not in the chain of the unit
 * complained of. Null: there is none, the steering committee learns of it at once.
 */
export function nextLevelUp(
  complaint: Pick<Case, 'unitCode' | 'handlerUnitCode'>,
  tree: UnitTree,
): string | null {
  if (complaint.handlerUnitCode === null) return null
  const accused = unitChain(complaint.unitCode, tree)
  return chainOf(tree, complaint.handlerUnitCode).find((code) => !accused.has(code)) ?? null
}

function headsOf<A extends Teller>(unit: string | null, accounts: A[], tree: UnitTree): A[] {
  return unit === null ? [] : accounts.filter((one) => one.role === 'head' && isAt(one, unit, tree))
}

function committee<A extends Teller>(accounts: A[]): A[] {
  return accounts.filter(({ role }) => role === 'committee')
}

/** Those who act at the unit; where it has nobody, at the nearest one above it that has. */
function nearest<A extends Teller>(unit: string | null, accounts: A[], tree: UnitTree): A[] {
  const acting = accounts.filter(({ role }) => ACT.includes(role))
  const levels = unit === null ? [] : [unit, ...chainOf(tree, unit)]
  for (const level of levels) {
    const there = acting.filter((one) => isAt(one, level, tree))
    if (there.length > 0) return there
  }
  return acting.filter(({ unitCode }) => unitCode === null)
}

/** Who handles at the unit that has it, and the person named when the name is one account's alone there. */
function assignees<A extends Teller>(complaint: Case, accounts: A[], tree: UnitTree): A[] {
  const unit = complaint.assigned?.unit ?? complaint.handlerUnitCode
  if (unit === null || complaint.assigned === null) return []
  const there = accounts.filter((one) => isAt(one, unit, tree))
  const person = plainName(complaint.assigned.person)
  const named = there.filter(({ name }) => plainName(name) === person)
  const handling = there.filter(({ role }) => HANDLE.includes(role))
  return [...new Set([...handling, ...(named.length === 1 ? named : [])])]
}

/** At the province are also those whose grant is for all of it. */
function isAt({ unitCode }: Teller, unit: string, tree: UnitTree): boolean {
  return unitCode === unit || (unitCode === null && provinceOf(tree)?.code === unit)
}
