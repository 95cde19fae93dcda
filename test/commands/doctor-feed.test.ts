import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { examineFeed } from '../../src/commands/doctor-feed.ts'
import { readConfig } from '../../src/config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const examined = (env: Record<string, string>) =>
  examineFeed(readConfig({ DEMO: '0', SECRET_KEY: KEY, ...env }, 'database'))
const FEED = { SCORE_FEED_URL: 'https://receiver.test/feed', SCORE_FEED_SECRET: 'x'.repeat(32) }

afterEach(() => nock.cleanAll())

test('a receiver that takes a signed ping is fine', async () => {
  nock('https://receiver.test')
    .post('/feed', (body) => body.type === 'ping')
    .matchHeader('langnghe-signature', /^v1=[0-9a-f]{64}$/)
    .reply(204)
  expect(await examined(FEED)).toEqual({ what: 'score feed', todo: null })
})

test.each([301, 401, 404, 500])('one that answers %i is told, with what to look at', async (status) => {
  nock('https://receiver.test').post('/feed').reply(status, '', { location: 'https://elsewhere.test/' })
  expect((await examined(FEED)).todo).toMatch(
    new RegExp(`^SCORE_FEED_URL: .*${status}.*docs/score-feed\\.md$`),
  )
})

test('no feed is no fault', async () => {
  expect((await examined({})).todo).toBeNull()
})
