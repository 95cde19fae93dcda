/** `/console/complaints/:code/record`: the chained record of a complaint as a file. */
import { may, viewerOf } from '../../accounts/roles.ts'
import type { Complaint } from '../../complaints/complaint.ts'
import { readStanding } from '../../complaints/complaint-store.ts'
import { type Contents, exportRecord } from '../../complaints/export-record.ts'
import { mayOversee } from '../../complaints/identity/identity-rights.ts'
import { onceAbout } from '../../complaints/identity/once-about.ts'
import { isVisible } from '../../complaints/visibility.ts'
import { unitTree } from '../../units/unit-store.ts'
import { actorOf } from '../actor.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'

/** Not found for whoever may not see the complaint, as everywhere. */
export async function downloadRecord(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, params, now, language } = visit
  const standing = await readStanding(desk.database, params.code ?? '')
  const tree = await unitTree(desk.database)
  const readsComplaints = may(account.role, 'complaint:read')
  if (!standing) return plainPage('notFound', language)
  const { code } = standing.complaint
  const once = (await onceAbout(desk.database, [code])).get(code) ?? []
  const viewer = viewerOf(account)
  const isSeen = readsComplaints
    ? isVisible(viewer, standing.complaint, tree)
    : mayOversee(viewer, standing.complaint, tree, once)
  if (!isSeen) return plainPage('notFound', language)
  const contents = readsComplaints ? contentsFor(standing.complaint) : 'none'
  const record = await exportRecord(desk, code, actorOf(account), now, contents)
  if (!record) return plainPage('notFound', language)
  const bytes = Buffer.from(`${JSON.stringify(record, null, 1)}\n`)
  return { file: { bytes, type: 'application/json', name: `so-ghi-${code}.json` }, inline: false }
}

/** The citizen's own entries hold contact, dossier and numbers unmasked: only where the handler may know who they are. */
function contentsFor({ confidentiality }: Complaint): Contents {
  return confidentiality === 'named' ? 'all' : 'office'
}
