/** Ends sessions and ways to reach an account, as part of a change that must not leave any open. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'

/** Ends all sessions of an account. @param but the hash of one that stays open; null: none */
export function endingSessions(
  database: Database,
  account: string,
  now: Instant,
  but: string | null = null,
): Write {
  let end = database.read
    .updateTable('session')
    .set({ ended_at: now, draft_sealed: null })
    .where('account', '=', account)
    .where('ended_at', 'is', null)
  if (but !== null) end = end.where('id_hash', '<>', but)
  return write(end)
}

/** Ends those that were opened at the OpenID Connect provider: whoever opened them may be somebody else from now on. */
export function endingSessionsOfProvider(database: Database, account: string, now: Instant): Write {
  return write(
    database.read
      .updateTable('session')
      .set({ ended_at: now, draft_sealed: null })
      .where('account', '=', account)
      .where('way', '=', 'oidc')
      .where('ended_at', 'is', null),
  )
}

/** Whoever was told of the account's cases is told no more: from now on it may be somebody else's. */
export function forgettingContact(database: Database, account: string): Write {
  return write(database.read.deleteFrom('account_contact').where('account', '=', account))
}
