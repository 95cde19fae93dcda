/** What `/v3.0/oa/message/cs` takes, with its limits. Source: facts/zalo.md 4.3. */
import { z } from 'zod'
import type { Button, Seen } from './talk.ts'

const MOST = { text: 2000, buttons: 5, title: 100, payload: 1000 }

/** Zalo counts characters, not UTF-16 units. */
const codePoints = (text: string) => [...text].length

const title = z
  .string()
  .min(1)
  .refine((text) => codePoints(text) <= MOST.title)
const query = z
  .string()
  .min(1)
  .refine((text) => codePoints(text) <= MOST.payload)

const ButtonSent = z.union([
  z
    .object({ title, type: z.enum(['oa.query.show', 'oa.query.hide']), payload: query })
    .transform((one): Button => ({ title: one.title, payload: one.payload, url: null })),
  z
    .object({ title, type: z.literal('oa.open.url'), payload: z.object({ url: z.url() }) })
    .transform((one): Button => ({ title: one.title, payload: null, url: one.payload.url })),
  z
    .object({ title, type: z.literal('oa.open.phone'), payload: z.object({ phone_code: z.string().min(3) }) })
    .transform((one): Button => ({ title: one.title, payload: null, url: `tel:${one.payload.phone_code}` })),
])

const Payload = z.object({
  template_type: z.string().optional(),
  buttons: z.array(ButtonSent).min(1).max(MOST.buttons),
})

const Text = z
  .string()
  .min(1)
  .refine((text) => codePoints(text) <= MOST.text)

const Cs = z.object({
  recipient: z.object({ user_id: z.string().min(1) }),
  message: z.object({
    text: Text,
    quote_message_id: z.string().optional(),
    attachment: z.object({ type: z.literal('template'), payload: Payload }).optional(),
  }),
})

/** A message that Zalo would show, or the code and words with which it refuses it. */
export type CsMessage =
  | { user: string; quotes: string | null; shown: Pick<Seen, 'text' | 'buttons'> }
  | { error: number; message: string }

/** Reads the body of a call. Templates other than text with buttons are refused with -233, as the facts expect of `/cs`. */
export function readCsMessage(body: unknown): CsMessage {
  const read = Cs.safeParse(body)
  if (!read.success) {
    const field = read.error.issues[0]?.path.findLast((part) => typeof part === 'string') ?? 'body'
    return { error: -201, message: `${field} is invalid!` }
  }
  const { recipient, message } = read.data
  if (message.attachment?.payload.template_type !== undefined)
    return { error: -233, message: 'message type is invalid or not support' }
  return {
    user: recipient.user_id,
    quotes: message.quote_message_id ?? null,
    shown: { text: message.text, buttons: message.attachment?.payload.buttons ?? [] },
  }
}
