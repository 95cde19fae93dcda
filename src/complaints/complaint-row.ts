/** Between the complaint's row and the words of the house. The citizen's words are sealed under the complaint's own key. */
import type { Selectable } from 'kysely'
import type { ToldFile } from '../attachments/attachment.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { ComplaintTable } from '../database/tables/complaints.ts'
import type { Key } from '../privacy/seal.ts'
import type { Vault } from '../privacy/vault.ts'
import type {
  Assignment,
  Category,
  Complaint,
  Confidentiality,
  Flag,
  Outcome,
  Pause,
  Severity,
  Status,
  Verdict,
} from './complaint.ts'
import { plainName } from './person-name.ts'
import { queueRank } from './queue/queue-rank.ts'

export type ComplaintRow = Omit<Selectable<ComplaintTable>, 'watched_version'>

/** What the citizen told. Opened only to be shown masked, to be exported to the citizen, or to be erased. */
export type Details = {
  /** In the citizen's own words, NFC, never edited. */
  story: string
  /** The official complained of, as the citizen named them; null: none. */
  official: string | null
  /** Only here for an anonymous complaint; otherwise in the complaint too. */
  dossierCode: string | null
  /** How the citizen wants to be reached besides the chat; null: not said. */
  contact: string | null
  /** As they were told; the files themselves have rows of their own (src/attachments/). */
  attachments: ToldFile[]
}

/** The complaint of a row. */
export function toComplaint(row: ComplaintRow): Complaint {
  return {
    code: row.code,
    version: row.version,
    channel: row.channel as ChannelName,
    category: row.category as Category,
    flags: JSON.parse(row.flags) as Flag[],
    severity: row.severity as Severity,
    status: row.status as Status,
    confidentiality: row.confidentiality as Confidentiality,
    citizen: row.citizen,
    unitCode: row.unit_code,
    protected: row.protected === 1,
    handlerUnitCode: row.handler_unit_code,
    dossierCode: row.dossier_code,
    amountVnd: row.amount_vnd,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueAt: row.due_at!,
    firstDueAt: row.first_due_at ?? row.due_at!,
    pause: row.pause === null ? null : (JSON.parse(row.pause) as Pause),
    assigned: row.assigned === null ? null : (JSON.parse(row.assigned) as Assignment),
    outcome: row.outcome as Outcome | null,
    verdict: row.verdict as Verdict | null,
    mergedInto: row.merged_into,
    splitFrom: row.split_from,
    reopened: row.reopened === 1,
    resolvedAt: row.resolved_at,
  }
}

/** The columns that actions may change. */
export function changedColumns(complaint: Complaint) {
  return {
    category: complaint.category,
    flags: JSON.stringify(complaint.flags),
    severity: complaint.severity,
    unit_code: complaint.unitCode,
    protected: complaint.protected ? 1 : 0,
    first_due_at: complaint.firstDueAt,
    pause: complaint.pause === null ? null : JSON.stringify(complaint.pause),
    merged_into: complaint.mergedInto,
    status: complaint.status,
    handler_unit_code: complaint.handlerUnitCode,
    updated_at: complaint.updatedAt,
    due_at: complaint.dueAt,
    assigned: complaint.assigned === null ? null : JSON.stringify(complaint.assigned),
    outcome: complaint.outcome,
    verdict: complaint.verdict,
    reopened: complaint.reopened ? 1 : 0,
    resolved_at: complaint.resolvedAt,
    queue_rank: queueRank(complaint),
    ...namesOf(complaint.assigned),
  }
}

/** Who does the task and who answers for it, in the columns that one's own list is found by. */
export function namesOf(assigned: Assignment | null): { person: string | null; accountable: string | null } {
  if (assigned === null) return { person: null, accountable: null }
  return { person: plainName(assigned.person), accountable: plainName(assigned.accountable) }
}

/** The complaint's own key; null once its words were destroyed. @throws CannotOpen */
export function keyOf(vault: Vault, row: Pick<ComplaintRow, 'key_sealed'>): Key | null {
  return row.key_sealed === null ? null : vault.keyFrom(row.key_sealed)
}

/** What the citizen told; null once it was destroyed. @throws CannotOpen */
export function openDetails(
  vault: Vault,
  row: Pick<ComplaintRow, 'key_sealed' | 'details_sealed'>,
): Details | null {
  const key = keyOf(vault, row)
  return key === null || row.details_sealed === null
    ? null
    : (JSON.parse(vault.open(row.details_sealed, key)) as Details)
}
