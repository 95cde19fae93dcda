/** Zalo's OAuth and OpenAPI, as far as an OA bot uses them. Source: facts/zalo.md 3, 4, 5.3. */
import { createHmac } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import { jsonOf, rawBody } from './api-body.ts'
import { type ApiAnswer, answerWith, type FaultAt, type Faults } from './faults.ts'
import type { Platform } from './platform.ts'
import { createRateGate } from './rate.ts'
import { type Rules, rulesOf } from './rules.ts'
import type { Seen } from './talk.ts'
import { contentOf, createUploads, multipartOf, type Uploads } from './uploads.ts'
import { oauthError, refused, success } from './zalo-answers.ts'
import { createZaloConsent } from './zalo-consent.ts'
import type { ZaloAccount } from './zalo-events.ts'
import { zaloReading } from './zalo-read.ts'
import { zaloSending } from './zalo-send.ts'
import { zaloTemplates } from './zalo-template.ts'
import { ACCESS_TOKEN_S, createZaloTokens, type TokenPair, type ZaloTokens } from './zalo-tokens.ts'

export const ZALO_UPLOAD_LIFE_MS = 7 * 86_400_000
const MB = 1024 * 1024

export type ZaloPlatformTools = {
  account: ZaloAccount
  platform: Platform
  faults: Faults
  now(): Instant
  newId(): string
  /** A message of the OA stands in the phone: Zalo reports it to the webhook. `phone`: it was sent to that, by a template. */
  shown(user: string, message: Seen, phone: string | null): void
  rules?: Rules['zalo']
  tokens?: ZaloTokens
  uploads?: Uploads
  /** Where the bot is: consent may lead there and to this machine. */
  webhookBase?(): string
}

/** What the parts of the platform share. */
export type ZaloTools = ZaloPlatformTools & { rules: Rules['zalo']; uploads: Uploads }

