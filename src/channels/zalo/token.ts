/** A living access token at any time, refreshed once at a time across the whole deployment. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../../calendar/instant.ts'
import { LONGEST_CALL_MS, type Post } from '../api-call.ts'
import { SendError } from '../channel.ts'
import { digestId } from '../digest.ts'
import { refreshTokens, type ZaloApp } from './refresh.ts'
import type { StoredTokens, TokenPair, TokenStore } from './token-store.ts'

/** Outlives the call it guards: a second use of a refresh token loses the grant. */
export const LOCK_MS = LONGEST_CALL_MS + 15_000
const LOOK_AGAIN_MS = 200
/** A token lives 25 h; it is replaced at 20 h, so four fifths of whatever lifetime Zalo gives. */
const USED_SHARE = 0.8

/** The code of a failure: the OA has never consented, and no setting gives a refresh token. */
export const NO_CONSENT = 'oauth no-consent'

/** By what a stored pair knows the setting that it descends from, or beside which it was consented to. */
export function seedOf(refreshToken: string | null): string {
  return digestId(refreshToken ?? '')
}

/** What `createAccessTokens` is made of. */
type TokenSource = ZaloApp & {
  oaId: string
  /** From the settings. Used once; then the stored pair rules until this value changes. Null: only consent gives one. */
  refreshToken: string | null
  store: TokenStore
  post: Post
  now: () => Instant
}

/** Both throw SendError: `credentials` when Zalo refuses the refresh token, `temporary` when it cannot be had now. */
export type AccessTokens = {
  current(): Promise<string>
  /** The token to use after this one was refused: the stored one where another process refreshed, else a new one. */
  after(refused: string): Promise<string>
}

/** Keeps the token in memory; the store is read at the first call, at refresh time and after a refusal. */
export function createAccessTokens(source: TokenSource): AccessTokens {
  const { store, oaId, now } = source
  const seed = seedOf(source.refreshToken)
  let held: TokenPair | null = null
  let underWay: Promise<TokenPair> | null = null
  /** A pair that Zalo gave and the store could not take: the only copy there is. */
  let unsaved: { pair: TokenPair; over: number | null } | null = null

  const serving = <Pair extends TokenPair>(pair: Pair | null, refused: string | null): Pair | null =>
    pair !== null && pair.seed === seed && pair.access !== refused && now() < dueAt(pair) ? pair : null

  async function get(refused: string | null): Promise<string> {
    const ready = serving(held, refused)
    if (ready) return ready.access
    underWay ??= obtain(refused)
      .catch((error: unknown) => {
        throw error instanceof SendError ? error : storeFailed(error)
      })
      .finally(() => {
        underWay = null
      })
    held = await underWay
    return held.access === refused ? get(refused) : held.access // someone else's wait ended in the refused one
  }

  async function obtain(refused: string | null): Promise<TokenPair> {
    if (unsaved) await save(unsaved.pair, unsaved.over)
    for (const giveUpAt = now() + LONGEST_CALL_MS; ; await pause(LOOK_AGAIN_MS)) {
      const stored = serving(await store.read(oaId), refused)
      if (stored) return stored
      const until = now() + LOCK_MS
      if (await store.lock(oaId, now(), until)) return refreshLocked(refused, until)
      if (now() >= giveUpAt) throw new SendError('temporary', 'token is being refreshed elsewhere')
    }
  }

  async function refreshLocked(refused: string | null, until: Instant): Promise<TokenPair> {
    try {
      const stored = await store.read(oaId)
      const ready = serving(stored, refused)
      if (ready) return ready
      const refresh = stored?.seed === seed ? stored.refresh : source.refreshToken
      if (refresh === null) throw new SendError('credentials', NO_CONSENT)
      const { expiresInMs, ...tokens } = await refreshTokens(source.post, source, refresh, now())
      const pair = { ...tokens, obtainedAt: now(), expiresAt: now() + expiresInMs, seed }
      return await save(pair, stored?.version ?? null)
    } catch (error) {
      if (!(error instanceof SendError) || error.failure !== 'credentials') throw error
      const theirs = serving(await store.read(oaId), refused) // this process slept longer than its lock
      if (theirs) return theirs
      throw error
    } finally {
      await store.unlock(oaId, until)
    }
  }

  /** Stores a new pair before anyone uses it. @returns the pair that stands in the store */
  async function save(pair: TokenPair, over: StoredTokens['version'] | null): Promise<TokenPair> {
    unsaved = { pair, over }
    const saved = await store.replace(oaId, pair, over)
    unsaved = null
    return saved ? pair : ((await store.read(oaId)) ?? pair)
  }

  return { current: () => get(null), after: (refused) => get(refused) }
}

function dueAt({ obtainedAt, expiresAt }: TokenPair): Instant {
  return obtainedAt + (expiresAt - obtainedAt) * USED_SHARE
}

/** The store is away: the message was not sent and can wait. */
function storeFailed(cause: unknown): SendError {
  return Object.assign(new SendError('temporary', 'token store'), { cause })
}
