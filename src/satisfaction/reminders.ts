/**
 * The one reminder of an invitation to rate that was brought to a chat and not answered. An invitation by phone has none:
 * it is billed, and the privacy notice says that the phone is used once.
 */
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { consentsBy } from '../privacy/consent.ts'
import { tokenHash } from './invitations.ts'
import { ratingSubject } from './rating.ts'

/** An invitation is not spoken of again after so many days; INVITATION_REMINDER_DAYS lies below. */
export const INVITATION_LIVES_DAYS = 10
/** A promised invitation may wait so long for its citizen to write (90 days), and then live. */
const FORGOTTEN_AFTER_MS = 100 * DAY_MS

/** Whom an invitation to rate a dossier goes to. `hash`: its token's, as `tokenHash` gives it. */
export type Invitee = { hash: string; citizen: string; dossier: string }

/** Notes whom an invitation goes to, where a reminder may follow. */
export function noteInvitee(
  { database, settings }: Desk,
  { hash, citizen, dossier }: Invitee,
  now: Instant,
): Write[] {
  if (settings.invitationReminderDays === 0) return []
  const row = { token_hash: hash, citizen, dossier, promised_at: now }
  return [
    write(
      database.read
        .insertInto('invitee')
        .values(row)
        .onConflict((conflict) => conflict.column('token_hash').doUpdateSet({ promised_at: now })),
    ),
  ]
}

/** Invitations that were brought long enough ago and neither answered nor reminded of, oldest first. */
export async function remindersDue(
  { database, settings }: Desk,
  now: Instant,
  limit: number,
): Promise<(Invitee & { unit: string })[]> {
  const days = settings.invitationReminderDays
  if (days === 0) return []
  const rows = await database.read
    .selectFrom('invitee')
    .innerJoin('invitation', 'invitation.token_hash', 'invitee.token_hash')
    .select(['invitee.token_hash as hash', 'citizen', 'dossier', 'unit_code as unit'])
    .where('invitee.promised_at', '<=', now - days * DAY_MS)
    .where('sent_at', '<=', now - days * DAY_MS)
    .where('sent_at', '>', now - INVITATION_LIVES_DAYS * DAY_MS)
    .where('used_at', 'is', null)
    .where('reminded_at', 'is', null)
    .orderBy('sent_at')
    .orderBy('invitee.token_hash')
    .limit(limit)
    .execute()
  return rows
}

/** Takes the one reminder of an invitation; refused as `moved` when it was taken or answered meanwhile. */
export function takeReminder({ read }: Database, hash: string, now: Instant): Write[] {
  const take = read
    .updateTable('invitation')
    .set({ reminded_at: now })
    .where('token_hash', '=', hash)
    .where('reminded_at', 'is', null)
    .where('used_at', 'is', null)
  return [write(take, 'moved'), write(read.deleteFrom('invitee').where('token_hash', '=', hash))]
}

/** Forgets to whom invitations went that nobody is reminded of any more. */
export function forgetInvitees({ read }: Database, now: Instant): Write[] {
  const over = read
    .selectFrom('invitation')
    .innerJoin('invitee as known', 'known.token_hash', 'invitation.token_hash')
    .select('invitation.token_hash')
    .where(({ eb, or }) =>
      or([eb('used_at', 'is not', null), eb('sent_at', '<=', now - INVITATION_LIVES_DAYS * DAY_MS)]),
    )
  return [
    write(read.deleteFrom('invitee').where('token_hash', 'in', over)),
    write(read.deleteFrom('invitee').where('promised_at', '<=', now - FORGOTTEN_AFTER_MS)),
  ]
}

/**
 * Whether a citizen is still to be reminded: the invitation is alive and unanswered, they have not rated the dossier by
 * themselves, follow it still, and want both messages and invitations.
 */
export const isStillInvited: LookUp<{ dossier: string; token: string }, boolean> = async (
  desk,
  { dossier, token },
  { citizen, at },
) => {
  const { read } = desk.database
  const invitation = await read
    .selectFrom('invitation')
    .select(['sent_at', 'used_at'])
    .where('token_hash', '=', tokenHash(desk, token))
    .executeTakeFirst()
  if (!invitation || invitation.used_at !== null) return false
  if (at - invitation.sent_at >= INVITATION_LIVES_DAYS * DAY_MS) return false
  const said = (await consentsBy(desk.database, [citizen])).get(citizen) ?? {}
  if (said.rating_invitations !== true || said.notices === false) return false
  const subject = ratingSubject(desk.vault, { citizen, dossierCode: dossier, unitCode: '', at })
  const rated = await read.selectFrom('rating').select('id').where('subject', '=', subject).executeTakeFirst()
  const follower = await read
    .selectFrom('follower')
    .select('ended_at')
    .where('dossier', '=', dossier)
    .where('citizen', '=', citizen)
    .executeTakeFirst()
  return rated === undefined && follower?.ended_at === null
}
