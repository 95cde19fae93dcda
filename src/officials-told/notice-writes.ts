/** The rows of notices to officials: one for each event, account and way, so that writing one again changes nothing. */
import type { Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import type { Contact, Way } from './contact.ts'
import type { CaseEvent } from './events.ts'

/**
 * What a notice of a case is about. `at`: when it came to be told, the day alone where nothing may link the complaint to its
 * citizen (complaints/coarse-time.ts): the moment of the notice would be that of the filing. `isUrgent`: somebody's life may
 * depend on it, it is told at night, too.
 */
export type CaseNews = { complaint: string; event: CaseEvent; at: Instant; isUrgent: boolean }

/**
 * A notice to an account by one way. By e-mail it waits for the job that mails (mail-job.ts); by chat it goes to the lane at
 * once, in the same commit, and the lane asks again whether it may still be told.
 *
 * @param lane the citizen's reference of the account's chat; for `chat` alone
 */
export function noticeWrites(
  desk: Desk,
  { complaint, event, at, isUrgent }: CaseNews,
  to: { account: string; way: Way; lane: string | null },
  now: Instant,
): Write[] {
  const { account, way, lane } = to
  const id = desk.vault.ref('official-notice', complaint, event.key, account, way)
  const row = {
    id,
    kind: event.kind,
    account,
    way,
    complaint,
    term: event.deadline?.term ?? null,
    term_at: event.deadline?.at ?? null,
    body_sealed: null,
    status: way === 'chat' ? 'handed' : 'waiting',
    next_at: at,
    reason: null,
    created_at: at,
    settled_at: way === 'chat' ? at : null,
  }
  const insert = desk.database.read
    .insertInto('official_notice')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
  if (way !== 'chat' || lane === null) return [write(insert)]
  const kind = isUrgent ? 'official_urgent' : 'official_case'
  const notice = { id: laneNoticeId(desk, id), lane, kind, body: { notice: id }, dueAt: now } as const
  return [write(insert), scheduleNotice(desk, notice, now)]
}

/** The code that confirms an address, to that address. @param hash of the code: each one is mailed once */
export function confirmationWrites(
  desk: Desk,
  account: string,
  hash: string,
  code: string,
  now: Instant,
): Write[] {
  const id = desk.vault.ref('official-notice', 'confirm-email', hash)
  return [mailRow(desk, { id, kind: 'confirm_email', account, body: { code, hash } }, now)]
}

/**
 * That the account's login at the OpenID Connect provider was changed, by the ways that were open to it before: the account itself
 * may be somebody else's from now on, and its contact is forgotten.
 */
export function loginChangedWrites(
  desk: Desk,
  account: string,
  { email, emailConfirmedAt, chat }: Contact,
  now: Instant,
): Write[] {
  const id = desk.vault.ref('official-notice', 'login-changed', account, String(now))
  const letter = { id, kind: 'login_changed', account, body: { email, at: now } }
  const isMailed = email !== null && emailConfirmedAt !== null && desk.settings.sendsMail
  return [
    ...(isMailed ? [mailRow(desk, letter, now)] : []),
    ...(chat === null
      ? []
      : [
          scheduleNotice(
            desk,
            {
              id: laneNoticeId(desk, id),
              lane: chat.lane,
              kind: 'official_login',
              body: { at: now },
              dueAt: now,
            },
            now,
          ),
        ]),
  ]
}

function mailRow(
  { database, vault }: Desk,
  { id, kind, account, body }: { id: string; kind: string; account: string; body: object },
  now: Instant,
): Write {
  const row = {
    id,
    kind,
    account,
    way: 'email',
    complaint: null,
    term: null,
    term_at: null,
    body_sealed: vault.seal(JSON.stringify(body)),
    status: 'waiting',
    next_at: now,
    reason: null,
    created_at: now,
    settled_at: null,
  }
  const insert = database.read.insertInto('official_notice').values(row)
  return write(insert.onConflict((conflict) => conflict.column('id').doNothing()))
}

/** The notice's id in the lane: from the tables alone nobody tells which account a lane's notices are for. */
export function laneNoticeId({ vault }: Pick<Desk, 'vault'>, id: string): string {
  return `official:${vault.ref('official-notice-lane', id)}`
}
