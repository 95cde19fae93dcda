/** What `/v3.0/oa/message/cs` takes, with its limits. Source: facts/zalo.md 4.3. */
import { z } from 'zod'
import type { Rules } from './rules.ts'
import type { Button } from './talk.ts'

const MOST = { text: 2000, buttons: 5, title: 100, subtitle: 500, payload: 1000, elements: 5 }

/** Zalo counts characters, not UTF-16 units. */
const upTo = (most: number) =>
  z
    .string()
    .min(1)
    .refine((text) => [...text].length <= most)

const title = upTo(MOST.title)

const ButtonSent = z.union([
  z
    .object({ title, type: z.enum(['oa.query.show', 'oa.query.hide']), payload: upTo(MOST.payload) })
    .transform((one): Button => ({ title: one.title, payload: one.payload, url: null })),
  z
    .object({ title, type: z.literal('oa.open.url'), payload: z.object({ url: z.url() }) })
    .transform((one): Button => ({ title: one.title, payload: null, url: one.payload.url })),
  z
    .object({ title, type: z.literal('oa.open.phone'), payload: z.object({ phone_code: z.string().min(3) }) })
    .transform((one): Button => ({ title: one.title, payload: null, url: `tel:${one.payload.phone_code}` })),
  z
    .object({
      title,
      type: z.literal('oa.open.sms'),
      payload: z.object({ phone_code: z.string().min(3), content: z.string() }),
    })
    .transform((one): Button => ({ title: one.title, payload: null, url: `sms:${one.payload.phone_code}` })),
])

const buttons = z.array(ButtonSent).min(1).max(MOST.buttons)

const TextButtons = z.object({ template_type: z.undefined().optional(), buttons })

const Element = z.object({
  title,
  subtitle: upTo(MOST.subtitle).optional(),
  image_url: z.url().optional(),
  default_action: z.object({ type: z.literal('oa.open.url'), url: z.url() }).optional(),
})

const List = z.object({
  template_type: z.literal('list'),
  elements: z
    .array(Element)
    .min(1)
    .max(MOST.elements)
    .refine(([first]) => first?.subtitle !== undefined, { path: ['subtitle'] }),
  buttons: buttons.optional(),
})

const ButtonTemplate = z.object({ template_type: z.literal('button'), text: upTo(MOST.text), buttons })

const media = { url: z.url().optional(), attachment_id: z.string().min(1).optional() }

const MediaElements = z.object({
  template_type: z.literal('media'),
  elements: z.tuple([
    z
      .discriminatedUnion('media_type', [
        z.object({ media_type: z.literal('image'), ...media }),
        z.object({
          media_type: z.literal('gif'),
          width: z.coerce.number(),
          height: z.coerce.number(),
          ...media,
        }),
        z.object({
          media_type: z.literal('sticker'),
          attachment_id: z.string().min(1),
          url: z.undefined().optional(),
        }),
      ])
      .refine((one) => (one.url === undefined) !== (one.attachment_id === undefined), {
        path: ['attachment_id'],
      }),
  ]),
})

const Form = z.object({
  template_type: z.literal('request_user_info'),
  elements: z.tuple([z.object({ title, subtitle: upTo(MOST.subtitle), image_url: z.url() })]),
})

const TEMPLATES: Record<string, z.ZodType<TemplateRead>> = {
  text: TextButtons.transform((one): TemplateRead => ({ shape: 'text', buttons: one.buttons })),
  list: List.transform(
    (one): TemplateRead => ({
      shape: 'list',
      text: one.elements.flatMap((element) => [element.title, element.subtitle ?? []].flat()).join('\n'),
      buttons: one.buttons ?? [],
    }),
  ),
  button: ButtonTemplate.transform(
    (one): TemplateRead => ({ shape: 'button', text: one.text, buttons: one.buttons }),
  ),
  media: MediaElements.transform(({ elements: [one] }): TemplateRead => {
    const { media_type, url = null, attachment_id = null } = one
    return { shape: 'media', media: { type: media_type, url, attachmentId: attachment_id } }
  }),
  request_user_info: Form.transform(
    ({ elements: [one] }): TemplateRead => ({ shape: 'form', text: `${one.title}\n${one.subtitle}` }),
  ),
}

/** A template of a message, understood. */
type TemplateRead =
  | { shape: 'text'; buttons: Button[] }
  | { shape: 'list' | 'button'; text: string; buttons: Button[] }
  | { shape: 'media'; media: MediaSent }
  | { shape: 'form'; text: string }

/** A picture by address or by the id of an upload: exactly one of both is set. */
type MediaSent = { type: 'image' | 'gif' | 'sticker'; url: string | null; attachmentId: string | null }

const Cs = z.object({
  recipient: z.object({ user_id: z.string().min(1) }),
  message: z.object({
    text: upTo(MOST.text).optional(),
    quote_message_id: z.string().optional(),
    attachment: z
      .union([
        z.object({
          type: z.literal('template'),
          payload: z.looseObject({ template_type: z.string().optional() }),
        }),
        z.object({ type: z.literal('file'), payload: z.object({ token: z.string().min(1) }) }),
      ])
      .optional(),
  }),
})

/** A message that Zalo would show, or the code and words with which it refuses it. */
export type CsMessage =
  | {
      user: string
      quotes: string | null
      text: string
      buttons: Button[]
      media: MediaSent | null
      /** The token of an uploaded file. */
      file: string | null
      /** Zalo's form for contact data. */
      isForm: boolean
    }
  | { error: number; message: string }

/** Reads the body of a call. */
export function readCsMessage(body: unknown, shapes: Rules['zalo']['buttonShapes']): CsMessage {
  const read = Cs.safeParse(body)
  if (!read.success) return invalid(read.error)
  const { recipient, message } = read.data
  const { attachment, text } = message
  const base = { user: recipient.user_id, quotes: message.quote_message_id ?? null }
  const bare = { ...base, text: text ?? '', buttons: [], media: null, file: null, isForm: false }
  if (attachment === undefined)
    return text === undefined ? { error: -201, message: 'text is invalid!' } : bare
  if (attachment.type === 'file') return { ...bare, file: attachment.payload.token }

  const type = attachment.payload.template_type ?? 'text'
  const isButtons = type === 'text' || type === 'list' || type === 'button'
  const schema = TEMPLATES[type]
  if (!schema || (isButtons && !shapes.some((one) => one === type)))
    return { error: -233, message: 'message type is invalid or not support' }
  const template = schema.safeParse(attachment.payload)
  if (!template.success) return invalid(template.error)
  const given = template.data
  switch (given.shape) {
    case 'text':
      if (text === undefined) return { error: -201, message: 'text is invalid!' }
      return { ...bare, buttons: given.buttons }
    case 'media':
      return { ...bare, media: given.media }
    case 'form':
      return { ...bare, text: given.text, isForm: true }
    default:
      return { ...bare, text: given.text, buttons: given.buttons }
  }
}

function invalid(error: z.ZodError): { error: number; message: string } {
  const field = error.issues[0]?.path.findLast((part) => typeof part === 'string') ?? 'body'
  return { error: -201, message: `${field} is invalid!` }
}
