/** The accounts that an administrator may look after. */
import { type ListedAccount, listAccounts } from '../../../accounts/account-store.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { unitTree } from '../../../units/unit-store.ts'
import type { SignedInVisit } from '../../page.ts'
import { reachesAccount, type Scope, scopeOf } from '../scope.ts'

export type Reach = { tree: UnitTree; scope: Scope; accounts: ListedAccount[] }

/** Those within the administrator's unit and those under it, by username. */
export async function accountsInReach({ desk, account, now }: SignedInVisit): Promise<Reach> {
  const [tree, all] = await Promise.all([unitTree(desk.database), listAccounts(desk.database, now)])
  const scope = scopeOf(account, tree)
  return { tree, scope, accounts: all.filter((one) => reachesAccount(scope, one, now)) }
}
