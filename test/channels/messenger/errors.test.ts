import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, verdictOf } from '../../../src/channels/messenger/errors.ts'
import { aPage, CITIZEN, PAGE } from './page.ts'
import { REFUSALS } from './refusals.ts'

const partsOf = (key: string) => key.split('/').map(Number) as [number, number?]

describe("Meta's error codes", () => {
  test.each(REFUSALS)('$key ($message) is $failure', ({ key, message, failure, pauseMs }) => {
    const [code, error_subcode] = partsOf(key)
    expect(verdictOf({ code, error_subcode, message })).toEqual({ failure, pauseMs })
    expect(codeOf({ code, error_subcode })).toBe(key)
  })
})

describe('a refusal on its way', () => {
  beforeEach(() => nock.disableNetConnect())
  afterEach(() => {
    nock.cleanAll()
    nock.enableNetConnect()
  })

  test.each(REFUSALS)(
    '$key ($message) with HTTP $status reaches the courier as $failure',
    async ({ key, message, failure, pauseMs, status }) => {
      const [code, error_subcode] = partsOf(key)
      nock('https://graph.facebook.com')
        .post(`/v26.0/${PAGE}/messages`)
        .query(true)
        .reply(status, {
          error: { message, type: 'OAuthException', code, error_subcode, fbtrace_id: 'A1' },
        })
      const sending = aPage().send(CITIZEN, { message: { text: 'Chào' } }, '17')
      await expect(sending).rejects.toMatchObject({ failure, code: key, retryAfterMs: pauseMs })
    },
  )
})
