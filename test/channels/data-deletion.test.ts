import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadSignature, NotAnEvent } from '../../src/channels/channel.ts'
import { deleteOnRequest } from '../../src/channels/data-deletion.ts'
import { readSignedRequest } from '../../src/channels/messenger/signed-request.ts'
import { webhooks } from '../../src/channels/webhooks.ts'
import { Unavailable } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { publicPages } from '../../src/public/pages.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { intakeOver } from './intake.ts'
import * as page from './messenger/page.ts'

/** The vector of facts/messenger.md 5. */
const VECTOR =
  'O0DHdg8bEw_-kLcnL9yZ0j9JXbELJFPZOzAkfn8J45w.eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImV4cGlyZXMiOjEyOTE4NDA0MDAsImlzc3VlZF9hdCI6MTI5MTgzNjgwMCwidXNlcl9pZCI6IjIxODQ3MSJ9'

function signedRequest(payload: object | string, secret = page.SECRETS[0]!): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const encoded = Buffer.from(text).toString('base64url')
  const mac = createHmac('sha256', secret).update(encoded).digest('base64url')
  return new URLSearchParams({ signed_request: `${mac}.${encoded}` }).toString()
}
const asking = (user_id: string, issued_at = 1_291_836_800) => ({
  algorithm: 'HMAC-SHA256',
  issued_at,
  user_id,
})

describe("Meta's signed request", () => {
  test('is read as in the vector', () => {
    const form = new URLSearchParams({ signed_request: VECTOR }).toString()
    expect(readSignedRequest(form, ['test-app-secret'])).toEqual({ user: '218471', issuedAt: '1291836800' })
  })

  test('is read with the secret before, too, and with ids that are bare numbers', () => {
    const form = signedRequest('{"user_id":9007199254740993}', 'secret-before')
    expect(readSignedRequest(form, page.SECRETS)).toEqual({ user: '9007199254740993', issuedAt: '' })
  })

  test.each([
    ['a stranger’s signature', signedRequest(asking('1'), 'stranger'), BadSignature],
    ['another algorithm', signedRequest({ ...asking('1'), algorithm: 'none' }), BadSignature],
    ['no signature', 'signed_request=.e30', NotAnEvent],
    ['nothing', '', NotAnEvent],
    ['too many parts', 'signed_request=a.b.c', NotAnEvent],
    ['no user', signedRequest({}), NotAnEvent],
    ['no JSON', signedRequest('{'), NotAnEvent],
  ])('%s is refused', (_, form, error) => {
    expect(() => readSignedRequest(form, page.SECRETS)).toThrow(error)
  })
})

describe('the data deletion callback', () => {
  let desk: Desk
  let base: string
  const server = createServer()
  const now = page.SENT_AT + 1_000

  beforeAll(async () => {
    desk = deskOver(await freshSqlite())
    const app = express()
    const intake = intakeOver(desk, () => now)
    app.use(
      webhooks({
        ...intake,
        channels: [page.aPage()],
        verifyTokens: [],
        replayToleranceMs: 86_400_000,
        now: () => now,
      }),
    )
    app.use(publicPages({ desk, now: () => now, demo: false, accounts: [], zaloVerifierCodes: [] }))
    server.on('request', app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await desk.database.close()
  })

  const ask = (body: string) =>
    fetch(`${base}/webhooks/messenger/data-deletion`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const told = async (body: string) => {
    const response = await ask(body)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ])
    return (await response.json()) as { url: string; confirmation_code: string }
  }
  const shown = async (url: string) => {
    const response = await fetch(base + new URL(url).pathname)
    return [response.status, await response.text()] as const
  }

  test('names nobody whom we know: the page says so, and how to erase in the chat', async () => {
    const { url, confirmation_code } = await told(signedRequest(asking('218471')))
    expect(url).toBe(`https://${new URL(base).host}/privacy/deletion/${confirmation_code}`)
    expect(url).not.toContain('218471')
    const [status, text] = await shown(url)
    expect(status).toBe(200)
    expect(text).toContain('nhắn «xóa dữ liệu»')
    expect(text).toContain('delete my data')
    expect(await told(signedRequest(asking('218471')))).toEqual({ url, confirmation_code })
    expect(await desk.database.read.selectFrom('data_request').select('kind').execute()).toHaveLength(1)
  })

  test('names one whom we know: erased, and the page says so', async () => {
    const { rawBody, headers } = page.signed(page.webhook(page.event({ message: { mid: 'm_1', text: 'x' } })))
    const delivered = await fetch(`${base}/webhooks/messenger`, {
      method: 'POST',
      body: new Uint8Array(rawBody),
      headers,
    })
    expect(delivered.status).toBe(200)
    const { url } = await told(signedRequest(asking(page.CITIZEN)))
    expect((await shown(url))[1]).toContain('đang được xóa')
    const citizen = desk.vault.ref('citizen', 'messenger', page.PAGE, page.CITIZEN)
    const [request] = await desk.database.read
      .selectFrom('data_request')
      .select(['citizen', 'by'])
      .where('done_at', 'is', null)
      .execute()
    expect(request).toEqual({ citizen, by: 'messenger' })
  })

  test('an unknown code is said to be unknown, whatever it is', async () => {
    for (const code of ['AbCdEfGhIjKlMnOpQrStUv', '%00', "'--"]) {
      const [status, text] = await shown(`https://x/privacy/deletion/${code}`)
      expect(status).toBe(404)
      expect(text).toContain('Không có yêu cầu nào mang mã này')
    }
  })

  test.each([
    ['unsigned', signedRequest(asking('1'), 'stranger'), 401],
    ['no form', '{}', 400],
    ['over 1 MB', 'x'.repeat(1_100_000), 413],
  ])('%s is refused', async (_, body, status) => {
    expect((await ask(body)).status).toBe(status)
  })
})

test('somebody known on two Pages is erased from both, also when the store was away in between', async () => {
  const desk = deskOver(await freshSqlite())
  const erased = async () =>
    (await desk.database.read.selectFrom('data_request').select('citizen').execute()).map(
      (row) => row.citizen,
    )
  let commits = 0
  const commit: Desk['database']['commit'] = async (writes) => {
    commits += 1
    if (commits === 2) throw new Unavailable('away')
    return desk.database.commit(writes)
  }
  const tools = {
    desk: { ...desk, database: { ...desk.database, commit } },
    mailbox: { held: async () => ({}) as never },
    channels: [page.aPage(), page.aPage({ pageId: '112' })],
  }
  const ask = () => deleteOnRequest(tools, { user: page.CITIZEN, issuedAt: '1' }, 'x', page.NOW)
  await expect(ask()).rejects.toThrow(Unavailable)
  await ask()
  const both = ['111', '112'].map((id) => desk.vault.ref('citizen', 'messenger', id, page.CITIZEN))
  expect((await erased()).sort()).toEqual(both.sort())
  await desk.database.close()
})
