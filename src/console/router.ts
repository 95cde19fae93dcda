/** The officials' console under `/console`: the register of pages, behind sign-in, permissions and form tokens. */
import { join } from 'node:path'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { may } from '../accounts/roles.ts'
import { dropDraft } from '../accounts/session.ts'
import { createDoor } from '../accounts/sign-in.ts'
import type { FileStore } from '../attachments/file-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { ChannelsOverview } from '../channels/overview.ts'
import { Unavailable } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { TRY_AGAIN_S } from '../scores/one-at-a-time.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { treeOf } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { securityHeaders } from '../web/security-headers.ts'
import { firstOfAll, isOneOfFirst } from './account/first-of-all.ts'
import { giveCookie, takeCookie } from './cookies.ts'
import { withDraft } from './fill-form.ts'
import { fieldsOf } from './form.ts'
import { frame } from './frame.ts'
import { readLanguage } from './language.ts'
import { draftOf, keptForSession, keptForSignIn } from './late-form.ts'
import type { Answer, Page, SignedInVisit, SignInRules, TemplatesOffice, Visit } from './page.ts'
import { pages } from './pages.ts'
import { pathInConsole } from './path-in-console.ts'
import { plainPage } from './plain-pages.ts'
import { isOurForm, visitOf } from './visit.ts'

export type ConsoleTools = {
  desk: Desk
  /** What citizens sent along. */
  files: FileStore
  /** The OAs and Pages; left out where none can be connected. */
  channels?: ChannelsOverview
  /** The templates that notices are told by; left out where no channel can be connected. */
  templates?: TemplatesOffice
  now(): Instant
  log: Log
  /** Called when something was changed that notices tell of. */
  changed(): void
  /** Whether cookies may only travel over HTTPS. */
  secure: boolean
  /** Left out: passwords, and a second factor for whoever wants one. */
  signInRules?: SignInRules
}

/** A form of words in Vietnamese takes up to nine bytes a letter. */
const FORM_LIMIT = '256kb'

export function consoleRouter(given: ConsoleTools): Router {
  const tools = { ...given, door: createDoor() }
  const router = Router()
  router.use(securityHeaders(tools.secure))
  router.use(
    '/assets',
    express.static(join(import.meta.dirname, 'assets'), { maxAge: '5m', index: false, redirect: false }),
  )
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.use(express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 50 }))
  router.use((request, response, next) => {
    const language = request.method === 'GET' ? readLanguage(String(request.query.lang ?? '')) : null
    if (!language) return next()
    giveCookie(response, 'language', language, tools.secure)
    response.redirect(303, withoutLanguage(request.originalUrl))
  })
  for (const page of pages) {
    router[page.method](page.path, async (request, response) => {
      const visit = {
        ...(await visitOf(request, response, tools)),
        params: fieldsOf(request.params),
      }
      await send(request, response, visit, await answerOf(page, visit, request), tools)
    })
  }
  router.use(async (request, response) => {
    const visit = await visitOf(request, response, tools)
    await send(
      request,
      response,
      visit,
      visit.account ? plainPage('notFound', visit.language) : signInFirst(request),
      tools,
    )
  })
  router.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    failed(error, request, response, tools),
  )
  return router
}

async function answerOf(page: Page, visit: Visit, request: Request): Promise<Answer> {
  if (page.needs !== 'public' && !visit.account)
    return (await keptForSignIn(visit, { page, pages, request })) ?? signInFirst(request)
  if (page.method === 'post' && !isOurForm(visit))
    return (await keptForSession(visit, { page, pages, request })) ?? plainPage('staleForm', visit.language)
  if (page.needs === 'public') return page.handle(visit)
  const signedIn = visit as SignedInVisit
  const first = firstOfAll(signedIn)
  if (first !== null && !isOneOfFirst(page.path)) return { seeOther: first }
  if (page.method === 'post' && draftOf(visit)?.action === addressOf(request))
    await dropDraft(visit.desk.database, visit.sessionId!)
  if (page.needs !== null && !may(signedIn.account.role, page.needs))
    return plainPage('forbidden', visit.language)
  return page.handle(signedIn)
}

function addressOf(request: Request): string {
  return request.baseUrl + request.path
}

/** After sign-in a page that was asked for is opened; a form is not sent again. */
function signInFirst(request: Request): Answer {
  const back = request.method === 'GET' && request.originalUrl.length < 500 ? request.originalUrl : '/console'
  return {
    seeOther: back === '/console' ? '/console/sign-in' : `/console/sign-in?${new URLSearchParams({ back })}`,
  }
}

async function send(
  request: Request,
  response: Response,
  visit: Visit,
  answer: Answer,
  tools: ConsoleTools,
): Promise<void> {
  if (request.path.startsWith('/sign-in/oidc/')) takeCookie(response, 'oidc', tools.secure) // good for one answer
  if ('seeOther' in answer) {
    if (answer.session) giveCookie(response, 'session', answer.session, tools.secure)
    if (answer.device) giveCookie(response, 'device', answer.device, tools.secure)
    if (answer.session === null) takeCookie(response, 'session', tools.secure)
    response.redirect(303, answer.seeOther)
    return
  }
  if ('away' in answer) {
    giveCookie(response, 'oidc', answer.flow, tools.secure)
    response.redirect(303, answer.away)
    return
  }
  if ('file' in answer) {
    sendFile(response, answer)
    return
  }
  const here = {
    path: addressOf(request),
    url: answer.at ?? request.originalUrl,
    tree: await unitTree(tools.desk.database),
  }
  const text = String(await frame({ ...visit, ...here }, answer.title, answer.body))
  if (answer.status === 429) response.set('Retry-After', String(TRY_AGAIN_S))
  const draft = request.method === 'GET' ? draftOf(visit) : null
  response
    .status(answer.status ?? 200)
    .type('html')
    .send(draft?.page === here.path ? await withDraft(text, draft, visit.language) : text)
}

/** Whatever a citizen's file says of itself, the browser neither runs nor guesses, and shows nothing but our own pictures. */
function sendFile(response: Response, { file, inline }: Extract<Answer, { file: object }>): void {
  response
    .set({
      'Content-Type': file.type,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${file.name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .send(file.bytes)
}

/** The one place where failures of the console are logged: ids and places, never what was typed. */
async function failed(
  error: unknown,
  request: Request,
  response: Response,
  tools: ConsoleTools,
): Promise<void> {
  const { status } = error as { status?: number }
  const kind =
    error instanceof Unavailable
      ? 'away'
      : status === 413
        ? 'tooLarge'
        : status !== undefined && status < 500
          ? 'notFound'
          : 'defect'
  if (kind === 'defect')
    tools.log.error({ method: request.method, error: safeError(error) }, 'a defect in the console')
  const { title, body, status: code } = plainPage(kind, 'vi')
  const here = { path: '', url: '/console', language: 'vi' as const, account: null, csrf: '' }
  const text = await frame({ ...here, tree: treeOf([]) }, title, body)
  response
    .status(code ?? 500)
    .type('html')
    .send(String(text))
}

function withoutLanguage(url: string): string {
  const there = new URL(url, 'http://console')
  there.searchParams.delete('lang')
  return pathInConsole(`${there.pathname}${there.search}`)
}
