/** What taking deliveries in needs, over a database; and what the log was told. */
import type { Intake } from '../../src/channels/take-in.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Desk } from '../../src/desk.ts'
import { markOutcome } from '../../src/schedule/notices.ts'
import { keepSent, sentMessage } from '../../src/schedule/sent-messages.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'

export function intakeOver(desk: Desk, now: () => number): Intake & { logged: [string, object][] } {
  const logged: [string, object][] = []
  const log = createLog('silent')
  const note = (level: string) => (what: object) => void logged.push([level, what])
  return {
    desk,
    mailbox: createSqlMailbox(desk.database, desk.vault),
    metrics: createMetrics(),
    log: Object.assign(Object.create(log), { warn: note('warn'), error: note('error') }) as Intake['log'],
    logged,
    async noticeSettled(notice, outcome, part) {
      const { database, vault } = desk
      const kept = part ? [keepSent(database, notice, sentMessage(vault, part, now()))] : []
      await database.commit([markOutcome(database, notice, outcome), ...kept])
    },
    arrived() {},
  }
}
