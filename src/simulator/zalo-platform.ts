/** Zalo's OAuth and OpenAPI as far as the bot uses them. Errors come with HTTP 200. Source: facts/zalo.md 3, 4. */
import express, { type Request, type Response, Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import { jsonOf, textBody } from './api-body.ts'
import { type ApiAnswer, answerWith, type Faults } from './faults.ts'
import { isElsewhere, type Platform } from './platform.ts'
import { type Seen, seen } from './talk.ts'
import type { ZaloAccount } from './zalo-events.ts'
import { readCsMessage } from './zalo-message.ts'
import { ACCESS_TOKEN_S, createZaloTokens } from './zalo-tokens.ts'

const WINDOW_MS = 7 * 86_400_000

export type ZaloPlatformTools = {
  account: ZaloAccount
  platform: Platform
  faults: Faults
  now(): Instant
  newId(): string
  /** A message of the OA stands in the phone: Zalo reports it to the webhook. */
  shown(user: string, message: Seen): void
}

/** Stands for `https://openapi.zalo.me` and `https://oauth.zaloapp.com`. */
export function zaloPlatform(tools: ZaloPlatformTools): Router {
  const { account, platform, faults, now } = tools
  const tokens = createZaloTokens(account, now)
  const router = Router()

  router.post('/v4/oa/access_token', express.urlencoded({ extended: false }), (request, response) =>
    answerWith(faults.take('token'), response, () => accessToken(request), refused),
  )
  router.post('/v3.0/oa/message/cs', textBody, (request, response) =>
    answerWith(faults.take('send'), response, () => authorised(request, () => send(request)), refused),
  )
  router.get('/v2.0/oa/getoa', (request: Request, response: Response) => {
    response.json(authorised(request, getOa).body)
  })
  router.use((_request, response) => {
    response.status(404).json({ error: 404, message: 'empty or invalid API' })
  })

  function accessToken(request: Request): ApiAnswer {
    const { app_id, grant_type, refresh_token } = (request.body ?? {}) as Record<string, unknown>
    if (request.get('secret_key') !== account.appSecret) return oauthError(null, 'Invalid secret key')
    if (app_id !== account.appId) return oauthError(-14002, 'Invalid app id')
    if (grant_type !== 'refresh_token') return oauthError(null, 'Unsupported grant type')
    const pair = typeof refresh_token === 'string' ? tokens.refresh(refresh_token) : null
    if (!pair) return oauthError(-14014, 'Invalid refresh token')
    const body = {
      access_token: pair.access,
      refresh_token: pair.refresh,
      expires_in: String(ACCESS_TOKEN_S),
    }
    return { status: 200, body }
  }

  function authorised(request: Request, work: () => ApiAnswer): ApiAnswer {
    const state = tokens.check(request.get('access_token') ?? '')
    if (state === 'invalid') return refused(-216, 'Access token is invalid')
    return state === 'expired' ? refused(-220, 'access_token is expired or removed') : work()
  }

  function send(request: Request): ApiAnswer {
    const message = readCsMessage(jsonOf(request))
    if ('error' in message) return refused(message.error, message.message)
    const { user, quotes, shown } = message
    const talk = platform.find(user)
    if (!talk && isElsewhere(user))
      return success({ message_id: tools.newId(), user_id: user, sent_time: String(now()) })
    if (!talk) return refused(-201, 'user_id is invalid!')
    if (now() - talk.lastInteraction > WINDOW_MS)
      return refused(-230, 'User has not interacted with the OA in the past 7 days')
    if (quotes !== null && !talk.messages.some(({ id }) => id === quotes))
      return refused(-201, 'quote_message_id is invalid!')
    const id = tools.newId()
    const one = seen({ id, at: now(), from: 'bot', kind: 'text', ...shown })
    platform.show(user, one)
    tools.shown(user, one)
    const quota = { quota_type: 'reply', remain: '8', total: '8' }
    return success({ message_id: id, user_id: user, sent_time: String(one.at), quota })
  }

  function getOa(): ApiAnswer {
    return success({
      oaid: account.oaId,
      name: 'Lắng Nghe (mô phỏng)',
      is_verified: true,
      oa_type: 4,
      num_follower: platform.citizens().length,
      package_name: 'Mô phỏng',
    })
  }

  return router
}

function success(data: object): ApiAnswer {
  return { status: 200, body: { error: 0, message: 'Success', data } }
}

/** @param why Zalo's words, or the fault that was asked for */
function refused(error: number, why: string | { httpStatus?: number }): ApiAnswer {
  const message = typeof why === 'string' ? why : 'a fault asked of the simulator'
  return { status: (typeof why === 'object' && why.httpStatus) || 200, body: { error, message } }
}

/** @param error null: the number is missing from some of the real answers too */
function oauthError(error: number | null, name: string): ApiAnswer {
  const words = { error_name: name, error_reason: '', error_description: name }
  return { status: 200, body: error === null ? words : { error, ...words } }
}
