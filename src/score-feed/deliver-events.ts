/**
 * Tells the receiver what is queued: of each unit one event at a time, in the order of recording; a few units at once.
 * An event is leased for its try. Who dies between the answer and its note tells it again under the same id: at least once.
 * An event that has a later one of the same rating or scorecard behind it says less than that one and is left to it.
 */
import { type Selectable, sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { LONGEST_CALL_MS } from '../channels/api-call.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { FeedEventTable } from '../database/tables/score-feed.ts'
import type { Desk } from '../desk.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { eventBody } from './event-body.ts'
import type { Feed } from './feed-settings.ts'
import type { Delivered, PostEvent } from './post-event.ts'

/** So many units are told of at once. */
const UNITS_AT_ONCE = 4
/** Longer than a try can take. */
const LEASE_MS = 2 * LONGEST_CALL_MS
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 6 * 3_600_000

export type FeedTools = {
  desk: Desk
  feed: Pick<Feed, 'comments' | 'giveUpDays'>
  post: PostEvent
  log: Log
  now(): Instant
  /** From 0 to 1, so that processes and units do not come back all at once. */
  chance(): number
  signal?: AbortSignal
}

type Event = Selectable<FeedEventTable>

/** The first open event of each unit. */
const HEADS = sql<number>`(select min(seq) from feed_event where settled_at is null group by unit)`

/** One round: the first event of some units. @returns how many were looked at */
export async function tellDue(tools: FeedTools): Promise<number> {
  const heads = await tools.desk.database.read
    .selectFrom('feed_event')
    .selectAll()
    .where('settled_at', 'is', null)
    .where(sql<boolean>`seq in ${HEADS}`)
    .where('next_at', '<=', tools.now())
    .orderBy('next_at')
    .orderBy('seq')
    .limit(UNITS_AT_ONCE)
    .execute()
  await Promise.all(heads.map((event) => tellOne(tools, event)))
  return heads.length
}

/** When the next event is due; null when none waits. */
export async function nextEventAt({ read }: Database): Promise<Instant | null> {
  const row = await read
    .selectFrom('feed_event')
    .select((select) => select.fn.min('next_at').as('at'))
    .where('settled_at', 'is', null)
    .where(sql<boolean>`seq in ${HEADS}`)
    .executeTakeFirst()
  return row?.at == null ? null : Number(row.at)
}

async function tellOne(tools: FeedTools, event: Event): Promise<void> {
  const { desk, feed, log, now, signal } = tools
  if (signal?.aborted || (await isMerged(desk.database, event, now()))) return
  const tried = await claim(desk.database, event, now())
  if (tried === null) return
  const outcome = await attempt(tools, tried)
  const becomes = afterTry(tried, outcome, feed.giveUpDays, now(), tools.chance())
  await desk.database.commit([settle(desk.database, tried, becomes)])
  if (becomes.reason !== null)
    log.warn(
      { event: event.id, tries: tried.tries, state: becomes.state, reason: becomes.reason },
      'an event of the score feed was not taken',
    )
}

/** A later event of the same subject is recorded: what this one would tell, it tells. */
async function isMerged({ read, commit }: Database, event: Event, now: Instant): Promise<boolean> {
  const merge = read
    .updateTable('feed_event')
    .set({ state: 'merged', settled_at: now })
    .where('seq', '=', event.seq)
    .where('state', '=', 'waiting')
    .where('tries', '=', event.tries)
    .where(
      sql<boolean>`exists (select 1 from feed_event later where later.subject = ${event.subject}
        and later.settled_at is null and later.seq > ${event.seq})`,
    )
  return !('refused' in (await commit([write(merge, 'latest')])))
}

/** Takes the event for one try. @returns null: another process has it */
async function claim({ read, commit }: Database, event: Event, now: Instant): Promise<Event | null> {
  const set = { state: 'sending', tries: event.tries + 1, next_at: now + LEASE_MS }
  const taken = read
    .updateTable('feed_event')
    .set(set)
    .where('seq', '=', event.seq)
    .where('state', '=', event.state)
    .where('tries', '=', event.tries)
  return 'refused' in (await commit([write(taken, 'taken')])) ? null : { ...event, ...set }
}

async function attempt(
  { desk, feed, post, log, now }: FeedTools,
  event: Event,
): Promise<Delivered | 'dropped'> {
  try {
    const body = await eventBody(desk, event, feed)
    return body === null ? 'dropped' : await post(event.id, body, now())
  } catch (error) {
    log.error({ event: event.id, error: safeError(error) }, 'a defect in the score feed')
    return { again: 'defect', waitMs: 0 }
  }
}

type Becomes = Pick<Event, 'state' | 'reason' | 'next_at' | 'settled_at'>

/** What becomes of an event after a try: told, left, tried again, or a dead letter once it was tried for too long. Pure. */
export function afterTry(
  { tries, since, next_at }: Pick<Event, 'tries' | 'since' | 'next_at'>,
  outcome: Delivered | 'dropped',
  giveUpDays: number,
  now: Instant,
  chance: number,
): Becomes {
  if (outcome === 'dropped') return { state: 'dropped', reason: null, next_at, settled_at: now }
  if ('told' in outcome) return { state: 'sent', reason: null, next_at, settled_at: now }
  if ('refused' in outcome) return { state: 'dead', reason: outcome.refused, next_at, settled_at: now }
  const giveUpAt = since + giveUpDays * DAY_MS
  if (now >= giveUpAt) return { state: 'dead', reason: outcome.again, next_at, settled_at: now }
  const wait = Math.max(backoff(tries, chance), outcome.waitMs)
  return {
    state: 'waiting',
    reason: outcome.again,
    next_at: Math.min(now + wait, giveUpAt),
    settled_at: null,
  }
}

/** Doubles from 15 s to 6 h, less up to a half of it. */
function backoff(tries: number, chance: number): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 20))
  return Math.round(most * (1 - chance / 2))
}

function settle({ read }: Database, { seq, tries }: Event, becomes: Becomes): Write {
  const own = read.updateTable('feed_event').set(becomes).where('seq', '=', seq)
  return write(own.where('state', '=', 'sending').where('tries', '=', tries))
}
