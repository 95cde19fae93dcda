import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, isShapeRefused, isTokenRefused, pauseOf } from '../../../src/channels/zalo/errors.ts'
import { memoryTokens } from './memory-tokens.ts'
import { anOa, CITIZEN, livingPair } from './oa.ts'
import { REFUSALS } from './refusals.ts'

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+07:00`)

describe("Zalo's error codes", () => {
  test.each(REFUSALS)('$error ($message) is $failure', ({ error, failure, pauseMs, ofToken }) => {
    expect(failureOf(error)).toBe(failure)
    expect(pauseOf(error, at('08:00'))).toBe(pauseMs)
    expect(isTokenRefused(error)).toBe(ofToken === true)
  })

  test('only two codes are about the shape of a message', () => {
    expect(REFUSALS.map(({ error }) => error).filter(isShapeRefused)).toEqual([-201, -233])
  })

  test.each([
    ['22:00', 8 * 60 + 5],
    ['23:59', 6 * 60 + 6],
    ['00:00', 6 * 60 + 5],
    ['06:04', 1],
  ])('refused for the night at %s: %i minutes until five past six', (time, minutes) => {
    for (const code of [-234, -133]) expect(pauseOf(code, at(time))).toBe(minutes * 60_000)
  })

  test('the day’s templates come again tomorrow morning, even at one in the night', () => {
    expect(pauseOf(-144, at('01:00'))).toBe((23 * 60 + 6 * 60 + 5) * 60_000)
  })
})

describe('a refusal on its way', () => {
  beforeEach(() => nock.disableNetConnect())
  afterEach(() => {
    const left = nock.pendingMocks()
    nock.cleanAll()
    nock.enableNetConnect()
    expect(left).toEqual([])
  })

  test.each(REFUSALS)(
    '$error ($message) reaches the courier as $failure',
    async ({ error, message, failure, pauseMs, ofToken }) => {
      const refusal = (token: string) =>
        nock('https://openapi.zalo.me', { reqheaders: { access_token: token } })
          .post('/v3.0/oa/message/cs')
          .reply(200, { error, message })
      refusal('access-1')
      if (ofToken) {
        const pair = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' }
        nock('https://oauth.zaloapp.com').post('/v4/oa/access_token').reply(200, pair)
        refusal('access-2')
      }
      const pair = { ...livingPair(), obtainedAt: at('07:00'), expiresAt: at('23:00') }
      const oa = anOa({ now: () => at('08:00') }, memoryTokens(pair))
      const sending = oa.send(CITIZEN, { message: { text: 'Chào' } }, '17')
      await expect(sending).rejects.toMatchObject({ failure, code: String(error), retryAfterMs: pauseMs })
    },
  )
})
