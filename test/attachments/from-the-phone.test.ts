/** The whole way in the demonstration: a photo and a voice message from each simulated phone, up to the officials' page. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, serve } from '../../src/main.ts'
import { freePort } from '../services/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-phone-'))
let running: Running
let base: string
let printed = ''
beforeAll(async () => {
  const env = { PORT: String(await freePort()), DATA_DIR: folder, LOG_LEVEL: 'silent' }
  running = await serve(env, 'all', (line) => {
    printed += line
  })
  base = `http://127.0.0.1:${running.port}`
}, 60_000)
afterAll(async () => {
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Message = { from: string; text: string }

async function phone(channel: 'zalo' | 'messenger') {
  const api = `${base}/simulator/api`
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`${api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  const { id } = (await post('/citizens', { channel })) as { id: string }
  const talk = `/talks/${channel}/${id}`
  const said = async () => {
    const { messages } = (await (await fetch(`${api}${talk}`)).json()) as { messages: Message[] }
    return messages.filter(({ from }) => from === 'bot').map(({ text }) => text)
  }
  return {
    /** @returns what the bot says when it says `until` */
    async does(deed: object, until: string): Promise<string> {
      const before = (await said()).length
      await post(talk, deed)
      const heard = async () => (await said()).slice(before).find((text) => text.includes(until))
      await expect.poll(heard, { timeout: 10_000, interval: 100 }).toBeDefined()
      return (await heard())!
    },
  }
}

/** An official's browser. */
async function signedIn(username: string) {
  const password = new RegExp(`^ *${username} +(\\S+)`, 'm').exec(printed)![1]!
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${base}${path}`, { ...init, redirect: 'manual', headers: { cookie } })
    for (const given of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(given)!
      cookies.set(name!, value!)
    }
    return response
  }
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await ask('/console/sign-in')).text())![1]!
  await ask('/console/sign-in', { method: 'POST', body: new URLSearchParams({ csrf, username, password }) })
  return ask
}

describe.each(['zalo', 'messenger'] as const)('on %s', (channel) => {
  test('photo and voice reach the officials, the photo without its place', { timeout: 60_000 }, async () => {
    const citizen = await phone(channel)
    await citizen.does({ kind: 'text', text: 'tôi muốn phản ánh' }, 'về việc gì')
    await citizen.does({ kind: 'text', text: 'thái độ không tốt' }, 'kể lại')
    await citizen.does({ kind: 'text', text: 'Cán bộ quát tôi trước mặt mọi người ở quầy' }, 'Đã ghi')
    await citizen.does({ kind: 'photo', gps: true }, 'Đã ghi')
    await citizen.does({ kind: 'voice' }, 'Đã ghi')
    await citizen.does({ kind: 'text', text: 'xong' }, 'cơ quan nào')
    await citizen.does({ kind: 'text', text: 'phường Mây Hồng' }, 'hồ sơ nào')
    await citizen.does({ kind: 'text', text: 'bỏ qua' }, 'người liên quan')
    await citizen.does({ kind: 'text', text: 'bỏ qua' }, 'theo cách nào')
    expect(await citizen.does({ kind: 'text', text: 'giữ kín' }, 'xem lại')).toContain('Tệp gửi kèm: 2')
    const code = /PA-\w{4}-\w{4}/.exec(await citizen.does({ kind: 'text', text: 'gửi' }, 'Mã tra cứu'))![0]

    const headers = { authorization: 'Bearer demo' }
    const attachments = async () =>
      (
        (await (await fetch(`${base}/api/v1/complaints/${code}`, { headers })).json()) as {
          attachments: object[]
        }
      ).attachments
    const kept = (kind: string, type: RegExp) =>
      expect.objectContaining({
        kind,
        state: 'kept',
        type: expect.stringMatching(type),
        size: expect.any(Number),
      })
    await expect
      .poll(attachments, { timeout: 10_000 })
      .toEqual([kept('image', /^image\/jpeg$/), kept('audio', /^(audio|video)\//)])
    expect(JSON.stringify(await attachments())).not.toContain('http')

    const official = await signedIn('thanh-tra')
    const page = await (await official(`/console/complaints/${code}`)).text()
    const picture = /<img src="([^"]+)"/.exec(page)![1]!
    const shown = Buffer.from(await (await official(picture)).arrayBuffer())
    expect((await sharp(shown).metadata()).format).toBe('jpeg')
    expect((await sharp(shown).metadata()).exif).toBeUndefined()
    const voice = /href="([^"]+)">Tải bản gốc \((?:AMR|MP4)/.exec(page)![1]!
    const download = await official(voice)
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{20}\.\w+"$/)

    const ward = await signedIn('phuong-may-hong')
    expect((await ward(picture)).status).toBe(404)
    expect((await fetch(`${base}${picture}`, { redirect: 'manual' })).status).toBe(303)
  })
})

test('the sample photo does tell its place, or the test above would show nothing', async () => {
  const response = await fetch(`${base}/simulator/assets/photo-gps.jpg`)
  const { exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
  expect(exif).toBeDefined()
})
