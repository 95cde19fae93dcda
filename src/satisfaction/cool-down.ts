/**
 * The pause between two invitations to rate of one person (INVITATION_COOLDOWN_DAYS): who gets three results in a week is
 * asked about the first. The right to invite is taken in the commit that invites, so two results at once cannot both have it.
 */
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { NOT_SENT_YET } from './not-sent-yet.ts'

/** An invitation that is on its way, or waits for its citizen to write: nobody is to get a second one on top of it. */
const IS_ON_ITS_WAY = sql`exists (select 1 from invitation i where i.token_hash = last_invited.token_hash
  and i.sent_at = ${sql.lit(NOT_SENT_YET)} and i.notice is not null)`
const WAS_SENT = sql`exists (select 1 from invitation i where i.token_hash = last_invited.token_hash
  and i.sent_at < ${sql.lit(NOT_SENT_YET)})`

/** The person behind a phone, as `last_invited` knows them. @param phoneRef as `phoneRef` of dossiers gives it */
export function whoHasPhone(phoneRef: string): string {
  return `phone:${phoneRef}`
}

/**
 * Takes the right to invite this person with this token; refused as `cooling_down`. Stands before the invitation in its
 * commit. Taken again for an invitation that has not gone out, it is given again.
 *
 * @param who the citizen's reference, or `whoHasPhone`
 */
export function claimInviting(desk: Desk, who: string, hash: string, now: Instant): Write[] {
  const pauseMs = desk.settings.invitationCooldownDays * DAY_MS
  if (pauseMs === 0) return []
  const claim = desk.database.read
    .insertInto('last_invited')
    .values({ who, token_hash: hash, at: now })
    .onConflict((conflict) =>
      conflict
        .column('who')
        .doUpdateSet({ token_hash: hash, at: now })
        .where(
          sql<boolean>`((last_invited.token_hash = ${hash} and not ${WAS_SENT})
            or (last_invited.at <= ${now - pauseMs} and not ${IS_ON_ITS_WAY}))`,
        ),
    )
  return [write(claim, 'cooling_down')]
}

/** The invitation never goes out: the next result may invite at once. */
export function releaseInviting({ read }: Database, hash: string): Write {
  return write(read.deleteFrom('last_invited').where('token_hash', '=', hash))
}

/** The pause is counted from when the invitation went out. */
export function countFromSending({ read }: Database, hash: string, at: Instant): Write {
  return write(read.updateTable('last_invited').set({ at }).where('token_hash', '=', hash))
}

/** A returned result that invites nobody because the person was invited shortly before. Noted once. */
export function noteCooledDown({ read }: Database, dossierCode: string, now: Instant): Write {
  return write(
    read
      .insertInto('cooled_down')
      .values({ dossier_code: dossierCode, recorded_at: now })
      .onConflict((conflict) => conflict.column('dossier_code').doNothing()),
  )
}

/** Forgets whom a pause keeps from nothing any more. */
export function forgetPauses({ database, settings }: Desk, now: Instant): Write {
  return write(
    database.read
      .deleteFrom('last_invited')
      .where('at', '<=', now - settings.invitationCooldownDays * DAY_MS)
      .where(sql<boolean>`not ${IS_ON_ITS_WAY}`),
  )
}
