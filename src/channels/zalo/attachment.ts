/** What comes along with a message on Zalo, in our words. */
import { z } from 'zod'
import type { Attachment } from '../channel.ts'
import { Id } from '../exact-json.ts'

/*
 * {"type":"image","payload":{"url":"https://…zdn.vn/a.jpg","thumbnail":"https://…"}}
 * {"type":"file","payload":{"url":"https://…","name":"don.pdf","size":"12345","type":"pdf","checksum":"…"}}
 * {"type":"location","payload":{"coordinates":{"latitude":"10.7923","longitude":"106.7820"}}}
 * {"type":"link","payload":{"url":"https://…","thumbnail":"https://…","description":"…","title":"…"}}
 * Coordinates are strings. A business card is a `link` whose description is JSON with phone and qrCodeUrl.
 */
const text = z.string().optional().catch(undefined)
const degrees = Id.transform(Number).pipe(z.number())

/** One member of `message.attachments`. Source: facts/zalo.md 1.3. */
const ZaloAttachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: text,
      thumbnail: text,
      name: text,
      title: text,
      description: text,
      coordinates: z.object({ latitude: degrees, longitude: degrees }).optional().catch(undefined),
    })
    .catch({}),
})

const KINDS: Record<string, Attachment['kind']> = {
  image: 'image',
  gif: 'gif',
  file: 'file',
  audio: 'audio',
  video: 'video',
  sticker: 'sticker',
  location: 'location',
  link: 'link',
}

/**
 * @param eventName tells a business card from a link: both have the type `link`
 * @param caption `message.text`, which names the place or the person of a card
 * @returns null for a kind that is not known
 */
export function readAttachment(raw: unknown, eventName: string, caption: string): Attachment | null {
  const read = ZaloAttachment.safeParse(raw)
  if (!read.success) return null
  const { type, payload } = read.data
  const kind =
    eventName === 'user_send_business_card' ? 'card' : Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (kind === undefined) return null
  const named = kind === 'location' || kind === 'card' ? caption || null : null
  return {
    kind,
    url: payload.url ?? payload.thumbnail ?? null,
    name: named ?? payload.name ?? payload.title ?? (kind === 'link' ? (payload.description ?? null) : null),
    place: kind === 'location' ? (payload.coordinates ?? null) : null,
  }
}
