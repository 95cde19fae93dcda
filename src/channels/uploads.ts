/** Files that the office sends: uploaded once to each platform, sent by the id that it gave, uploaded again when that has expired. */
import type { Instant } from '../calendar/instant.ts'
import { readForm } from '../procedures/forms.ts'
import { type OutgoingPart, SendError, type Way } from './channel.ts'

/** `type`: MIME. `name`: as the citizen sees it. */
export type OfficeFile = { bytes: Buffer; type: string; name: string }

/** Where a channel finds a file by the id that a reply names; null: there is none, or none any more. */
export type Files = (id: string) => Promise<OfficeFile | null>

/** The files of an office that keeps forms in a folder; null: it keeps none. */
export function formFiles(folder: string | null): Files {
  return async (id) => (folder === null ? null : readForm(folder, id))
}

type Message = OutgoingPart['message']

/** The messages that show files, as one platform knows them. */
export type Uploads = {
  /**
   * Uploads the file where the platform does not have it.
   *
   * @returns null: there is no such file, or the platform takes none of its type or size
   * @throws SendError never `unknown_outcome`, because nothing has gone to the citizen
   */
  messageWith(id: string): Promise<Message | null>
  /** The platform no longer has it. */
  expired(id: string): void
}

const MOST_REMEMBERED = 1_000

/**
 * In the memory of the process: a restart only costs an upload.
 *
 * @param upload gives the message that shows the file; null for what the platform does not take
 * @param keepMs how long the platform keeps an upload, with a margin
 */
export function createUploads(options: {
  files: Files
  upload(file: OfficeFile): Promise<Message | null>
  keepMs: number
  now(): Instant
}): Uploads {
  const { files, upload, keepMs, now } = options
  const known = new Map<string, { message: Promise<Message | null>; at: Instant }>()

  async function uploaded(id: string): Promise<Message | null> {
    const file = await files(id).catch((cause: unknown) => {
      throw Object.assign(new SendError('temporary', 'file store'), { cause })
    })
    return file && upload(file).catch(asUpload)
  }

  return {
    async messageWith(id) {
      const before = known.get(id)
      if (before && now() - before.at < keepMs) return before.message
      const message = uploaded(id)
      known.delete(id)
      known.set(id, { message, at: now() })
      if (known.size > MOST_REMEMBERED) known.delete([...known.keys()][0]!)
      const forget = () => void (known.get(id)?.message === message && known.delete(id))
      message.then((found) => found ?? forget(), forget)
      return message
    },
    expired: (id) => void known.delete(id),
  }
}

/** What a failed upload means for the message: refused, there are words instead; unanswered, it is tried again. */
function asUpload(error: unknown): null {
  if (error instanceof SendError && error.failure === 'rejected') return null
  if (error instanceof SendError && error.failure === 'unknown_outcome')
    throw new SendError('temporary', `upload ${error.code}`, error.retryAfterMs)
  throw error
}

/**
 * Sends a part with its file in place, once more with a new upload where the platform says that the old one has expired,
 * in words where the file cannot be sent. A part without a file goes as it is, and so does a template, which says less.
 *
 * @param expiredCode the code with which the platform says so
 * @throws SendError
 */
export async function sendWithFile(
  part: OutgoingPart,
  uploads: Uploads,
  expiredCode: string,
  way: Way | undefined,
  send: (part: OutgoingPart) => Promise<string>,
): Promise<string> {
  if (!part.file || way === 'template') return send(part)
  const { file, fallback, ...rest } = part
  for (const mayExpire of [true, false]) {
    const message = await uploads.messageWith(file.id)
    if (message === null) break
    try {
      return await send({ ...rest, message })
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      const isExpired = error.code === expiredCode
      if (isExpired) uploads.expired(file.id)
      if (!(isExpired && mayExpire) && error.failure !== 'rejected') throw error
      if (!isExpired) break
    }
  }
  if (!fallback) throw new SendError('rejected', 'file cannot be sent')
  return send({ ...rest, message: fallback })
}
