/** "Ông/Bà xem lại trước khi gửi": everything said and filled in, to send, to correct or to drop. */
import type { Effectful } from '../../src/conversation/effect.ts'
import { choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { wantsElse } from '../short-answers.ts'
import { sends } from './being-corrected.ts'
import { type Draft, say } from './draft.ts'
import { HEARD, isHeard } from './heard.ts'
import { FILES, FIX, parts, partToFix, saysChange, standsIn } from './summary-parts.ts'
import { review, ways } from './summary-shown.ts'

/** «gửi cho ai», «gửi được chưa», «có bị lộ tên không»: the summary says where it goes and who sees it. */
const ASKS_OF_SENDING =
  /(?:^| )(?:gui|nop)(?: .*)? (?:cho ai|di dau|toi dau|den dau|o dau|ai doc|ai xem|(?:duoc )?chua|duoc khong|khi nao|bao gio)(?: |$)/

export const summary: Question<Draft> = {
  id: 'summary',
  fills: 'sent',
  *asks(talk) {
    return yield* review(talk)
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { chosen, incoming, means } = talk
    const words = say(talk).summary
    const plain = fold(incoming.text)
    const { before } = talk.draft
    if (chosen === 'send' && before !== undefined) return yield* asItStood(talk, before, talk.draft)
    if (chosen === 'send' || (chosen === null && (sends(incoming.text) || isPlainYes(incoming.text))))
      return talk.draft.unseen
        ? yield* without(talk, { unseen: undefined }, words.addedSince)
        : { fills: { sent: true } }
    if (chosen?.startsWith(FIX) && isMeant(talk, chosen.slice(FIX.length)))
      return yield* fixed(talk, chosen.slice(FIX.length))
    if (chosen === null && ASKS_OF_SENDING.test(plain)) return { keeps: {}, says: [yield* review(talk)] }
    if (chosen === null && !saysChange(talk, plain) && wantsElse(talk))
      return { again: choose(words.again, ways(talk)) }
    if (incoming.tap === null && (chosen === null || chosen === 'fix')) {
      const part = partToFix(talk, plain)
      if (part !== null) return yield* fixed(talk, part)
    }
    const wantsFix =
      chosen === 'fix' ||
      means.intent === 'deny' ||
      /^(sua|doi|thay|fix|change|chua dung|sai)( |$)/.test(plain)
    return wantsFix
      ? { keeps: {}, says: [choose(words.fixWhat, parts(talk))] }
      : { again: choose(words.again, ways(talk)) }
  },
}

/** The files are taken out at once, and so is what was heard; for any other part its question is asked again. */
function* fixed(talk: Talk<Draft>, part: string): Effectful<Reading<Draft>> {
  const { draft } = talk
  const words = say(talk).summary
  if (part === FILES) return yield* without(talk, { attachments: [] }, words.filesOut)
  if (isHeard(part)) {
    const flags = draft.flags.filter((flag) => flag !== HEARD[part])
    return yield* without(talk, { flags }, words.heardOut[part])
  }
  return { goesTo: part, keeps: { before: standsIn(draft, part) } }
}

/** The summary with something taken out of it, under what is said of that. */
function* without(talk: Talk<Draft>, keeps: Partial<Draft>, told: string): Effectful<Reading<Draft>> {
  const asked = yield* review({ ...talk, draft: { ...talk.draft, ...keeps } })
  return { keeps, says: [{ ...asked, text: `${told}\n\n${asked.text}` }] }
}

/** «bị đe dọa» typed to the list of parts says it again, «không bị đe dọa» takes it out. */
function isMeant({ incoming }: Talk<Draft>, part: string): boolean {
  return (
    !isHeard(part) || incoming.tap !== null || /(?:^| )(?:khong|ko|k|no|\d+)(?: |$)/.test(fold(incoming.text))
  )
}

/** The button of an older summary, pressed while a part is corrected: nothing is sent unseen, so the part stays as it was. */
function* asItStood(
  talk: Talk<Draft>,
  before: Partial<Draft>,
  { before: _, ...rest }: Draft,
): Effectful<Reading<Draft>> {
  if (rest.story === '') return { goesTo: 'story', keeps: { before } }
  const says = [yield* review({ ...talk, draft: { ...rest, ...before } })]
  return { keeps: { ...before, before: undefined }, says }
}
