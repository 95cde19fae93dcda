/** What a lone process finds leased at its start was its predecessor's. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { ECHO_WAIT_MS } from './mailbox.ts'

/**
 * Takes back what a process that was killed had under way, without waiting for its leases to run out.
 * Only where there is one process: on SQLite, at the start. On Messenger an echo may still tell that a message went out.
 */
export async function takeBackLeases(database: Database, now: Instant): Promise<void> {
  const resend = `update outbox set due_at = case when channel = 'messenger' then $1 else 0 end where status = 'sending'`
  await database.commit([
    { sql: 'update lane set leased_until = 0 where leased_until > 0', parameters: [] },
    { sql: database.statement(resend), parameters: [now + ECHO_WAIT_MS] },
  ])
}
