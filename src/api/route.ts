/** A call of the machine API as a value: where it is, who may make it, what it takes and answers, what it does. */
import { z } from 'zod'
import { type Instant, toIso } from '../calendar/instant.ts'

export { day, moment } from '../calendar/iso-fields.ts'
export { code } from '../units/code.ts'

import type { Desk } from '../desk.ts'
import type { Problem } from './problem.ts'

/** What a token may do (contract 5). */
export const SCOPES = [
  'units:write',
  'dossiers:write',
  'ratings:write',
  'scores:read',
  'ratings:read',
  'complaints:read',
  'complaints:act',
  'complaints:protected',
  'outbox:requeue',
  'understand',
] as const
export type Scope = (typeof SCOPES)[number]

/** The program that calls: the name of its token and what it may do. */
export type Caller = { name: string; scopes: ReadonlySet<Scope> }

/** What a route answers: a body with its status (200 when absent), or a problem. */
export type Answer<Body> = { status?: number; body: Body } | Problem

type Shape = z.ZodType

export type Route<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Out extends Shape = Shape,
> = {
  method: 'get' | 'put' | 'post'
  /** Under `/api/v1`, parameters in braces: `/units/{code}`. */
  path: string
  /** null: any valid token will do. */
  scope: Scope | null
  /** One English line for OpenAPI. */
  summary: string
  params: Params
  query: Query
  body: Body
  /** What a success answers. It describes; answers are not checked against it at run time. */
  response: Out
  handle(
    desk: Desk,
    input: Input<Params, Query, Body>,
    caller: Caller,
    now: Instant,
  ): Promise<Answer<z.input<Out>>>
}

/** What came in, already read by the route's schemas. */
export type Input<Params extends Shape, Query extends Shape, Body extends Shape> = {
  params: z.output<Params>
  query: z.output<Query>
  body: z.output<Body>
}

/** A route whose `handle` no longer tells its types, as the register holds it. */
export type AnyRoute = Omit<Route, 'handle'> & {
  handle(
    desk: Desk,
    input: { params: unknown; query: unknown; body: unknown },
    caller: Caller,
    now: Instant,
  ): Promise<Answer<unknown>>
}

/** No parameters, no query, no body. */
export const nothing = z.object({})

/** Makes a route; what is left out of `params`, `query`, `body` is `nothing`. */
export function route<
  Out extends Shape,
  Params extends Shape = typeof nothing,
  Query extends Shape = typeof nothing,
  Body extends Shape = typeof nothing,
>(
  spec: Omit<Route<Params, Query, Body, Out>, 'params' | 'query' | 'body'> & {
    params?: Params
    query?: Query
    body?: Body
  },
): AnyRoute {
  return { params: nothing, query: nothing, body: nothing, ...spec } as unknown as AnyRoute
}

/** A moment as it is answered. */
export const momentOut = z.string().meta({ format: 'date-time' })

/** An Instant as it is answered; null stays null. */
export function iso(at: Instant): string
export function iso(at: Instant | null): string | null
export function iso(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}
