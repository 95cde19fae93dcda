/** "Ông/Bà có muốn gửi không?" The words, whom they praise and the office, shown before anything is kept: to send, to mend or to drop. */
import type { Reply } from '../../src/channels/channel.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { SURE } from '../../src/understanding/intents.ts'
import { namesComplaint, wishNamed } from '../../src/understanding/remarks.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { foldWords } from '../../src/understanding/vietnamese-text.ts'
import { wantsElse, wordCount } from '../short-answers.ts'
import { tellsStory } from '../tells-story.ts'
import { isDoubtful } from './doubtful.ts'
import { COMMEND, type Draft, say } from './draft.ts'
import { hesitates, praises, takesBack } from './takes-back.ts'
import { withMore } from './words.ts'

const WORDS_SHOWN = 600
const LEAST_WORDS = 3
/** What «Gửi lời khen» is typed with. */
const SENDING = 'gửi lời khen send praise'
/** From here on another wish is heard although the text praises, too. */
const BEYOND_DOUBT = 0.9

export const review: Question<Draft> = {
  id: 'review',
  fills: 'sent',
  asks: shown,
  reads(talk): Reading<Draft> {
    const { draft, chosen, incoming } = talk
    if (chosen === 'send' || (chosen === null && sends(incoming.text)))
      return draft.told && draft.whom ? { fills: { sent: true } } : { fills: {} } // an old button while a part is mended
    if (chosen === 'words') return { goesTo: 'words' }
    if (chosen === 'whom') return { goesTo: 'whom', keeps: { unitWords: undefined } }
    if (chosen === null && incoming.tap === null && !meansElse(talk)) {
      const words = withMore(draft.words, incoming.text)
      if (accuses(talk)) return { goesTo: 'kind', keeps: { words, doubt: true } }
      if (praisesMore(talk))
        return { keeps: { words }, says: [shown({ ...talk, draft: { ...draft, words } })] }
    }
    return { again: choose(say(talk).review.again, ways(talk)) }
  },
}

/** «khen» alone is no order: it may be the answer to the question before, sent twice. */
function sends(typed: string): boolean {
  const words = foldWords(typed)
  return isPlainYes(typed, words.includes('gui') || words.includes('send') ? SENDING : '')
}

function meansElse(talk: Talk<Draft>): boolean {
  const { means, incoming } = talk
  if (namesComplaint(incoming.text)) return true
  return wantsElse(talk) && (means.confidence >= BEYOND_DOUBT || !praises(incoming.text))
}

/** Said of what was praised a moment ago, a wrong makes it doubtful that praise is meant. */
function accuses({ means, incoming }: Talk<Draft>): boolean {
  return isDoubtful(incoming.text) || (means.intent === 'file_complaint' && means.confidence >= SURE)
}

/** «chị ấy còn rót nước cho mẹ tôi» is added without a word of praise, «khoan, để tôi nghĩ» is not, nor praise of another. */
function praisesMore({ means, incoming: { text } }: Talk<Draft>): boolean {
  if (takesBack(text) || wishNamed(text) === COMMEND || wordCount(text) < LEAST_WORDS) return false
  if (praises(text)) return !/\?/.test(text)
  return means.intent === 'commend' && means.confidence >= SURE && tellsStory(text) && !hesitates(text)
}

function shown(talk: Talk<Draft>): Reply {
  const { words, official, unit } = talk.draft
  const own = say(talk).review
  const lines = [
    own.heading,
    own.words(words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN)}…` : words),
    ...(official ? [own.official(official)] : []),
    own.unit(unit?.name ?? null),
    own.asks(unit?.name ?? null),
  ]
  return choose(lines.join('\n'), ways(talk))
}

function ways(talk: Talk<Draft>) {
  const own = say(talk).review
  return [
    { label: own.send, payload: answer(COMMEND, 'review', 'send'), acts: true as const },
    { label: own.mendWords, payload: answer(COMMEND, 'review', 'words') },
    { label: own.mendWhom, payload: answer(COMMEND, 'review', 'whom') },
    { label: own.cancel, payload: 'ln:cancel', acts: true as const },
  ]
}
