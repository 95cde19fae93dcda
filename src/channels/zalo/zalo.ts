/** A Zalo Official Account as a channel. */
import type { Instant } from '../../calendar/instant.ts'
import { openApi } from '../api-call.ts'
import type { Channel } from '../channel.ts'
import { receive, type ZaloWebhook } from './receive.ts'
import type { ZaloApp } from './refresh.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { createAccessTokens } from './token.ts'
import type { TokenStore } from './token-store.ts'

/** One OA; the names follow the settings of contract 3. */
export type ZaloSettings = ZaloWebhook &
  ZaloApp & {
    refreshToken: string
    /** Without a trailing path of the API; default https://openapi.zalo.me */
    apiUrl?: string
    /** Default https://oauth.zaloapp.com */
    oauthUrl?: string
    tokens: TokenStore
    now?: () => Instant
    /** How long an answer may take; default 10 s. */
    timeoutMs?: number
  }

/** Connects nothing and reads no token before the first send. */
export function createZalo(settings: ZaloSettings): Channel {
  const { apiUrl = 'https://openapi.zalo.me', oauthUrl = 'https://oauth.zaloapp.com' } = settings
  const { now = Date.now, timeoutMs } = settings
  const post = openApi(apiUrl, timeoutMs)
  const tokens = createAccessTokens({
    ...settings,
    store: settings.tokens,
    post: openApi(oauthUrl, timeoutMs),
    now,
  })
  return {
    name: 'zalo',
    account: settings.oaId,
    echoesSends: false,
    receive: (rawBody, headers) => receive(rawBody, headers, settings),
    render,
    send: (user, part) => send(user, part, { post, tokens, now }),
  }
}
