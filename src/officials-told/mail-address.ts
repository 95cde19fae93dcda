/** E-mail addresses, checked where they come in: nothing that could end a header or name a second recipient gets through. */

const LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
const DOMAIN = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]'
const ADDRESS = new RegExp(`^${LOCAL}@${DOMAIN}$`)
/** RFC 5321 4.5.3.1: 64 octets before the sign, 254 in all. */
const MOST_LETTERS = 254
const MOST_LOCAL = 64

/** The address in the form in which it is kept, its domain in lower case; null when it is none. Letters beyond ASCII are not taken. */
export function readAddress(typed: string): string | null {
  const text = typed.trim()
  if (text.length > MOST_LETTERS || !ADDRESS.test(text)) return null
  const at = text.lastIndexOf('@')
  return at > MOST_LOCAL ? null : text.slice(0, at) + text.slice(at).toLowerCase()
}

/** Who sends: `tinh@example.gov.vn` or `Lắng Nghe <tinh@example.gov.vn>`. */
export type Sender = { name: string; address: string }

/** Null when it is no such, or its name holds what has no place in a header. */
export function readSender(text: string): Sender | null {
  const [, name = '', inner] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = readAddress(inner ?? text)
  const plain = name.trim().replace(/^"(.*)"$/, '$1')
  return address === null || /[\p{Cc}"\\]/u.test(plain) ? null : { name: plain, address }
}
