/** Which period and unit a board is about, and which its visitor may choose. Pure. */
import type { Account } from '../../accounts/account-store.ts'
import { may, viewerOf } from '../../accounts/roles.ts'
import type { Instant } from '../../calendar/instant.ts'
import type { Viewer } from '../../complaints/visibility.ts'
import { readPeriod } from '../../scores/period.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { periodsAround } from '../scores/periods.ts'

export type Choice = {
  quarters: string[]
  months: string[]
  /** Whether a unit may be chosen. */
  units: boolean
}

export type Asked = { period: string; unit: string | null }

/**
 * Whoever reads complaints may count them as they please. Others are given whole quarters that are over and no units:
 * what they are shown cannot be taken from itself until one case is left.
 */
export function choiceOf(account: Account, now: Instant): Choice {
  const { quarters, months } = periodsAround(now)
  if (may(account.role, 'complaint:read')) return { quarters, months, units: true }
  return { quarters: quarters.filter((name) => isOver(name, now)), months: [], units: false }
}

/** What the address asks for; the first choice in place of what may not be asked. */
export function askedOf(
  query: Record<string, string>,
  choice: Choice,
  account: Account,
  tree: UnitTree,
): Asked {
  const offered = [...choice.quarters, ...choice.months]
  const { period = '', unit = '' } = query
  const theirs = account.unitCode === null ? tree.byCode : new Set(subtreeOf(tree, account.unitCode))
  return {
    period: offered.includes(period) ? period : offered[0]!,
    unit: choice.units && theirs.has(unit) ? unit : null,
  }
}

/** Whose complaints are counted: those that the account may see; without that, those that are no secret. */
export function countedBy(account: Account): Viewer {
  return may(account.role, 'complaint:read')
    ? viewerOf(account)
    : { unitCode: account.unitCode, may: new Set(['complaint:read']) }
}

/**
 * Whether the account is told of settled complaints about conduct by unit: where it may not see all of them itself, for
 * whole quarters that are over. Observers have the cases.
 */
export function seesConduct(account: Account, period: string, now: Instant): boolean {
  const seesAll = may(account.role, 'complaint:protected') && account.unitCode === null
  return !seesAll && !may(account.role, 'cases:anonymised') && period.includes('-Q') && isOver(period, now)
}

function isOver(period: string, now: Instant): boolean {
  return readPeriod(period)!.to <= now
}
