/** Whatever is sent to a page, it answers clearly: never a defect, and nothing of what was sent gets into a header. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, type Role } from '../../src/accounts/roles.ts'
import {
  ALL,
  addressOf,
  FORM,
  forms,
  markEverything,
  posted,
  type Raw,
  raw,
  routes,
  shown,
  type Things,
} from './attack-tools.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

let office: Console
let things: Things
/** Names that fields of forms have, the most frequent first. */
let names: string[]
/** On which page a form stands, by where it is posted to. */
const standsOn = new Map<string, string>()
beforeAll(async () => {
  office = await startConsole()
  things = await markEverything(office)
  const found = new Map(['version', 'key', 'seen', 'cursor', 'older', 'date'].map((name) => [name, 1]))
  for (const { path, needs } of shown) {
    const at = addressOf(path, things)
    const { text } = await raw(office, { path: at, as: await whoMay(needs) })
    for (const [, action] of text.matchAll(/<form method="post" action="([^"]*)"/g))
      if (!standsOn.has(action!)) standsOn.set(action!, at)
    for (const [, name] of text.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]*)"/g))
      found.set(name!, (found.get(name!) ?? 0) + 1)
  }
  found.delete('csrf')
  const isCheap = (name: string) => !/password/i.test(name) // a password costs the server a hash
  names = [...found.keys()].filter(isCheap).sort((a, b) => found.get(b)! - found.get(a)!)
})
afterAll(() => office.close())

const roleFor = (needs: (typeof routes)[number]['needs']): Role =>
  ALL.find(([role]) => needs === null || needs === 'public' || may(role, needs))![0]
const whoMay = (needs: (typeof routes)[number]['needs']): Promise<Browser> =>
  office.signedIn(roleFor(needs), null)

/** Values that programs stumble over, for every field at once. */
const HOSTILE: Record<string, string> = {
  'line ends': 'a\r\nX-Injected: 1\r\n\r\n<b>',
  'NUL inside': 'a\0b',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'a lone surrogate': '\ud800',
  'a letter of another plane': '𝔞'.repeat(40),
  'marks without end': `a${'\u0301'.repeat(3000)}`,
  'a right-to-left mark': '\u202egnp.exe',
  'very long words': 'đ'.repeat(6000),
  SQL: "'; drop table complaint; --",
  'wildcards of SQL': '%_\\%',
  'a negative number': '-1',
  'no number': 'NaN',
  'a number too large': '1e309',
  'a fraction': '1.5',
  'a day that never was': '2026-02-30',
  'a day of the distant future': '9999-12-31',
  'a year of many digits': '+275760-09-14',
  'a path': '../../../../etc/passwd',
  JSON: '{"$ne":null}',
}

/** Enough where a value is only looked up. */
const SOME = Object.entries(HOSTILE).filter(([told]) =>
  ['line ends', 'NUL inside', 'a prototype', 'a lone surrogate', 'SQL', 'a path'].includes(told),
)

function expectClear(told: unknown, { status, headers, text }: Raw): void {
  expect([told, status < 500, status]).toEqual([told, true, status])
  expect(headers['x-injected']).toBeUndefined()
  expect(String(headers.location ?? '')).not.toMatch(/[\r\n]/)
  if (status !== 303 && headers['content-type']?.includes('html')) expect(text).toContain('<h1')
}

const encoded = (fields: readonly (readonly [string, string])[]) =>
  fields.map(([name, value]) => `${encodeURIComponent(name)}=${surely(value)}`).join('&')
/** As `encodeURIComponent`, but a lone surrogate goes out as it would from a program that does not care. */
const surely = (value: string) =>
  value.isWellFormed()
    ? encodeURIComponent(value)
    : [...value]
        .map((one) => (/^[\ud800-\udfff]$/.test(one) ? '%ED%A0%80' : encodeURIComponent(one)))
        .join('')

/** The fields of a form on a page; `hidden`: what stands in it, where nobody types. */
function fieldsIn(text: string, action: string): { name: string; hidden: string | null }[] {
  const from = text.indexOf(`action="${action}"`)
  const form = from < 0 ? '' : text.slice(from, text.indexOf('</form>', from))
  return [...form.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]*)"[^>]*>/g)]
    .map(([tag, name]) => ({
      name: name!,
      hidden: tag.includes('type="hidden"') ? (/value="([^"]*)"/.exec(tag)?.[1] ?? '') : null,
    }))
    .filter(({ name }) => name !== 'csrf' && !/password/i.test(name))
}

test('the names of fields are found at all', () => {
  expect(names.length).toBeGreaterThan(30)
  expect(standsOn.size).toBeGreaterThan(20)
})

