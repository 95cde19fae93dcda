/** What the Send API takes, with its limits. Source: facts/messenger.md 3. */
import { z } from 'zod'
import type { Button, QuickReply } from './talk.ts'

const title = z.string().min(1).max(20)
const payload = z.string().min(1).max(1000)

const QuickReplies = z
  .array(
    z.union([
      z.object({ content_type: z.literal('text'), title, payload }),
      z.object({ content_type: z.enum(['user_phone_number', 'user_email']) }),
    ]),
  )
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

const buttons = z.array(ButtonSent).min(1).max(3)

const Element = z
  .object({
    title: z.string().min(1).max(80),
    subtitle: z.string().max(80).optional(),
    image_url: z.url().optional(),
    buttons: buttons.optional(),
    default_action: z.unknown().optional(),
  })
  .refine((one) => one.subtitle ?? one.image_url ?? one.buttons ?? one.default_action)

const Template = z.object({
  type: z.literal('template'),
  payload: z.discriminatedUnion('template_type', [
    z.object({ template_type: z.literal('button'), text: z.string().min(1).max(640), buttons }),
    z.object({ template_type: z.literal('generic'), elements: z.array(Element).min(1).max(10) }),
  ]),
})

const MediaSent = z.object({
  type: z.enum(['image', 'audio', 'video', 'file']),
  payload: z
    .object({
      url: z.url().optional(),
      attachment_id: z.coerce.string().optional(),
      is_reusable: z.coerce.boolean().optional(),
    })
    .default({}),
})

/** A media attachment of a call; with neither `url` nor `attachment_id` the file comes in the call itself. */
export type MediaSent = z.infer<typeof MediaSent>

const Utility = z.object({
  name: z.string().min(1),
  language: z.object({ code: z.string().min(2) }),
  components: z
    .array(
      z.object({
        type: z.string(),
        parameters: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
      }),
    )
    .optional(),
})

/** A utility message: the name of a template and what is filled in. */
export type UtilitySent = z.infer<typeof Utility>

const Message = z
  .object({
    text: z.string().min(1).max(2000).optional(),
    attachment: z.union([Template, MediaSent]).optional(),
    attachments: z
      .array(MediaSent.extend({ type: z.literal('image') }))
      .min(1)
      .max(30)
      .optional(),
    sticker_id: z.coerce.string().optional(),
    template: Utility.optional(),
    quick_replies: QuickReplies.optional(),
    metadata: z.string().max(1000).optional(),
  })
  .refine(
    ({ text, attachment, attachments, sticker_id, template }) =>
      [text, attachment, attachments, sticker_id, template].filter((one) => one !== undefined).length === 1,
    'exactly one of text, attachment, attachments, sticker_id and template',
  )

const recipient = z.object({ id: z.string().min(1) })

const SendBody = z.union([
  z.strictObject({
    recipient,
    sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
    access_token: z.string().optional(),
  }),
  z.strictObject({
    recipient,
    sender_action: z.enum(['react', 'unreact']),
    payload: z.object({ message_id: z.string().min(1), reaction: z.string().optional() }),
    access_token: z.string().optional(),
  }),
  z
    .object({
      recipient,
      messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY']),
      tag: z.string().optional(),
      message: Message,
      reply_to: z.object({ mid: z.string().min(1) }).optional(),
      sender_action: z.undefined().optional(),
    })
    // The other tags are dead since April 27, 2026.
    .refine((one) => one.messaging_type !== 'MESSAGE_TAG' || one.tag === 'HUMAN_AGENT')
    .refine((one) => (one.messaging_type === 'UTILITY') === (one.message.template !== undefined)),
])

/** What a call asks for. */
export type SendCall =
  | { user: string; action: 'typing_on' | 'typing_off' | 'mark_seen' }
  | { user: string; action: 'react' | 'unreact'; messageId: string; icon: string | null }
  | {
      user: string
      action: 'message'
      /** An official wrote it: seven days instead of one. */
      byHuman: boolean
      metadata: string | null
      quotes: string | null
      text: string
      buttons: Button[]
      quickReplies: QuickReply[]
      media: MediaSent[]
      utility: UtilitySent | null
      isSticker: boolean
    }

/** Reads the body of a call; null where Meta answers "Invalid parameter". */
export function readSendCall(body: unknown): SendCall | null {
  const read = SendBody.safeParse(body)
  if (!read.success) return null
  const { data } = read
  const user = data.recipient.id
  if (data.sender_action === 'react' || data.sender_action === 'unreact') {
    const { message_id: messageId, reaction } = data.payload
    return { user, action: data.sender_action, messageId, icon: reaction ?? null }
  }
  if (data.sender_action !== undefined) return { user, action: data.sender_action }
  const { message, messaging_type, reply_to } = data
  return {
    user,
    action: 'message',
    byHuman: messaging_type === 'MESSAGE_TAG',
    metadata: message.metadata ?? null,
    quotes: reply_to?.mid ?? null,
    quickReplies: (message.quick_replies ?? []).flatMap((one) =>
      one.content_type === 'text' ? [{ title: one.title, payload: one.payload }] : [],
    ),
    utility: message.template ?? null,
    isSticker: message.sticker_id !== undefined,
    ...contentOf(message),
  }
}

function contentOf(message: z.infer<typeof Message>): {
  text: string
  buttons: Button[]
  media: MediaSent[]
} {
  const { attachment, attachments, text = '' } = message
  if (attachment?.type !== 'template')
    return { text, buttons: [], media: attachment ? [attachment] : (attachments ?? []) }
  const template = attachment.payload
  if (template.template_type === 'button')
    return { text: template.text, buttons: template.buttons, media: [] }
  const lines = template.elements.flatMap((one) => [one.title, ...(one.subtitle ? [one.subtitle] : [])])
  return { text: lines.join('\n'), buttons: template.elements.flatMap((one) => one.buttons ?? []), media: [] }
}
