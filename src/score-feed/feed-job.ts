/** The work of the score feed, in its own loops: a receiver that answers slowly keeps nothing else waiting. */
import type { Instant } from '../calendar/instant.ts'
import { startPump } from '../conversation/pump.ts'
import type { Desk } from '../desk.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { forgetTold } from './dead-letters.ts'
import { nextEventAt, tellDue } from './deliver-events.ts'
import type { Feed } from './feed-settings.ts'
import { tellOfDecisions } from './later-decisions.ts'
import { openFeed } from './post-event.ts'
import { tellOfScores } from './scorecard-events.ts'

const POLL_MS = 5_000
const LOOK_MS = 60_000
/** Scorecards are made anew so often. */
const SCORES_MS = 3_600_000

/** Starts the loops of this process; null feed: nothing. Safe in several processes. */
export function startFeed(tools: {
  desk: Desk
  feed: Feed | null
  log: Log
  now(): Instant
  chance(): number
}): { stop(): Promise<void> } | null {
  const { desk, feed, log, now } = tools
  if (feed === null) return null
  const ending = new AbortController()
  const { signal } = ending
  const failed = (error: unknown) => log.error({ error: safeError(error) }, 'the score feed failed')
  const delivering = { ...tools, feed, post: openFeed(feed), signal }
  const telling = startPump({
    work: async () => (await tellDue(delivering)) > 0,
    nextDueAt: () => nextEventAt(desk.database),
    now,
    pollMs: POLL_MS,
    failed,
  })
  let scoresAt = 0
  const looking = startPump({
    async work() {
      await desk.database.commit([...tellOfDecisions(desk.database, now()), forgetTold(desk.database, now())])
      if (now() - scoresAt >= SCORES_MS) {
        scoresAt = now() // one that fails is costly, too: again in an hour
        await tellOfScores(desk, now(), signal)
      }
      telling.kick()
      return false
    },
    nextDueAt: async () => now() + LOOK_MS,
    now,
    pollMs: LOOK_MS,
    failed,
  })
  return {
    async stop() {
      ending.abort()
      await Promise.all([telling.stop(), looking.stop()])
    },
  }
}
