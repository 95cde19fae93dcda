/** The work of telling officials, in its own loops: a mail server that answers slowly keeps neither complaints nor citizens waiting. */
import { type Pump, startPump } from '../conversation/pump.ts'
import type { Desk } from '../desk.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Mail } from './mail.ts'
import { mailDue, nextMailAt } from './mail-job.ts'
import { nextTermAt, watchComplaints } from './watch.ts'

/** So long a new case waits at most to be seen by the job. */
const POLL_MS = 5_000

export type TellingTools = {
  desk: Desk
  /** Null: no mail server is set (SMTP_URL); what waits to be mailed goes on waiting. */
  mail: Mail | null
  log: Log
  metrics: Pick<Metrics, 'officialMails'>
  now(): number
  /** Notices were given to lanes. */
  told(): void
}

export type Telling = { kick(): void; stop(): Promise<void> }

/** Starts the loops of this process. Safe in several processes. */
export function startTelling(tools: TellingTools): Telling {
  const { desk, mail, log, now } = tools
  const failed = (error: unknown) => log.error({ error: safeError(error) }, 'telling officials failed')
  const ending = new AbortController()
  const { signal } = ending
  const mailing: Pump | null =
    mail &&
    startPump({
      work: async () => (await mailDue({ ...tools, mail, signal })) > 0,
      nextDueAt: () => nextMailAt(desk.database),
      now,
      pollMs: POLL_MS,
      failed,
    })
  const watching = startPump({
    async work() {
      const written = await watchComplaints(desk, now(), signal).catch((error: unknown) => {
        if (signal.aborted) return 0
        throw error
      })
      if (written > 0) {
        tools.told()
        mailing?.kick()
      }
      return false
    },
    nextDueAt: () => nextTermAt(desk.database),
    now,
    pollMs: POLL_MS,
    failed,
  })
  return {
    kick() {
      watching.kick()
      mailing?.kick()
    },
    async stop() {
      ending.abort()
      await Promise.all([watching.stop(), mailing?.stop()])
    },
  }
}
