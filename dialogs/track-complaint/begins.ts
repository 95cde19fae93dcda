/**
 * Which complaint, and what to do to it. Openings (`ln:start:track-complaint:…`): a tracking code, alone or after
 * `confirm:`, `reopen:` or `add:`. Without a code the only complaint of this chat is meant.
 */
import { listMyComplaints } from '../../src/complaints/citizen-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { readTrackingCode } from '../../src/understanding/codes.ts'
import type { Draft } from './draft.ts'
import { found } from './found.ts'

const OPENING = /^(?:(confirm|reopen|add):)?(PA-.+)$/

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const [, act, given] = OPENING.exec(opening ?? '') ?? []
  const code = given ?? readTrackingCode(talk.incoming.text) ?? (yield* onlyOne())
  if (code === null) return { words: '' }
  const draft = yield* found(code)
  return { words: '', ...draft, ...(act && draft.code ? { act: act as 'confirm' | 'reopen' | 'add' } : {}) }
}

function* onlyOne(): Effectful<string | null> {
  const [first, second] = yield* lookUp(listMyComplaints, { limit: 2 })
  return first && !second ? first.code : null
}
