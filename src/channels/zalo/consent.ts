/** The OA's admin lets our app speak for the OA: an address on Zalo's page, and the code that comes back from there. */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../../calendar/instant.ts'
import { type Database, write } from '../../database/database.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { OaAccount } from '../accounts.ts'
import { LONGEST_CALL_MS, type Post } from '../api-call.ts'
import { SendError } from '../channel.ts'
import { exchangeCode } from './refresh.ts'
import { LOCK_MS, seedOf } from './token.ts'
import type { TokenPair, TokenStore } from './token-store.ts'

/** How long an address may be used: as long as Zalo keeps the code that comes back. Source: facts/zalo.md 3. */
export const CONSENT_MS = 10 * 60_000
const LOOK_AGAIN_MS = 200
/** The new pair is the only one: the store is asked again before it is given up. */
const SAVE_TRIES = 5
const SAVE_AGAIN_MS = 1_000

/** Where Zalo sends the admin back to; it must be saved in the console of the app. */
export function callbackAddress(publicUrl: string): string {
  return `${publicUrl}/oauth/zalo/callback`
}

export type ConsentTools = {
  database: Database
  vault: Vault
  /** Base address of Zalo's OAuth (`ZALO_OAUTH_URL`). */
  oauthUrl: string
  /** `ZALO_CODE_VERIFIER`: whose challenge is saved in Zalo's console; null: one is made for each consent. */
  codeVerifier: string | null
  now(): Instant
}

/**
 * Begins a consent.
 *
 * @param random so many bytes of chance
 * @returns the address for the OA's admin: good once, for `CONSENT_MS`
 */
export async function beginConsent(
  { database, vault, oauthUrl, codeVerifier, now }: ConsentTools,
  oa: Pick<OaAccount, 'oaId' | 'appId'>,
  publicUrl: string,
  random: (bytes: number) => Buffer,
): Promise<string> {
  const state = random(24).toString('base64url')
  const verifier = codeVerifier ?? random(32).toString('base64url')
  const row = {
    state: stateRef(vault, state),
    account: oa.oaId,
    verifier_sealed: vault.seal(verifier),
    expires_at: now() + CONSENT_MS,
  }
  await database.commit([
    write(database.read.deleteFrom('oa_consent').where('expires_at', '<=', now())),
    write(database.read.insertInto('oa_consent').values(row)),
  ])
  const asked = new URLSearchParams({
    app_id: oa.appId,
    redirect_uri: callbackAddress(publicUrl),
    code_challenge: challengeOf(verifier),
    state,
  })
  return `${oauthUrl}/v4/oa/permission?${asked}`
}

/** Base64url of the verifier's SHA-256, without padding. Source: facts/zalo.md 3. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}

function stateRef(vault: Vault, state: string): string {
  return vault.ref('oa-consent', state)
}

/**
 * How a consent ended: `done`, or why not.
 * - `state`: the address was used before, is too old, or none of ours
 * - `other_oa`: the admin chose an OA that was not asked for; its code is left unused
 * - `refused`: Zalo took the code for none of its own; `away`: it could not be asked
 * - `busy`: tokens of this OA were being exchanged all the while
 * - `not_saved`: the store was away; the pair is lost
 */
export type ConsentEnd =
  | { done: string }
  | { failed: 'state' | 'other_oa' | 'refused' | 'away' | 'busy' | 'not_saved'; code?: string }

/**
 * Ends a consent: the pair stands in the store before anyone uses it, in place of the one before.
 *
 * @param oas those of the settings
 * @param came what stands in the callback's address
 */
export async function endConsent(
  tools: ConsentTools & { store: TokenStore; post: Post },
  oas: readonly OaAccount[],
  came: { code: string; oaId: string; state: string },
): Promise<ConsentEnd> {
  const begun = await takeState(tools, came.state)
  const oa = oas.find(({ oaId }) => oaId === begun?.account)
  if (!begun || !oa) return { failed: 'state' }
  if (came.oaId !== oa.oaId) return { failed: 'other_oa' }
  const until = await lockTokens(tools, oa.oaId)
  if (until === null) return { failed: 'busy' }
  try {
    const { expiresInMs, ...tokens } = await exchangeCode(
      tools.post,
      oa,
      came.code,
      begun.verifier,
      tools.now(),
    )
    const at = tools.now()
    const pair = { ...tokens, obtainedAt: at, expiresAt: at + expiresInMs, seed: seedOf(oa.refreshToken) }
    return (await save(tools.store, oa.oaId, pair)) ? { done: oa.oaId } : { failed: 'not_saved' }
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    return { failed: error.failure === 'credentials' ? 'refused' : 'away', code: error.code }
  } finally {
    await tools.store.unlock(oa.oaId, until).catch(() => {}) // it ends by itself
  }
}

/** Each state opens once. */
async function takeState({ database, vault, now }: ConsentTools, state: string) {
  const take = database.read
    .deleteFrom('oa_consent')
    .where('state', '=', stateRef(vault, state))
    .where('expires_at', '>', now())
    .returning(['account', 'verifier_sealed'])
  const result = await database.commit([write(take)])
  const row = 'rows' in result ? result.rows[0]?.[0] : undefined
  return row ? { account: String(row.account), verifier: vault.open(String(row.verifier_sealed)) } : null
}

/** @returns until when it is locked; null when another held it all the while */
async function lockTokens(
  { store, now }: { store: TokenStore; now(): Instant },
  oa: string,
): Promise<Instant | null> {
  for (const giveUpAt = now() + LONGEST_CALL_MS; ; await pause(LOOK_AGAIN_MS)) {
    const until = now() + LOCK_MS
    if (await store.lock(oa, now(), until)) return until
    if (now() >= giveUpAt) return null
  }
}

/** Replaces whatever stands there, also a pair that came in between. */
async function save(store: TokenStore, oa: string, pair: TokenPair): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    try {
      if (await store.replace(oa, pair, (await store.read(oa))?.version ?? null)) return true
    } catch {
      if (tried >= SAVE_TRIES) return false
    }
    if (tried >= SAVE_TRIES) return false
    await pause(SAVE_AGAIN_MS)
  }
}
