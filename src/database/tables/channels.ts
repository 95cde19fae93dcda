/** What is kept of OAs and Pages: their tokens and consents, their troubles, what they told and what was not taken. */
import type { Generated } from 'kysely'

export interface ZaloTokenTable {
  account: string
  pair_sealed: string | null // JSON TokenPair; null while only the lock stands
  version: number // counts replacements
  locked_until: number
}

/** What keeps an OA or a Page from working until somebody acts (src/channels/trouble.ts). */
export interface ChannelTroubleTable {
  channel: string
  account: string
  what: string // credentials, subscription
  code: string // the platform's own
  since: number
}

/** A consent that was begun for an OA on Zalo's page and may still come back (src/channels/zalo/consent.ts). */
export interface OaConsentTable {
  state: string // HMAC(index key, the state in the address)
  account: string
  verifier_sealed: string
  expires_at: number
}

/** Signed deliveries that were not taken: too old, or not understood. */
export interface QuarantineTable {
  id: string // digest of the delivery
  channel: string
  account: string
  lane: string | null // the citizen's, where it is known, so that erasure finds it
  reason: string
  body_sealed: string
  at: number
  kind: string | null // the platform's word for an event that was not understood
}

/** What a platform told about an OA or a Page itself. */
export interface AccountEventTable {
  id: string // digest of the event
  channel: string
  account: string
  kind: string
  detail: string // JSON: states and figures, nothing of citizens
  loud: number // 1: somebody must act
  at: number
  recorded_at: number
}

/** Templates that were set in the console; the newest of a kind wins over TEMPLATES_FILE. */
export interface TemplateVersionTable {
  id: Generated<number>
  kind: string
  recorded_at: number
  body: string | null // JSON; null: as the file says again
}
