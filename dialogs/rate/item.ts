/** One statement of a factor, with the five levels. May be passed over, alone or together with all that follows. */
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { LEVELS } from '../../src/satisfaction/instrument.ts'
import { isDone, isSkipped } from '../short-answers.ts'
import { keepAnswer } from './anew.ts'
import { type Draft, RATE, say } from './draft.ts'
import { levelAgain, levelGiven } from './level-said.ts'

/** @param at which of the items the rating context gave, from 0 */
export function item(at: number): Question<Draft> {
  const id = `item-${at + 1}`
  const fills = `item${at + 1}` as const
  const passedOver: Partial<Draft> = { [fills]: null }
  return {
    id,
    fills,
    passes: ({ items, enough }) => enough === true || items?.[at] === undefined,
    asks: (talk) => choose(say(talk).item.asks(talk.draft.items![at]![talk.language]), choices(talk, id)),
    *reads(talk): Effectful<Reading<Draft>> {
      const { chosen, incoming, draft } = talk
      if (chosen === 'enough' || (chosen === null && isDone(incoming.text))) {
        return { fills: { ...passedOver, enough: true, commented: true } }
      }
      if (isSkipped(talk)) return { fills: passedOver }
      const level = levelGiven(talk)
      if (!level || !draft.rating) return levelAgain(talk, choose(say(talk).item.again, choices(talk, id)))
      return { fills: { [fills]: level, ...(yield* keepAnswer(draft, draft.items![at]!.code, level)) } }
    },
  }
}

function choices(talk: Talk<Draft>, id: string) {
  const words = say(talk).item
  return [
    ...(talk.draft.scale ?? LEVELS).map(({ level, [talk.language]: label }) => ({
      label,
      payload: answer(RATE, id, String(level)),
    })),
    { label: words.skip, payload: answer(RATE, id, 'skip') },
    { label: words.enough, payload: answer(RATE, id, 'enough') },
  ]
}
