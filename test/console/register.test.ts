import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, ROLES, type Role } from '../../src/accounts/roles.ts'
import { pages } from '../../src/console/pages.ts'
import { type Console, startConsole } from './console-server.ts'

let office: Console
beforeAll(async () => {
  office = await startConsole()
})
afterAll(() => office.close())

const addressOf = (path: string) =>
  `/console${path.replace(':code', 'PA-2222-2222').replace(':id', 'x').replace(':unit', 'H99.11')}`
/** The one form in which a page may call a script: a file of ours, which it does not need to work. */
const OUR_SCRIPT = /<script src="\/console\/assets\/[a-z-]+\.js" defer><\/script>/g
const routes = pages.map((page) => ({ ...page, name: `${page.method.toUpperCase()} ${page.path}` }))

describe.each(routes)('$name', (page) => {
  test('states who may, and what the record keeps or why nothing', () => {
    expect(page.needs).not.toBeUndefined()
    expect(page.needs === 'public').toBe(/^\/sign-in(\/|$)/.test(page.path))
    const said = 'entry' in page.record ? page.record.entry : page.record.none
    expect(said.length).toBeGreaterThan(2)
    if (page.path.includes(':code')) expect(page.record).toHaveProperty('entry')
  })

  if (page.needs !== 'public')
    test('leads a visitor to the sign-in page', async () => {
      const visitor = office.visitor()
      const answer =
        page.method === 'get'
          ? await visitor.get(addressOf(page.path))
          : await visitor.post(addressOf(page.path), {})
      expect(answer.status).toBe(303)
      expect(answer.location).toMatch(/^\/console\/sign-in/)
    })

  if (page.method === 'post')
    test('does nothing for a form without its token', async () => {
      const browser = await office.signedIn('admin', null)
      const answer = await browser.post(addressOf(page.path), { csrf: 'forged' })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('Biểu mẫu không còn hiệu lực')
    })

  const { needs } = page
  if (needs !== 'public' && needs !== null)
    test('is closed to every role without the permission', async () => {
      for (const role of Object.keys(ROLES) as Role[]) {
        const browser = await office.signedIn(role, null)
        const answer =
          page.method === 'get'
            ? await browser.get(addressOf(page.path))
            : await browser.post(addressOf(page.path), {})
        expect([role, answer.status === 403]).toEqual([role, !may(role, needs)])
      }
    })
})

test('a page that is not registered is not found, and told to nobody before sign-in', async () => {
  const browser = await office.signedIn('inspector', null)
  expect((await browser.get('/console/nothing')).status).toBe(404)
  expect((await office.visitor().get('/console/nothing')).status).toBe(303)
})

test('style sheet and script are ours, and pages carry none of their own, no style and nothing from other hosts', async () => {
  const browser = await office.signedIn('admin', null)
  const css = await browser.get('/console/assets/console.css')
  expect(css.status).toBe(200)
  expect(css.text).not.toMatch(/url\(|@import/)
  for (const { path } of pages.filter(({ method }) => method === 'get')) {
    const { text } = await browser.get(addressOf(path))
    const withoutOurs = text.replaceAll(OUR_SCRIPT, '')
    expect(withoutOurs).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/)
  }
})
