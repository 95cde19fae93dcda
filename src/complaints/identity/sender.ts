/** Who sent a complaint, as far as the office may ever learn it: what they told of themselves, never the platform's id. */
import type { ChannelName } from '../../channels/channel.ts'
import type { Desk } from '../../desk.ts'
import type { Applicant } from '../../dossiers/dossier.ts'
import { dossierKey } from '../../dossiers/dossier.ts'
import { type ComplaintRow, openDetails, toComplaint } from '../complaint-row.ts'

/** Where contact and applicant are null, they can only be written to through the system. */
export type Sender = {
  channel: ChannelName
  /** As the citizen told it: a phone number or a name. */
  contact: string | null
  /** Who applied for the dossier that the complaint names: perhaps not the one who complains. */
  applicant: { name: string; phone: string | null } | null
  /** Whether their data were erased: then nothing is left. */
  isErased: boolean
}

/** Opens it. Whoever calls has checked who asks, and noted it. @throws CannotOpen */
export async function senderOf(desk: Desk, row: ComplaintRow): Promise<Sender> {
  const { channel, citizen, dossierCode } = toComplaint(row)
  if (citizen === null) return { channel, contact: null, applicant: null, isErased: true }
  const details = openDetails(desk.vault, row)
  const applicant = dossierCode === null ? null : await applicantOf(desk, dossierCode)
  return { channel, contact: details?.contact ?? null, applicant, isErased: false }
}

async function applicantOf({ database, vault }: Desk, code: string): Promise<Sender['applicant']> {
  const row = await database.read
    .selectFrom('dossier_version')
    .select('applicant_sealed')
    .where('code', '=', dossierKey(code))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.applicant_sealed) return null
  const { name, phone } = JSON.parse(vault.open(row.applicant_sealed)) as Applicant
  return { name, phone }
}
