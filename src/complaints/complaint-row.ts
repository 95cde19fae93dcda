/** Between the complaint's row and the words of the house. The citizen's words are sealed under the complaint's own key. */
import type { Selectable } from 'kysely'
import type { ToldFile } from '../attachments/attachment.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { ComplaintTable } from '../database/tables.ts'
import type { Key } from '../privacy/seal.ts'
import type { Vault } from '../privacy/vault.ts'
import type {
  Assignment,
  Category,
  Complaint,
  Confidentiality,
  Flag,
  Outcome,
  Severity,
  Status,
  Verdict,
} from './complaint.ts'

export type ComplaintRow = Selectable<ComplaintTable>

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
    assigned: row.assigned === null ? null : (JSON.parse(row.assigned) as Assignment),
    outcome: row.outcome as Outcome | null,
    verdict: row.verdict as Verdict | null,
    mergedInto: row.merged_into,
    reopened: row.reopened === 1,
    resolvedAt: row.resolved_at,
  }
}

/** The columns that actions may change. */
export function changedColumns(complaint: Complaint) {
  return {
    status: complaint.status,
    handler_unit_code: complaint.handlerUnitCode,
    updated_at: complaint.updatedAt,
    due_at: complaint.dueAt,
    assigned: complaint.assigned === null ? null : JSON.stringify(complaint.assigned),
    outcome: complaint.outcome,
    verdict: complaint.verdict,
    reopened: complaint.reopened ? 1 : 0,
    resolved_at: complaint.resolvedAt,
  }
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
