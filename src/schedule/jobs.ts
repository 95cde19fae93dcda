/** What happens by the clock: notices every moment, silence and erasures every minute, retention and the chain every night. */
import { addDays, DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import { closeSilent } from '../complaints/close-silent.ts'
import type { Mailbox } from '../conversation/mailbox.ts'
import { type Pump, startPump } from '../conversation/pump.ts'
import type { Desk } from '../desk.ts'
import { forgetErased } from '../privacy/forget-erased.ts'
import { runRetention } from '../privacy/retention.ts'
import { sealDay } from '../privacy/seal-day.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import { handOverNotices } from './hand-over.ts'
import { nextNoticeAt } from './notices.ts'

const MINUTE_MS = 60_000
const CLEAN_SLICE = 500

export type JobTools = { desk: Desk; mailbox: Mailbox; log: Log; now(): Instant; arrived(): void }

export type Jobs = { kick(): void; stop(): Promise<void> }

/** Starts the jobs of this process. Each is safe to run in several processes and to break off anywhere. */
export function startJobs(tools: JobTools, pollMs: number): Jobs {
  const failed = (error: unknown) => tools.log.error({ error: safeError(error) }, 'a scheduled job failed')
  const notices: Pump = startPump({
    async work() {
      const handed = await handOverNotices(tools.desk, tools.mailbox, tools.now())
      if (handed > 0) tools.arrived()
      return handed > 0
    },
    nextDueAt: () => nextNoticeAt(tools.desk.database),
    pollMs,
    failed,
  })
  let lastDay = ''
  const clock: Pump = startPump({
    async work() {
      await everyMinute(tools)
      const today = dayOf(tools.now())
      if (today !== lastDay) await everyDay(tools)
      lastDay = today
      return false
    },
    nextDueAt: async () => tools.now() + MINUTE_MS,
    pollMs: MINUTE_MS,
    failed,
  })
  return {
    kick: () => notices.kick(),
    async stop() {
      await Promise.all([notices.stop(), clock.stop()])
    },
  }
}

/** Silent complaints, erasures that were asked for, messages that are over. */
export async function everyMinute({ desk, mailbox, now }: JobTools): Promise<void> {
  await forgetErased(desk, mailbox, now())
  await mailbox.clean(now() - desk.settings.retentionDays.messages * DAY_MS, CLEAN_SLICE)
}

/** Complaints left in silence, what has been kept long enough, and the seal over yesterday's records. */
export async function everyDay({ desk, now }: JobTools): Promise<void> {
  await closeSilent(desk, now())
  await runRetention(desk, now())
  await sealDay(desk.database, addDays(dayOf(now()), -1), now())
}
