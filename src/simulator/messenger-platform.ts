/** Meta's Graph API, as far as a Page's bot uses it. Source: facts/messenger.md 3 to 6. */
import { createHmac } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import { jsonOf, rawBody } from './api-body.ts'
import { type ApiAnswer, answerWith, type FaultAt, type Faults } from './faults.ts'
import { refused, refusedAsAsked } from './messenger-answers.ts'
import type { MessengerAccount } from './messenger-events.ts'
import { createMessengerPage, type MessengerPage } from './messenger-page.ts'
import { messengerSending } from './messenger-send.ts'
import { messengerThreads } from './messenger-threads.ts'
import type { Platform } from './platform.ts'
import { type Counted, createRateGate, type RateGate } from './rate.ts'
import { type Rules, rulesOf } from './rules.ts'
import type { Seen } from './talk.ts'
import { createUploads, type FileGiven, multipartOf, type Uploads } from './uploads.ts'

export const MESSENGER_UPLOAD_LIFE_MS = 90 * 86_400_000

export type MessengerPlatformTools = {
  account: MessengerAccount
  platform: Platform
  faults: Faults
  now(): Instant
  newId(): string
  /** A message of the Page stands in the phone: Meta reports it to the webhook, with what we gave as `metadata`. */
  shown(user: string, message: Seen, metadata: string | null): void
  rules?: Rules['messenger']
  uploads?: Uploads
  page?: MessengerPage
  /** The Page's token has died: a password was changed, a role lost. */
  isTokenDead?(): boolean
}

/** What the parts of the platform share. */
export type MessengerTools = MessengerPlatformTools & { rules: Rules['messenger']; uploads: Uploads }

/** One call, its parameters gathered from address and body. */
export type Call = {
  /** The node after the version: the Page's id, `me`, or a person's id. */
  node: string
  parameters: Record<string, unknown>
  file: FileGiven | null
}

type Work = (call: Call) => ApiAnswer

