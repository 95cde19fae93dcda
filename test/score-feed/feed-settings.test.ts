import { expect, test } from 'vitest'
import { FeedSecret, FeedUrl, feedOf, missingOfFeed } from '../../src/score-feed/feed-settings.ts'

const SECRET = 'x'.repeat(32)

test.each([
  [{ SCORE_FEED_URL: 'https://a.test/' }, 'SCORE_FEED_SECRET'],
  [{ SCORE_FEED_SECRET: SECRET }, 'SCORE_FEED_URL'],
  [{ SCORE_FEED_URL: 'http://a.test/', SCORE_FEED_SECRET: SECRET }, 'https'],
])('%o is refused at the start', (given, says) => {
  expect(missingOfFeed(given, false)).toEqual([expect.stringContaining(says)])
})

test.each(['https://a.test/x?y=1', 'http://127.0.0.1:8080/', 'http://localhost:1/'])(
  '%s will do',
  (address) => {
    expect(missingOfFeed({ SCORE_FEED_URL: address, SCORE_FEED_SECRET: SECRET }, false)).toEqual([])
    expect(FeedUrl.safeParse(address).success).toBe(true)
  },
)

test('the demonstration may tell its invented data in the open', () => {
  expect(missingOfFeed({ SCORE_FEED_URL: 'http://a.test/', SCORE_FEED_SECRET: SECRET }, true)).toEqual([])
})

test.each(['ftp://a.test/', 'https://user:word@a.test/', 'nowhere'])('%s is no address', (address) => {
  expect(FeedUrl.safeParse(address).success).toBe(false)
})

test('a short secret is refused', () => {
  expect(FeedSecret.safeParse('x'.repeat(31)).success).toBe(false)
})

test('without both there is no feed', () => {
  expect(feedOf({ SCORE_FEED_COMMENTS: '0', SCORE_FEED_GIVE_UP_DAYS: 7 })).toBeNull()
})
