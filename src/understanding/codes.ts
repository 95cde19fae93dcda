import { findDossierCode } from './dossier-code.ts'
import { sameLengthFold } from './same-length-fold.ts'
import { nfc } from './vietnamese-text.ts'

const TRACKING_LETTERS = '23456789BCDFGHJKLMNPQRSTVWXZ'
const DASHES = /[\u2010-\u2015\u2212]/g
const MOST_LETTERS = 4000

/**
 * The first dossier code in a text, in its canonical form (`H32.12-230105-0001`, `000.00.12.H62-201105-0004`,
 * `03706/2026/07906`), however sloppily it was typed; null when there is none or it is ambiguous.
 */
export function readDossierCode(text: string): string | null {
  return findDossierCode(nfc(text))?.code ?? null
}

/**
 * The tracking code of a complaint in a text as `PA-XXXX-XXXX`, whatever the case and the dashes; null if none.
 * The alphabet has no vowels, 0 or 1, so O and 0 can only be a misread Q, and I and 1 a misread L.
 */
export function readTrackingCode(text: string): string | null {
  return trackingCodeIn(text)?.code ?? null
}

/**
 * The receipt secret in a text: 8 digits, shown to the citizen as `1234 5678`, returned without the space; null
 * when no group of exactly 8 digits stands there. Digits inside a tracking code are not it.
 */
export function readReceiptSecret(text: string): string | null {
  const tracking = trackingCodeIn(text)
  const plain = prepared(text)
  const rest = tracking === null ? plain : `${plain.slice(0, tracking.start)} # ${plain.slice(tracking.end)}`
  const found = /(?<![\w./-])([\dOo]{4})[ .-]{0,2}([\dOo]{4})(?![\w/-]|\.\d)/.exec(rest)
  const digits = found === null ? '' : `${found[1]}${found[2]}`.replace(/o/gi, '0')
  return /^\d{8}$/.test(digits) && /\d/.test(`${found?.[1]}`) ? digits : null
}

/**
 * The first Vietnamese phone number in a text as `84…` without plus: mobiles of 10 digits and landlines of 11
 * (facts/domain.md 6.5), written with dots, spaces, o for zero or `+84 (0)`. null for short numbers and others.
 */
export function readPhone(text: string): string | null {
  return findPhone(text)?.phone ?? null
}

/** As readPhone, with the number as it was typed. */
export function findPhone(text: string): { phone: string; typed: string } | null {
  const plain = prepared(text)
  const found = PHONE.exec(plain)?.[0] ?? spokenPhone(plain)
  if (found === null) return null
  const digits = /\d/.test(found) ? found.replace(/o/gi, '0').replace(/\D/g, '') : spokenDigits(found)
  return { phone: `84${digits.replace(/^(?:00)?84(?=\d{9,11}$)0?|^0/, '')}`, typed: found }
}

const GAP = '(?:[ .()_-]{0,3}|,)'
const DIGIT = '[0-9Oo]'
const PHONE = new RegExp(
  '(?<=^|[^\\p{L}\\d/]|(?<!\\p{L})(?:sdt|sđt|dt|đt|tel|zalo|số|so))' +
    `(?:(?:\\+|00)?\\(?\\+?84\\)?${GAP}(?:[0Oo]${GAP})?|[0Oo]${GAP})` +
    `(?:[35789](?:${GAP}${DIGIT}){8}|2(?:${GAP}${DIGIT}){9})(?!\\d|[./-]\\d)`,
  'iu',
)
const DIGITS_SAID = new Map(
  'khong:0 mot:1 hai:2 ba:3 bon:4 tu:4 nam:5 lam:5 sau:6 bay:7 tam:8 chin:9'.split(' ').map((pair) => {
    const [word, digit] = pair.split(':')
    return [word!, digit!]
  }),
)
const ONE_SAID = `(?:${[...DIGITS_SAID.keys()].join('|')})`
const SAID = new RegExp(`(?<!\\p{L})khong [,]?(?:${ONE_SAID},? ){8}${ONE_SAID}(?!\\p{L})`, 'u')

/** Ten digits dictated word by word ("không chín không …"). */
function spokenPhone(text: string): string | null {
  const found = SAID.exec(sameLengthFold(text))
  if (found === null) return null
  const typed = text.slice(found.index, found.index + found[0].length)
  return /^0[35789]\d{8}$/.test(spokenDigits(typed)) ? typed : null
}

function spokenDigits(typed: string): string {
  return sameLengthFold(typed)
    .split(/[ ,]+/)
    .map((word) => DIGITS_SAID.get(word) ?? '')
    .join('')
}

function prepared(text: string): string {
  return nfc(text.slice(0, MOST_LETTERS)).replace(DASHES, '-')
}

function trackingCodeIn(text: string): { code: string; start: number; end: number } | null {
  const plain = prepared(text)
  const found =
    /(?<![\p{L}\p{N}])P\.?A[\s.:_-]{0,3}([0-9A-Z]{4})[\s.:_-]{0,3}([0-9A-Z]{4})(?![\p{L}\p{M}\p{N}])/iu.exec(
      plain,
    ) ??
    /(?<![\p{L}\p{N}-])([0-9B-DF-HJ-NP-TV-XZ]{4})-([0-9B-DF-HJ-NP-TV-XZ]{4})(?![\p{L}\p{M}\p{N}-])/iu.exec(
      plain,
    )
  if (found === null) return null
  const typed = `${found[1]}${found[2]}`.toUpperCase()
  const letters = typed.replace(/[O0]/g, 'Q').replace(/[I1]/g, 'L')
  const isCode = [...letters].every((letter) => TRACKING_LETTERS.includes(letter))
  const hasPrefix = /^P\.?A[^\p{L}\p{N}]|^PA/iu.test(found[0])
  const isCertain = hasPrefix
    ? letters === typed || /[2-9]/.test(typed)
    : /\d/.test(typed) && /[A-Z]/.test(typed)
  if (!isCode || !isCertain) return null
  const code = `PA-${letters.slice(0, 4)}-${letters.slice(4)}`
  return { code, start: found.index, end: found.index + found[0].length }
}
