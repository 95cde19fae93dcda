/** The level that an answer gives: tapped, or said in words that are meant as one. */
import type { Reply } from '../../src/channels/channel.ts'
import type { Reading, Talk } from '../../src/conversation/flow.ts'
import { levelOfValue } from '../../src/satisfaction/instrument.ts'
import { readLevel, readNumberWord, readScore } from '../../src/understanding/levels.ts'
import { isMeantAsRating } from '../../src/understanding/rating-meant.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

type Heard = Pick<Talk<unknown>, 'chosen' | 'incoming'>

/** A choice that was typed may only hold the words of one («hài lòng cái gì»), or begin as one («hai»): figures go before it. */
export function levelGiven({ chosen, incoming }: Heard): number | null {
  const { text, tap } = incoming
  const pressed = chosen === null ? null : levelOfValue(chosen)
  if (tap !== null || text.startsWith('ln:')) return pressed
  const said = [readNumberWord(text), readScore(text), pressed, readLevel(text)]
  return said.find((level) => level !== null && isMeantAsRating(text, level)) ?? null
}

/** Asks again; whoever praises in scorn («tuyệt vời 🙃») is not led away to praise. */
export function levelAgain<Draft>({ means, incoming }: Talk<Draft>, again: Reply): Reading<Draft> {
  const isScorn = means.intent === 'commend' && !isMeantAsRating(incoming.text, MOST)
  return isScorn ? { keeps: {}, says: [again] } : { again }
}
const MOST = 5

const OF_OTHERS =
  /(?:^| )(?:ai|dan|nguoi ta|moi nguoi|ho|ba con|duoc) (?:da |deu |lai |dang |duoc )*(?:cham(?! (?:qua|lam|chap|tre))|danh gia|cho diem|xep)(?: |$)|(?:^| )nghe (?:noi|bao|dau|don|ke)(?: |$)/
const TAKEN_BACK =
  /(?:^| )(?:thoi|khong|khoi|dung) (?:khong )?(?:danh gia|cham|rate)(?: |$)|(?:^| )(?:ma )?thoi khoi(?: |$)/

/** The level that a first message gives beside what is rated; null also when it is another's, or taken back. */
export function levelToldFirst(text: string, read: number | null): number | null {
  const plain = expandTeencode(fold(text.normalize('NFC').replace(/chậm/giu, 'lâu')))
  if (read === null || OF_OTHERS.test(plain) || TAKEN_BACK.test(plain)) return null
  return isMeantAsRating(text, read) ? read : null
}

/** The same of a text that names what is rated when asked for it: only a score that is stated as a number counts. */
export function scoreToldWith(text: string): number | null {
  return levelToldFirst(text, readScore(text))
}
