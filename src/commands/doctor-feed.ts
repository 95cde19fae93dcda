import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import { feedOf } from '../score-feed/feed-settings.ts'
import { openFeed } from '../score-feed/post-event.ts'
import type { Finding } from './finding.ts'

/** Whether the receiver of ratings and scores takes a signed `ping`, which tells it nothing. */
export async function examineFeed({ env }: Pick<Config, 'env'>): Promise<Finding> {
  const feed = feedOf(env)
  if (feed === null) return { what: 'score feed (none: SCORE_FEED_URL is not set)', todo: null }
  const id = randomUUID()
  const answer = await openFeed(feed)(id, JSON.stringify({ id, type: 'ping' }), Date.now())
  const what = 'score feed'
  if ('told' in answer) return { what, todo: null }
  const reason = 'again' in answer ? answer.again : answer.refused
  return {
    what,
    todo: `SCORE_FEED_URL: the receiver did not take a signed ping (${reason}); is the address right (redirects are not followed), does it run, does it know SCORE_FEED_SECRET, does it answer 2xx to type "ping"? docs/score-feed.md`,
  }
}
