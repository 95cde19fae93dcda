/** Whether the last notice to an account came through, by each way, so that its owner learns of an address or a chat that is dead. */
import type { Desk } from '../desk.ts'
import type { Way } from './contact.ts'
import { laneNoticeId } from './notice-writes.ts'

/** The ways by which the last notice of a case did not come through. */
export async function lastFailed(desk: Desk, account: string): Promise<Way[]> {
  const [email, chat] = await Promise.all([lastBy(desk, account, 'email'), lastBy(desk, account, 'chat')])
  const failed: Way[] = []
  if (email?.status === 'dead') failed.push('email')
  if (chat && (await outcomeInLane(desk, chat.id))?.startsWith('dead')) failed.push('chat')
  return failed
}

function lastBy({ database }: Desk, account: string, way: Way) {
  return database.read
    .selectFrom('official_notice')
    .select(['id', 'status'])
    .where('account', '=', account)
    .where('way', '=', way)
    .where('settled_at', 'is not', null)
    .orderBy('settled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function outcomeInLane(desk: Desk, notice: string): Promise<string | null> {
  const row = await desk.database.read
    .selectFrom('notice')
    .select('outcome')
    .where('id', '=', laneNoticeId(desk, notice))
    .executeTakeFirst()
  return row?.outcome ?? null
}
