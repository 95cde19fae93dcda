/** A complaint as its citizen sees and decides on it, in the chat that filed it or with the receipt secret. */
import { linkAttachments } from '../attachments/keep-attachment.ts'
import type { Instant } from '../calendar/instant.ts'
import type { LookUp, Moment, Recorder } from '../conversation/effect.ts'
import type { Desk } from '../desk.ts'
import { recordOwnView } from '../privacy/chained-record.ts'
import { act } from './act.ts'
import { type CitizenAction, NOTHING_AROUND, type Setting } from './action.ts'
import { mergedStandings } from './around.ts'
import { citizensTime } from './coarse-time.ts'
import { type Complaint, isAnonymous } from './complaint.ts'
import { readSetting, readStanding, refusal } from './complaint-store.ts'
import { keepAction, type Standing } from './complaint-writes.ts'
import { readTimeline, type TimelineStep } from './timeline.ts'

/** Opened for its citizen. Lives for one fold: look it up again rather than keep it in a draft. */
export type CitizenComplaint = {
  complaint: Complaint
  unitName: string | null
  /** When an answer is due; null where none is promised. */
  dueAt: Instant | null
  /** The last question of the office while it waits for an answer; null otherwise. */
  question: string | null
  /** The last answer of the office; null while there is none. */
  answer: string | null
  timeline: TimelineStep[]
  standing: Standing
  /** Those that are handled with it. */
  merged: Standing[]
  setting: Setting
}

/** `mine` false: it exists and was filed elsewhere (or anonymously): only the receipt secret opens it. */
export type Found = { mine: true; opened: CitizenComplaint } | { mine: false }

/** Finds a complaint by its code. Null: there is none. Opens it only for the chat that filed it. */
export const findComplaint: LookUp<{ code: string }, Found | null> = async (desk, { code }, moment) => {
  const mine = await isMine(desk, code, moment)
  if (!mine) return mine === null ? null : { mine }
  return { mine, opened: (await openForCitizen(desk, code, moment.at))! }
}

/**
 * Opens a complaint to be shown in the chat that filed it; null from elsewhere. A look-up that writes: what is shown stands
 * in the record before, once a message.
 */
export const openMine: LookUp<{ code: string }, CitizenComplaint | null> = async (desk, { code }, moment) => {
  if (!(await isMine(desk, code, moment))) return null
  await recordOwnView(desk, code, 'citizen', desk.vault.ref('own-view', code, moment.cause), moment.at)
  return openForCitizen(desk, code, moment.at)
}

/** The complaints filed from this chat, the newest first, without the anonymous ones. */
export const listMyComplaints: LookUp<
  { limit: number },
  Pick<Complaint, 'code' | 'category' | 'status' | 'createdAt'>[]
> = async (desk, { limit }, moment) => {
  const rows = await desk.database.read
    .selectFrom('complaint')
    .select(['code', 'category', 'status', 'created_at'])
    .where('citizen', '=', moment.citizen)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    category: row.category as Complaint['category'],
    status: row.status as Complaint['status'],
    createdAt: row.created_at,
  }))
}

/**
 * The citizen's word on a complaint that was opened in this fold: confirm, reopen or add.
 * Refused as the rules refuse (`wrong_status`, `already_reopened`, `final`, `missing`), or `stale`: look it up again.
 */
export const citizenVerdict: Recorder<{ opened: CitizenComplaint; action: CitizenAction }> = (
  desk,
  { opened, action },
  moment,
) => {
  const { standing, merged, setting } = opened
  const [at, recordedAt] = [moment.at, moment.recordedAt].map((each) =>
    citizensTime(standing.complaint, each),
  ) as [Instant, Instant]
  const around = { ...NOTHING_AROUND, merged: merged.map(({ complaint }) => complaint) }
  const acted = act(standing.complaint, action, { ...setting, now: at, around })
  if ('refused' in acted) return [refusal(desk.database, acted.refused)]
  const saltOf = (of: string) => (seq: number) => moment.draw(`chain:${of}:${seq}`).slice(0, 32)
  const others = new Map(merged.map((each) => [each.complaint.code, each]))
  const { code, citizen } = standing.complaint
  const files = 'files' in action ? (action.files ?? []) : []
  return [
    ...keepAction(desk, standing, acted, 'citizen', at, saltOf(code), recordedAt),
    ...(acted.others ?? []).flatMap((change) => {
      const of = change.complaint.code
      return keepAction(desk, others.get(of)!, change, 'system', at, saltOf(of), recordedAt)
    }),
    ...linkAttachments(desk, files, code, moment.citizen, citizen === moment.citizen, at),
  ]
}

/** Whether this chat filed it; null: there is no such complaint. */
async function isMine({ database }: Desk, code: string, moment: Moment): Promise<boolean | null> {
  const row = await database.read
    .selectFrom('complaint')
    .select('citizen')
    .where('code', '=', code)
    .executeTakeFirst()
  return row ? row.citizen !== null && row.citizen === moment.citizen : null
}

/** Opens a complaint for a citizen who has shown that it is theirs; null for an unknown code. */
export async function openForCitizen(
  desk: Desk,
  code: string,
  now: Instant,
): Promise<CitizenComplaint | null> {
  const found = await readStanding(desk.database, code)
  if (!found) return null
  const { row: _, ...standing } = found
  const merged = await mergedStandings(desk, code)
  const setting = await readSetting(desk, now)
  const timeline = await readTimeline(desk, code, found.keySealed)
  const { complaint } = standing
  const lastText = (kind: TimelineStep['kind']) =>
    timeline.findLast((step) => step.kind === kind)?.text ?? null
  return {
    complaint,
    unitName:
      complaint.unitCode === null ? null : (setting.tree.byCode.get(complaint.unitCode)?.name ?? null),
    dueAt: isAnonymous(complaint) ? null : complaint.dueAt,
    question: complaint.status === 'need_info' ? lastText('ask') : null,
    answer: lastText('answer'),
    timeline,
    standing,
    merged: merged.map(({ row: _row, ...each }) => each),
    setting,
  }
}
