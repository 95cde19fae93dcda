/** The machine API as an express router, mounted at `/api`: who calls, what came in, one route, what goes out. */
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import type { Instant } from '../calendar/instant.ts'
import { Unavailable } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { fieldFaults } from '../field-fault.ts'
import { TRY_AGAIN_S } from '../scores/one-at-a-time.ts'
import { docsPage } from './docs-page.ts'
import { nulFaults } from './no-nul.ts'
import { openApi } from './openapi.ts'
import { forbidden, invalid, isProblem, type Problem, problem } from './problem.ts'
import type { AnyRoute } from './route.ts'
import { callerOf, type Tokens } from './tokens.ts'

const BODY_LIMIT = '1mb'

export type ApiOptions = {
  tokens: Tokens
  routes: readonly AnyRoute[]
  now?: () => Instant
  /** Where a defect is told; gets the route and the error's own words, never what the caller sent. */
  onDefect?: (error: unknown, route: string) => void
}

/** Builds the router. */
export function apiRouter(
  desk: Desk,
  { tokens, routes, now = Date.now, onDefect = () => {} }: ApiOptions,
): Router {
  const router = Router()
  const document = openApi(routes, desk.settings.publicUrl)
  router.get('/v1/openapi.json', (_, response) => void response.json(document))
  router.get(
    '/docs',
    (_, response) => void response.type('html').set(docsPage.headers).send(docsPage.render(routes)),
  )

  router.use('/v1', (request, response, next) => {
    response.locals.caller = callerOf(tokens, request.headers.authorization)
    if (response.locals.caller) return next()
    response.set('WWW-Authenticate', 'Bearer')
    send(
      response,
      problem(
        401,
        tokens.length === 0 ? CLOSED : 'Thiếu mã truy cập (Authorization: Bearer …) hoặc mã không đúng.',
      ),
    )
  })
  router.use('/v1', express.json({ limit: BODY_LIMIT, strict: false, type: () => true }))
  for (const route of routes) {
    router[route.method](`/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, async (request, response) => {
      send(response, await answer(desk, route, request, response, now()))
    })
  }
  router.use('/v1', (request, response) => {
    const others = routes
      .filter((route) => pathPattern(route).test(request.path))
      .map((route) => route.method.toUpperCase())
    if (others.length === 0) return send(response, problem(404, 'Không có địa chỉ này; xem /api/docs.'))
    response.set('Allow', others.join(', '))
    send(response, problem(405, `Địa chỉ này chỉ nhận ${others.join(', ')}.`))
  })

  const onError: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const known = fromError(error)
    if (known.problem.status === 500) onDefect(error, `${request.method} ${request.route?.path ?? '?'}`)
    if (known.problem.status === 503) response.set('Retry-After', '5')
    send(response, known)
  }
  router.use(onError)
  return router
}

const CLOSED =
  'API đang đóng: chưa đặt API_TOKEN hoặc API_TOKENS_FILE. The API is closed: set API_TOKEN or API_TOKENS_FILE.'

async function answer(desk: Desk, route: AnyRoute, request: Request, response: Response, now: Instant) {
  const { caller } = response.locals
  if (route.scope && !caller.scopes.has(route.scope)) return forbidden(route.scope)
  const nul = nulFaults({ ...request.params, ...request.query })
  if (nul.length > 0) return problem(400, 'Địa chỉ chưa đúng.', nul)
  const params = route.params.safeParse(request.params)
  if (!params.success) return problem(400, 'Địa chỉ chưa đúng.', fieldFaults(params.error))
  const query = route.query.safeParse(request.query)
  if (!query.success) return problem(400, 'Tham số truy vấn chưa đúng.', fieldFaults(query.error))
  const nulInBody = route.method === 'get' ? [] : nulFaults(request.body)
  if (nulInBody.length > 0) return invalid(...nulInBody)
  const body =
    route.method === 'get' ? { success: true as const, data: {} } : route.body.safeParse(request.body)
  if (!body.success)
    return problem(422, 'Dữ liệu chưa hợp lệ; xem các trường được nêu tên.', fieldFaults(body.error))
  return route.handle(desk, { params: params.data, query: query.data, body: body.data }, caller, now)
}

function send(response: Response, answer: { status?: number; body: unknown } | Problem): void {
  if (isProblem(answer)) {
    if (answer.problem.status === 429) response.set('Retry-After', String(TRY_AGAIN_S))
    response
      .status(answer.problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(answer.problem))
  } else {
    response.status(answer.status ?? 200).json(answer.body)
  }
}

function fromError(error: unknown): Problem {
  const { type, status } = error as { type?: string; status?: number }
  if (error instanceof Unavailable)
    return problem(503, 'Kho dữ liệu tạm thời không dùng được; xin thử lại sau ít phút.')
  if (type === 'entity.too.large') return problem(413, 'Nội dung gửi lên lớn hơn 1 MB.')
  if (type === 'entity.parse.failed') return problem(400, 'Nội dung gửi lên không phải JSON hợp lệ.')
  if (status !== undefined && status >= 400 && status < 500) return problem(400, 'Yêu cầu không đọc được.')
  return problem(500, 'Hệ thống gặp lỗi; sự việc đã được ghi nhận.')
}

function pathPattern(route: AnyRoute): RegExp {
  return new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`)
}
