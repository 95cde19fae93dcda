/** "Nhìn chung, Ông/Bà hài lòng ở mức nào?" Five worded levels. The answer is kept at once, whatever comes after. */
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { giveRating } from '../../src/satisfaction/give-rating.ts'
import { LEVELS } from '../../src/satisfaction/instrument.ts'
import { ratingContext } from '../../src/satisfaction/rating-context.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { answersAgain } from './anew.ts'
import { type Draft, levelWords, RATE, say } from './draft.ts'
import { levelAgain, levelGiven } from './level-said.ts'

export const overall: Question<Draft> = {
  id: 'overall',
  fills: 'overall',
  *asks(talk) {
    const { about = '', score, ask = {} } = talk.draft
    const words = say(talk).overall
    const context = yield* lookUp(ratingContext, ask)
    const known = 'missing' in context ? null : context
    const notes = [
      known?.tokenState === 'used' && known.standing.verifiedBy === null ? words.tokenUsed : '',
      known?.isFinished === false ? words.notFinished : '',
    ]
    const question = score ? words.said(levelWords(score, talk), about) : words.asks(about)
    return choose(
      [...notes, question].filter(Boolean).join('\n\n'),
      score ? confirms(talk, score) : levels(talk),
    )
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { chosen, incoming, means, draft } = talk
    const words = say(talk).overall
    const phone = incoming.contact?.phone
    if (phone) {
      yield* record(recordConsent, { purpose: 'phone_match', given: true })
      return { keeps: { ask: { ...draft.ask, phone } }, says: [choose(words.phoneKept, levels(talk))] }
    }
    const isDenied = draft.score !== undefined && means.intent === 'deny'
    if (chosen === 'other' || isDenied)
      return { keeps: { score: undefined }, says: [choose(words.asks(draft.about ?? ''), levels(talk))] }
    const affirmed = draft.score && chosen === null && isPlainYes(incoming.text) ? draft.score : null
    const level = affirmed ?? levelGiven(talk)
    if (!level) return levelAgain(talk, choose(words.again, levels(talk)))
    return yield* keep(talk, level)
  },
}

/** Looked up anew each time, so that what has changed meanwhile is seen. A used token costs the verification, not the rating. */
function* keep(talk: Talk<Draft>, level: number): Effectful<Reading<Draft>> {
  const { draft } = talk
  for (let tries = 0; tries < 2; tries += 1) {
    const context = yield* lookUp(ratingContext, draft.ask ?? {})
    if ('missing' in context) break
    if (draft.rating && context.standing.previous?.overall === level) return { fills: { overall: level } } // tapped twice
    const { key, refused } = yield* record(giveRating, { level, standing: context.standing })
    if (refused === 'already_rated') return { goesTo: 'change' }
    if (refused === 'token_used') continue
    yield* answersAgain(draft, key)
    return { fills: { overall: level, rating: key } }
  }
  return { stops: [text(say(talk).overall.failed)] }
}

function levels(talk: Talk<Draft>) {
  return LEVELS.map(({ level }) => ({
    label: levelWords(level, talk),
    payload: answer(RATE, 'overall', String(level)),
  }))
}

function confirms(talk: Talk<Draft>, score: number) {
  const words = say(talk).overall
  return [
    { label: words.yes, payload: answer(RATE, 'overall', String(score)) },
    { label: words.other, payload: answer(RATE, 'overall', 'other') },
  ]
}
