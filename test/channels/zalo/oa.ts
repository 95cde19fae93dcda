/** An invented OA: ids, secrets and deliveries signed as Zalo signs them. */
import { createHash } from 'node:crypto'
import type { Channel } from '../../../src/channels/channel.ts'
import { digestId } from '../../../src/channels/digest.ts'
import type { TokenPair, TokenStore } from '../../../src/channels/zalo/token-store.ts'
import { createZalo, type ZaloSettings } from '../../../src/channels/zalo/zalo.ts'
import { memoryTokens } from './memory-tokens.ts'

export const APP = '1000000000000000001'
export const OA = '2000000000000000002'
export const CITIZEN = '3000000000000000003'
export const SENT_AT = 1767225600000
export const NOW = 1767225600500
export const REFRESH_SETTING = 'refresh-from-settings'
export const SECRETS = ['oa-secret-demo', 'oa-secret-before']

export const livingPair = (access = 'access-1'): TokenPair => ({
  access,
  refresh: `refresh-for-${access}`,
  obtainedAt: NOW - 3_600_000,
  expiresAt: NOW + 86_400_000,
  seed: digestId(REFRESH_SETTING),
})

export function anOa(
  settings: Partial<ZaloSettings> = {},
  tokens: TokenStore = memoryTokens(livingPair()),
): Channel {
  return createZalo({
    appId: APP,
    appSecret: 'app-secret-demo',
    oaId: OA,
    secrets: SECRETS,
    refreshToken: REFRESH_SETTING,
    tokens,
    now: () => NOW,
    ...settings,
  })
}

/** An event's bytes with the header that Zalo would send. */
export function signed(event: object | string, secret = 'oa-secret-demo') {
  const text = typeof event === 'string' ? event : JSON.stringify(event)
  const timestamp = /"timestamp":"?(\d+)/.exec(text)?.[1] ?? ''
  const mac = createHash('sha256').update(`${APP}${text}${timestamp}${secret}`).digest('hex')
  return { rawBody: Buffer.from(text), headers: { 'x-zevent-signature': `mac=${mac}` } }
}

/** `user_send_text` and its kin, with what differs. */
export function event(differs: object = {}) {
  return {
    app_id: APP,
    event_name: 'user_send_text',
    sender: { id: CITIZEN },
    recipient: { id: OA },
    user_id_by_app: '4000000000000000004',
    message: { msg_id: 'm-0001', text: 'Phản ánh đèn đường hỏng' },
    timestamp: String(SENT_AT),
    ...differs,
  }
}
