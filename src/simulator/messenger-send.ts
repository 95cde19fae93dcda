/** The Send API: messages of the Page, brought into the phones. Source: facts/messenger.md 3, 4, 6. */
import { z } from 'zod'
import type { ApiAnswer } from './faults.ts'
import { INVALID, ok, refused } from './messenger-answers.ts'
import { type MediaSent, readSendCall, type SendCall, type UtilitySent } from './messenger-message.ts'
import type { MessengerPage } from './messenger-page.ts'
import type { Call, MessengerTools } from './messenger-platform.ts'
import { isElsewhere } from './platform.ts'
import { type Media, type Seen, seen, type Talk } from './talk.ts'
import { contentOf, type FileGiven } from './uploads.ts'

const DAY_MS = 86_400_000
const TYPING_MS = 20_000
const MOST_BYTES = 25_000_000
/** Marks an attachment id that stands for an address. */
const BY_ADDRESS = 'text/uri-list'

type Message = Extract<SendCall, { action: 'message' }>

const Upload = z.object({
  message: z.object({ attachment: z.looseObject({ type: z.enum(['image', 'audio', 'video', 'file']) }) }),
})

export function messengerSending(tools: MessengerTools, page: MessengerPage) {
  const { platform, rules, uploads, now } = tools

  /** Why nothing may be sent now; null when it may. */
  function refusalOfWindow(talk: Talk, { byHuman, utility }: Message): ApiAnswer | null {
    if (talk.left) return refused(551, 1545041, "(#551) This person isn't available right now.")
    if (talk.owner === 'human') return refused(100, 2534037, '(#100) Another app owns this thread')
    if (utility) return null
    if (byHuman && !rules.humanAgent)
      return refused(10, null, '(#10) The Human Agent feature is needed for this tag')
    if (now() - talk.lastInteraction <= (byHuman ? 7 : 1) * DAY_MS) return null
    return refused(10, 2018278, '(#10) This message is sent outside of allowed window.')
  }

  /** A utility message as it is read, or why Meta refuses it. */
  function utilityText(sent: UtilitySent): Pick<Seen, 'text' | 'buttons' | 'card'> | ApiAnswer {
    if (!rules.utility) return refused(200, null, '(#200) Requires pages_utility_messaging permission')
    const template = page.findTemplate(sent.name, sent.language.code)
    if (!template) return refused(100, null, '(#100) Invalid parameter: no such template in this language')
    const parametersOf = (type: string) =>
      (sent.components ?? []).find((one) => one.type.toLowerCase() === type)?.parameters ?? []
    const values = parametersOf('body').map(({ text }) => text ?? '')
    const names = [...new Set([...template.body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!))]
    if (values.length !== names.length || values.some((one) => one === '' || /[#$%]/.test(one)))
      return refused(100, null, '(#100) INCORRECT_PARAMS')
    const text = template.body.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => values[names.indexOf(name)] ?? '')
    const buttons = (template.buttons ?? []).map((title, i) => {
      const payload = parametersOf('buttons')[i]?.payload
      return { title, payload: typeof payload === 'string' ? payload : title, url: null }
    })
    return { text, buttons, card: { templateId: template.name, trackingId: null, rates: false } }
  }

  /** Where a picture or file can be seen, or why Meta does not take it. */
  function mediaOf(
    { type, payload }: MediaSent,
    file: FileGiven | null,
  ): (Media & { id: string | null }) | ApiAnswer {
    if (payload.attachment_id !== undefined) {
      const found = uploads.find(payload.attachment_id)
      if (found === null || found === 'expired')
        return refused(100, 2018074, '(#100) Upload attachment failure: not our id, or expired')
      return { ...shownAt(payload.attachment_id, found), id: null }
    }
    if (payload.url !== undefined) {
      const byAddress = { bytes: Buffer.alloc(0), type: BY_ADDRESS, name: payload.url }
      return { url: payload.url, name: null, id: payload.is_reusable ? uploads.keep(byAddress) : null }
    }
    if (!file) return INVALID
    const wrong = refusalOfFile(type, file)
    if (wrong) return wrong
    const id = uploads.keep(file)
    return { ...shownAt(id, file), id: payload.is_reusable ? id : null }
  }

  function shownAt(id: string, file: FileGiven): Media {
    if (file.type === BY_ADDRESS) return { url: file.name, name: null }
    return { url: `/simulator/api/media/messenger/${id}`, name: file.name }
  }

  function contents(
    call: Message,
    file: FileGiven | null,
  ): { parts: Partial<Seen>[]; id: string | null } | ApiAnswer {
    const { text, buttons, quickReplies, quotes } = call
    const base = { text, buttons, quickReplies, quotes, kind: 'text' as const }
    if (call.utility) {
      const card = utilityText(call.utility)
      return 'status' in card ? card : { parts: [{ ...base, ...card, kind: 'card' }], id: null }
    }
    if (call.isSticker) return { parts: [{ ...base, kind: 'sticker' }], id: null }
    if (call.media.length === 0) return { parts: [base], id: null }
    const parts: Partial<Seen>[] = []
    let id: string | null = null
    for (const one of call.media) {
      const media = mediaOf(one, file)
      if ('status' in media) return media
      id ??= media.id
      const kind = { image: 'photo', audio: 'voice', video: 'video', file: 'file' } as const
      parts.push({ ...base, kind: kind[one.type], media: { url: media.url, name: media.name } })
    }
    return { parts, id }
  }

  function send(talk: Talk, call: Message, file: FileGiven | null): ApiAnswer {
    const refusal = refusalOfWindow(talk, call)
    if (refusal) return refusal
    const what = contents(call, file)
    if ('status' in what) return what
    let last = ''
    for (const part of what.parts) {
      const one = seen({ id: `m_${tools.newId()}`, at: now(), from: 'bot', kind: 'text', ...part })
      platform.show(call.user, one)
      tools.shown(call.user, one, call.metadata)
      last = one.id
    }
    const attachment_id = what.id === null ? {} : { attachment_id: what.id }
    return ok({ recipient_id: call.user, message_id: last, ...attachment_id })
  }

  function act(talk: Talk, call: Exclude<SendCall, { action: 'message' }>): ApiAnswer {
    if (call.action === 'react' || call.action === 'unreact') {
      if (!talk.messages.some(({ id }) => id === call.messageId)) return INVALID
      platform.change(call.user, call.messageId, { reaction: call.action === 'react' ? call.icon : null })
    } else if (call.action !== 'mark_seen')
      platform.typing(call.user, call.action === 'typing_on' ? now() + TYPING_MS : 0)
    else platform.update(call.user, { seenByBotAt: now() })
    return ok({ recipient_id: call.user })
  }

  return {
    /** `POST /{page}/messages` */
    messages({ parameters, file }: Call): ApiAnswer {
      const call = readSendCall(parameters)
      if (!call) return INVALID
      const talk = platform.find(call.user)
      if (!talk && isElsewhere(call.user))
        return ok({ recipient_id: call.user, message_id: `m_${tools.newId()}` })
      if (!talk) return refused(100, 2018001, '(#100) No matching user found')
      return call.action === 'message' ? send(talk, call, file) : act(talk, call)
    },
    /** `POST /{page}/message_attachments` */
    upload({ parameters, file }: Call): ApiAnswer {
      const read = Upload.safeParse(parameters)
      if (!read.success) return INVALID
      const { type, payload } = read.data.message.attachment
      const url = (payload as { url?: unknown } | undefined)?.url
      if (!file && typeof url !== 'string') return INVALID
      const wrong = file && refusalOfFile(type, file)
      if (wrong) return wrong
      return ok({
        attachment_id: uploads.keep(file ?? { bytes: Buffer.alloc(0), type: BY_ADDRESS, name: String(url) }),
      })
    },
  }
}

function refusalOfFile(type: MediaSent['type'], file: FileGiven): ApiAnswer | null {
  if (file.bytes.length > MOST_BYTES) return refused(100, 2018109, '(#100) Attachment is too large')
  const content = contentOf(file)
  const isPicture = content === 'jpeg' || content === 'png' || content === 'gif'
  const fits = type === 'image' ? isPicture && file.type.startsWith('image/') : type === 'file' || !isPicture
  return fits ? null : refused(100, 2018047, '(#100) Upload attachment failure: type mismatch')
}
