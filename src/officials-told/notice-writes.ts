/** The rows of notices to officials: one for each event, account and way, so that writing one again changes nothing. */
import type { Instant } from '../calendar/instant.ts'
import { type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import type { Way } from './contact.ts'
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
  const row = {
    id: desk.vault.ref('official-notice', 'confirm-email', hash),
    kind: 'confirm_email',
    account,
    way: 'email',
    complaint: null,
    term: null,
    term_at: null,
    body_sealed: desk.vault.seal(JSON.stringify({ code, hash })),
    status: 'waiting',
    next_at: now,
    reason: null,
    created_at: now,
    settled_at: null,
  }
  return [
    write(
      desk.database.read
        .insertInto('official_notice')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing()),
    ),
  ]
}

/** The notice's id in the lane: from the tables alone nobody tells which account a lane's notices are for. */
export function laneNoticeId({ vault }: Pick<Desk, 'vault'>, id: string): string {
  return `official:${vault.ref('official-notice-lane', id)}`
}
