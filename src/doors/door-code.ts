/** The short code on a poster, for those who cannot scan: `DG-7K4M2` opens the same door as the QR code beside it. */
import { createHash } from 'node:crypto'
import { fold } from '../understanding/vietnamese-text.ts'
import { type Door, type DoorKind, readRef, tapOf } from './ref.ts'

/** Without vowels that make words and signs taken for one another, as in tracking codes. */
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ'
const SIGNS = 5

/** Đánh Giá, Gửi Phản ánh. Nobody needs a code for the menu. */
const HEADS: Record<Exclude<DoorKind, 'menu'>, string> = { rate: 'DG', complain: 'GP' }
const KINDS = new Map(Object.entries(HEADS).map(([what, head]) => [head.toLowerCase(), what as DoorKind]))

/**
 * The code of a door, from a digest of what it is, so that a poster printed again bears the same one. It proves nothing and
 * opens nothing that a link does not: whoever reads the poster may use it.
 *
 * @param attempt 0, and the next number while another door has the code
 */
export function doorCode(door: Door, attempt: number): string {
  if (door.what === 'menu') throw new RangeError('the menu has no code')
  for (let draw = 0; ; draw += 1) {
    const told = JSON.stringify([door.what, door.unitCode, door.counter, door.procedureCode, attempt, draw])
    const digest = createHash('sha256').update(told).digest()
    const signs = Array.from(
      { length: SIGNS },
      (_, i) => ALPHABET[digest.readUInt32BE(i * 4) % ALPHABET.length],
    ).join('')
    if (isSuch(signs)) return `${HEADS[door.what]}-${signs}`
  }
}

/** A digit and a letter, so that no word and no number is taken for it; never thrice the same, which looks like a slip. */
function isSuch(signs: string): boolean {
  return /\d/.test(signs) && /\D/.test(signs) && !/(.)\1\1/.test(signs)
}

const TYPED = new RegExp(`^(dg|gp) ?([${ALPHABET.toLowerCase()}]{${SIGNS}})$`)
/** What people write before it. */
const LEADS =
  /^(?:(?:cho|em|toi|minh|xin|muon|nhan|ma|so|code|quay|danh gia|gui|phan anh|rate|complain|the) )+/

/** The code that a typed text is, in its printed form; null when the text is none or says more. */
export function readDoorCode(text: string): string | null {
  if (text.length > 60) return null
  const [, head, signs] = TYPED.exec(fold(text).replace(LEADS, '')) ?? []
  if (!head || !signs || !isSuch(signs)) return null
  return `${head}-${signs}`.toUpperCase()
}

/** What a typed text opens, as the payload of a tap: a printed code, or a link's ref that Zalo fills in. Null for all else. */
export function doorTyped(text: string): string | null {
  const code = readDoorCode(text)
  if (code) return tapOf({ what: KINDS.get(code.slice(0, 2).toLowerCase())! }, code)
  const ref = text.trim()
  const door = readRef(ref)
  return door && tapOf(door, ref)
}
