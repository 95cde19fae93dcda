/** What happens by the clock: notices every moment, erasures and messages that are over every minute, the rest every night. */
import { setImmediate } from 'node:timers/promises'
import { dropOldDrafts } from '../accounts/session.ts'
import { addDays, DAY_MS, type Day, dayOf, type Instant } from '../calendar/instant.ts'
import type { Channel } from '../channels/channel.ts'
import { closeSilent } from '../complaints/close-silent.ts'
import { tendOpenings } from '../complaints/identity/identity-clock.ts'
import { indexPending } from '../complaints/queue/index-pending.ts'
import { addUpTally } from '../complaints/queue/tally.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { type Pump, startPump } from '../conversation/pump.ts'
import type { Desk } from '../desk.ts'
import { tellOfWaiting } from '../live-talk/tell-of-waiting.ts'
import { forgetErased } from '../privacy/forget-erased.ts'
import { runRetention } from '../privacy/retention.ts'
import { sealDay } from '../privacy/seal-day.ts'
import { detectGaming } from '../satisfaction/gaming/detect.ts'
import { judgeMonths } from '../satisfaction/gaming/judge-months.ts'
import { confirmInvitations } from '../satisfaction/invitations.ts'
import { publishedOf } from '../scores/publish.ts'
import { quarterBefore, quarterOf } from '../scores/quarters.ts'
import { recomputeTouched } from '../scores/rollups/recompute.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { handOverNotices } from './hand-over.ts'
import { inviteByPhone } from './invite-by-phone.ts'
import { nextNoticeAt } from './notices.ts'
import { remindFollowers } from './remind-followers.ts'
import { forgetAsking, remindToRate } from './remind-to-rate.ts'
import { nextNewsAt, tellFollowers } from './tell-followers.ts'

const MINUTE_MS = 60_000
/** Meanwhile readers count what facts have touched themselves, some milliseconds a unit and month. */
const ROLLUPS_MS = 5_000
const CLEAN_SLICE = 500
/** Turns that have waited longer keep notices back, for so long each time. */
const TURNS_BEHIND_MS = 500
const HELD_MS = 250
/** So many slices a minute at most; what is left waits for the next one. */
const CLEAN_ROUNDS = 200

export type JobTools = {
  desk: Desk
  /** Those that may invite by phone; none where they are left out. */
  channels?: Channel[]
  mailbox: Mailbox
  log: Log
  now(): Instant
  arrived(): void
  /** Breaks long jobs off between two slices; what is left is for the next run. */
  signal?: AbortSignal
}

export type Jobs = { kick(): void; stop(): Promise<void> }

/** The last day on which each nightly job was done, by its name. */
export type DoneOn = Map<string, Day>

/** Starts the jobs of this process. Each is safe to run in several processes and to break off anywhere. */
export function startJobs(tools: JobTools, pollMs: number): Jobs {
  const failed = (error: unknown) => tools.log.error({ error: safeError(error) }, 'a scheduled job failed')
  let held = false
  const notices: Pump = startPump({
    async work() {
      held = await turnsAreBehind(tools)
      if (held) return false
      const handed = await handOverNotices(tools.desk, tools.mailbox, tools.now())
      if (handed > 0) tools.arrived()
      return handed > 0
    },
    nextDueAt: async () => (held ? tools.now() + HELD_MS : await nextNoticeAt(tools.desk.database)),
    now: tools.now,
    pollMs,
    failed,
  })
  const ending = new AbortController()
  const untilEnd = { ...tools, signal: ending.signal }
  const news: Pump = startPump({
    async work() {
      await tellAtOnce(untilEnd, () => notices.kick())
      return false
    },
    nextDueAt: () => nextNewsAt(tools.desk.database),
    now: tools.now,
    pollMs,
    failed,
  })
  const rollups: Pump = startPump({
    async work() {
      await attempt(
        untilEnd,
        'roll-ups',
        async () => void (await recomputeTouched(tools.desk.database, tools.now, ending.signal)),
      )
      return false
    },
    nextDueAt: async () => tools.now() + ROLLUPS_MS,
    now: tools.now,
    pollMs: ROLLUPS_MS,
    failed,
  })
  const doneOn: DoneOn = new Map()
  const clock: Pump = startPump({
    async work() {
      await everyMinute(untilEnd)
      await everyDay(untilEnd, doneOn)
      return false
    },
    nextDueAt: async () => tools.now() + MINUTE_MS,
    now: tools.now,
    pollMs: MINUTE_MS,
    failed,
  })
  return {
    kick: () => notices.kick(),
    async stop() {
      ending.abort()
      await Promise.all([notices.stop(), news.stop(), rollups.stop(), clock.stop()])
    },
  }
}

