/**
 * Whose fault it is when a platform refuses us: the account's, or the one message's that it refused. Codes do not tell: some
 * that mean a blocked account also come for forbidden words or links, and those may be a citizen's, quoted by the bot. One
 * citizen must not silence an account for all others.
 */
import type { Instant } from '../calendar/instant.ts'

/** So long after the last message that went out, an account is believed to be well. */
const WELL_MS = 60_000
const MOST_REMEMBERED = 1_000
/** Once may be chance: a refusal that others of the same moment were spared. */
const ENOUGH_SIGNS = 2

/** `unsure`: the message alone waits. `message`: others went out between its refusals, twice. */
export type Fault = 'account' | 'unsure' | 'message'

/** What one process knows of its sends; after a restart it learns anew. */
export type Faults = {
  /** Something went out for an account. */
  sent(account: string, now: Instant): void
  /** A message was refused. @param id of the outbox */
  refused(account: string, id: string, now: Instant): Fault
}

/** Knows of no send yet. */
export function watchFaults(): Faults {
  const sentAt = new Map<string, Instant>()
  const refusals = new Map<string, { at: Instant; signs: number }>()
  return {
    sent: (account, now) => void sentAt.set(account, now),
    refused(account, id, now) {
      const lastSent = sentAt.get(account) ?? Number.NEGATIVE_INFINITY
      const before = refusals.get(id) ?? { at: Number.POSITIVE_INFINITY, signs: 0 }
      const signs = before.signs + (lastSent > before.at ? 1 : 0)
      refusals.delete(id)
      if (signs >= ENOUGH_SIGNS) return 'message'
      refusals.set(id, { at: now, signs })
      if (refusals.size > MOST_REMEMBERED) refusals.delete(refusals.keys().next().value!)
      return signs > before.signs || now - lastSent < WELL_MS ? 'unsure' : 'account'
    },
  }
}
