/** What the return of a dossier does to its invitation by phone (phone-invitations.ts): statements for the commit that records it. */
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { DossierVersionTable } from '../database/tables/dossiers.ts'
import type { Desk } from '../desk.ts'
import { promiseInvitation, tokenFrom, tokenHash } from '../satisfaction/invitations.ts'

/** A result handed over longer ago (an import of old dossiers, a platform that was away) invites nobody. */
export const RECENT_MS = 7 * DAY_MS

/** What a dossier's version that was just returned, or is returned no longer, does to its invitation. */
export function phoneInvitationWrites(
  desk: Desk,
  before: Pick<DossierVersionTable, 'status'> | null,
  row: Omit<DossierVersionTable, 'id'>,
  isFollowed: boolean,
  now: Instant,
): Write[] {
  if (before?.status === 'returned' && row.status !== 'returned') return [withdrawn(desk, row.code, now)]
  const isNew = row.status === 'returned' && before?.status !== 'returned'
  const isRecent = row.returned_at !== null && row.returned_at > now - RECENT_MS
  if (!isNew || !isRecent || isFollowed || row.phone_ref === null) return []
  if (desk.settings.invitationTemplate === null) return []
  const token = phoneTokenOf(desk, row.code)
  const waiting = {
    version: row.recorded_at,
    state: 'waiting',
    due_at: now + desk.settings.newsSettlesMs,
    settled_at: null,
  }
  const invitation = { unitCode: row.unit_code, dossierCode: row.code, counter: null, channel: 'zalo' }
  return [
    promiseInvitation(desk, token, invitation, null),
    write(
      desk.database.read
        .insertInto('phone_invitation')
        .values({ dossier: row.code, token_hash: tokenHash(desk, token), ...waiting })
        .onConflict((conflict) =>
          conflict
            .column('dossier')
            .doUpdateSet(waiting)
            .where('phone_invitation.state', 'not in', ['sent', 'sending']),
        ),
    ),
  ]
}

/** The token of a dossier's invitation by phone: by chance that comes out the same each time, so that only its digest need be kept. */
export function phoneTokenOf({ vault }: Desk, dossier: string): string {
  return tokenFrom(Buffer.from(vault.draw('phone-invitation', dossier), 'hex'))
}

function withdrawn({ database }: Desk, dossier: string, now: Instant): Write {
  return write(
    database.read
      .updateTable('phone_invitation')
      .set({ state: 'not_invited', settled_at: now })
      .where('dossier', '=', dossier)
      .where('state', '=', 'waiting'),
  )
}
