/** Zalo's consultation messages and reactions, brought into the phones. Source: facts/zalo.md 4.3, 4.5, 5.1. */
import { z } from 'zod'
import type { ApiAnswer } from './faults.ts'
import { isElsewhere } from './platform.ts'
import { type Media, type Seen, seen } from './talk.ts'
import { refused, success } from './zalo-answers.ts'
import { type CsMessage, readCsMessage } from './zalo-message.ts'
import type { ZaloTools } from './zalo-platform.ts'
import { passage } from './zalo-window.ts'

const ICONS = [':>', '--b', ':-((', '/-strong', '/-heart', ':-h', ':o', '/-remove']

const Reaction = z.object({
  recipient: z.object({ user_id: z.string().min(1) }),
  sender_action: z.object({ react_icon: z.enum(ICONS), react_message_id: z.string().min(1) }),
})

type Content = Pick<Seen, 'kind' | 'text' | 'buttons' | 'media' | 'quotes'>

export function zaloSending(tools: ZaloTools) {
  const { platform, rules, uploads, now } = tools
  let paidSoFar = 0

  /** What stands in the phone, or why the message cannot be shown. */
  function contentOf(message: Exclude<CsMessage, { error: number }>): Content | ApiAnswer {
    const { text, buttons, quotes, media, file, isForm } = message
    const base = { text, buttons, quotes, media: null }
    if (media) {
      const kind = media.type === 'image' ? 'photo' : media.type
      if (media.url !== null) return { ...base, kind, media: { url: media.url, name: null } }
      if (kind === 'sticker') return { ...base, kind } // stickers are Zalo's own, known to it by their ids
      const found = uploaded(media.attachmentId ?? '', 'attachment_id')
      return 'status' in found ? found : { ...base, kind, media: found }
    }
    if (file !== null) {
      const found = uploaded(file, 'token')
      return 'status' in found ? found : { ...base, kind: 'file', media: found }
    }
    return { ...base, kind: isForm ? 'form' : 'text' }
  }

  function uploaded(id: string, field: string): Media | ApiAnswer {
    const found = uploads.find(id)
    if (found === null) return refused(-201, `${field} is invalid!`)
    if (found === 'expired') return refused(-100, 'attachment_id was expired')
    return { url: `/simulator/api/media/zalo/${id}`, name: found.name }
  }

  return {
    /** `/v3.0/oa/message/cs` */
    cs(body: unknown): ApiAnswer {
      const message = readCsMessage(body, rules.buttonShapes)
      if ('error' in message) return refused(message.error, message.message)
      const { user, quotes } = message
      const talk = platform.find(user)
      if (!talk && isElsewhere(user))
        return success({ message_id: tools.newId(), user_id: user, sent_time: String(now()) })
      if (!talk) return refused(-201, 'user_id is invalid!')
      const through = passage(talk, paidSoFar, now(), rules)
      if ('error' in through) return refused(through.error, through.message)
      if (quotes !== null && !talk.messages.some(({ id }) => id === quotes))
        return refused(-201, 'quote_message_id is invalid!')
      const content = contentOf(message)
      if ('status' in content) return content
      if (through.paid) paidSoFar += 1
      const id = tools.newId()
      const one = seen({ id, at: now(), from: 'bot', ...content })
      platform.show(user, one)
      tools.shown(user, one, null)
      return success({ message_id: id, user_id: user, sent_time: String(one.at), quota: through.quota })
    },
    /** `/v2.0/oa/message`: what is left of it is the OA's reaction to a citizen's message. */
    react(body: unknown): ApiAnswer {
      const read = Reaction.safeParse(body)
      if (!read.success) return refused(-240, 'MessageV2 API has been shut down')
      const { user_id: user } = read.data.recipient
      const { react_icon, react_message_id: id } = read.data.sender_action
      if (!platform.find(user)?.messages.some((one) => one.id === id))
        return refused(-201, 'react_message_id is invalid!')
      platform.change(user, id, { reaction: react_icon === '/-remove' ? null : react_icon })
      return success({ message_id: tools.newId(), user_id: user })
    },
  }
}
