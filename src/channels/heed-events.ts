/** What follows from an event that is no message and no matter of the citizen's lane. Each may come twice. */
import type { Instant } from '../calendar/instant.ts'
import { Conflict, Unavailable, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { eraseData } from '../privacy/erase-citizen.ts'
import { rateByTemplate } from '../satisfaction/rate-by-template.ts'
import { type About, isOfNotice, markReceived, sentRef } from '../schedule/sent-messages.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { ChannelEvent, Receipt } from './event.ts'

export type Heeding = { desk: Desk; log: Log; metrics: Metrics }

type AccountEvent = Extract<ChannelEvent, { kind: 'account' }>
type Withdrawn = Extract<ChannelEvent, { kind: 'withdrawn' }>
type Rated = Extract<ChannelEvent, { kind: 'rated' }>

/** Does what the event asks for, durably. `control` and `contact` are the lane's. @throws Unavailable */
export async function heedEvent(
  tools: Heeding,
  event: Exclude<ChannelEvent, { kind: 'control' | 'contact' }>,
  now: Instant,
): Promise<void> {
  const { vault } = tools.desk
  switch (event.kind) {
    case 'receipt': {
      const refs = event.messages.map((id) => sentRef(vault, event.channel, event.account, id))
      return received(tools, { refs }, event.receipt)
    }
    case 'receipt_until': {
      const { channel, account, user } = event.address
      const lane = vault.ref('citizen', channel, account, user)
      return received(tools, { lane, until: event.until }, event.receipt)
    }
    case 'withdrawn':
      return eraseOnce(tools.desk, event, now)
    case 'rated':
      return rate(tools, event, now)
    case 'account':
      return alert(tools, event, now)
  }
}

/** Most receipts are of replies, of which nothing is kept: a look is cheaper than a write. One that cannot be noted is let go. */
async function received({ desk, metrics }: Heeding, about: About, receipt: Receipt): Promise<void> {
  try {
    if (await isOfNotice(desk.database, about))
      await desk.database.commit([markReceived(desk.database, about, receipt)])
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof Conflict)) throw error
    metrics.storeTrouble.inc({ doing: 'accept' })
  }
}

/** A repeat must not erase what the citizen has told since: they may have come back. */
async function eraseOnce(desk: Desk, { address, id }: Withdrawn, now: Instant): Promise<void> {
  const { channel, account, user } = address
  const request = `withdrawn:${desk.vault.ref('withdrawn', channel, account, id)}`
  const citizen = desk.vault.ref('citizen', channel, account, user)
  if (await isKnown(desk, request)) return
  await eraseData(desk, { id: request, citizen, by: channel, lane: citizen }, now)
}

async function isKnown({ database }: Desk, id: string): Promise<boolean> {
  const known = database.read.selectFrom('data_request').select('id').where('id', '=', id)
  return (await known.executeTakeFirst()) !== undefined
}

async function rate({ desk, metrics }: Heeding, event: Rated, now: Instant): Promise<void> {
  const { channel, account, id, at, level, note, token } = event
  const key = `template:${desk.vault.ref('template-rating', channel, account, id)}`
  const outcome =
    token === null ? 'unknown' : await rateByTemplate(desk, { token, level, note, key, channel, at }, now)
  if (outcome !== 'rated') metrics.ignored.inc({ channel, kind: `template_rating_${outcome}` })
}

/** Kept for `doctor`, counted for alarms, and said in the log; the office's own account may stand there. */
async function alert({ desk, log, metrics }: Heeding, event: AccountEvent, now: Instant): Promise<void> {
  const { channel, account, what, detail, loud, at } = event
  const insert = desk.database.read
    .insertInto('account_event')
    .values({
      id: desk.vault.ref('account-event', channel, account, event.id),
      channel,
      account,
      kind: what,
      detail: JSON.stringify(detail).replaceAll('\\u0000', ''),
      loud: loud ? 1 : 0,
      at,
      recorded_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
  const kept = await desk.database.commit([write(insert, 'known')])
  if ('refused' in kept) return
  if (loud) metrics.accountTrouble.inc({ channel, kind: what })
  log[loud ? 'error' : 'warn'](
    { channel, account, event: what }, // what the platform wrote beside it is for doctor: it may quote somebody
    ALERTS[what] ?? 'the platform tells something about the account',
  )
}

const ALERTS: Record<string, string> = {
  permission_revoked:
    'the OA has taken the permission from our app: messages stop until an administrator consents again (lang-nghe doctor)',
  policy_enforcement: 'Meta enforces its policy on the Page: read the notices in the Page and act',
  app_roles: 'the roles of apps on the Page have changed: see that this app is the default one',
  message_template_status_update: 'a template was judged: see whether notices still go out by it',
}

/** What platforms told about accounts lately, newest first. */
export async function accountEvents(
  { database }: Desk,
  limit: number,
): Promise<Pick<AccountEvent, 'channel' | 'account' | 'what' | 'detail' | 'loud' | 'at'>[]> {
  const rows = await database.read
    .selectFrom('account_event')
    .selectAll()
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    channel: row.channel as AccountEvent['channel'],
    account: row.account,
    what: row.kind,
    detail: JSON.parse(row.detail) as Record<string, string>,
    loud: row.loud === 1,
    at: row.at,
  }))
}