/** Stands for `https://graph.facebook.com`. */
export function messengerPlatform(given: MessengerPlatformTools): Router {
  const { account, faults, now, newId } = given
  const rules = given.rules ?? rulesOf().messenger
  const uploads =
    given.uploads ?? createUploads(MESSENGER_UPLOAD_LIFE_MS, now, () => newId().replaceAll(/\D/g, '7'))
  const tools: MessengerTools = { ...given, rules, uploads }
  const page = given.page ?? createMessengerPage(rules.templates)
  const sends = createRateGate(rules.calls, now)
  const profileCalls = createRateGate(rules.profileCalls, now)
  const { messages, upload } = messengerSending(tools, page)
  const threads = messengerThreads(tools)
  const router = Router()

  route('post', 'messages', 'send', messages, sends)
  route('post', 'message_attachments', 'upload', upload, sends)
  route('get', 'messenger_profile', 'read', page.readProfile, profileCalls)
  route('post', 'messenger_profile', 'read', page.setProfile, profileCalls)
  route('delete', 'messenger_profile', 'read', page.deleteProfile, profileCalls)
  route('get', 'subscribed_apps', 'read', page.subscriptions)
  route('post', 'subscribed_apps', 'read', page.subscribe)
  route('delete', 'subscribed_apps', 'read', page.unsubscribe)
  route('get', 'message_templates', 'read', page.templates)
  route('post', 'message_templates', 'read', page.addTemplate)
  route('get', 'thread_owner', 'read', threads.owner)
  for (const edge of ['pass_thread_control', 'release_thread_control'])
    route('post', edge, 'read', threads.giveAway)
  route('post', 'take_thread_control', 'read', threads.take)
  router.get('/:version/:node', (request: Request, response: Response) =>
    answerWith(
      faults.take('read'),
      response,
      () => authorised(request, { node: String(request.params.node), parameters: {}, file: null }, node),
      refusedAsAsked,
    ),
  )
  router.use((_request, response) => {
    response.status(404).json(refused(2500, null, 'Unknown path components').body)
  })

  function route(
    method: 'get' | 'post' | 'delete',
    edge: string,
    at: FaultAt,
    work: Work,
    gate: RateGate | null = null,
  ): void {
    router[method](`/:version/:node/${edge}`, rawBody, async (request: Request, response: Response) => {
      const call = await callOf(request)
      await answerWith(
        faults.take(at),
        response,
        () => {
          const counted = gate?.take()
          if (counted) response.set(usageHeaders(counted, account.pageId))
          if (counted && !counted.allowed)
            return refused(613, null, '(#613) Calls to this api have exceeded the rate limit.')
          return authorised(request, call, ofPage(work))
        },
        refusedAsAsked,
      )
    })
  }

  function ofPage(work: Work): Work {
    return (call) => {
      if (call.node !== 'me' && call.node !== account.pageId)
        return refused(100, 33, 'Unsupported post request. Object does not exist')
      return work(call)
    }
  }

  function authorised(request: Request, call: Call, work: Work): ApiAnswer {
    if (!/^v\d+\.\d+$/.test(String(request.params.version)))
      return refused(2500, null, 'Unknown path components')
    const { access_token: _, appsecret_proof: __, ...parameters } = call.parameters
    return refusalOfToken(request, call.parameters) ?? work({ ...call, parameters })
  }

  function refusalOfToken(request: Request, parameters: Record<string, unknown>): ApiAnswer | null {
    const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1]
    const token = bearer ?? request.query.access_token ?? parameters.access_token
    if (token !== account.pageToken)
      return refused(190, null, 'Invalid OAuth access token - Cannot parse access token')
    if (given.isTokenDead?.())
      return refused(190, 460, 'Error validating access token: The session has been invalidated')
    const proof = request.query.appsecret_proof ?? parameters.appsecret_proof
    const right = createHmac('sha256', account.appSecret).update(account.pageToken).digest('hex')
    if (proof === right || (proof === undefined && !rules.requireProof)) return null
    return proof === undefined
      ? refused(100, null, 'API calls from the server require an appsecret_proof argument')
      : refused(100, null, 'Invalid appsecret_proof provided in the API argument')
  }

  function node({ node: id }: Call): ApiAnswer {
    if (id === 'me' || id === account.pageId)
      return { status: 200, body: { id: account.pageId, name: 'Lắng Nghe (mô phỏng)' } }
    return threads.person(id)
  }

  return router
}

/** JSON, a form, or a form with a file; what stands in the address comes first. */
async function callOf(request: Request): Promise<Call> {
  const node = String(request.params.node)
  const form = await multipartOf(request)
  if (form) {
    const parameters = { ...request.query, ...mapValues(form.fields, parsed) }
    return { node, parameters, file: form.files.filedata ?? null }
  }
  const json = jsonOf(request)
  const body = typeof json === 'object' && json !== null ? json : formOf(request)
  return { node, parameters: { ...body, ...request.query }, file: null }
}

function formOf(request: Request): Record<string, unknown> {
  const isForm = request.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  return isForm ? mapValues(Object.fromEntries(new URLSearchParams(String(request.body))), parsed) : {}
}

/** Fields of a form hold JSON where they are more than a word. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function mapValues(fields: Record<string, string>, by: (text: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, by(value)]))
}

/** Percentages of what is allowed, and the whole minutes until it is allowed again: none for a limit by the second. Source: facts/messenger.md 6. */
function usageHeaders({ used, most, perMs }: Counted, pageId: string): Record<string, string> {
  const percent = most === null ? 0 : Math.min(100, Math.floor((used * 100) / most))
  const usage = { call_count: percent, total_time: percent, total_cputime: percent }
  const minutes = percent >= 100 ? Math.floor(perMs / 60_000) : 0
  const business = { type: 'messenger', ...usage, estimated_time_to_regain_access: minutes }
  return {
    'x-app-usage': JSON.stringify(usage),
    'x-business-use-case-usage': JSON.stringify({ [pageId]: [business] }),
  }
}