describe.each(forms)('$name', ({ path, needs }) => {
  const at = () => addressOf(path, things)

  test('takes every hostile value in every field that one types into, and in the hidden ones', async () => {
    const as = await whoMay(needs)
    const page = standsOn.get(at())
    let shownForm = page ? await raw(office, { path: page, as }) : null
    const fieldsNow = () =>
      shownForm ? fieldsIn(shownForm.text, at()) : names.slice(0, 40).map((name) => ({ name, hidden: null }))
    const isTyped = fieldsNow().some(({ hidden }) => hidden === null)
    for (const [told, value] of Object.entries(HOSTILE).slice(0, isTyped ? 99 : 1)) {
      const fields = fieldsNow()
      const short = value.slice(0, Math.floor(20_000 / (fields.length + 1)))
      const hostile = fields.map(({ name, hidden }) => [name, hidden ?? short] as const)
      const answer = await posted(office, as, at(), encoded(hostile))
      expectClear(told, answer)
      expect([told, answer.status]).not.toEqual([told, 403]) // it got as far as the page
      if (page && (answer.status === 303 || answer.status === 200))
        shownForm = await raw(office, { path: page, as })
    }
    for (const [told, value] of SOME) {
      const all = ['version', 'key', 'seen', ...fieldsNow().map(({ name }) => name)]
      const hostile = all.map((name) => [name, value.slice(0, 200)] as const)
      expectClear(`${told}, in all`, await posted(office, as, at(), encoded(hostile)))
    }
  })
})

/** Bodies are read before anybody knows for which page they are: a few pages will do. */
const SEVERAL = forms.filter((_, at) => at % 12 === 0)

describe.each(SEVERAL)('$name', ({ path, needs }) => {
  const at = () => addressOf(path, things)

  test('takes bodies that are no form', async () => {
    const as = await whoMay(needs)
    const send = (type: string, body: string | Buffer, more: Record<string, string> = {}) =>
      raw(office, { method: 'POST', path: at(), headers: { 'content-type': type, ...more }, body, as })
    const csrf = `csrf=${as.csrf}`
    const type = FORM['content-type']
    const boundary = `--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${as.csrf}\r\n--x--\r\n`
    for (const [told, expected, answer] of [
      ['JSON', [303, 403], await send('application/json', JSON.stringify({ csrf: as.csrf }))],
      ['multipart', [303, 403], await send('multipart/form-data; boundary=x', boundary)],
      ['plain text', [303, 403], await send('text/plain', csrf)],
      ['no type', [303, 403], await send('', csrf)],
      ['another charset', [404, 415], await send(`${type}; charset=utf-16`, csrf)],
      ['an unknown encoding', [404, 415], await send(type, csrf, { 'content-encoding': 'rot13' })],
      ['a broken encoding', [400, 404], await send(type, csrf, { 'content-encoding': 'gzip' })],
      [
        'a bomb',
        [413],
        await send(type, gzipSync(`${csrf}&a=${'a'.repeat(5_000_000)}`), { 'content-encoding': 'gzip' }),
      ],
      ['too long', [413], await send(type, `${csrf}&a=${'a'.repeat(300_000)}`)],
      ['too many fields', [413], await send(type, `${csrf}&${'a=1&'.repeat(10_000)}`)],
      ['wrong signs', [403], await send(type, `csrf=%zz&%=%&=&&&`)],
    ] as const) {
      expectClear(told, answer)
      expect([told, expected.includes(answer.status as never), answer.status]).toEqual([
        told,
        true,
        answer.status,
      ])
    }
  })

  test('takes fields twice, fields in brackets and fields of the prototype', async () => {
    for (const body of [
      names
        .slice(0, 20)
        .flatMap((name) => [`${name}=a`, `${name}=b`])
        .join('&'),
      names
        .slice(0, 40)
        .map((name) => `${name}[]=a`)
        .join('&'),
      names
        .slice(0, 40)
        .map((name) => `${name}[__proto__][x]=a`)
        .join('&'),
      '__proto__=a&constructor=b&prototype=c&toString=d&hasOwnProperty=e&__proto__[csrf]=f&valueOf=g',
    ])
      expectClear(body.slice(0, 40), await posted(office, await whoMay(needs), at(), body))
    expect(({} as Record<string, unknown>).csrf).toBeUndefined()
  })
})

describe.each(shown)('$name', ({ path, needs }) => {
  test('takes every hostile value in its query', async () => {
    const as = await whoMay(needs)
    for (const [told, value] of SOME) {
      const query = names
        .slice(0, 40)
        .map((name) => `${encodeURIComponent(name)}=${surely(value.slice(0, 80))}`)
        .join('&')
      const answer = await raw(office, { path: `${addressOf(path, things)}?${query}`.slice(0, 15_000), as })
      expectClear(told, answer)
    }
    expectClear(
      'twice',
      await raw(office, { path: `${addressOf(path, things)}?q=a&q=b&status=a&status=b&unit[]=c`, as }),
    )
  })
})

describe.each(routes.filter(({ path }) => path.includes('/:')))('$name', ({ method, path, needs }) => {
  test('takes every hostile value in its address', async () => {
    const as = await whoMay(needs)
    for (const [told, value] of SOME) {
      const at = `/console${path.replaceAll(/:\w+/g, surely(value.slice(0, 300)))}`
      const answer =
        method === 'get' ? await raw(office, { path: at, as }) : await posted(office, as, at, 'version=1')
      expectClear(told, answer)
    }
  })
})
