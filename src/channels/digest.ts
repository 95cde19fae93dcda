/** SHA-256 where the channels need it: ids for events that carry none, and comparing signatures. */
import { createHash, timingSafeEqual } from 'node:crypto'

/** An id for an event that has none of its own: the same for every repetition of the event. Lower-case hex. */
export function digestId(...parts: (string | number | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(typeof part === 'number' ? String(part) : part).update('\0')
  return hash.digest('hex')
}

/** Whether a hex text from outside is this digest; the time it takes tells nothing about where they differ. */
export function isDigest(hex: string, digest: Buffer): boolean {
  const claimed = Buffer.from(hex, 'hex')
  return claimed.length === digest.length && timingSafeEqual(claimed, digest)
}
