/** Notices: messages that no message of the citizen's caused. They wait here until the citizen's lane takes them, the only way out. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { CAPPED_KINDS } from './when-to-tell.ts'

const NOTICE_KINDS = [
  'complaint_answer', //   body {complaint, text, outcome|null}
  'complaint_question', // body {complaint, text, until|null}: when the clock goes on without the citizen
  'complaint_refused', //  body {complaint, reason, text|null}; `reason` of complaints/refusal-reasons.ts
  'complaint_status', //   body {complaint, change: transferred, merged, split or paused, unit, and what each tells}
  'complaint_reminder', // body {complaint}; to be left unsaid when the complaint is no longer `resolved`
  'rating_invitation', //  body as satisfaction/ makes it
  'rating_reminder', //    body {dossier, unit|null, token}; left unsaid once the invitation is answered or over
  'official_reply', //     body {text}; to a citizen who asked for a person. `talk`: in that live talk, `ends`: which ends with it
  'talk_taken', //         body {talk, function: {vi, en}}: an official answers from now on
  'talk_paused', //        body {talk}: that official has given it back
  'talk_ended', //         body {talk}
  'talk_waits', //         body {}: nobody has answered yet
  'identity_opened', //   body {complaint, reason, from, until}; `reason` of complaints/identity/identity.ts
  'data_ready', //         body {request}
  'dossier_status', //       body FollowedNews (dossiers/followed-news.ts), as of all four
  'dossier_due_tomorrow',
  'dossier_late',
  'dossier_returned', //     with `token` when it invites to rate
  'attachment_failed', //  body {kind, reason, complaint|null}; told straight into the lane (attachments/fetch-one.ts)
  'official_case', //      body {notice}: of officials-told/notice-writes.ts; to an official in their own chat
  'official_urgent', //    the same where a life may be in danger
  'official_login', //     body {at}: the login of the account that was linked to the chat until then was changed
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** A notice to be sent. */
export type NewNotice = {
  /** Scheduling the same id again changes nothing. */
  id: string
  /** The citizen's reference. */
  lane: string
  kind: NoticeKind
  body: Record<string, unknown>
  dueAt: Instant
}

export type DueNotice = Omit<NewNotice, 'kind'> & { kind: string }

/** Puts a notice where the lane will find it. The body is sealed. */
export function scheduleNotice(desk: Desk, notice: NewNotice, now: Instant): Write {
  return write(
    desk.database.read
      .insertInto('notice')
      .values({
        id: notice.id,
        lane: notice.lane,
        kind: notice.kind,
        body_sealed: desk.vault.seal(JSON.stringify(notice.body)),
        due_at: notice.dueAt,
        created_at: now,
        accepted_at: null,
        outcome: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  )
}

/** The notices whose time has come and that no lane has taken, the most urgent first. */
export async function dueNotices(desk: Desk, now: Instant, limit: number): Promise<DueNotice[]> {
  const rows = await desk.database.read
    .selectFrom('notice')
    .select(['id', 'lane', 'kind', 'body_sealed', 'due_at'])
    .where('accepted_at', 'is', null)
    .where('body_sealed', 'is not', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    lane: row.lane,
    kind: row.kind,
    body: JSON.parse(desk.vault.open(row.body_sealed!)) as Record<string, unknown>,
    dueAt: row.due_at,
  }))
}

/** When the next notice is due; null when none waits. */
export async function nextNoticeAt(database: Database): Promise<Instant | null> {
  const row = await database.read
    .selectFrom('notice')
    .select((select) => select.fn.min('due_at').as('at'))
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  return (row?.at as Instant | null) ?? null
}

/** The lane has taken it: it will not be handed over again. */
export function markAccepted(database: Database, id: string, now: Instant): Write {
  return write(
    database.read
      .updateTable('notice')
      .set({ accepted_at: now })
      .where('id', '=', id)
      .where('accepted_at', 'is', null),
  )
}

/** It must not be told before this moment. */
export function putOff(database: Database, id: string, notBefore: Instant): Write {
  return write(
    database.read
      .updateTable('notice')
      .set({ due_at: notBefore })
      .where('id', '=', id)
      .where('accepted_at', 'is', null),
  )
}

/** How many notices that count against the cap each of these citizens has been told since a moment. */
export async function cappedSince(
  database: Database,
  lanes: readonly string[],
  since: Instant,
): Promise<Map<string, number>> {
  if (lanes.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('notice')
    .select(['lane', (select) => select.fn.countAll<number>().as('n')])
    .where('lane', 'in', [...lanes])
    .where('kind', 'in', [...CAPPED_KINDS])
    .where('accepted_at', '>=', since)
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', 'not like', 'dead%')]))
    .groupBy('lane')
    .execute()
  return new Map(rows.map(({ lane, n }) => [lane, Number(n)]))
}

/**
 * What became of it: `sent`; `kept:` and why it waits for the citizen to write again; `dead:` and the failure. A part that
 * was given up or kept is not made good by another that was sent; one that was kept is when it went out.
 */
export function markOutcome(database: Database, id: string, outcome: string): Write {
  const update = database.read.updateTable('notice').set({ outcome }).where('id', '=', id)
  if (outcome !== 'sent') return write(update)
  return write(
    update.where((where) => where.or([where('outcome', 'is', null), where('outcome', 'like', 'kept%')])),
  )
}
