/** Sealing of personal words: AES-256-GCM, and digests that only this deployment can make. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** 32 bytes. */
export type Key = Buffer

/** A key made ready for use again and again: with bare bytes each use costs three times as much. */
export type ReadyKey = KeyObject

/** Makes a key ready. */
export function readyKey(key: Key): ReadyKey {
  return createSecretKey(key)
}

/** Seals a text. Form: `s1.` and base64url of nonce (12), tag (16), ciphertext. */
export function seal(key: Key | ReadyKey, text: string): string {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = cipher.update(text, 'utf8')
  cipher.final() // of this kind of cipher it adds nothing
  return `s1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

const NONCE_BYTES = 12
let drawn = Buffer.alloc(0)

/** Chance is drawn for many nonces at once: each draw costs as much as a sealing. */
function newNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(512 * NONCE_BYTES)
  const nonce = drawn.subarray(0, NONCE_BYTES)
  drawn = drawn.subarray(NONCE_BYTES)
  return nonce
}

/** Opens what `seal` sealed. @throws CannotOpen when the key is another or the text was changed */
export function open(key: Key | ReadyKey, sealed: string): string {
  try {
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    throw new CannotOpen('a sealed text cannot be opened with this key')
  }
}

/** Seals bytes. Form: nonce (12), tag (16), ciphertext. */
export function sealBytes(key: Key, bytes: Buffer): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = cipher.update(bytes)
  cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `sealBytes` sealed. @throws CannotOpen when the key is another or the bytes were changed */
export function openBytes(key: Key, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    throw new CannotOpen('a sealed file cannot be opened with this key')
  }
}

/** The key is not the one that sealed this. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
}

/** A digest of some words under a key, 32 bytes: equal for equal words, and nothing without the key. */
export function digest(key: Key | ReadyKey, ...words: string[]): Buffer {
  const told = words.map((word) => `${word.length}:${word}`).join('')
  return createHmac('sha256', key).update(told).digest()
}

/** A fresh random key. */
export function newKey(): Key {
  return randomBytes(32)
}
