/** A rating (đánh giá): one answer set about one service experience; and the rules of asking. No clock, no database. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { Vault } from '../privacy/vault.ts'

/** The instrument whose items the chat asks after the overall question, where no file names another for a unit. */
export const CHAT_INSTRUMENT = 'sipas-2023'

/** Where ratings are taken that reach us through the API or a file. */
export const TAKEN_ELSEWHERE = ['counter', 'paper', 'portal'] as const

/** What makes a rating verified. `earlier`: the same citizen's rating that it changes was. Something typed proves nothing. */
export type VerifiedBy = 'token' | 'phone' | 'earlier'

/**
 * What may be rated once: a dossier by a citizen or, without a dossier, a unit by a citizen on a day.
 * A digest, so that two ratings cannot be joined by it once the citizen's reference is gone.
 */
export function ratingSubject(
  vault: Vault,
  of: { citizen: string; dossierCode: string | null; unitCode: string; at: Instant },
): string {
  const about =
    of.dossierCode === null ? ['rating-unit', of.unitCode, dayOf(of.at)] : ['rating-dossier', of.dossierCode]
  return vault.ref(...about, of.citizen)
}

/** The id of a rating made in the chat, from the key of its record. */
export function ratingIdOf(vault: Vault, recordKey: string): string {
  return vault.ref('rating', recordKey)
}
