import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { plain, type SmallBot, smallBot } from './small-bot.ts'

let bot: SmallBot
beforeAll(async () => {
  bot = await smallBot(() => [plain('Chào')])
})
afterAll(() => bot.close())

async function api(path: string, body?: unknown, type = 'application/json') {
  const call = { method: 'POST', headers: { 'content-type': type }, body: String(body) }
  const answer = await fetch(`${bot.base}/simulator/api/${path}`, body === undefined ? {} : call)
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}
const ASSETS = new URL('../../src/simulator/assets/', import.meta.url)
const assets = readdirSync(ASSETS)
const text = (name: string) => readFileSync(new URL(name, ASSETS), 'utf8')

describe('the page', () => {
  test('is served at /simulator under a policy that allows its own files only', async () => {
    const answer = await fetch(`${bot.base}/simulator`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await answer.text()).toContain('<html lang="vi">')
  })

  test.each(assets)('%s is served with its type', async (name) => {
    const answer = await fetch(`${bot.base}/simulator/assets/${name}`)
    const types = {
      html: 'text/html',
      css: 'text/css',
      js: 'javascript',
      png: 'image/png',
      jpg: 'image/jpeg',
      mp4: 'video/mp4',
      amr: 'audio/amr',
      pdf: 'application/pdf',
      md: 'text/markdown',
    }
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(types[name.split('.').pop() as keyof typeof types])
  })

  test('holds no script or style of its own and names no other host', () => {
    const html = text('simulator.html')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i)
    for (const name of assets.filter((one) => /\.(html|css|js)$/.test(one)))
      expect(text(name), name).not.toMatch(/(src|href|url\(|import)[^\n]{0,12}(https?:)?\/\/[a-z]/i)
  })

  test('files beside the assets are not served', async () => {
    expect((await fetch(`${bot.base}/simulator/assets/..%2fsimulator.ts`)).status).toBeGreaterThanOrEqual(400)
  })
})

describe("the page's API", () => {
  const user = citizenId('zalo', 1)

  test('lists the citizens and the dossiers to try', async () => {
    const { body } = await api('phones')
    expect(body.tryThese).toEqual([{ code: 'HS-1', what: 'trễ hạn / late' }])
    expect(body.citizens.zalo[0]).toEqual({ id: user, name: 'Nguyễn Thị Thử' })
    expect(body.citizens.messenger.length).toBeGreaterThan(2)
  })

  test('adds a citizen who can write at once', async () => {
    const added = await api('citizens', JSON.stringify({ channel: 'messenger' }))
    expect([added.status, added.body.name]).toEqual([201, expect.stringContaining('Công dân số')])
    const said = await api(`talks/messenger/${added.body.id}`, '{"kind":"text","text":"chào"}')
    expect(said).toEqual({ status: 200, body: { taken: true, status: 200 } })
  })

  test('sends what the citizen does, shows the talk, and says when nothing changed', async () => {
    await api(`talks/zalo/${user}`, '{"kind":"text","text":"chào"}')
    await bot.simulator.waitForReply('zalo', user)
    const { body } = await api(`talks/zalo/${user}`)
    expect(body.messages.map((one: { text: string }) => one.text)).toEqual(['chào', 'Chào'])
    expect((await api(`talks/zalo/${user}?revision=${body.revision}`)).body).toEqual({
      revision: body.revision,
    })
  })

  test('gives the talk as a transcript to keep', async () => {
    const answer = await fetch(`${bot.base}/simulator/api/transcript/zalo/${user}`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=kich-ban-zalo.txt')
    expect(await answer.text()).toBe('zalo: chào | Chào')
  })

  test.each([
    { what: 'an unknown deed', path: `talks/zalo/${user}`, body: '{"kind":"shout"}', status: 400 },
    { what: 'empty words', path: `talks/zalo/${user}`, body: '{"kind":"text","text":""}', status: 400 },
    {
      what: 'a label that is not there',
      path: `talks/zalo/${user}`,
      body: '{"kind":"tap","title":"?"}',
      status: 400,
    },
    { what: 'no JSON', path: `talks/zalo/${user}`, body: '{', status: 400 },
    { what: 'another channel', path: `talks/viber/${user}`, body: '{"kind":"sticker"}', status: 400 },
    { what: 'a stranger', path: 'talks/zalo/42', body: '{"kind":"sticker"}', status: 400 },
    { what: 'a citizen of no channel', path: 'citizens', body: '{}', status: 400 },
    { what: 'too much', path: `talks/zalo/${user}`, body: `"${'a'.repeat(70_000)}"`, status: 413 },
    { what: 'an unknown address', path: 'other', body: '{}', status: 404 },
  ])('$what is refused with a sentence', async ({ path, body, status }) => {
    expect(await api(path, body)).toEqual({ status, body: { error: expect.stringMatching(/\w+ \w+/) } })
  })

  test('a form of another site cannot make a citizen speak', async () => {
    const before = bot.simulator.messages('zalo', user).length
    const answer = await api(`talks/zalo/${user}`, '{"kind":"text","text":"giả"}', 'text/plain')
    expect(answer.status).toBe(400)
    expect(bot.simulator.messages('zalo', user).length).toBe(before)
  })
})
