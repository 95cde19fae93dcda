/** Reads the bytes of what may be an exported record. Whatever they are, they neither exhaust the stack nor the memory. */

/** Why bytes are no record: nothing there, no text in UTF-8, no JSON object, nested deeper than any record. */
export type Unreadable = 'empty' | 'not_text' | 'not_json' | 'too_deep'

/** Records have seven levels; contents may bring a few more. */
const MOST_LEVELS = 64

const OPENING = new Set([0x7b, 0x5b]) // { [
const CLOSING = new Set([0x7d, 0x5d]) // } ]
const QUOTE = 0x22
const BACKSLASH = 0x5c
const BOM = '\uFEFF'

/** The value that stands in the bytes. */
export function readRecord(bytes: Uint8Array): { value: unknown } | { unreadable: Unreadable } {
  const first = bytes.find((byte) => byte > 0x20)
  if (first === undefined) return { unreadable: 'empty' }
  if (isDeeperThan(bytes, MOST_LEVELS)) return { unreadable: 'too_deep' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { unreadable: 'not_text' }
  }
  try {
    const value: unknown = JSON.parse(text.startsWith(BOM) ? text.slice(1) : text)
    return value !== null && typeof value === 'object' ? { value } : { unreadable: 'not_json' }
  } catch {
    return { unreadable: 'not_json' }
  }
}

/** Counts brackets outside strings, byte by byte. */
function isDeeperThan(bytes: Uint8Array, most: number): boolean {
  let level = 0
  let inString = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!
    if (inString) {
      if (byte === BACKSLASH) i += 1
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (OPENING.has(byte)) {
      level += 1
      if (level > most) return true
    } else if (CLOSING.has(byte)) level -= 1
  }
  return false
}
