/** "Ông/Bà cần gặp cán bộ về việc gì?" Any words; may be passed over. A phone is never asked for. */
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { toMenu } from '../menu/menu.ts'
import { isSkipped, isWordless } from '../short-answers.ts'
import { declines } from './declined.ts'
import { type Draft, REACH_OFFICIAL, say } from './draft.ts'

export const MOST_LETTERS = 2000

/** "Việc gì?" Any words are taken; it may be skipped. */
export const topic: Question<Draft> = {
  id: 'topic',
  fills: 'topic',
  free: true,
  asks: (talk) => choose(say(talk).topic.asks, [skip(talk)]),
  reads(talk): Reading<Draft> {
    const words = say(talk).topic
    const { text } = talk.incoming
    const contact = contactOf(talk)
    if (contact !== null) return { keeps: { contact }, says: [choose(words.gotContact, [skip(talk)])] }
    if (talk.chosen === null && declines(text))
      return { stops: [choose(say(talk).declined, [toMenu(talk.language)])] }
    if (isSkipped(talk)) return { fills: { topic: null } }
    if (!/\p{L}/u.test(text) || isWordless(text)) return { again: choose(words.again, [skip(talk)]) }
    return { fills: { topic: text.trim().slice(0, MOST_LETTERS) } }
  },
}

/** What the citizen shared through Zalo's form, as one line. On Messenger nothing of the kind is taken. */
export function contactOf({ incoming, moment }: Talk<Draft>): string | null {
  if (incoming.contact === null || moment.address.channel !== 'zalo') return null
  const { name, phone } = incoming.contact
  return [name, phone].filter((part) => part !== null && part !== '').join(', ') || null
}

function skip(talk: Talk<Draft>) {
  return { label: say(talk).topic.skip, payload: answer(REACH_OFFICIAL, 'topic', 'skip') }
}
