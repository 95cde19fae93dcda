/** Whether a delivery comes from Zalo. */
import { createHash } from 'node:crypto'
import { isDigest } from '../digest.ts'

/**
 * Checks `X-ZEvent-Signature`: SHA-256 (no HMAC) over app id, raw body, timestamp and OA secret, in this order.
 * Source: Zalo OA webhook reference and `MacUtils.buildMac` of Zalo's Java SDK (facts/zalo.md 2).
 *
 * @param header the header's value, `mac=<64 hex>`; the prefix may be missing or spaced
 * @param rawBody the bytes exactly as received
 * @param timestamp the body's `timestamp`, as the decimal text found there
 * @param secrets the OA secret key and, during a change, the one before
 */
export function isFromZalo(
  header: string,
  rawBody: Buffer,
  timestamp: string,
  appId: string,
  secrets: string[],
): boolean {
  const mac = header.trim().replace(/^mac\s*=\s*/i, '')
  if (!/^[0-9a-f]{64}$/i.test(mac)) return false
  return secrets.some((secret) => {
    const digest = createHash('sha256')
      .update(appId)
      .update(rawBody)
      .update(timestamp)
      .update(secret)
      .digest()
    return isDigest(mac, digest)
  })
}
