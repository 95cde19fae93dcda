/** The machine API as a real server on a free port, over the small province of test/units/province.ts. */
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { AnyRoute } from '../../src/api/route.ts'
import { SCOPES } from '../../src/api/route.ts'
import { apiRouter } from '../../src/api/router.ts'
import { routes } from '../../src/api/routes.ts'
import { type Tokens, tokenOf } from '../../src/api/tokens.ts'
import type { Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, NOW } from '../units/province.ts'

export const TOKEN = 'test-token-with-all-rights'
export const ALL: Tokens = [tokenOf('api', TOKEN, SCOPES)]

export type Answer = { status: number; type: string; body: Parsed } // the parsed body, or the text where it is no JSON
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Parsed = any

export type Server = {
  desk: Desk
  routes: readonly AnyRoute[]
  mailbox: Mailbox
  /** How often the couriers were told that messages were put back. */
  requeued(): number
  defects: unknown[]
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

/** @param more routes beside those of a server */
export async function startApi({
  open,
  more = [],
  ...options
}: {
  tokens?: Tokens
  more?: AnyRoute[]
  now?: () => number
  open?: () => Promise<Database>
} = {}): Promise<Server> {
  const desk = await aDesk(open)
  const mailbox = createSqlMailbox(desk.database, desk.vault)
  let requeued = 0
  const all = routes({ mailbox, requeued: () => void requeued++ })
  const defects: unknown[] = []
  const app = express()
  app.use(
    '/api',
    apiRouter(desk, {
      tokens: ALL,
      routes: [...all, ...more],
      now: () => NOW,
      onDefect: (error) => defects.push(error),
      ...options,
    }),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    desk,
    routes: all,
    mailbox,
    requeued: () => requeued,
    defects,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : text }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await desk.database.close()
    },
  }
}
