/** What is known once a code was said, and opening the complaint again in each step. */
import { type CitizenComplaint, findComplaint, openMine } from '../../src/complaints/citizen-complaint.ts'
import { openProven } from '../../src/complaints/receipt-secret.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Draft } from './draft.ts'
import { waitsForWord } from './shown.ts'

/** The members of the draft that a code fills. Where there is nothing to decide it will only be shown. */
export function* found(code: string): Effectful<Partial<Draft>> {
  const answer = yield* lookUp(findComplaint, { code })
  if (answer === null) return { unknown: code }
  if (!answer.mine) return { code }
  return { code, opened: true, ...(waitsForWord(answer.opened) ? {} : { act: 'show' }) }
}

/** Null when it cannot be opened (any more). */
export function* open(draft: Draft): Effectful<CitizenComplaint | null> {
  if (draft.code === undefined) return null
  const { code, proof } = draft
  return proof === undefined ? yield* lookUp(openMine, { code }) : yield* lookUp(openProven, { code, proof })
}
