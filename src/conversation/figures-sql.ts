/** How full the SQL mailbox is, for operators. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import type { MailboxFigures } from './mailbox.ts'

/** The figures as the port has them. What was kept for its citizen has waited since they wrote, not since it was made. */
export async function figuresSql({ read }: Database, now: Instant): Promise<MailboxFigures> {
  const [lanes, open, dead] = await Promise.all([
    read
      .selectFrom('lane')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.min('due_at').as('oldest')])
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow(),
    read
      .selectFrom('outbox')
      .select(({ fn }) => [
        fn.countAll<number>().as('n'),
        fn.min(fn.coalesce('heard_at', 'created_at')).as('oldest'),
      ])
      .where('status', 'in', ['waiting', 'sending'])
      .executeTakeFirstOrThrow(),
    read
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('status', '=', 'dead')
      .executeTakeFirstOrThrow(),
  ])
  return {
    lanesDue: lanes.n,
    oldestDueAt: (lanes.oldest as number | null) ?? null,
    outgoing: open.n,
    oldestOutgoingAt: (open.oldest as number | null) ?? null,
    dead: dead.n,
  }
}
