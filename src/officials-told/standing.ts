/** Whether a notice to an account may still be told: asked at the moment of sending, by e-mail and in the chat alike. */
import { activeAccounts } from '../accounts/account-store.ts'
import type { Instant } from '../calendar/instant.ts'
import { toComplaint } from '../complaints/complaint-row.ts'
import { readSetting } from '../complaints/complaint-store.ts'
import type { LookUp } from '../conversation/effect.ts'
import type { Database } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { chatRef } from './contact.ts'
import { CASE_EVENTS, type CaseEventKind, stillHolds, TERMS, type Term } from './events.ts'
import { mayBeTold } from './recipients.ts'

/** All that a notice of a case says: its code, and what is due. */
export type CaseTold = { complaint: string; kind: CaseEventKind; term: Term | null; at: Instant | null }

/** The columns by which a notice is judged. */
export type NoticeFacts = {
  kind: string
  account: string
  complaint: string | null
  term: string | null
  term_at: number | null
}

/**
 * What a notice of a case says now; null when it must not be told any more: the account is disabled, its grant has ended or
 * changed so that it may not see the complaint, the complaint is over, or the term was met or moved.
 */
export async function caseTold(desk: Desk, row: NoticeFacts, now: Instant): Promise<CaseTold | null> {
  const kind = CASE_EVENTS.find((one) => one === row.kind)
  if (!kind || row.complaint === null) return null
  const [complaintRow, accounts, setting] = await Promise.all([
    desk.database.read
      .selectFrom('complaint')
      .selectAll()
      .where('code', '=', row.complaint)
      .executeTakeFirst(),
    activeAccounts(desk.database, now),
    readSetting(desk, now),
  ])
  const account = accounts.find(({ id }) => id === row.account)
  if (!complaintRow || !account) return null
  const complaint = toComplaint(complaintRow)
  if (!mayBeTold(account, complaint, setting.tree)) return null
  const term = TERMS.find((one) => one === row.term) ?? null
  const deadline = term === null || row.term_at === null ? null : { term, at: row.term_at }
  if (!stillHolds({ kind, deadline }, complaint, setting)) return null
  return { complaint: complaint.code, kind, term, at: deadline?.at ?? dueOf(kind, complaint) }
}

/** What a notice that has come to a lane says there; null: it is left unsaid, as in a chat that is not the account's any more. */
export const tellInChat: LookUp<{ notice: string }, CaseTold | null> = async (desk, { notice }, moment) => {
  const row = await noticeRow(desk.database, notice)
  if (row?.way !== 'chat') return null
  const linked = await desk.database.read
    .selectFrom('account_contact')
    .select('account')
    .where('account', '=', row.account)
    .where('chat_ref', '=', chatRef(desk, moment.citizen))
    .executeTakeFirst()
  return linked ? caseTold(desk, row, moment.at) : null
}

function noticeRow({ read }: Database, id: string) {
  return read.selectFrom('official_notice').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Where no term is over or coming: of an assignment when the task is due, of a flagged case when the answer is. */
function dueOf(
  kind: CaseEventKind,
  { assigned, dueAt }: { assigned: { dueAt: Instant } | null; dueAt: Instant },
): Instant {
  return kind === 'assigned' && assigned !== null ? assigned.dueAt : dueAt
}
