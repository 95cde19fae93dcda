/** What the Send API takes, with its limits. Source: facts/messenger.md 3. */
import { z } from 'zod'
import type { Button, Seen } from './talk.ts'

const title = z.string().min(1).max(20)
const payload = z.string().min(1).max(1000)

const QuickReplies = z
  .array(z.object({ content_type: z.literal('text'), title, payload }))
  .min(1)
  .max(13)

const ButtonSent = z.union([
  z
    .object({ type: z.literal('postback'), title, payload })
    .transform((one): Button => ({ title: one.title, payload: one.payload, url: null })),
  z
    .object({ type: z.literal('web_url'), title, url: z.url() })
    .transform((one): Button => ({ title: one.title, payload: null, url: one.url })),
  z
    .object({ type: z.literal('phone_number'), title, payload: z.string().regex(/^\+\d+$/) })
    .transform((one): Button => ({ title: one.title, payload: null, url: `tel:${one.payload}` })),
])

const ButtonTemplate = z.object({
  type: z.literal('template'),
  payload: z.object({
    template_type: z.literal('button'),
    text: z.string().min(1).max(640),
    buttons: z.array(ButtonSent).min(1).max(3),
  }),
})

const Message = z
  .object({
    text: z.string().min(1).max(2000).optional(),
    attachment: ButtonTemplate.optional(),
    quick_replies: QuickReplies.optional(),
    metadata: z.string().max(1000).optional(),
  })
  .refine(
    (one) => (one.text === undefined) !== (one.attachment === undefined),
    'exactly one of text and attachment',
  )

const recipient = z.object({ id: z.string().min(1) })

const SendBody = z.union([
  z.strictObject({
    recipient,
    sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
    access_token: z.string().optional(),
  }),
  z
    .object({
      recipient,
      messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']),
      tag: z.string().optional(),
      message: Message,
      sender_action: z.undefined().optional(),
    })
    // The other tags are dead since April 27, 2026.
    .refine((one) => one.messaging_type !== 'MESSAGE_TAG' || one.tag === 'HUMAN_AGENT'),
])

export type SendCall =
  | { user: string; action: 'typing_on' | 'typing_off' | 'mark_seen' }
  | {
      user: string
      /** An official wrote it: seven days instead of one. */
      byHuman: boolean
      metadata: string | null
      shown: Pick<Seen, 'text' | 'buttons' | 'quickReplies'>
    }

/** Reads the body of a call; null where Meta answers "Invalid parameter". */
export function readSendCall(body: unknown): SendCall | null {
  const read = SendBody.safeParse(body)
  if (!read.success) return null
  const user = read.data.recipient.id
  if (read.data.sender_action !== undefined) return { user, action: read.data.sender_action }
  const { message, messaging_type } = read.data
  const quickReplies = (message.quick_replies ?? []).map((one) => ({
    title: one.title,
    payload: one.payload,
  }))
  const template = message.attachment?.payload
  return {
    user,
    byHuman: messaging_type === 'MESSAGE_TAG',
    metadata: message.metadata ?? null,
    shown: { text: message.text ?? template?.text ?? '', buttons: template?.buttons ?? [], quickReplies },
  }
}
