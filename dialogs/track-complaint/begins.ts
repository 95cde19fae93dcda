/**
 * Which complaint, and what to do to it. Openings (`ln:start:track-complaint:…`): a tracking code, alone or after
 * `confirm:`, `reopen:`, `add:` or `rate:`. Without a code the only complaint of this chat is meant.
 */
import { listMyComplaints } from '../../src/complaints/citizen-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { readTrackingCode } from '../../src/understanding/codes.ts'
import type { Draft } from './draft.ts'
import { found } from './found.ts'
import { mistypedCode } from './mistyped.ts'
import { settle } from './settle.ts'

const OPENING = /^(?:(confirm|reopen|add|rate):)?(PA-.+)$/

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const [, act, given] = OPENING.exec(opening ?? '') ?? []
  const slip = given === undefined ? mistypedCode(talk.incoming.text) : null
  if (slip && 'broken' in slip) return { words: '', unknown: slip.broken }
  const code = given ?? slip?.code ?? readTrackingCode(talk.incoming.text) ?? (yield* onlyOne())
  if (code === null) return { words: '' }
  const draft = { words: '', ...(yield* found(code)) }
  if (!act || !draft.code) return draft
  const meant = act as NonNullable<Draft['act']>
  return { ...draft, act: meant, ...(yield* settle({ ...draft, act: meant })) }
}

function* onlyOne(): Effectful<string | null> {
  const [first, second] = yield* lookUp(listMyComplaints, { limit: 2 })
  return first && !second ? first.code : null
}
