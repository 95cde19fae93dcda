/** Meta's `signed_request`: who asks, through Facebook, that their data be deleted. Source: facts/messenger.md 5. */
import { createHmac, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { BadSignature, type DeletionRequest, NotAnEvent } from '../channel.ts'
import { isDigest } from '../digest.ts'
import { Id, parseExactJson } from '../exact-json.ts'

/* base64url(HMAC).base64url({"algorithm":"HMAC-SHA256","issued_at":1291836800,"user_id":"218471"}) */
const Payload = z.object({
  user_id: Id,
  issued_at: Id.optional().catch(undefined),
  algorithm: z.string().optional(),
})

/**
 * @param form the body of the callback, form-encoded
 * @param secrets the app secret and, during a change, the one before
 * @throws BadSignature, NotAnEvent
 */
export function readSignedRequest(form: string, secrets: (string | KeyObject)[]): DeletionRequest {
  const [signature, payload, ...more] = (new URLSearchParams(form).get('signed_request') ?? '').split('.')
  if (!signature || !payload || more.length > 0) throw new NotAnEvent('no signed_request')
  const hex = Buffer.from(signature, 'base64url').toString('hex')
  // Over the payload as it is encoded, not over what it says.
  const isMeta = secrets.some((secret) =>
    isDigest(hex, createHmac('sha256', secret).update(payload).digest()),
  )
  if (!isMeta) throw new BadSignature('signed_request does not fit')
  const read = Payload.safeParse(jsonOrNull(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!read.success) throw new NotAnEvent('no deletion request')
  if ((read.data.algorithm ?? 'HMAC-SHA256').toUpperCase() !== 'HMAC-SHA256')
    throw new BadSignature('signed_request names another algorithm')
  return { user: read.data.user_id, issuedAt: read.data.issued_at ?? '' }
}

function jsonOrNull(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return null
  }
}
