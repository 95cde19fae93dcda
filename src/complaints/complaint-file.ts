/** A file of a complaint, opened for an official: only to whom the complaint itself is visible, and noted in its record. */
import type { FileStore } from '../attachments/file-store.ts'
import { endingOf, isImage } from '../attachments/file-type.ts'
import { keptFile, openFile } from '../attachments/open-file.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { recordFileView } from '../privacy/chained-record.ts'
import { unitTree } from '../units/unit-store.ts'
import type { Complaint } from './complaint.ts'
import { toComplaint } from './complaint-row.ts'
import { isVisible, type Viewer } from './visibility.ts'

/** What is sent to the browser. `name` is made of internal ids. */
export type OpenedFile = { bytes: Buffer; type: string; name: string }

/**
 * Whether the original may be downloaded. A picture's tells where and with what it was taken: only of a complaint whose
 * citizen may be known to its handler, and was not erased from it since.
 */
export function mayDownload(
  type: string,
  { confidentiality, citizen }: Pick<Complaint, 'confidentiality' | 'citizen'>,
): boolean {
  return !isImage(type) || (confidentiality === 'named' && citizen !== null)
}

/**
 * @param which the original, or the copy of a picture without metadata
 * @returns null when the viewer may not have it, or it is not there
 * @throws CannotOpen
 */
export async function readComplaintFile(
  desk: Desk,
  files: FileStore,
  viewer: Viewer,
  actor: string,
  asked: { code: string; id: string; which: 'original' | 'copy' },
  now: Instant,
): Promise<OpenedFile | null> {
  const { code, id, which } = asked
  const row = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  const complaint = toComplaint(row)
  if (!isVisible(viewer, complaint, await unitTree(desk.database))) return null
  const kept = await keptFile(desk, code, id)
  if (!kept) return null
  if (which === 'copy' ? !kept.hasCopy : !mayDownload(kept.type, complaint)) return null
  const bytes = await openFile(desk, files, kept, which)
  if (!bytes) return null
  await recordFileView(desk, code, id, which === 'copy' ? 'view_file' : 'download_file', actor, now)
  const type = which === 'copy' ? 'image/jpeg' : kept.type
  return { bytes, type, name: `${id}.${endingOf(type)}` }
}