/** Followers are told as soon as a change has settled, not at the next minute (NĐ 224/2026 Điều 15.1g: at once). */
async function tellAtOnce(tools: JobTools, told: () => void): Promise<void> {
  await attempt(tools, 'followers', async () => {
    if ((await tellFollowers(tools.desk, tools.now(), tools.signal)) > 0) told()
  })
}

/** A notice to many waits for the citizens who write: their turns come first. */
async function turnsAreBehind({ mailbox, now }: JobTools): Promise<boolean> {
  const dueAt = await mailbox.nextDueAt()
  return dueAt !== null && now() - dueAt > TURNS_BEHIND_MS
}

/** Erasures that were asked for, what followers of dossiers are told, and messages and drafts that are over. One that fails does not keep the other. */
export async function everyMinute(tools: JobTools): Promise<void> {
  const { desk, mailbox, now, signal } = tools
  await attempt(tools, 'erasures', async () => void (await forgetErased(desk, mailbox, now(), signal)))
  await tellAtOnce(tools, () => {})
  await attempt(
    tools,
    'invitations',
    async () => void (await desk.database.commit(confirmInvitations(desk.database, now()))),
  )
  await attempt(tools, 'reminders to rate', async () => void (await remindToRate(desk, now(), signal)))
  await attempt(tools, 'drafts', () => dropOldDrafts(desk.database, now()))
  await attempt(tools, 'identities', async () => void (await tendOpenings(desk, now())))
  await attempt(tools, 'counts', () => addUpTally(desk.database, signal))
  await attempt(tools, 'kin', async () => void (await indexPending(desk, signal)))
  await attempt(tools, 'messages', () => cleanMailbox(tools))
  await attempt(tools, 'flags of ratings', async () => void (await detectGaming(desk, now(), signal)))
  await attempt(tools, 'live talks', async () => void (await tellOfWaiting(desk, now(), signal)))
  await attempt(tools, 'invitations by phone', () => inviteByPhone(tools))
}

/**
 * Complaints left in silence, dossiers that are due or late, what has been kept long enough, and the seal over yesterday's records: each once a day. One
 * that fails is logged, keeps none of the others, and is tried again at the next call.
 */
export async function everyDay(tools: JobTools, doneOn: DoneOn = new Map()): Promise<void> {
  const { desk, now, signal } = tools
  const today = dayOf(now())
  const jobs: Record<string, () => Promise<unknown>> = {
    silence: () => closeSilent(desk, now(), signal),
    reminders: () => remindFollowers(desk, now(), signal),
    asking: () => forgetAsking(desk, now()),
    months: () => judgeMonths(desk, now(), signal),
    'published scores': () => publishedOf(desk, quarterBefore(quarterOf(now())), now()),
    retention: () => runRetention(desk, now(), signal),
    seal: async () => {
      if (!(await sealDay(desk.database, addDays(today, -1), now, signal))) return 'later' // another process is at it
    },
  }
  for (const [name, job] of Object.entries(jobs)) {
    if (doneOn.get(name) === today) continue
    await attempt(tools, name, async () => {
      if ((await job()) !== 'later') doneOn.set(name, today)
    })
  }
}

/** Until a slice comes back not full. */
async function cleanMailbox({ desk, mailbox, now, signal }: JobTools): Promise<void> {
  for (let round = 0; round < CLEAN_ROUNDS; round += 1) {
    const cleaned = await mailbox.clean(now() - desk.settings.retentionDays.messages * DAY_MS, CLEAN_SLICE)
    if (cleaned < CLEAN_SLICE) return
    await setImmediate(undefined, { signal })
  }
}

/** Once told to end, nothing more begins, and breaking off is no failure. */
async function attempt({ log, signal }: JobTools, job: string, work: () => Promise<void>): Promise<void> {
  if (signal?.aborted) return
  try {
    await work()
  } catch (error) {
    if (signal?.aborted && (error as Error).name === 'AbortError') return
    log.error({ job, error: safeError(error) }, 'a scheduled job failed')
  }
}
