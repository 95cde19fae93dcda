/** The signatures that the platforms put on their deliveries. The checking side stands in `src/channels/`. */
import { createHash, createHmac } from 'node:crypto'

/**
 * The value of `X-ZEvent-Signature`.
 *
 * @param timestamp the body's `timestamp`, in milliseconds, as decimal text
 * @param oaSecret the OA secret key, not the app's
 * Source: SHA-256 over app id, body, timestamp and OA secret, in this order (facts/zalo.md 2).
 */
export function zaloSignature(appId: string, body: Buffer, timestamp: string, oaSecret: string): string {
  const mac = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret)
  return `mac=${mac.digest('hex')}`
}

/** The value of `X-Hub-Signature-256`. Source: HMAC-SHA256 of the raw body (facts/messenger.md 2.2). */
export function metaSignature(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}

/**
 * JSON as Meta puts it on the wire: everything beyond ASCII as `\u1ea3` with small digits, slashes as `\/`.
 * Another JSON writer gives other bytes, so that a receiver who signs again what it parsed is found out.
 */
export function metaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * Meta's `signed_request`: an HMAC over the encoded payload, both as base64url without padding.
 * Source: facts/messenger.md 5.
 */
export function signedRequest(payload: object, appSecret: string): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${createHmac('sha256', appSecret).update(encoded).digest('base64url')}.${encoded}`
}
