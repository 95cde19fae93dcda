/** Pictures and files that the office sends on Zalo: uploaded first, then shown by the id that Zalo gave. */
import { z } from 'zod'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { multipart } from '../multipart.ts'
import type { OfficeFile } from '../uploads.ts'
import { callZalo, refusal, type ZaloApi } from './call.ts'

/** Uploads live 7 days (facts/zalo.md 4.4). */
export const ZALO_KEEPS_MS = 6 * 86_400_000
/** The code of an upload that is gone. */
export const ZALO_EXPIRED = '-100'

const MB = 1024 * 1024
const Uploaded = z.union([
  z.object({ attachment_id: Id }).transform(({ attachment_id }) => attachment_id),
  z.object({ token: Id }).transform(({ token }) => token),
])

type Road = 'image' | 'gif' | 'file'

/** Where each type goes. Source: facts/zalo.md 4.4. */
const ROADS = new Map<string, Road>([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/gif', 'gif'],
  ['application/pdf', 'file'],
  ['application/msword', 'file'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'file'],
  ['text/csv', 'file'],
])
const MOST_BYTES: Record<Road, number> = { image: MB, gif: 5 * MB, file: 5 * MB }
/** A picture without them has no size to tell. */
const GIF_HEADER_BYTES = 10

/**
 * Uploads a file.
 *
 * @returns the message that shows it; null for what Zalo does not take
 * @throws SendError
 */
export async function upload(api: ZaloApi, file: OfficeFile): Promise<Record<string, unknown> | null> {
  const road = ROADS.get(file.type)
  if (!road || file.bytes.length > MOST_BYTES[road]) return null
  if (road === 'gif' && file.bytes.length < GIF_HEADER_BYTES) return null
  const outcome = await callZalo(api, { path: `/v2.0/oa/upload/${road}`, ...(await multipart('file', file)) })
  if (!('data' in outcome)) throw refusal(outcome, api.now())
  const id = Uploaded.safeParse(outcome.data)
  if (!id.success) throw new SendError('temporary', 'upload without id')
  return messageOf(road, id.data, file.bytes)
}

function messageOf(road: Road, id: string, bytes: Buffer): Record<string, unknown> {
  if (road === 'file') return { attachment: { type: 'file', payload: { token: id } } }
  const size = road === 'gif' ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) } : {}
  const element = { media_type: road, attachment_id: id, ...size }
  return { attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } } }
}
