import { describe, expect, test } from 'vitest'
import { isFromMeta } from '../../src/channels/messenger/signature.ts'
import { isFromZalo } from '../../src/channels/zalo/signature.ts'
import { metaJson, metaSignature, zaloSignature } from '../../src/simulator/signing.ts'

describe('the platforms sign as the surveyed vectors do', () => {
  // Source: facts/zalo.md 2, facts/messenger.md 2.2.
  test('Zalo: a digest over app id, body, timestamp and OA secret', () => {
    const body = Buffer.from(
      '{"app_id":"1000000000000000001","sender":{"id":"3000000000000000003"},"user_id_by_app":"4000000000000000004","recipient":{"id":"2000000000000000002"},"event_name":"user_send_text","message":{"text":"Phản ánh đèn đường hỏng","msg_id":"m-0001"},"timestamp":"1767225600000"}',
    )
    const signature = zaloSignature('1000000000000000001', body, '1767225600000', 'oa-secret-demo')
    expect(signature).toBe('mac=65f264ec5588124eace84e1fe930fbc5afc0176f98763f3a8f36945972e384b2')
    expect(isFromZalo(signature, body, '1767225600000', '1000000000000000001', ['oa-secret-demo'])).toBe(true)
  })

  test('Meta: an HMAC over the escaped bytes, which the same JSON written otherwise does not have', () => {
    const message = { mid: 'm_1', text: 'Phản ánh 😀 a/b' }
    const event = { sender: { id: '222' }, recipient: { id: '111' }, timestamp: 1700000000000, message }
    const delivery = { object: 'page', entry: [{ id: '111', time: 1700000000000, messaging: [event] }] }
    const body = metaJson(delivery)
    expect(body).toContain('Ph\\u1ea3n \\u00e1nh \\ud83d\\ude00 a\\/b')
    const signature = metaSignature(Buffer.from(body), 'test-app-secret')
    expect(signature).toBe('sha256=d21d9190857280b5b4a8a09fd08195fe2147e49477f1e60056beec39754b0227')
    expect(isFromMeta(signature, Buffer.from(body), ['test-app-secret'])).toBe(true)
    expect(isFromMeta(signature, Buffer.from(JSON.stringify(JSON.parse(body))), ['test-app-secret'])).toBe(
      false,
    )
    expect(JSON.parse(body)).toEqual(delivery)
  })
})
