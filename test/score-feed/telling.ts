/** A desk whose ratings are told, and a receiver that answers as a test says, for the tests of the score feed. */
import { createHmac } from 'node:crypto'
import nock from 'nock'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { ratingInput } from '../../src/satisfaction/rating-input.ts'
import { takeRatings } from '../../src/satisfaction/rating-store.ts'
import { type FeedTools, tellDue } from '../../src/score-feed/deliver-events.ts'
import { openFeed } from '../../src/score-feed/post-event.ts'
import { createLog, type Log } from '../../src/telemetry/log.ts'
import { at, forgetFacts, givenMethods, givenUnit } from '../scores/given.ts'
import { deskOver } from '../services/databases.ts'

export const SECRET = 'a-secret-of-thirty-two-characters'
export const NOW = at('2026-11-24')
export const MINUTE = 60_000

export async function feedingDesk(open: () => Promise<Database>): Promise<Desk> {
  const bare = deskOver(await open())
  const desk = { ...bare, settings: { ...bare.settings, feedsScores: true } }
  await givenMethods(desk)
  return desk
}

/** Two units and nothing else. */
export async function begin(desk: Desk): Promise<void> {
  await forgetFacts(desk)
  for (const table of ['feed_event', 'feed_score'] as const)
    await desk.database.commit([write(desk.database.read.deleteFrom(table))])
  await givenUnit(desk, { code: 'A' })
  await givenUnit(desk, { code: 'B' })
}

/** A rating taken at a counter, at `NOW` unless said otherwise. */
export async function rated(desk: Desk, externalId: string, fields: object = {}, now = NOW): Promise<void> {
  const body = { externalId, unitCode: 'A', channel: 'counter', instrument: 'overall', overall: 4 }
  const input = ratingInput.parse({ ...body, createdAt: '2026-11-20T09:30:00+07:00', ...fields })
  await takeRatings(desk, [input], now)
}

/** What one delivery brought. */
export type Delivery = { id: string; body: Record<string, unknown>; isGenuine: boolean }

/** A receiver that gives these answers, one after the other; it checks the signature as docs/score-feed.md says. */
export function receiver(...answers: [status: number, headers?: Record<string, string>][]): Delivery[] {
  const seen: Delivery[] = []
  for (const [status, headers] of answers)
    nock('https://receiver.test')
      .post('/feed?from=us')
      .reply(async (request: Request) => {
        const head = (name: string) => request.headers.get(name)
        const text = await request.text()
        const signed = createHmac('sha256', SECRET)
          .update(`${head('langnghe-timestamp')}.${text}`)
          .digest('hex')
        const body = JSON.parse(text) as Record<string, unknown>
        const isGenuine = head('langnghe-signature') === `v1=${signed}`
        seen.push({ id: head('langnghe-event-id')!, body, isGenuine })
        return [status, '', headers ?? {}]
      })
  return seen
}

const feed = { url: new URL('https://receiver.test/feed?from=us'), secret: SECRET }

/** One round of the feed at a moment. */
export function round(
  desk: Desk,
  now: number,
  some: Partial<FeedTools> & { comments?: boolean; log?: Log } = {},
) {
  const { comments = false, ...tools } = some
  return tellDue({
    desk,
    feed: { comments, giveUpDays: 7 },
    post: openFeed(feed, 300),
    log: createLog('silent'),
    now: () => now,
    chance: () => 0,
    ...tools,
  })
}

/** The events there are, in their order. */
export const events = (desk: Desk) =>
  desk.database.read.selectFrom('feed_event').selectAll().orderBy('seq').execute()
