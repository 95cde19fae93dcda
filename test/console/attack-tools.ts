/** What an attacker has: raw requests that no browser would send, and everything of the console with marked words in it. */
import { request } from 'node:http'
import { createAccount } from '../../src/accounts/account-store.ts'
import type { Role } from '../../src/accounts/roles.ts'
import { putHolidays } from '../../src/calendar/calendar-store.ts'
import { keepCommendation } from '../../src/complaints/commendations.ts'
import { pages } from '../../src/console/pages.ts'
import { addCannedAnswer } from '../../src/live-talk/canned-answers.ts'
import { askForHuman, waitingRequest } from '../../src/live-talk/human-requests.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { done, file, momentOf, NOW } from '../complaints/complaints.ts'
import { aUnit } from '../units/province.ts'
import type { Browser, Console } from './console-server.ts'

export type Raw = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
export type Sent = {
  method?: string
  /** As it goes over the wire: nothing is put right. */
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** Whose cookies come along; left out: nobody's. */
  as?: Browser
}

/** Sends a request as it stands, and reads the whole answer. */
export function raw(office: Console, { method = 'GET', path, headers = {}, body, as }: Sent): Promise<Raw> {
  const { hostname, port } = new URL(office.base)
  const cookie = as ? { cookie: [...as.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((answered, failed) => {
    const sent = request(
      { hostname, port, method, path, headers: { ...cookie, ...length, ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', failed)
        response.on('end', () =>
          answered({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        )
      },
    )
    sent.on('error', failed)
    sent.end(body)
  })
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** A posted form with its token. */
export function posted(office: Console, as: Browser, path: string, body: string): Promise<Raw> {
  const token = new URLSearchParams({ csrf: as.csrf })
  return raw(office, { method: 'POST', path, headers: FORM, body: `${token}&${body}`, as })
}

/** Closes an element and an attribute, and opens one that would run. */
export const MARK = `<b onx>"'&`
export const MARK_ESCAPED = '&lt;b onx&gt;&quot;&#39;&amp;'

/** The ids of what stands in the database, for the parameters of addresses. */
export type Things = Record<string, string>

/** One of each thing that has words of somebody in it; all of them hold the mark. */
export async function markEverything({ desk }: Console): Promise<Things> {
  const { database } = desk
  const unit = aUnit({
    code: 'H99.66',
    name: `Sở ${MARK}`,
    kind: 'department',
    parent: 'H99',
    aliases: [MARK],
  })
  const official = {
    code: 'CB-66',
    name: `Trần ${MARK}`,
    unitCode: unit.code,
    head: true,
    validFrom: '2026-01-01',
    validTo: null,
  }
  const day = { date: '2028-01-01', name: `Tết ${MARK}`, kind: 'off' as const, official: false }
  await database.commit([
    putUnit(database, { ...unit, address: MARK, phone: MARK, hours: MARK }, NOW - 2),
    putOfficial(database, official, NOW - 1),
    ...putHolidays(database, 2028, [day], NOW - 1),
  ])
  const account = { id: 'marked', username: 'marked', name: `Lê ${MARK}`, role: 'handler' as const }
  await createAccount(database, { ...account, unitCode: unit.code, password: 'mot-hai-ba-bon-nam' }, NOW)
  const words = { story: `Chuyện ${MARK}`, official: `Ông ${MARK}`, unitCode: unit.code }
  const { code } = await file(desk, 'marked', { ...words, category: 'delay' })
  const { code: conduct } = await file(desk, 'conduct', { ...words, category: 'attitude' })
  const said = {
    by: MARK,
    text: MARK,
    person: MARK,
    unit: null,
    dueAt: null,
    result: MARK,
    accountable: MARK,
  }
  await done(desk, code, { action: 'assign', ...said })
  await done(desk, code, { action: 'ask', by: MARK, text: `Hỏi ${MARK}` })
  const moment = momentOf('marked')
  const conductTalk = momentOf('talk of conduct', { citizen: 'citizen-2' })
  const about = { category: 'attitude' as const, flags: [], unitCode: unit.code }
  await database.commit([
    ...askForHuman(desk, { topic: `Gặp ${MARK}` }, momentOf('talk')),
    ...askForHuman(desk, { topic: `Nói về ${MARK}`, about }, conductTalk),
    ...keepCommendation(desk, { unitCode: unit.code, official: MARK, text: `Khen ${MARK}` }, moment),
  ])
  const request = (await waitingRequest(desk, {}, momentOf('after')))!
  await addCannedAnswer(database, { id: 'canned', title: MARK, words: MARK }, 'account:marked', NOW)
  return {
    code,
    conduct,
    unit: unit.code,
    official: official.code,
    account: account.id,
    request,
    conductRequest: conductTalk.draw('human-request-id').slice(0, 20),
    canned: 'canned',
    year: '2028',
    kind: 'complaint_answer',
  }
}

/** The address of a page for the things that there are. What `:id` means depends on the page. */
export function addressOf(path: string, things: Things): string {
  const id = path.startsWith('/requests/')
    ? things.request
    : path.startsWith('/canned-answers/')
      ? things.canned
      : path.startsWith('/admin/accounts/')
        ? things.account
        : 'x'
  const values: Things = { ...things, id: id ?? 'x' }
  return `/console${path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'))}`
}

/** Every page with its name. */
export const routes = pages.map((page) => ({ ...page, name: `${page.method.toUpperCase()} ${page.path}` }))
export const forms = routes.filter(({ method, path }) => method === 'post' && !path.startsWith('/sign-'))
export const shown = routes.filter(({ method }) => method === 'get')

/** Roles that together may open every page. */
export const ALL: [Role, string | null][] = [
  ['admin', null],
  ['inspector', null],
  ['observer', null],
  ['dpo', null],
]

/** What stands in every table but those of sessions and tries, so that one can tell whether anything was changed. */
export async function everythingKept({ desk: { database } }: Console): Promise<string> {
  const kept: string[] = []
  const tables = await database.read.introspection.getTables()
  for (const { name } of tables.filter(
    (table) => !/^(kysely|session|attempt|secret_try|chain|idem)/.test(table.name),
  ))
    kept.push(`${name} ${JSON.stringify(await database.query(`select * from ${name}`, []))}`)
  return kept.join('\n')
}
