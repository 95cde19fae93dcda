/** How a receiver knows that an event is ours and fresh (docs/score-feed.md). */
import { createHash, createHmac } from 'node:crypto'

/**
 * The headers of one delivery. Signed is `timestamp.body`, so that neither can be changed and an old delivery cannot be
 * played again.
 *
 * @param timestamp seconds since 1970, as text
 */
export function signedHeaders(
  secret: string,
  id: string,
  timestamp: string,
  body: string,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'lang-nghe',
    'langnghe-event-id': id,
    'langnghe-timestamp': timestamp,
    'langnghe-key-id': keyIdOf(secret),
    'langnghe-signature': `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  }
}

/** Which secret signed: tells two apart while one is being changed, and tells nothing of them. */
export function keyIdOf(secret: string): string {
  return createHash('sha256').update(`lang-nghe score feed ${secret}`).digest('hex').slice(0, 12)
}
