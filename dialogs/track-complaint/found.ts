/** What is known once a code was said, and opening the complaint again in each step. */
import { type CitizenComplaint, findComplaint } from '../../src/complaints/citizen-complaint.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
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
  if (draft.secret === undefined) {
    const answer = yield* lookUp(findComplaint, { code: draft.code })
    return answer?.mine ? answer.opened : null
  }
  const checked = yield* lookUp(checkSecret, { code: draft.code, secret: draft.secret })
  return 'complaint' in checked ? checked.complaint : null
}
