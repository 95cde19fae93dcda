/** A complaint that was split from another, on its way into the database. */
import type { Instant } from '../calendar/instant.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import type { Complaint } from './complaint.ts'
import { type ComplaintRow, changedColumns, type Details, openDetails } from './complaint-row.ts'
import { keepFiled } from './complaint-store.ts'

/**
 * Keeps the part as a complaint that is filed now, for the same citizen. Its words are its own: neither the
 * official named in the whole nor its files go along, and nothing that its handler can read tells of the whole. The receipt
 * secret of the whole opens it: a new one could be told to nobody who filed anonymously.
 */
export function keepPart(
  desk: Desk,
  whole: ComplaintRow,
  { complaint, story }: { complaint: Complaint; story: string },
  now: Instant,
): Write[] {
  const { key, stored } = desk.vault.newKey()
  const told = openDetails(desk.vault, whole)
  const details: Details = {
    story,
    official: null,
    dossierCode: whole.dossier_code,
    contact: told?.contact ?? null,
    attachments: [],
  }
  const { channel, confidentiality, citizen, dossier_code, secret_hash, counter, procedure_code } = whole
  const row: ComplaintRow = {
    ...changedColumns(complaint),
    ...{ channel, confidentiality, citizen, dossier_code, secret_hash, counter, procedure_code },
    code: complaint.code,
    version: 1,
    created_at: complaint.createdAt,
    updated_at: now,
    amount_vnd: null,
    details_sealed: desk.vault.seal(JSON.stringify(details), key),
    key_sealed: stored,
    attachments: '[]',
    secret_code: whole.secret_code ?? whole.code,
    split_from: whole.code,
    cause: desk.vault.ref('split', whole.cause, complaint.code),
    settled_at: null,
  }
  return keepFiled(desk, row, details, now)
}
