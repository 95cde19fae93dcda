/** Files of a message that are to be kept: each is queued to be fetched at once, as platforms keep them for a short time only. */
import { isFetched, type ToldFile } from '../src/attachments/attachment.ts'
import { roomForFiles } from '../src/attachments/files-today.ts'
import { keepAttachment } from '../src/attachments/keep-attachment.ts'
import type { Instant } from '../src/calendar/instant.ts'
import type { Attachment } from '../src/channels/channel.ts'
import { type Effectful, lookUp, record } from '../src/conversation/effect.ts'
import type { Talk } from '../src/conversation/flow.ts'

const ONE_BREATH_MS = 5_000

/**
 * Whether a photo or video came alone, right after another file: those of an album are messages of their own, and one
 * answer is enough.
 */
export function isOfAlbum(
  { moment, incoming }: Pick<Talk<unknown>, 'moment' | 'incoming'>,
  before: Instant | undefined,
): boolean {
  const pictures = incoming.attachments.every(({ kind }) => kind === 'image' || kind === 'video')
  return pictures && incoming.text === '' && before !== undefined && moment.at - before < ONE_BREATH_MS
}

/** @returns the files as a draft holds them: by the ids under which they are kept, without address and name; those above a day's limit are left out */
export function* keepFiles(
  { moment }: Pick<Talk<unknown>, 'moment'>,
  files: readonly Attachment[],
): Effectful<ToldFile[]> {
  if (files.length === 0) return []
  const room = yield* lookUp(roomForFiles, {})
  const told: ToldFile[] = []
  for (const [n, file] of files.entries()) {
    if (!isFetched(file)) {
      told.push(file)
      continue
    }
    if (n >= room) break
    const id = moment.draw(`attachment:${n}`).slice(0, 20)
    yield* record(keepAttachment, { id, file })
    told.push({ kind: file.kind, url: null, name: null, place: null, id })
  }
  return told
}
