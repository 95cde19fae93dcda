/** What comes along with a message on Messenger, in our words. */
import { z } from 'zod'
import type { Attachment } from '../channel.ts'

/*
 * {"type":"image","payload":{"url":"https://…"}}
 * {"type":"sticker","payload":{"url":"https://…","sticker_id":369239263222822}}   the big Like
 * {"type":"fallback","payload":{"url":"https://…","title":"…"}}                  a preview of a link in the text
 * {"type":"location","payload":{"coordinates":{"lat":10.77,"long":106.70}}}      no longer sent by today's apps
 * Until August 30, 2026 a sticker came as an image with `sticker_id`.
 */
const text = z.string().optional().catch(undefined)

/** One member of `message.attachments`. Source: facts/messenger.md 2.3. */
const MessengerAttachment = z.object({
  type: z.string(),
  title: text,
  payload: z
    .object({
      url: text,
      title: text,
      sticker_id: z.unknown().optional(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).optional().catch(undefined),
    })
    .nullish()
    .catch(null),
})

const KINDS: Record<string, Attachment['kind']> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
  location: 'location',
  fallback: 'link',
  share: 'link',
  post: 'link',
  ig_post: 'link',
  reel: 'link',
  ig_reel: 'link',
}

/** @returns null for a kind that is not known, and for a link preview that carries nothing */
export function readAttachment(raw: unknown): Attachment | null {
  const read = MessengerAttachment.safeParse(raw)
  if (!read.success || !Object.hasOwn(KINDS, read.data.type)) return null
  const { type, title, payload } = read.data
  const kind = payload?.sticker_id != null ? 'sticker' : (KINDS[type] as Attachment['kind'])
  if (kind === 'link' && payload?.url === undefined) return null
  const at = payload?.coordinates
  return {
    kind,
    url: payload?.url ?? null,
    name: payload?.title ?? title ?? null,
    place: at ? { latitude: at.lat, longitude: at.long } : null,
  }
}
