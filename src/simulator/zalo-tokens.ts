/** Zalo's tokens: single-use refresh tokens, of which each call gives a new one and ends the pair before. */
import { createHmac } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import type { ZaloAccount } from './zalo-events.ts'

/** Seconds that an access token lives. */
export const ACCESS_TOKEN_S = 90_000

/** `fine`, never was one of ours (-216), or was replaced or ran out (-220). */
export type TokenState = 'fine' | 'invalid' | 'expired'

export type ZaloTokens = ReturnType<typeof createZaloTokens>

/**
 * Each pair has a number; the highest one seen is the one that counts. A number of an earlier run of the
 * simulator is recognised by its seal, since the bot keeps its tokens longer than the simulator its memory.
 */
export function createZaloTokens(account: ZaloAccount, now: () => Instant) {
  let current = 0

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
    return number === current
  }

  return {
    /** @returns null when the refresh token was used already or is none of ours */
    refresh(token: string): { access: string; refresh: string } | null {
      const number = token === account.refreshToken ? 0 : read('refresh', token)?.[0]
      if (number === undefined || !isCurrent(number)) return null
      current = number + 1
      const endsAt = now() + ACCESS_TOKEN_S * 1000
      return { access: sealed('access', `${current}-${endsAt}`), refresh: sealed('refresh', String(current)) }
    },
    check(token: string): TokenState {
      const [number, endsAt] = read('access', token) ?? []
      if (number === undefined || endsAt === undefined) return 'invalid'
      return isCurrent(number) && now() < endsAt ? 'fine' : 'expired'
    },
  }
}
