/** The OA administrator's consent: an address to open, a code that comes back, exchanged once. Source: facts/zalo.md 3. */
import { createHash } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'

/** Milliseconds that a code lives. */
const CODE_MS = 600_000
const MOST_CODES = 100

/** Where the administrator is led, or why Zalo shows an error instead. */
export type Consented = { redirect: string } | { error: number; name: string }

export type ZaloConsent = ReturnType<typeof createZaloConsent>

export type ConsentTools = {
  appId: string
  oaId: string
  now(): Instant
  newCode(): string
  /** Whether this address is saved in the app's console. */
  isCallback(uri: string): boolean
}

export function createZaloConsent({ appId, oaId, now, newCode, isCallback }: ConsentTools) {
  const codes = new Map<string, { challenge: string | null; endsAt: Instant }>()

  return {
    /** The administrator opened the address and agrees. */
    consent(query: Record<string, unknown>): Consented {
      const { app_id, redirect_uri, code_challenge, state } = query
      if (app_id !== appId) return { error: -14002, name: 'Invalid app id' }
      if (typeof redirect_uri !== 'string' || !isCallback(redirect_uri))
        return { error: -14003, name: 'Invalid redirect uri' }
      const code = newCode()
      const challenge = typeof code_challenge === 'string' && code_challenge !== '' ? code_challenge : null
      codes.set(code, { challenge, endsAt: now() + CODE_MS })
      const [oldest] = codes.keys()
      if (codes.size > MOST_CODES && oldest !== undefined) codes.delete(oldest)
      const redirect = new URL(redirect_uri)
      redirect.searchParams.set('code', code)
      redirect.searchParams.set('oa_id', oaId)
      if (typeof state === 'string') redirect.searchParams.set('state', state)
      return { redirect: redirect.href }
    },
    /** Whether a code with its verifier is good; it is used up by asking. */
    takeCode(code: string, verifier: string | null): boolean {
      const kept = codes.get(code)
      codes.delete(code)
      if (!kept || now() >= kept.endsAt) return false
      return kept.challenge === null || (verifier !== null && challengeOf(verifier) === kept.challenge)
    },
  }
}

/** `base64url_nopad(sha256(ascii(verifier)))`. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}
