/** Whether a delivery comes from Meta, and the proof that a call comes from us. */
import { createHmac, type KeyObject } from 'node:crypto'
import { isDigest } from '../digest.ts'

/**
 * Checks `X-Hub-Signature-256`: HMAC-SHA256 of the raw body keyed with the app secret. Meta signs the
 * escaped form (`\u1ea3`, `\/`) that is on the wire, so only the untouched bytes verify.
 * Source: Messenger Platform, Webhooks (facts/messenger.md 2.2).
 *
 * @param header `sha256=<64 hex>`
 * @param secrets the app secret and, during a change, the one before; as keys they cost less
 */
export function isFromMeta(header: string, rawBody: Buffer, secrets: (string | KeyObject)[]): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1]
  if (hex === undefined) return false
  return secrets.some((secret) => isDigest(hex, createHmac('sha256', secret).update(rawBody).digest()))
}

/** The `appsecret_proof` parameter of a Graph call, lower-case hex. Source: facts/messenger.md 5. */
export function appSecretProof(pageToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(pageToken).digest('hex')
}
