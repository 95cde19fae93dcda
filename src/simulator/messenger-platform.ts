/** Meta's Send API as far as the bot uses it. Source: facts/messenger.md 3, 4, 6. */
import { createHmac } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import { jsonOf, textBody } from './api-body.ts'
import { type ApiAnswer, answerWith, type Fault, type Faults } from './faults.ts'
import type { MessengerAccount } from './messenger-events.ts'
import { readSendCall, type SendCall } from './messenger-message.ts'
import { isElsewhere, type Platform } from './platform.ts'
import { type Seen, seen } from './talk.ts'

const DAY_MS = 86_400_000
const TYPING_MS = 20_000

export type MessengerPlatformTools = {
  account: MessengerAccount
  platform: Platform
  faults: Faults
  now(): Instant
  newId(): string
  /** A message of the Page stands in the phone: Meta reports it to the webhook, with what we gave as `metadata`. */
  shown(user: string, message: Seen, metadata: string | null): void
}

/** Stands for `https://graph.facebook.com`. */
export function messengerPlatform(tools: MessengerPlatformTools): Router {
  const { account, platform, faults, now } = tools
  const router = Router()

  router.post('/:version/:page/messages', textBody, (request: Request, response: Response) =>
    answerWith(faults.take('send'), response, () => messages(request), refusedAsAsked),
  )
  router.use((_request, response) => {
    response.status(404).json(refused(2500, null, 'Unknown path components').body)
  })

  function messages(request: Request): ApiAnswer {
    const { version, page } = request.params
    if (!/^v\d+\.\d+$/.test(String(version))) return refused(2500, null, 'Unknown path components')
    const body = jsonOf(request)
    const notAllowed = refusalOfToken(request, body)
    if (notAllowed) return notAllowed
    if (page !== 'me' && page !== account.pageId)
      return refused(100, 33, 'Unsupported post request. Object does not exist')
    const call = readSendCall(body)
    return call ? carryOut(call) : refused(100, null, '(#100) Invalid parameter')
  }

  function refusalOfToken(request: Request, body: unknown): ApiAnswer | null {
    const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1]
    const token = bearer ?? request.query.access_token ?? (body as { access_token?: unknown })?.access_token
    if (token !== account.pageToken)
      return refused(190, null, 'Invalid OAuth access token - Cannot parse access token')
    const proof = request.query.appsecret_proof
    const right = createHmac('sha256', account.appSecret).update(account.pageToken).digest('hex')
    if (proof === undefined || proof === right) return null
    return refused(100, null, 'Invalid appsecret_proof provided in the API argument')
  }

  function carryOut(call: SendCall): ApiAnswer {
    const talk = platform.find(call.user)
    if (!talk && isElsewhere(call.user))
      return { status: 200, body: { recipient_id: call.user, message_id: `m_${tools.newId()}` } }
    if (!talk) return refused(100, 2018001, '(#100) No matching user found')
    if ('action' in call) {
      if (call.action !== 'mark_seen')
        platform.typing(call.user, call.action === 'typing_on' ? now() + TYPING_MS : 0)
      return { status: 200, body: { recipient_id: call.user } }
    }
    if (now() - talk.lastInteraction > (call.byHuman ? 7 : 1) * DAY_MS)
      return refused(10, 2018278, '(#10) This message is sent outside of allowed window.')
    const one = seen({ id: `m_${tools.newId()}`, at: now(), from: 'bot', kind: 'text', ...call.shown })
    platform.show(call.user, one)
    tools.shown(call.user, one, call.metadata)
    return { status: 200, body: { recipient_id: call.user, message_id: one.id } }
  }

  return router
}

/** Meta's error envelope. What happened is told by code and subcode; the status is 400 for nearly all. */
function refused(code: number, subcode: number | null, message: string, status = 400): ApiAnswer {
  const error_subcode = subcode === null ? {} : { error_subcode: subcode }
  return {
    status,
    body: { error: { message, type: 'OAuthException', code, ...error_subcode, fbtrace_id: 'ASimulated' } },
  }
}

function refusedAsAsked(code: number, { subcode, httpStatus }: Fault): ApiAnswer {
  return refused(code, subcode ?? null, `(#${code}) a fault asked of the simulator`, httpStatus ?? 400)
}
