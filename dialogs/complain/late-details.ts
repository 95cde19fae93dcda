/** What is told at a later question, or at the summary, beside the answer or instead of it: it is noted, not lost. */
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Question, Talk } from '../../src/conversation/flow.ts'
import { run } from '../../src/conversation/pass.ts'
import { readAmountVnd } from '../../src/understanding/amount.ts'
import { officialSlot } from '../../src/understanding/office-slots.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { wantsElse, wordCount } from '../short-answers.ts'
import { unitSaid } from '../unit-said.ts'
import { type Draft, say } from './draft.ts'
import { dossierToldIn, moreStory, storyWith, tellsWho } from './gleaned.ts'
import { waySaid } from './way-said.ts'

/** The question, which notes what an answer that it does not understand tells for the rest of the complaint. */
export function withLateDetails(question: Question<Draft>): Question<Draft> {
  return {
    ...question,
    *reads(talk) {
      const reading = yield* run(question.reads(talk))
      if (!('again' in reading)) return reading
      const late = yield* lateDetails(talk)
      if (late === null) return reading
      const asked = yield* run(question.asks({ ...talk, draft: { ...talk.draft, ...late } }))
      return { keeps: late, says: [{ ...asked, text: `${say(talk).noted}\n\n${asked.text}` }] }
    },
  }
}

/** Everything new that the words tell, also where something else was told before; null: nothing. */
export function* lateDetails(talk: Talk<Draft>): Effectful<Partial<Draft> | null> {
  const { draft, incoming, chosen } = talk
  const { text, tap } = incoming
  if (tap !== null || chosen !== null || text === '' || wantsElse(talk)) return null
  const story = moreStory(talk)
  const found: Partial<Draft> = { ...story }
  const official = nameTold(text) ?? talk.means.slots.official ?? officialSlot(text)
  if (official && tellsWho(official) && official !== draft.official) found.official = official
  const amountVnd = readAmountVnd(text)
  if (amountVnd !== null && amountVnd !== draft.amountVnd) found.amountVnd = amountVnd
  const { unit } = yield* unitSaid(text)
  if (unit && unit.code !== draft.unit?.code && mayReplaceUnit(talk)) found.unit = unit
  Object.assign(found, yield* dossierToldIn(text, draft))
  const confidentiality = waySaid(text)
  if (confidentiality !== null && confidentiality !== draft.confidentiality)
    Object.assign(found, { confidentiality, waySaid: true })
  // «anh Tuấn sờ soạng tôi» is more than a name: what is said to be noted is noted whole.
  if (found.official && !story && wordCount(text) > wordCount(found.official) + 1)
    found.story = storyWith(draft, text)
  return Object.keys(found).length > 0 ? found : null
}

/** "cán bộ đó tên là Nguyễn Văn Mẫu", "ten la Mau": a name that is said to be one. */
function nameTold(text: string): string | null {
  const found =
    /(?:^|\s)(?:tên|ten|name)\s+(?:(?:là|la|của|is)\s+)?(\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){0,4})/u.exec(
      text.normalize('NFC'),
    )
  return found?.[1] ?? null
}

/** An office named in passing fills a gap; one that stands is replaced only by words that say little else. */
function mayReplaceUnit({ draft, incoming }: Talk<Draft>): boolean {
  return !draft.unit || fold(incoming.text).split(' ').length <= MOST_WORDS_OF_A_UNIT
}
const MOST_WORDS_OF_A_UNIT = 9
