/** An account as the record names it. */
import type { Account } from '../accounts/account-store.ts'

export function actorOf(account: Account): string {
  return `account:${account.id}`
}
