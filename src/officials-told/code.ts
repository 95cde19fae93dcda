/** One-time codes: shown or mailed once, kept as a hash, good for ten minutes. */
import { randomInt } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import type { Vault } from '../privacy/vault.ts'

const GOOD_FOR_MS = 10 * 60_000
/** As tracking codes: without vowels that make words and signs taken for one another. 28 signs, eight of them: 38 bits. */
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ'
const HEAD = 'LK'
const TYPED = new RegExp(`^${HEAD} ?([${ALPHABET}]{4}) ?([${ALPHABET}]{4})$`)

/** What a code is for: one for a chat confirms no address. */
type Purpose = 'link-chat' | 'confirm-email'

/** A new code, as it is told and as it is kept. */
export type OneTimeCode = { code: string; hash: string; until: Instant }

/** Draws a code, `LK-7K3M-9XQ2`. @param chance a whole number from 0 to below `n` */
export function newCode(vault: Vault, purpose: Purpose, now: Instant, chance = randomInt): OneTimeCode {
  const sign = () => ALPHABET[chance(ALPHABET.length)]!
  const four = () => Array.from({ length: 4 }, sign).join('')
  const code = `${HEAD}-${four()}-${four()}`
  return { code, hash: codeHash(vault, purpose, code), until: now + GOOD_FOR_MS }
}

/** How a code is kept. */
export function codeHash(vault: Vault, purpose: Purpose, code: string): string {
  return vault.ref('one-time-code', purpose, code)
}

/** The code that a typed text is, in its printed form; null when the text is none or says more. */
export function readCode(text: string): string | null {
  if (text.length > 40) return null
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim()
  const [, one, two] = TYPED.exec(plain) ?? []
  return one && two ? `${HEAD}-${one}-${two}` : null
}
