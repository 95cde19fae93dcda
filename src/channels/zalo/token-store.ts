/** Where the tokens of an OA are kept. Losing them means that the OA's admin must consent again. */
import type { Instant } from '../../calendar/instant.ts'

/** An access token and the refresh token that came with it. */
export type TokenPair = {
  access: string
  /** Good for one use. */
  refresh: string
  obtainedAt: Instant
  expiresAt: Instant
  /** Digest of the setting (`ZALO_REFRESH_TOKEN`) that this pair descends from: a changed setting replaces the pair. */
  seed: string
}

/** A pair as stored; `version` counts replacements. */
export type StoredTokens = TokenPair & { version: number }

/** Shared by all processes of a deployment; tokens are sealed at rest. */
export interface TokenStore {
  read(oa: string): Promise<StoredTokens | null>
  /**
   * Puts a new pair in place, durably before it resolves.
   *
   * @param expectedVersion the version read before; null when there was none
   * @returns false, changing nothing, when another version stands there by now
   */
  replace(oa: string, pair: TokenPair, expectedVersion: number | null): Promise<boolean>
  /**
   * Takes the right to refresh, also where no pair is stored yet.
   *
   * @param until when the lock ends by itself, should its holder die
   * @returns false while another holds it (its `until` > `now`)
   */
  lock(oa: string, now: Instant, until: Instant): Promise<boolean>
  /** Gives the right back, if the lock taken until then still stands. */
  unlock(oa: string, until: Instant): Promise<void>
}
