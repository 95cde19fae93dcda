/** What the first message has said: whom, where, and the praise itself when it is more than a wish to praise. */
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { officialSlot } from '../../src/understanding/office-slots.ts'
import { tellsStory } from '../tells-story.ts'
import { unitSaid } from '../unit-said.ts'
import { isBitter, isDoubtful } from './doubtful.ts'
import type { Draft } from './draft.ts'

export function* begins(talk: Talk<Draft>): Effectful<Draft> {
  const { text, tap } = talk.incoming
  if (tap !== null) return { words: '' }
  return {
    ...(yield* whomSaid(text)),
    ...(isDoubtful(text) ? { doubt: true } : {}),
    ...(tellsStory(text) || isBitter(text) ? { words: text, told: true } : { words: '' }),
  }
}

/** Whom a text names. A person without an office is enough only when asked for: praise should reach someone. */
export function* whomSaid(text: string): Effectful<Partial<Draft>> {
  const { unit, unitWords } = yield* unitSaid(text)
  const official = officialSlot(text)
  return {
    ...(official ? { official } : {}),
    ...(unit ? { unit, whom: true } : {}),
    ...(unitWords ? { unitWords } : {}),
  }
}
