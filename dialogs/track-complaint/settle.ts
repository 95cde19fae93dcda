/**
 * A confirmation is kept as soon as it is said, and only then is the citizen asked how their complaint was handled: whoever
 * leaves that unanswered has confirmed all the same.
 */
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { type Effectful, record } from '../../src/conversation/effect.ts'
import { mayRateHandling } from '../../src/satisfaction/rate-handling.ts'
import type { Draft } from './draft.ts'
import { open } from './found.ts'
import { possible } from './shown.ts'

/** How often a word is tried again when an official changes the complaint at the same moment. */
export const TRIES = 3

/** What becomes of a wish once the complaint is open: a button may be old, and what it wants be over. */
export function* settle(draft: Draft): Effectful<Partial<Draft>> {
  const { act } = draft
  if (!draft.opened || act === undefined || act === 'show' || act === 'leave') return {}
  if (act === 'confirm') return yield* confirmed(draft)
  const opened = yield* open(draft)
  if (act === 'rate')
    return opened && mayRateHandling(opened.complaint) ? { asksRating: true } : { act: 'show' }
  return opened && !possible(opened).includes(act) ? { told: true } : {} // no words are asked for; the end says why
}

function* confirmed(draft: Draft): Effectful<Partial<Draft>> {
  for (let left = TRIES; left > 0; left -= 1) {
    const opened = yield* open(draft)
    if (!opened) break
    const { complaint } = opened
    if (complaint.status === 'confirmed') return kept(complaint) // the button was tapped twice
    const { refused } = yield* record(citizenVerdict, { opened, action: { action: 'confirm' } })
    if (refused === null || refused === 'recorded') return kept({ ...complaint, status: 'confirmed' })
    if (refused !== 'stale') return { settled: refused }
  }
  return { settled: 'other' }
}

function kept(complaint: Complaint): Partial<Draft> {
  return { settled: 'confirmed', ...(mayRateHandling(complaint) ? { asksRating: true } : {}) }
}
