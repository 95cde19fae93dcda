/** The vectors of facts/messenger.md 2.2 and 5. */
import { describe, expect, test } from 'vitest'
import { appSecretProof, isFromMeta } from '../../../src/channels/messenger/signature.ts'
import { PROOF } from './page.ts'

const BODY = String.raw`{"object":"page","entry":[{"id":"111","time":1700000000000,"messaging":[{"sender":{"id":"222"},"recipient":{"id":"111"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"Ph\u1ea3n \u00e1nh \ud83d\ude00 a\/b"}}]}]}`
const HEX = 'd21d9190857280b5b4a8a09fd08195fe2147e49477f1e60056beec39754b0227'
const REWRITTEN_HEX = '0d60540758719fade1e60bac90f054977604a61a738204cadf05d1d40ea707c1'
const rewritten = JSON.stringify(JSON.parse(BODY))

const verify = (header: string, body = BODY, secrets = ['test-app-secret']) =>
  isFromMeta(header, Buffer.from(body), secrets)

describe("Meta's signature", () => {
  test('the vector is right, also with the secret of before', () => {
    expect(verify(`sha256=${HEX}`)).toBe(true)
    expect(verify(`sha256=${HEX}`, BODY, ['the-new-one', 'test-app-secret'])).toBe(true)
  })

  test('JSON written out again has another signature', () => {
    expect(verify(`sha256=${REWRITTEN_HEX}`, rewritten)).toBe(true)
    expect(verify(`sha256=${HEX}`, rewritten)).toBe(false)
    expect(verify(`sha256=${REWRITTEN_HEX}`)).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['a digest without its prefix', HEX],
    ['a truncated digest', `sha256=${HEX.slice(0, 63)}`],
    ['a longer digest', `sha256=${HEX}0`],
    ['the old SHA-1 form', `sha1=${HEX.slice(0, 40)}`],
    ['no hex', `sha256=${'g'.repeat(64)}`],
    ['another digest', `sha256=${HEX.replace('d', 'e')}`],
  ])('%s is wrong', (_, header) => {
    expect(verify(header)).toBe(false)
  })

  test('the proof of our calls is the HMAC of the token', () => {
    expect(appSecretProof('test-page-token', 'test-app-secret')).toBe(PROOF)
  })
})
