/** Between the row of a request to open an identity and the words of the house; and what the record keeps of it. */
import type { Selectable } from 'kysely'
import type { IdentityRequestTable } from '../../database/tables/complaints.ts'
import type { Key } from '../../privacy/seal.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { Deferral, IdentityReason, IdentityRequest, IdentityState } from './identity.ts'

export type RequestRow = Selectable<IdentityRequestTable>

/** The request of a row. */
export function toRequest(row: RequestRow): IdentityRequest {
  return {
    id: row.id,
    complaint: row.complaint,
    requester: row.requester,
    reason: row.reason as IdentityReason,
    askedAt: row.asked_at,
    state: row.state as IdentityState,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    expiresAt: row.expires_at,
    telling: row.telling as IdentityRequest['telling'],
    deferral: row.deferral as Deferral | null,
  }
}

/** What the chained record keeps a digest of, for the asking. */
export function askedContent(reason: string, text: string) {
  return { reason, text: text.normalize('NFC') }
}

/** The same for the decision, whatever has become of the opening since. @param text the words beside it */
export function decidedContent(
  { expiresAt, telling, deferral }: Pick<IdentityRequest, 'expiresAt' | 'telling' | 'deferral'>,
  text: string | null,
) {
  const opened = expiresAt !== null
  return {
    decision: opened ? 'approved' : 'refused',
    expiresAt,
    putOff: deferral,
    reachable: opened ? deferral !== null || telling !== 'nobody' : null,
    text: text?.normalize('NFC') ?? null,
  }
}

/** Words of a request; null: there are none, or they were destroyed with their complaint's key. @throws CannotOpen */
export function openWords(vault: Vault, key: Key | null, sealed: string | null): string | null {
  return key === null || sealed === null ? null : vault.open(sealed, key)
}
