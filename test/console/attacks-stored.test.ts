/** Words that somebody stored run nowhere, and ids of other people's things open nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, type Role } from '../../src/accounts/roles.ts'
import { liveTemplates } from '../../src/channels/live-templates.ts'
import {
  ALL,
  addressOf,
  forms,
  MARK,
  MARK_ESCAPED,
  markEverything,
  posted,
  type Raw,
  raw,
  routes,
  shown,
  type Things,
} from './attack-tools.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

let office: Console
let things: Things
beforeAll(async () => {
  office = await startConsole(undefined, ({ database }) => ({
    templates: {
      ...liveTemplates(database, new Map()),
      examine: async () => [
        {
          channel: 'zalo',
          account: MARK,
          kind: 'complaint_answer',
          template: MARK,
          fault: { what: 'status', status: MARK },
        },
      ],
    },
  }))
  things = await markEverything(office)
})
afterAll(() => office.close())

describe('a mark stored in every word comes out as words', () => {
  const met = new Set<string>()
  const look = ({ path, text }: { path: string; text: string }) => {
    expect([path, /<b onx/i.exec(text)?.index ?? null]).toEqual([path, null])
    expect(text.replaceAll(/<script src="\/console\/assets\/[\w-]+\.js" defer><\/script>/g, '')).not.toMatch(
      /<script|\son[a-z]+=/i,
    )
    if (text.includes(MARK_ESCAPED)) met.add(path)
  }

  test.each(ALL)('on every page that %s (%s) opens, in both languages', async (role, unit) => {
    const browser = await office.signedIn(role, unit, `Người ${MARK}`)
    const queries = [
      '',
      `?${new URLSearchParams({ q: MARK, done: MARK, did: MARK, about: MARK, day: MARK, check: 'yes', unit: MARK })}`,
    ]
    for (const language of ['vi', 'en']) {
      await browser.get(`/console/admin?lang=${language}`)
      for (const { path, needs } of shown) {
        if (needs !== null && needs !== 'public' && !may(role, needs)) continue
        for (const query of queries) {
          const at = `${addressOf(path, things)}${query}`
          const answer = await raw(office, { path: at, as: browser })
          if (String(answer.headers['content-type']).includes('html')) look({ path, text: answer.text })
        }
      }
    }
  })

  test('in forms that come back with errors', async () => {
    const admin = await office.signedIn('admin', null, 'Quản trị')
    for (const { path, needs } of forms) {
      if (needs === null || needs === 'public' || !may('admin', needs)) continue
      const at = addressOf(path, things)
      const names = [
        'name',
        'title',
        'words',
        'text',
        'username',
        'date',
        'validFrom',
        'unit',
        'unitCode',
        'kind',
        'role',
        'person',
        'reply',
        'reason',
        'zaloId',
        'login',
        'q',
        'aliases',
        'successors',
      ]
      const body = new URLSearchParams(Object.fromEntries(names.map((name) => [name, MARK])))
      look({ path: `POST ${path}`, text: (await posted(office, admin, at, String(body))).text })
    }
  })

  test('and it was there to be met', () => {
    for (const path of [
      '/complaints',
      '/complaints/:code',
      '/requests',
      '/canned-answers',
      '/commendations',
      '/admin/accounts',
      '/admin/accounts/:id',
      '/admin/units',
      '/admin/units/:unit',
      '/admin/officials',
      '/admin/officials/:official',
      '/admin/holidays/:year',
      '/admin/templates',
      'POST /admin/new-unit',
      'POST /admin/new-account',
    ])
      expect([path, met.has(path)]).toEqual([path, true])
  })

  test('and in the record of changes', async () => {
    const admin = await office.signedIn('admin', null, 'Quản trị')
    const path = `/console/admin/units/${things.unit}`
    const fields = formOf(await admin.get(path), path)
    await admin.post(path, { ...fields, hours: `Sáng ${MARK}` })
    const { text } = await admin.get('/console/changes')
    expect(text).toContain(`Sáng ${MARK_ESCAPED}`)
    look({ path: '/changes', text })
  })
})

const NOBODYS = 'cccccccccccccccccccc'

/** Tokens and keys are drawn anew for each page; what somebody asked for is repeated to them. */
function withoutOwn({ status, text }: Raw, asked: string[]): { status: number; text: string } {
  let plain = text.replaceAll(/name="(csrf|key|id)" value="[^"]*"/g, '')
  for (const one of asked) plain = plain.replaceAll(encodeURIComponent(one), '·').replaceAll(one, '·')
  return { status, text: plain }
}

describe('what is not for an account answers as if it were not there', () => {
  /** Whom it is kept from, what the parameter would be, and one that nobody has. */
  const KEPT: { of: RegExp; who: [Role, string]; thing: string; unknown: string }[] = [
    { of: /:code/, who: ['handler', 'H99.10'], thing: 'code', unknown: 'PA-2222-2222' },
    { of: /:code/, who: ['head', 'H99.66'], thing: 'conduct', unknown: 'PA-2222-2222' },
    { of: /:code/, who: ['inspector', 'H99.66'], thing: 'conduct', unknown: 'PA-2222-2222' },
    { of: /^\/requests\/:id/, who: ['intake', 'H99.10'], thing: 'conductRequest', unknown: NOBODYS },
    { of: /^\/requests\/:id/, who: ['inspector', 'H99.66'], thing: 'conductRequest', unknown: NOBODYS },
    { of: /^\/admin\/accounts\/:id/, who: ['admin', 'H99.02'], thing: 'account', unknown: 'nobody' },
    { of: /^\/admin\/units\/:unit/, who: ['admin', 'H99.02'], thing: 'unit', unknown: 'H99.99' },
    { of: /^\/admin\/officials\/:official/, who: ['admin', 'H99.02'], thing: 'official', unknown: 'CB-00' },
    { of: /^\/scores\/:unit/, who: ['head', 'H99.10'], thing: 'unit', unknown: 'H99.99' },
  ]
  const cases = KEPT.flatMap((kept) =>
    routes.filter(({ path }) => kept.of.test(path)).map((page) => ({ ...kept, ...page, role: kept.who[0] })),
  )

  test.each(cases)('$name for a $role ($thing)', async ({ method, path, who, thing, unknown }) => {
    const as: Browser = await office.signedIn(...who)
    const body = new URLSearchParams({
      version: '1',
      key: 'k',
      text: 'x',
      reason: 'other',
      unit: 'H99.11',
      name: 'x',
    })
    const ask = (id: string) => {
      const at = `/console${path.replace(/:(code|id|unit|official)/, encodeURIComponent(id)).replaceAll(/:\w+/g, 'x')}`
      return method === 'get' ? raw(office, { path: at, as }) : posted(office, as, at, String(body))
    }
    const theirs = withoutOwn(await ask(things[thing]!), [things[thing]!, unknown])
    const nothing = withoutOwn(await ask(unknown), [things[thing]!, unknown])
    expect(theirs).toEqual(nothing)
    expect([403, 404, 422]).toContain(theirs.status)
  })
})
