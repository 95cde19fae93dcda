/** The console as a real server on a free port, over the small province of test/complaints; and browsers that visit it. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type { Account } from '../../src/accounts/account-store.ts'
import type { Role } from '../../src/accounts/roles.ts'
import { openSession } from '../../src/accounts/session.ts'
import { createFileStore, type FileStore } from '../../src/attachments/file-store.ts'
import { type ConsoleTools, consoleRouter } from '../../src/console/router.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { NOW, theDesk } from '../complaints/complaints.ts'

export type Page = { status: number; text: string; location: string | null; headers: Headers }

/** Cookies kept, redirects not followed. */
export type Browser = {
  get(path: string): Promise<Page>
  /** The bytes of an answer. */
  takes(path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }>
  post(path: string, fields: Record<string, string>): Promise<Page>
  /** Posts a form and hangs up after a while. */
  leaves(path: string, fields: Record<string, string>, afterMs: number): Promise<void>
  cookies: Map<string, string>
  csrf: string
}

export type Console = {
  /** Where the server listens, without a slash at the end. */
  base: string
  desk: Desk
  files: FileStore
  clock: { now: number }
  /** How often notices were to be handed over. */
  changes(): number
  visitor(): Browser
  /** A browser of an account made for it. */
  signedIn(role: Role, unitCode: string | null, name?: string): Promise<Browser>
  close(): Promise<void>
}

/**
 * @param database one that is migrated; SQLite in memory when left out
 * @param more what the console is given besides
 */
export async function startConsole(
  database?: Database,
  more: (desk: Desk) => Partial<ConsoleTools> = () => ({}),
): Promise<Console> {
  const desk = await theDesk(database)
  const clock = { now: NOW }
  let changes = 0
  const app = express()
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-console-'))
  const files = createFileStore(folder)
  const tools = {
    desk,
    files,
    now: () => clock.now,
    log: createLog('silent'),
    changed: () => {
      changes += 1
    },
    secure: false,
    ...more(desk),
  }
  app.use('/console', consoleRouter(tools))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    desk,
    files,
    clock,
    changes: () => changes,
    visitor: () => browser(base),
    async signedIn(role, unitCode, name = 'Lê Văn Mẫu') {
      const account = await anAccount(desk, { id: `${role}-${unitCode}-${name}`, role, unitCode, name })
      const { id, csrf } = await openSession(desk.database, account, clock.now)
      const visitor = browser(base)
      visitor.cookies.set('lang_nghe_session', id)
      return Object.assign(visitor, { csrf })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await desk.database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An account without a password of its own, with one grant. */
async function anAccount(
  desk: Desk,
  { id, name, role, unitCode }: Pick<Account, 'id' | 'name' | 'role' | 'unitCode'>,
) {
  const { read } = desk.database
  const account = { id, username: id.toLowerCase(), name, password_hash: '-', created_at: NOW }
  const grant = { id, account: id, role, unit_code: unitCode, valid_from: 0, valid_to: null, given_at: NOW }
  await desk.database.commit([
    write(
      read
        .insertInto('account')
        .values({ ...account, disabled_at: null, failed: 0, locked_until: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    write(
      read
        .insertInto('account_role')
        .values(grant)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ])
  return id
}

function browser(base: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${base}${path}`, { ...init, redirect: 'manual', headers: { cookie } })
    for (const given of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(given)!
      if (value === '') cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    }
  }
  const self: Browser = {
    cookies,
    csrf: '',
    get: (path) => send(path, {}),
    async takes(path) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(`${base}${path}`, { redirect: 'manual', headers: { cookie } })
      const { status, headers } = response
      return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) }
    },
    post: (path, fields) =>
      send(path, { method: 'POST', body: new URLSearchParams({ csrf: self.csrf, ...fields }) }),
    async leaves(path, fields, afterMs) {
      const body = new URLSearchParams({ csrf: self.csrf, ...fields })
      await send(path, { method: 'POST', body, signal: AbortSignal.timeout(afterMs) }).catch(() => {})
    },
  }
  return self
}

/** The hidden fields of one action's form on a case page. */
export function hiddenOf(page: Page, action: string): { version: string; key: string } {
  const form = page.text.slice(page.text.indexOf(`/${action}">`))
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
  return { version: value('version'), key: value('key') }
}
