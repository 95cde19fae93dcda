/** A Zalo Official Account as a channel. */
import type { Instant } from '../../calendar/instant.ts'
import { openApi } from '../api-call.ts'
import type { Channel } from '../channel.ts'
import { watchLimits } from '../near-limit.ts'
import { sendQuoting } from '../quote.ts'
import { kindsOf, type Templates } from '../templates.ts'
import { createUploads, type Files, sendWithFile } from '../uploads.ts'
import type { ButtonShape } from './buttons.ts'
import { zaloPauseMs } from './near-limit.ts'
import { keepGrant } from './oa-info.ts'
import { sendToPhone } from './phone-template.ts'
import { readVerified, receive, type ZaloWebhook } from './receive.ts'
import type { ZaloApp } from './refresh.ts'
import { render } from './render.ts'
import { send, type ZaloSender } from './send.ts'
import { createAccessTokens } from './token.ts'
import type { TokenStore } from './token-store.ts'
import { upload, ZALO_EXPIRED, ZALO_KEEPS_MS } from './upload.ts'
import { zaloWays } from './way.ts'

/** One OA; the names follow the settings of contract 3. */
export type ZaloSettings = ZaloWebhook &
  ZaloApp & {
    /** Used once; null where the OA's admin consents on Zalo's page instead. */
    refreshToken: string | null
    /** Without a trailing path of the API; default https://openapi.zalo.me */
    apiUrl?: string
    /** For templates by phone; default https://business.openapi.zalo.me */
    templateUrl?: string
    /** Default https://oauth.zaloapp.com */
    oauthUrl?: string
    tokens: TokenStore
    /** Templates that Zalo has approved; none when left out. */
    templates?: Templates
    /** The office pays for messages from 48 h to 7 days after the citizen's last one; no when left out. */
    paidReplies?: boolean
    /** Default text. */
    buttons?: ButtonShape
    /** Where the files are that replies name; none when left out. */
    files?: Files
    now?: () => Instant
    /** How long an answer may take; default 10 s. */
    timeoutMs?: number
  }

/** Connects nothing and reads no token before the first send. */
export function createZalo(settings: ZaloSettings): Channel {
  const { apiUrl = 'https://openapi.zalo.me', oauthUrl = 'https://oauth.zaloapp.com' } = settings
  const { now = Date.now, timeoutMs, templates = new Map() } = settings
  const { templateUrl = 'https://business.openapi.zalo.me' } = settings
  const approved = kindsOf(templates, 'zalo')
  const watched = watchLimits(openApi(apiUrl, timeoutMs), zaloPauseMs, now)
  const tokens = createAccessTokens({
    ...settings,
    store: settings.tokens,
    post: openApi(oauthUrl, timeoutMs),
    now,
  })
  const sender: ZaloSender = { post: watched.post, tokens, now, templates, buttons: { refusedUntil: 0 } }
  const byPhone = { ...sender, post: openApi(templateUrl, timeoutMs) }
  const { files = async () => null } = settings
  const uploads = createUploads({ files, upload: (file) => upload(sender, file), keepMs: ZALO_KEEPS_MS, now })
  return {
    name: 'zalo',
    account: settings.oaId,
    echoesSends: false,
    receive: (rawBody, headers) => receive(rawBody, headers, settings),
    read: (rawBody) => readVerified(rawBody, settings),
    render: (reply) => render(reply, settings.buttons),
    ways: (part, at) => zaloWays(part, at, { paid: settings.paidReplies ?? false, templates: approved }),
    send: (user, part, _outboxId, way) =>
      sendWithFile(part, uploads, ZALO_EXPIRED, way, (shown) =>
        sendQuoting(shown, (one) => send(user, one, sender, way)),
      ),
    toPhone: (phone, template, trackingId) => sendToPhone(byPhone, phone, template, trackingId),
    restUntil: watched.restUntil,
    lookAfter: () => keepGrant(apiUrl, tokens, settings.oaId),
  }
}
