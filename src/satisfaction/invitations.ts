/** One-time tokens to rate: in an invitation after a result, or on a counter's code. Only their digests are kept. */
import type { Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { scheduleNotice } from '../schedule/notices.ts'

/** Without letters and digits that are taken for one another; 32 of them. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const TOKEN_LENGTH = 16 // 80 bits: not to be guessed

export type Invitation = {
  unitCode: string
  /** Null for a counter's code. */
  dossierCode: string | null
  counter: string | null
  /** Where it is shown or sent: zalo, messenger, counter. */
  channel: string
}

/** A token from chance: 16 bytes, of which each gives a sign. */
export function tokenFrom(chance: Uint8Array): string {
  return Array.from({ length: TOKEN_LENGTH }, (_, i) => ALPHABET[chance[i]! % ALPHABET.length]).join('')
}

/** Keeps an invitation. Keeping the same token again changes nothing. */
export function keepInvitation(desk: Desk, token: string, invitation: Invitation, at: Instant): Write {
  return write(
    desk.database.read
      .insertInto('invitation')
      .values({
        token_hash: tokenHash(desk, token),
        dossier_code: invitation.dossierCode,
        unit_code: invitation.unitCode,
        counter: invitation.counter,
        channel: invitation.channel,
        sent_at: at,
        used_at: null,
      })
      .onConflict((conflict) => conflict.column('token_hash').doNothing()),
  )
}

/**
 * An invitation sent to a citizen after a result: the token is kept as a digest, the notice carries it to the lane.
 * The notice's body is `{token, dossier, unit}`. Inviting the same citizen to the same dossier again changes nothing.
 *
 * @param lane the citizen's reference
 */
export function inviteToRate(
  desk: Desk,
  token: string,
  invitation: Invitation & { dossierCode: string },
  lane: string,
  dueAt: Instant,
  now: Instant,
): Write[] {
  const body = { token, dossier: invitation.dossierCode, unit: invitation.unitCode }
  const id = `rating:${desk.vault.ref('invitation-notice', invitation.dossierCode, lane)}`
  return [
    keepInvitation(desk, token, invitation, dueAt),
    scheduleNotice(desk, { id, lane, kind: 'rating_invitation', body, dueAt }, now),
  ]
}

/** Uses a token up. Refused as `token_used` when it was used before or never given. */
export function useInvitation(desk: Desk, token: string, at: Instant): Write {
  const use = desk.database.read
    .updateTable('invitation')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash(desk, token))
    .where('used_at', 'is', null)
  return write(use, 'token_used')
}

/** What a token is for, and whether it was used; null when it was never given. */
export async function invitationOf(
  desk: Desk,
  token: string,
): Promise<(Invitation & { used: boolean }) | null> {
  const row = await desk.database.read
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash(desk, token))
    .executeTakeFirst()
  if (!row) return null
  return {
    unitCode: row.unit_code,
    dossierCode: row.dossier_code,
    counter: row.counter,
    channel: row.channel,
    used: row.used_at !== null,
  }
}

function tokenHash(desk: Desk, token: string): string {
  return desk.vault.ref('invitation', token.trim().toUpperCase())
}
