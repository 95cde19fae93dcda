/** Keeps what was not understood, so that a clerk can label it for the bot to learn from (docs/understanding.md). */
import { type Answered, keepUnclear } from '../understanding/unclear/unclear-messages.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { type Effectful, note } from './effect.ts'
import type { Pass } from './pass.ts'

/** Fewer, where a question is open, are a slip of the hand and no wish: perhaps a name. */
const LEAST_WORDS_AS_ANSWER = 3

/** Notes the message that is being heard, with how it is answered. Nothing of who wrote it is noted. */
export function* noteUnclear({ state, incoming, means }: Pass, answered: Answered): Effectful<void> {
  if (incoming.text === '' || incoming.tap !== null) return
  if (answered === 'asked_again' && foldWords(incoming.text).length < LEAST_WORDS_AS_ANSWER) return
  const question = state.active && `${state.active.flow}.${state.active.question}`
  yield* note(keepUnclear, { text: incoming.text, means, answered, question })
}
