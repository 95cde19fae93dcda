/** Who is told which field of which complaint on which page: every page of the register is opened by every account and read. */
import { may, ROLES, type Role } from '../../src/accounts/roles.ts'
import type { Page as Route } from '../../src/console/page.ts'
import { pages } from '../../src/console/pages.ts'
import { givenMethods } from '../scores/given.ts'
import type { Browser, Console } from './console-server.ts'
import {
  accountsOf,
  FIELDS,
  type Field,
  fileMarked,
  KINDS,
  type Marked,
  PLACES,
  type Place,
} from './matrix-complaints.ts'

/** What one account finds on one route: the fields of each kind of complaint, in the order of `KINDS`. */
export type Cell = {
  route: string
  role: Role
  place: Place
  /** Null: the page is closed to the role. */
  told: Field[][] | null
  /** What changes the page, seen or not: filing complaints that are protected, or that are not. */
  changes: ('plain' | 'protected')[]
}

type Visitor = { role: Role; place: Place; browser: Browser }

/** What stands for the parameters of addresses that name no complaint. */
const PARAMETERS: Record<string, string> = {
  unit: 'H99.02.1',
  year: '2026',
  official: 'x',
  account: 'zalo:oa',
}
/** Ways to ask a page that can be filtered for more than it shows by itself. */
const QUERIES = ['?status=all&category=bribery', '?period=2026-11&status=all']

/** What guards a form against being sent twice. */
const ONE_TIME = /<input type="hidden" name="key"[^>]*>/g

/** Posted forms that change nothing but show something. */
const READING = /^(list|export|view)/

/** Visits everything: before there is any complaint, with protected ones, and with all of them. */
export async function collect(office: Console): Promise<Cell[]> {
  await givenMethods(office.desk) // without them there are no scores to look at
  const visitors: Visitor[] = []
  for (const { role, place } of accountsOf(ROLES))
    visitors.push({ role, place, browser: await office.signedIn(role, PLACES[place].unit) })
  const routes = pages.filter(isReading)
  const looks = [await lookAround(visitors, routes)]
  const marked: Marked[] = []
  for (const isProtected of [true, false]) {
    for (const kind of KINDS.filter((each) => each.protected === isProtected)) {
      const filed = await fileMarked(office.desk, kind)
      marked.push(filed)
      if (kind.confidentiality === 'confidential') await askWhoSent(visitors, filed)
    }
    looks.push(await lookAround(visitors, routes))
  }
  const [none, some, all] = looks as [Look, Look, Look]
  const isChanged = (key: string) => none.get(key) !== some.get(key) || some.get(key) !== all.get(key)
  const again = await lookAround(visitors, routes, isChanged)
  const isRestless = (key: string) => again.get(key) !== all.get(key) // a one-time secret: never twice the same
  const inOrder = KINDS.map(
    (kind) =>
      marked.find(
        (each) => each.protected === kind.protected && each.confidentiality === kind.confidentiality,
      )!,
  )
  const cells: Cell[] = []
  for (const { role, place, browser } of visitors) {
    for (const route of routes) {
      const name = nameOf(route)
      const key = `${role} ${place} ${name}`
      const changes: Cell['changes'] = []
      if (isChanged(key) && !isRestless(key)) {
        if (some.get(key) !== none.get(key)) changes.push('protected')
        if (all.get(key) !== some.get(key)) changes.push('plain')
      }
      cells.push({ route: name, role, place, told: await toldOn(route, { role, browser }, inOrder), changes })
    }
  }
  return cells
}

/** A head one level up asks to know who sent it, so that the pages of such requests have something to tell. */
async function askWhoSent(visitors: readonly Visitor[], { code }: Marked): Promise<void> {
  const { browser } = visitors.find(({ role, place }) => role === 'head' && place === 'above')!
  const form = { reason: 'verify', text: 'Cần gặp trực tiếp' }
  const { status } = await browser.post(`/console/complaints/${code}/identity`, form)
  if (status >= 400) throw new Error(`nobody could ask who sent it: ${status}`)
}

function isReading({ method, record }: Route): boolean {
  return method === 'get' || ('entry' in record && READING.test(record.entry))
}

/** The route as a heading, with who may use it. */
export function nameOf({ method, path, needs }: Pick<Route, 'method' | 'path' | 'needs'>): string {
  return `${method.toUpperCase()} ${path} (${needs ?? 'any account'})`
}

function isOpenTo(role: Role, { needs }: Route): boolean {
  return needs === null || needs === 'public' || may(role, needs)
}

/** Pages by role, place and route. */
type Look = Map<string, string>

/** Every page that names no complaint, as each account finds it now. */
async function lookAround(
  visitors: readonly Visitor[],
  routes: readonly Route[],
  isWanted: (key: string) => boolean = () => true,
): Promise<Look> {
  const look: Look = new Map()
  for (const { role, place, browser } of visitors) {
    for (const route of routes) {
      const key = `${role} ${place} ${nameOf(route)}`
      if (route.method !== 'get' || route.path.includes(':code') || !isOpenTo(role, route) || !isWanted(key))
        continue
      const { text, location } = await browser.get(addressOf(route, 'x'))
      look.set(key, `${text.replace(ONE_TIME, '')}${location}`)
    }
  }
  return look
}

async function toldOn(
  route: Route,
  { role, browser }: Pick<Visitor, 'role' | 'browser'>,
  complaints: readonly Marked[],
): Promise<Field[][] | null> {
  if (!isOpenTo(role, route)) return null
  const texts: string[] = []
  const isOfOne = route.path.includes(':code')
  for (const { code, word } of isOfOne || route.method === 'post' ? complaints : []) {
    const address = addressOf(route, code)
    const answer =
      route.method === 'get'
        ? await browser.get(address)
        : await browser.post(address, { q: word, status: 'all' })
    if (answer.status < 400 && answer.location === null) texts.push(answer.text)
  }
  if (!isOfOne && route.method === 'get') {
    const { text: plain } = await browser.get(addressOf(route, 'x'))
    texts.push(plain)
    const filters = plain.includes('method="get"') ? QUERIES : []
    for (const query of filters) texts.push((await browser.get(`${addressOf(route, 'x')}${query}`)).text)
    for (const { code, confidentiality } of complaints) {
      if (confidentiality !== 'named' || filters.length === 0) continue
      const { text } = await browser.get(`${addressOf(route, 'x')}?like=${code}`)
      texts.push(text.replaceAll(code, '')) // the visitor has brought it along
    }
  }
  const shown = texts.map(withoutEcho)
  return complaints.map(({ marks }) =>
    FIELDS.filter((field) => shown.some((text) => marks[field].test(text))),
  )
}

/** What an account has put into the address or a field itself is no answer. */
function withoutEcho(text: string): string {
  return text.replace(/<input[^>]*name="q"[^>]*>/g, '')
}

function addressOf({ path }: Pick<Route, 'path'>, code: string): string {
  return `/console${path.replace(/:(\w+)/g, (_, name: string) => (name === 'code' ? code : (PARAMETERS[name] ?? 'x')))}`
}
