/** An account where identities are concerned. */
import type { Account } from '../../accounts/account-store.ts'
import { may, viewerOf } from '../../accounts/roles.ts'
import type { IdentityOfficer } from '../../complaints/identity/identity-rights.ts'

export function officerOf(account: Account): IdentityOfficer {
  return {
    account: account.id,
    viewer: viewerOf(account),
    mayAsk: may(account.role, 'identity:request'),
    mayApprove: may(account.role, 'identity:approve'),
  }
}
