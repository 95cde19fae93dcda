/** How far an administrator's word reaches: the whole province, or one unit and those under it. */
import type { Account } from '../../accounts/account.ts'
import type { ListedAccount } from '../../accounts/account-store.ts'
import type { Instant } from '../../calendar/instant.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'

/** Null: the whole province. */
export type Scope = ReadonlySet<string> | null

export function scopeOf({ unitCode }: Pick<Account, 'unitCode'>, tree: UnitTree): Scope {
  return unitCode === null ? null : new Set(subtreeOf(tree, unitCode))
}

/** Whether a unit (null: the whole province) lies within it. */
export function reaches(scope: Scope, unitCode: string | null): boolean {
  return scope === null || (unitCode !== null && scope.has(unitCode))
}

/** Whether an account with all that it may now or later lies within it. One that has nothing left is the whole province's. */
export function reachesAccount(
  scope: Scope,
  { grants }: Pick<ListedAccount, 'grants'>,
  now: Instant,
): boolean {
  if (scope === null) return true
  const left = grants.filter(({ validTo }) => validTo === null || validTo > now)
  return left.length > 0 && left.every(({ unitCode }) => reaches(scope, unitCode))
}
