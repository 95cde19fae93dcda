/** That somebody else has changed who may sign in to an account at the OpenID Connect provider: said to its owner until they close it. */
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'

/** It is said no longer: whoever signs in at the provider alone cannot close it. */
const SAID_FOR_MS = 90 * DAY_MS

/** `id`: of the `AdminEvent`. `by`: who did it, as there. */
export type LoginChange = { id: number; at: Instant; by: string }

/** The last change of an account's login that its owner has not closed; null: none. */
export async function openLoginChange(
  { read }: Database,
  account: string,
  now: Instant,
): Promise<LoginChange | null> {
  const row = await read
    .selectFrom('admin_event')
    .innerJoin('account', 'account.id', 'admin_event.subject')
    .select(['admin_event.id', 'admin_event.at', 'admin_event.account as by'])
    .where('admin_event.subject', '=', account)
    .where('admin_event.kind', '=', 'account.login')
    .where('admin_event.at', '>', now - SAID_FOR_MS)
    .whereRef('admin_event.id', '>', 'account.login_seen')
    .orderBy('admin_event.id', 'desc')
    .executeTakeFirst()
  return row ? { id: Number(row.id), at: row.at, by: row.by } : null
}

/** The owner has seen it. @param change its id, as it stood on the page: a later one is still said */
export async function closeLoginChange(
  { read, commit }: Database,
  account: string,
  change: number,
): Promise<void> {
  const close = read
    .updateTable('account')
    .set({ login_seen: change })
    .where('id', '=', account)
    .where('login_seen', '<', change)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('admin_event')
          .select('admin_event.id')
          .where('admin_event.id', '=', change)
          .where('admin_event.subject', '=', account),
      ),
    )
  await commit([write(close)])
}
