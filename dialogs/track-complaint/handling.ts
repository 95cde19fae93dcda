/** How the complaint was handled: one statement of SIPAS factor 5, the five levels. May be passed over. */
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { LEVELS, levelOfValue } from '../../src/satisfaction/instrument.ts'
import { type HandlingAsk, handlingAsk, rateHandling } from '../../src/satisfaction/rate-handling.ts'
import { readLevel } from '../../src/understanding/levels.ts'
import { isDone, isSkipped } from '../short-answers.ts'
import { type Draft, say, TRACK } from './draft.ts'
import { open } from './found.ts'

export const handling: Question<Draft> = {
  id: 'handling',
  fills: 'rated',
  passes: ({ asksRating }) => asksRating !== true,
  *asks(talk) {
    const words = say(talk)
    const asked = yield* asking(talk.draft)
    if (!asked) return text(words.refused.other)
    const { item, previous } = asked
    const parts = [
      talk.draft.act === 'confirm' ? words.kept.confirm(talk.draft.code!) : '',
      previous ? words.handling.before(LEVELS[previous.level - 1]![talk.language]) : words.handling.asks,
      `«${item[talk.language]}»`,
      words.handling.hidden,
    ]
    return choose(parts.filter(Boolean).join('\n\n'), choices(talk))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { chosen, incoming, means } = talk
    if (isSkipped(talk) || (chosen === null && (isDone(incoming.text) || means.intent === 'thanks_bye')))
      return { fills: { rated: null } }
    if (chosen === null && means.intent === 'track_complaint') return { fills: { rated: null, act: 'show' } }
    const level = chosen === null ? readLevel(incoming.text) : levelOfValue(chosen)
    if (!level) return { again: choose(say(talk).handling.again, choices(talk)) }
    return yield* keep(talk, level)
  },
}

/** Looked up anew, so that a level given meanwhile is seen. */
function* keep(talk: Talk<Draft>, level: number): Effectful<Reading<Draft>> {
  for (let tries = 0; tries < 2; tries += 1) {
    const asked = yield* asking(talk.draft)
    if (!asked) break
    if (asked.previous?.level === level) return { fills: { rated: level } }
    const fromFilingChat = talk.draft.proof === undefined
    const { refused } = yield* record(rateHandling, { asked, level, fromFilingChat })
    if (refused === null || refused === 'recorded') return { fills: { rated: level } }
  }
  return { stops: [text(say(talk).refused.other)] }
}

function* asking(draft: Draft): Effectful<HandlingAsk | null> {
  const opened = yield* open(draft)
  if (!opened) return null
  const { complaint } = opened
  const { status } = complaint // not yet seen as confirmed in the fold that confirms it
  const over = draft.settled === 'confirmed' && status === 'resolved' ? 'confirmed' : status
  return yield* lookUp(handlingAsk, { complaint: { ...complaint, status: over } })
}

function choices(talk: Talk<Draft>) {
  return [
    ...LEVELS.map(({ level, [talk.language]: label }) => ({
      label,
      payload: answer(TRACK, 'handling', String(level)),
    })),
    { label: say(talk).words.skip, payload: answer(TRACK, 'handling', 'skip') },
  ]
}
