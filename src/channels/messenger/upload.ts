/** Pictures and files that the office sends on Messenger: uploaded once to the Page, then shown by the id that Meta gave. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { Id } from '../exact-json.ts'
import { multipart } from '../multipart.ts'
import type { OfficeFile } from '../uploads.ts'
import { failureIn, type PageCall } from './graph.ts'

const DAY_MS = 86_400_000
/** Uploads live 90 days (facts/messenger.md 3.2). */
export const MESSENGER_KEEPS_MS = 85 * DAY_MS
/** The code of an upload that is gone, or was another Page's. */
export const MESSENGER_EXPIRED = '100/2018074'

const MAX_BYTES = 25 * 1024 * 1024
const Uploaded = z.object({ attachment_id: Id })

/**
 * Uploads a file. Source: facts/messenger.md 3.3.
 *
 * @returns the message that shows it; null for what is too large
 * @throws SendError
 */
export async function upload(
  call: PageCall,
  file: OfficeFile,
  now: Instant,
): Promise<Record<string, unknown> | null> {
  if (file.bytes.length > MAX_BYTES) return null
  const type = kindOf(file.type)
  const message = JSON.stringify({ attachment: { type, payload: { is_reusable: true } } })
  const form = await multipart('filedata', file, { message })
  const answer = await call('message_attachments', form.body, form.type)
  const uploaded = Uploaded.safeParse(answer.body)
  if (!uploaded.success) throw failureIn(answer, now)
  return { attachment: { type, payload: { attachment_id: uploaded.data.attachment_id } } }
}

function kindOf(type: string): 'image' | 'audio' | 'video' | 'file' {
  const kind = type.split('/')[0]
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file'
}
