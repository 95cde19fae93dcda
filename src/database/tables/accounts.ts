/** Accounts of the console: how they sign in, what they may do, and what administrators changed. */
import type { Generated } from 'kysely'

export interface AccountTable {
  id: string
  username: string
  name: string
  password_hash: string
  created_at: number
  disabled_at: number | null
  failed: number
  failed_at: Generated<number> // the last try that failed
  locked_until: number
  version: Generated<number> // grows with every change of its rights and keys
  must_change: Generated<number> // 1: the password was set by somebody else; 0
  second_factor_sealed: Generated<string | null> // the secret; null: has none
  second_factor_step: Generated<number> // the last time step whose code was used
  second_factor_since: Generated<number | null>
  oidc_login: Generated<string | null> // by which OpenID Connect may be linked to it: an e-mail address, or `sub:` and a subject
  oidc_issuer: Generated<string | null> // linked to whom; null: not yet
  oidc_subject: Generated<string | null>
  login_seen: Generated<number> // up to which admin_event the owner has closed what was said of its login
}

/** A browser that has signed in to an account completely: tries from there are counted here. */
export interface KnownDeviceTable {
  id_hash: string
  account: string
  created_at: number
  expires_at: number
  failed: Generated<number>
  failed_at: Generated<number>
  locked_until: Generated<number>
}

/** Tries at usernames that nobody has. */
export interface UnknownNameTable {
  bucket: string // 16 bits of HMAC(index key, name)
  failed: number
  failed_at: number
  locked_until: number
}

/** What an account may do, where, from when (included) until when (excluded). */
export interface AccountRoleTable {
  id: string
  account: string
  role: string
  unit_code: string | null // null: the whole province
  valid_from: number
  valid_to: number | null // null: no end is known
  given_at: number
}

/** Codes for whoever has lost the second factor, each good once. */
export interface RecoveryCodeTable {
  code_hash: string
  account: string
  used_at: number | null
}

/** Kept for some days after it ended: a form that comes late is known by its token. */
export interface SessionTable {
  id_hash: string
  account: string
  csrf: string
  created_at: number
  last_at: number
  way: Generated<string> // password, second_factor, oidc
  ended_at: Generated<number | null> // null: not ended by anyone
  draft_sealed: Generated<string | null> // the form that was being written when the session before ended
  draft_until: Generated<number | null> // until when it is kept
}

/** What administrators changed (src/accounts/admin-event.ts). */
export interface AdminEventTable {
  id: Generated<number>
  at: number
  account: string // who did it
  kind: string // AdminKind
  subject: string // an account's id, a code, a year, a kind of notice
  before: string | null // JSON AdminFacts
  after: string | null // JSON AdminFacts
}
