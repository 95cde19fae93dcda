/**
 * Who sees single ratings (docs/gaming.md). A comment, a moment and a counter can tell a clerk who the citizen was, so single
 * ratings are for those alone who watch over units from the province's level and stand in no line of the unit. All others
 * see counts of their scope.
 */
import type { Account } from '../../accounts/account-store.ts'
import { may } from '../../accounts/roles.ts'
import { inspectorateOf, provinceOf, unitChain } from '../../complaints/routing.ts'
import type { UnitTree } from '../../units/unit.ts'

/** Whether the account sees a unit's single ratings, and may decide on them. */
export function singleSight(account: Account, tree: UnitTree): (unit: string) => boolean {
  const own = account.unitCode
  const watches =
    may(account.role, 'ratings:decide') &&
    (own === null || own === inspectorateOf(tree)?.code || own === provinceOf(tree)?.code)
  return (unit) => watches && (own === null || !unitChain(unit, tree).has(own))
}

/** Whether the account sees every single rating, so that figures to the minute tell it nothing more. */
export function seesEveryRating(account: Account, tree: UnitTree): boolean {
  return [...tree.byCode.keys()].every(singleSight(account, tree))
}
