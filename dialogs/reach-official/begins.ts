/**
 * A long first message is the topic already, and may name an office.
 * Openings: `my-data` asks for a copy of one's data; its topic is known.
 */
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { wordCount } from '../short-answers.ts'
import { unitSaid } from '../unit-said.ts'
import { declines } from './declined.ts'
import { type Draft, say } from './draft.ts'
import { contactOf, MOST_LETTERS } from './topic.ts'

/** Shorter ones ("cho tôi gặp cán bộ địa chính phường") only say that a person is wanted. */
const WORDS_OF_A_TOPIC = 14

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  if (opening === 'my-data') return { topic: say(talk).copyOfMyData, alone: true }
  const { text, tap } = talk.incoming
  if (tap !== null) return {}
  if (declines(text)) return { topic: null, declined: true }
  const contact = contactOf(talk)
  const { unit } = yield* unitSaid(text)
  return {
    ...(wordCount(text) >= WORDS_OF_A_TOPIC ? { topic: text.trim().slice(0, MOST_LETTERS) } : {}),
    ...(contact === null ? {} : { contact }),
    ...(unit === undefined ? {} : { office: unit.code }),
  }
}