/** Stands for `https://openapi.zalo.me`, `https://oauth.zaloapp.com` and `https://business.openapi.zalo.me`. */
export function zaloPlatform(given: ZaloPlatformTools): Router {
  const { account, faults, now, newId } = given
  const rules = given.rules ?? rulesOf().zalo
  const tokens = given.tokens ?? createZaloTokens(account, now)
  const uploads = given.uploads ?? createUploads(ZALO_UPLOAD_LIFE_MS, now, newId)
  const tools: ZaloTools = { ...given, rules, uploads }
  const consent = createZaloConsent({
    ...account,
    now,
    newCode: () => `code-${newId()}`,
    isCallback: (uri) => isCallback(uri, rules.redirectUris, given.webhookBase?.() ?? null),
  })
  const gate = createRateGate(rules.calls, now)
  const sending = zaloSending(tools)
  const templates = zaloTemplates(tools)
  const reading = zaloReading(tools)
  const router = Router()

  router.get('/v4/oa/permission', (request, response) => {
    const answer = consent.consent(request.query)
    if ('redirect' in answer) response.redirect(302, answer.redirect)
    else response.json(oauthError(answer.error, answer.name).body)
  })
  router.post('/v4/oa/access_token', express.urlencoded({ extended: false }), (request, response) =>
    answerWith(faults.take('token'), response, () => accessToken(request), refused),
  )
  post('/v3.0/oa/message/cs', 'send', sending.cs)
  post('/v3.0/oa/message/template', 'template', templates.byUserId)
  post('/message/template', 'template', templates.byPhone)
  post('/v2.0/oa/message', 'send', sending.react)
  post('/v3.0/oa/quota/message', 'read', reading.quota)
  for (const kind of ['image', 'gif', 'file'] as const)
    router.post(`/v2.0/oa/upload/${kind}`, rawBody, async (request: Request, response: Response) => {
      const form = await multipartOf(request)
      const work = () => upload(kind, form?.files.file ?? null)
      await answerWith(faults.take('upload'), response, () => authorised(request, response, work), refused)
    })
  get('/v2.0/oa/getoa', reading.oa)
  get('/v3.0/oa/user/detail', (request) => reading.user(dataOf(request)))
  get('/template/all', templates.all)
  get('/template/info/v2', (request) => templates.info(String(request.query.template_id)))
  get('/message/status', (request) => templates.status(String(request.query.message_id)))
  get('/message/quota', templates.quota)
  router.use((_request, response) => {
    response.status(404).json({ error: 404, message: 'empty or invalid API' })
  })

  function post(path: string, at: FaultAt, work: (body: unknown) => ApiAnswer): void {
    router.post(path, rawBody, (request: Request, response: Response) =>
      answerWith(
        faults.take(at),
        response,
        () => authorised(request, response, () => work(jsonOf(request))),
        refused,
      ),
    )
  }

  function get(path: string, work: (request: Request) => ApiAnswer): void {
    router.get(path, (request: Request, response: Response) =>
      answerWith(
        faults.take('read'),
        response,
        () => authorised(request, response, () => work(request)),
        refused,
      ),
    )
  }

  function accessToken(request: Request): ApiAnswer {
    const form = (request.body ?? {}) as Record<string, unknown>
    if (request.get('secret_key') !== account.appSecret) return oauthError(null, 'Invalid secret key')
    if (form.app_id !== account.appId) return oauthError(-14002, 'Invalid app id')
    if (form.grant_type === 'authorization_code') return exchange(form)
    if (form.grant_type !== 'refresh_token') return oauthError(null, 'Unsupported grant type')
    const { refresh_token } = form
    const pair = typeof refresh_token === 'string' ? tokens.refresh(refresh_token) : null
    return pair ? pairAnswer(pair) : oauthError(-14014, 'Invalid refresh token')
  }

  function exchange({ code, code_verifier }: Record<string, unknown>): ApiAnswer {
    const verifier = typeof code_verifier === 'string' ? code_verifier : null
    const good = typeof code === 'string' && consent.takeCode(code, verifier)
    return good ? pairAnswer(tokens.grant()) : oauthError(null, 'Invalid authorization code')
  }

  /** Counts the call, then looks at token and proof. On the host of template messages the codes are others. */
  function authorised(request: Request, response: Response, work: () => ApiAnswer): ApiAnswer {
    const counted = gate.take()
    if (counted.most !== null)
      response.set({
        'x-ratelimit-limit': String(counted.most),
        'x-ratelimit-remain': String(counted.remain),
      })
    if (!counted.allowed) return refused(-32, 'Your application reached limit call api')
    const isTemplateHost = /^\/(message|template)\//.test(request.path)
    const token = request.get('access_token') ?? ''
    const state = tokens.check(token)
    if (state !== 'fine' && isTemplateHost) return refused(-124, 'Access token invalid')
    if (state === 'invalid') return refused(-216, 'Access token is invalid')
    if (state === 'expired') return refused(-220, 'access_token is expired or removed')
    const proof = request.get('appsecret_proof')
    const right = createHmac('sha256', account.appSecret).update(token).digest('hex')
    const fits = proof === undefined ? !rules.requireProof : proof === right
    return fits ? work() : refused(isTemplateHost ? -1241 : -242, 'Invalid appsecret_proof')
  }

  function upload(kind: 'image' | 'gif' | 'file', file: Parameters<Uploads['keep']>[0] | null): ApiAnswer {
    if (!file) return refused(-201, 'file is invalid!')
    const content = contentOf(file)
    if (file.bytes.length > (kind === 'image' ? MB : 5 * MB))
      return refused(-210, 'Parameter exceeds allowable limit')
    if (kind === 'image' && content !== 'jpeg' && content !== 'png')
      return refused(-201, 'file is invalid. We only support png and jpeg')
    if (kind === 'gif' && content !== 'gif') return refused(-201, 'file is invalid!')
    const isDocument = content === 'pdf' || content === 'doc' || content === 'docx'
    if (kind === 'file' && !isDocument && !/\.csv$/i.test(file.name)) return refused(-201, 'file is invalid!')
    const id = uploads.keep(file)
    return success(kind === 'file' ? { token: id } : { attachment_id: id })
  }

  return router
}

function pairAnswer(pair: TokenPair): ApiAnswer {
  const body = {
    access_token: pair.access,
    refresh_token: pair.refresh,
    expires_in: String(ACCESS_TOKEN_S),
  }
  return { status: 200, body }
}

const Query = z.record(z.string(), z.unknown())

/** GET parameters come as one JSON text in `data`. */
function dataOf(request: Request): Record<string, unknown> {
  try {
    return Query.parse(JSON.parse(String(request.query.data)))
  } catch {
    return {}
  }
}

/** The saved addresses; besides them the bot's own machine, as long as it is this one. */
function isCallback(uri: string, saved: string[], webhookBase: string | null): boolean {
  if (!URL.canParse(uri)) return false
  const { origin, protocol, hostname } = new URL(uri)
  if (saved.includes(uri)) return true
  if (protocol !== 'http:' && protocol !== 'https:') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return isHere || (webhookBase !== null && new URL(webhookBase).origin === origin)
}
