/**
 * Doors: ways from outside to one spot of a conversation, as a QR code or link carries them. A `ref` says which door, in
 * the characters that m.me links take (facts/messenger.md 3.4): `ln1_rate_phuong-may-hong_3_1=2E001234`. No clock, no store.
 */

/** What opens behind a door: the rating of an office, a complaint about it, or the menu. */
export const DOOR_KINDS = ['rate', 'complain', 'menu'] as const
export type DoorKind = (typeof DOOR_KINDS)[number]

export type Door = {
  what: DoorKind
  unitCode: string
  /** The counter as its sign says it (`3`, `A2`); null for the whole office. */
  counter: string | null
  procedureCode: string | null
}

/** `ln`, and the version of this form. */
const PREFIX = 'ln1'
/** Source: facts/messenger.md 3.4 */
const MOST_CHARACTERS = 2083
const PLAIN = /^[A-Za-z0-9-]$/
const FIELD = /^(?:[A-Za-z0-9-]|=[0-9A-F]{2})*$/
const COUNTER = /^[\p{L}\p{N}][\p{L}\p{N} .-]{0,19}$/u

/** A counter as signs have it: 1 to 20 letters, digits, spaces, `.` and `-`. Null for anything else. */
export function readCounter(text: string): string | null {
  const counter = text.normalize('NFC').trim()
  return COUNTER.test(counter) ? counter : null
}

/**
 * The ref of a door.
 *
 * @throws RangeError when its codes are too long for a link
 */
export function refOf({ what, unitCode, counter, procedureCode }: Door): string {
  const fields = [PREFIX, what, ...[unitCode, counter ?? '', procedureCode ?? ''].map(escaped)]
  const ref = fields.join('_').replace(/_+$/, '')
  if (ref.length > MOST_CHARACTERS) throw new RangeError('the codes of this door are too long for a link')
  return ref
}

/** The door that a ref names; null for a foreign or damaged one. */
export function readRef(ref: string): Door | null {
  if (ref.length > MOST_CHARACTERS) return null
  const [prefix, kind, unit = '', counter = '', procedure = '', ...more] = ref.split('_')
  const what = DOOR_KINDS.find((one) => one === kind)
  const codes = [unit, counter, procedure].map(unescaped)
  if (prefix !== PREFIX || what === undefined || more.length > 0 || codes.includes(null)) return null
  const [unitCode, counterSaid, procedureCode] = codes as [string, string, string]
  if (unitCode === '' || (counterSaid !== '' && readCounter(counterSaid) === null)) return null
  const door = { what, unitCode, counter: counterSaid || null, procedureCode: procedureCode || null }
  return refOf(door) === ref ? door : null
}

/**
 * What coming in with a ref means, as the payload of a tap. Only doors are read: whoever makes a link must not be able to
 * press a citizen's buttons with it.
 *
 * @param payload of what was tapped to come in, where there was such a thing; null for a link alone
 * @returns the tap; a foreign or damaged ref leaves the payload, and without one opens the menu
 */
export function tapOfRef(ref: string, payload: string | null): string {
  const door = readRef(ref)
  if (door === null) return payload ?? MENU
  const wish = tapOf(door, ref)
  const isOwnWish = payload !== null && payload !== HELLO && !wish.startsWith(`${payload}:`)
  return isOwnWish ? payload : wish // an ice breaker that asks for something else is the citizen's own wish
}

const HELLO = 'ln:hello'
const MENU = 'ln:menu'

/** The payload that opens a door. `said`: its ref or its printed code, by which the conversation finds it again. */
export function tapOf({ what }: Pick<Door, 'what'>, said: string): string {
  return what === 'menu' ? MENU : `ln:start:${what}:door:${said}`
}

function escaped(text: string): string {
  const characters = [...Buffer.from(text.normalize('NFC'))].map(
    (byte) => [String.fromCharCode(byte), byte] as const,
  )
  return characters
    .map(([sign, byte]) => (PLAIN.test(sign) ? sign : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('')
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Null when it is not what `escaped` makes. */
function unescaped(field: string): string | null {
  if (!FIELD.test(field)) return null
  const bytes = field
    .match(/=..|./g)
    ?.map((sign) => (sign.length > 1 ? Number.parseInt(sign.slice(1), 16) : sign.charCodeAt(0)))
  try {
    return utf8.decode(Uint8Array.from(bytes ?? []))
  } catch {
    return null
  }
}
