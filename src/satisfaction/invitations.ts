/** One-time tokens to rate: in an invitation after a result, or on a counter's code. Only their digests are kept. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import { countFromSending } from './cool-down.ts'
import { NOT_SENT_YET } from './not-sent-yet.ts'

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

/** Keeps an invitation that is given at this moment. Keeping the same token again changes nothing. */
export function keepInvitation(desk: Desk, token: string, invitation: Invitation, at: Instant): Write {
  return insertInvitation(desk, token, invitation, at, null)
}

/**
 * Keeps an invitation that is yet to go out: it counts as made once it was sent. Promising it again only names the notice.
 *
 * @param notice the notice that brings it: `confirmInvitations` sees when that was sent; null: `invitationSent` is told
 */
export function promiseInvitation(
  desk: Desk,
  token: string,
  invitation: Invitation,
  notice: string | null,
): Write {
  return insertInvitation(desk, token, invitation, NOT_SENT_YET, notice)
}

/** A promised invitation has gone out. @param hash as `tokenHash` gives it */
export function invitationSent(database: Database, hash: string, at: Instant): Write[] {
  const sent = database.read
    .updateTable('invitation')
    .set({ sent_at: at, notice: null })
    .where('token_hash', '=', hash)
    .where('sent_at', '=', NOT_SENT_YET)
  return [write(sent), countFromSending(database, hash, at)]
}

/**
 * Invitations whose notice was sent count as made from now on; those whose notice was given up never will, and keep nobody
 * from being invited to something else.
 */
export function confirmInvitations({ read }: Database, now: Instant): Write[] {
  const itsNotice = sql`from notice where notice.id = invitation.notice`
  const wasSent = sql<boolean>`exists (select 1 ${itsNotice} and outcome in ('sent', 'delivered', 'seen'))`
  // Each statement sees what is committed by then: one sent between two of them is not over, but for the next run.
  const isOver = sql<boolean>`not exists (select 1 ${itsNotice}
    and (outcome is null or outcome like 'kept%' or outcome in ('sent', 'delivered', 'seen')))`
  const promised = read.updateTable('invitation').where('notice', 'is not', null)
  const unsent = read
    .selectFrom('invitation')
    .select('token_hash')
    .where('notice', 'is not', null)
    .where('sent_at', '=', NOT_SENT_YET)
  return [
    write(read.updateTable('last_invited').set({ at: now }).where('token_hash', 'in', unsent.where(wasSent))),
    write(
      promised
        .set({ sent_at: sql`case when sent_at > ${now} then ${now} else sent_at end`, notice: null })
        .where(wasSent),
    ),
    write(read.deleteFrom('last_invited').where('token_hash', 'in', unsent.where(isOver))),
    write(read.deleteFrom('invitee').where('token_hash', 'in', unsent.where(isOver))),
    write(promised.set({ notice: null }).where(isOver)),
  ]
}

/** The token by which a citizen who follows a dossier is invited: by chance that comes out the same each time. */
export function followerToken({ vault }: Desk, dossier: string, citizen: string): string {
  return tokenFrom(Buffer.from(vault.draw('follower-invitation', dossier, citizen), 'hex'))
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
    promiseInvitation(desk, token, invitation, id),
    scheduleNotice(desk, { id, lane, kind: 'rating_invitation', body, dueAt }, now),
  ]
}

/** Uses a token up: whoever has it was invited. Refused as `token_used` when it was used before or never given. */
export function useInvitation(desk: Desk, token: string, at: Instant): Write {
  const use = desk.database.read
    .updateTable('invitation')
    .set({ used_at: at, sent_at: sql`case when sent_at > ${at} then ${at} else sent_at end` })
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

/** What the table knows a token by. */
export function tokenHash(desk: Desk, token: string): string {
  return desk.vault.ref('invitation', token.trim().toUpperCase())
}

function insertInvitation(
  desk: Desk,
  token: string,
  invitation: Invitation,
  sentAt: Instant,
  notice: string | null,
): Write {
  return write(
    desk.database.read
      .insertInto('invitation')
      .values({
        token_hash: tokenHash(desk, token),
        dossier_code: invitation.dossierCode,
        unit_code: invitation.unitCode,
        counter: invitation.counter,
        channel: invitation.channel,
        sent_at: sentAt,
        used_at: null,
        notice,
      })
      .onConflict((conflict) => {
        const again = conflict.column('token_hash')
        return notice === null
          ? again.doNothing()
          : again.doUpdateSet({ notice }).where('invitation.sent_at', '=', NOT_SENT_YET)
      }),
  )
}
