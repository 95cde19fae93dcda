/** The vector of facts/zalo.md 2. */
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isFromZalo } from '../../../src/channels/zalo/signature.ts'

const APP = '1000000000000000001'
const SECRET = 'oa-secret-demo'
const AT = '1767225600000'
const BODY =
  '{"app_id":"1000000000000000001","sender":{"id":"3000000000000000003"},"user_id_by_app":"4000000000000000004","recipient":{"id":"2000000000000000002"},"event_name":"user_send_text","message":{"text":"Phản ánh đèn đường hỏng","msg_id":"m-0001"},"timestamp":"1767225600000"}'
const MAC = '65f264ec5588124eace84e1fe930fbc5afc0176f98763f3a8f36945972e384b2'

const verify = (header: string, body: string | Buffer = BODY, secrets = [SECRET], at = AT, app = APP) =>
  isFromZalo(header, Buffer.from(body), at, app, secrets)

describe("Zalo's signature", () => {
  test('the vector has 282 bytes', () => {
    expect(Buffer.byteLength(BODY)).toBe(282)
  })

  test.each([`mac=${MAC}`, MAC, `mac = ${MAC}`, `MAC=${MAC.toUpperCase()}`])('%s is right', (header) => {
    expect(verify(header)).toBe(true)
  })

  test('either of two secrets may have signed', () => {
    expect(verify(`mac=${MAC}`, BODY, ['the-new-one', SECRET])).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['only the prefix', 'mac='],
    ['a truncated digest', `mac=${MAC.slice(0, 63)}`],
    ['a longer digest', `mac=${MAC}00`],
    ['no hex', `mac=${'z'.repeat(64)}`],
    ['another digest', `mac=${MAC.replace('6', '7')}`],
    ['an HMAC', `mac=${createHmac('sha256', SECRET).update(BODY).digest('hex')}`],
  ])('%s is wrong', (_, header) => {
    expect(verify(header)).toBe(false)
  })

  test('another body, time, app or secret is wrong', () => {
    const header = `mac=${MAC}`
    expect(verify(header, JSON.stringify(JSON.parse(BODY), null, 1))).toBe(false)
    expect(verify(header, `${BODY}\n`)).toBe(false)
    expect(verify(header, BODY, [SECRET], '1767225600001')).toBe(false)
    expect(verify(header, BODY, [SECRET], AT, '2000000000000000002')).toBe(false)
    expect(verify(header, BODY, ['app-secret-demo'])).toBe(false)
    expect(verify(header, BODY, [])).toBe(false)
  })
})
