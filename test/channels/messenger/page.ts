/** An invented Page: ids, secrets and deliveries signed as Meta signs them. */
import { createHmac } from 'node:crypto'
import type { Channel } from '../../../src/channels/channel.ts'
import { createMessenger, type MessengerSettings } from '../../../src/channels/messenger/messenger.ts'

export const PAGE = '111'
export const CITIZEN = '222'
export const SENT_AT = 1700000000000
export const NOW = 1700000000500
export const SECRETS = ['test-app-secret', 'secret-before']
/** HMAC-SHA256 of the token below with the first secret: the vector of facts/messenger.md 5. */
export const PROOF = 'c3a6d59dd2efd5d8a8457238dbf36a7d4e3cc8349c46a0ca1b50419ed8720191'

export function aPage(settings: Partial<MessengerSettings> = {}): Channel {
  return createMessenger({
    pageId: PAGE,
    pageToken: 'test-page-token',
    secrets: SECRETS,
    now: () => NOW,
    ...settings,
  })
}

/** Meta's form on the wire: everything beyond ASCII as lower-case \u escapes, and escaped slashes. */
function onTheWire(webhook: object): string {
  return JSON.stringify(webhook)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function signed(webhook: object | string, secret = 'test-app-secret') {
  const rawBody = Buffer.from(typeof webhook === 'string' ? webhook : onTheWire(webhook))
  const hex = createHmac('sha256', secret).update(rawBody).digest('hex')
  return { rawBody, headers: { 'x-hub-signature-256': `sha256=${hex}` } }
}

/** A delivery with these members of `messaging`. */
export function webhook(...messaging: unknown[]) {
  return { object: 'page', entry: [{ id: PAGE, time: SENT_AT, messaging }] }
}

/** A member of `messaging` from the citizen, with what it carries. */
export function event(carries: object) {
  return { sender: { id: CITIZEN }, recipient: { id: PAGE }, timestamp: SENT_AT, ...carries }
}
