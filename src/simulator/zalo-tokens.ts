/** Zalo's tokens: single-use refresh tokens, of which each call gives a new one and ends the pair before. */
import { createHmac } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import type { ZaloAccount } from './zalo-events.ts'

/** Seconds that an access token lives. */
export const ACCESS_TOKEN_S = 90_000

/** `fine`, never was one of ours (-216), or was replaced or ran out (-220). */
export type TokenState = 'fine' | 'invalid' | 'expired'

/** What a token call gives. */
export type TokenPair = { access: string; refresh: string }

export type ZaloTokens = ReturnType<typeof createZaloTokens>

/**
 * Each pair has a number; the highest one seen is the one that counts. A number of an earlier run of the
 * simulator is recognised by its seal, since the bot keeps its tokens longer than the simulator its memory.
 */
export function createZaloTokens(account: ZaloAccount, now: () => Instant) {
  let current = 0
  let revoked = false
  /** Pairs up to this number died when the OA took its grant back. */
  let deadUpTo = -1

  const sealed = (kind: 'access' | 'refresh', text: string) =>
    `sim-${kind}.${text}.${createHmac('sha256', account.appSecret)
      .update(`${kind} ${account.refreshToken} ${text}`)
      .digest('base64url')
      .slice(0, 22)}`

  /** The number (and the end) in a token of ours; null for any other text. */
  function read(kind: 'access' | 'refresh', token: string): number[] | null {
    const text = token.split('.')[1] ?? ''
    return /^\d+(-\d+)?$/.test(text) && token === sealed(kind, text) ? text.split('-').map(Number) : null
  }

  function isCurrent(number: number): boolean {
    if (number > current) current = number
    if (revoked) deadUpTo = current
    return number === current && number > deadUpTo
  }

  function nextPair(): TokenPair {
    current += 1
    const endsAt = now() + ACCESS_TOKEN_S * 1000
    return { access: sealed('access', `${current}-${endsAt}`), refresh: sealed('refresh', String(current)) }
  }

  return {
    /** @returns null when the refresh token was used already or is none of ours */
    refresh(token: string): TokenPair | null {
      const number = token === account.refreshToken ? 0 : read('refresh', token)?.[0]
      if (number === undefined || !isCurrent(number)) return null
      return nextPair()
    },
    /** An administrator consented: a new pair, whatever became of the one before. */
    grant(): TokenPair {
      revoked = false
      return nextPair()
    },
    /** The OA takes its grant back: no token given out so far is worth anything. */
    revoke(): void {
      revoked = true
      deadUpTo = current
    },
    /** As if it had never been taken back. */
    restore(): void {
      revoked = false
      deadUpTo = -1
    },
    isRevoked: () => revoked,
    check(token: string): TokenState {
      const [number, endsAt] = read('access', token) ?? []
      if (number === undefined || endsAt === undefined) return 'invalid'
      if (isCurrent(number)) return now() < endsAt ? 'fine' : 'expired'
      return number <= deadUpTo ? 'invalid' : 'expired'
    },
  }
}
