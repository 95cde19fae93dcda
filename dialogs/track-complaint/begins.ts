/**
 * Which complaint, and what to do to it. Openings (`ln:start:track-complaint:…`): a tracking code, alone or after
 * `confirm:`, `reopen:` or `add:`. Without a code the only complaint of this chat is meant.
 */
import { listMyComplaints } from '../../src/complaints/citizen-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { readTrackingCode } from '../../src/understanding/codes.ts'
import type { Act, Draft } from './draft.ts'
import { found, open } from './found.ts'
import { possible } from './shown.ts'

const OPENING = /^(?:(confirm|reopen|add):)?(PA-.+)$/

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const [, act, given] = OPENING.exec(opening ?? '') ?? []
  const code = given ?? readTrackingCode(talk.incoming.text) ?? (yield* onlyOne())
  if (code === null) return { words: '' }
  const draft = { words: '', ...(yield* found(code)) }
  return act && draft.code ? { ...draft, ...(yield* meant(draft, act as Act)) } : draft
}

/** What an old button wants may be over: then no words are asked for, and the end says why. */
function* meant(draft: Draft, act: Act): Effectful<Partial<Draft>> {
  const opened = yield* open(draft)
  return opened && !possible(opened).includes(act) ? { act, told: true } : { act }
}

function* onlyOne(): Effectful<string | null> {
  const [first, second] = yield* lookUp(listMyComplaints, { limit: 2 })
  return first && !second ? first.code : null
}
