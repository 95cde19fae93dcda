/** The files of complaints as officials and programs see them listed: what is kept, never where it came from. */
import type { Attachment } from '../channels/channel.ts'
import type { Desk } from '../desk.ts'
import type { AttachmentState, FetchedKind, ToldFile } from './attachment.ts'
import { isRecording } from './file-type.ts'

/** A file of a complaint, or a place, link or card that was sent along. */
export type ListedAttachment = Pick<Attachment, 'kind' | 'name' | 'place'> & {
  /** Null for what is no file, and for one whose row was deleted. */
  id: string | null
  /** Only of a link or card: where it leads. */
  url: string | null
  /** Null for what is no file. `gone`: it was deleted before the complaint was sent. */
  state: AttachmentState | 'gone' | null
  /** Media type by its bytes; null until it is kept. */
  type: string | null
  /** In bytes; null until it is kept. */
  size: number | null
  /** A copy without metadata can be shown. */
  hasCopy: boolean
}

/** Whether it is a voice or a video: its sender may be known by it. What is not kept counts by the kind it was sent as. */
export function tellsSender({ kind, type }: Pick<ListedAttachment, 'kind' | 'type'>): boolean {
  return type === null ? kind === 'audio' || kind === 'video' : isRecording(type)
}

/** The rows of complaints, the oldest first. Names are opened. @throws CannotOpen */
export async function attachmentsOf(
  { database, vault }: Pick<Desk, 'database' | 'vault'>,
  complaints: readonly string[],
): Promise<Map<string, ListedAttachment[]>> {
  const found = new Map<string, ListedAttachment[]>()
  if (complaints.length === 0) return found
  const rows = await database.read
    .selectFrom('attachment')
    .select(['id', 'complaint', 'kind', 'state', 'name_sealed', 'key_sealed', 'type', 'bytes', 'has_copy'])
    .where('complaint', 'in', [...complaints])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const list = found.get(row.complaint!) ?? []
    found.set(row.complaint!, list)
    list.push({
      id: row.id,
      kind: row.kind as FetchedKind,
      name: row.name_sealed === null ? null : vault.open(row.name_sealed, vault.keyFrom(row.key_sealed)),
      place: null,
      url: null,
      state: row.state as AttachmentState,
      type: row.type,
      size: row.bytes,
      hasCopy: row.has_copy === 1,
    })
  }
  return found
}

/** What was told with the complaint, each with its row, then what was added later. */
export function listed(told: readonly ToldFile[], rows: readonly ListedAttachment[]): ListedAttachment[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const first = told.map((file): ListedAttachment => {
    const row = file.id === undefined ? undefined : byId.get(file.id)
    if (row) return row
    const { kind, name, place } = file
    const isLink = kind === 'link' || kind === 'card'
    const isFile = !isLink && kind !== 'location'
    return {
      ...{ id: null, kind, name, place, type: null, size: null, hasCopy: false },
      url: isLink ? file.url : null,
      state: isFile ? 'gone' : null,
    }
  })
  const ids = new Set(told.map(({ id }) => id))
  return [...first, ...rows.filter(({ id }) => !ids.has(id!))]
}
