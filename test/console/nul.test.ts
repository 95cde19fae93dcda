import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

describe.each(databases)('NUL characters in the console on $kind', ({ fresh }) => {
  let office: Console
  let inspector: Browser
  beforeAll(async () => {
    office = await startConsole(await fresh())
    inspector = await office.signedIn('inspector', 'H99.05')
  })
  afterAll(() => office.close())

  test.each([
    ['/console/complaints?q=PA%00', 200],
    ['/console/complaints?unit=%00', 200],
    ['/console/complaints/PA%00X', 404],
  ])('%s is read without them', async (path, status) => {
    expect((await inspector.get(path)).status).toBe(status)
  })

  test('so is a form', async () => {
    const answer = await inspector.post('/console/requests/a%00b/say', { text: 'Chào\0 bà', key: 'k\0' })
    expect(answer.status).toBe(404)
    const visitor = office.visitor()
    await visitor.get('/console/sign-in')
    visitor.csrf = visitor.cookies.get('lang_nghe_form')!
    expect((await visitor.post('/console/sign-in', { username: 'a\0', password: 'b\0c' })).status).toBe(401)
  })
})
