/** What was put aside: listed by ids and reasons, and heard after all when an operator asks for it. */
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { CannotOpen } from '../privacy/seal.ts'
import { type Channel, type ChannelName, type Delivery, NotAnEvent } from './channel.ts'
import { type Intake, type PutAside, takeIn } from './take-in.ts'

/** One thing put aside, without what it says. */
export type Quarantined = {
  id: string
  channel: ChannelName
  account: string
  /** `too_old` came after REPLAY_TOLERANCE, `not_digested` made turns fail, `not_understood` is an event of an unknown kind. */
  reason: string
  /** The platform's word for an event that was not understood; null otherwise. */
  kind: string | null
  at: Instant
}

/** Oldest first. @param after the last one of the page before; null: from the first */
export async function listQuarantine(
  { database }: Desk,
  after: Pick<Quarantined, 'at' | 'id'> | null,
  limit: number,
): Promise<Quarantined[]> {
  const rows = database.read
    .selectFrom('quarantine')
    .select(['id', 'channel', 'account', 'reason', 'kind', 'at'])
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
  const page = after
    ? rows.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '>', tuple(after.at, after.id)))
    : rows
  return (await page.execute()) as Quarantined[]
}

/**
 * What became of a replay. `still_not_understood`, `no_channel` (its OA or Page is not connected) and `unreadable` (sealed by
 * another key, or of an older release) leave it where it is.
 */
export type Replayed = 'replayed' | 'not_found' | 'still_not_understood' | 'no_channel' | 'unreadable'

type Row = Quarantined & { lane: string | null; body: string }

/** Hears it after all: kept durably first, and only then taken from the quarantine. @throws Unavailable */
export async function replayQuarantined(
  tools: Intake & { channels: Channel[] },
  id: string,
  now: Instant,
): Promise<Replayed> {
  const { database, vault } = tools.desk
  const row = await database.read.selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return 'not_found'
  try {
    const body = vault.open(row.body_sealed)
    const asked = { ...row, channel: row.channel as ChannelName, body }
    const outcome = await (row.reason === 'not_understood' ? readAgain : hearAgain)(tools, asked, now)
    if (outcome === 'replayed')
      await database.commit([write(database.read.deleteFrom('quarantine').where('id', '=', id))])
    return outcome
  } catch (error) {
    if (error instanceof CannotOpen) return 'unreadable'
    throw error
  }
}

/** Its signature was verified when it came. */
async function readAgain(tools: Intake & { channels: Channel[] }, row: Row, now: Instant): Promise<Replayed> {
  const channel = tools.channels.find(({ name, account }) => name === row.channel && account === row.account)
  if (!channel) return 'no_channel'
  const delivery = readOrNull(channel, row.body)
  if (delivery === null || (delivery.unread.length > 0 && !hasEffect(delivery))) return 'still_not_understood'
  await takeIn(tools, row.channel, delivery, now, Number.POSITIVE_INFINITY)
  return 'replayed'
}

function readOrNull(channel: Channel, body: string): Delivery | null {
  try {
    return channel.read(Buffer.from(body))
  } catch (error) {
    if (error instanceof NotAnEvent) return null
    throw error
  }
}

function hasEffect({ arrivals, events, echoes }: Delivery): boolean {
  return arrivals.length + events.length + echoes.length > 0
}

const Aside = z.looseObject({
  address: z.object({ channel: z.enum(['zalo', 'messenger']), account: z.string(), user: z.string() }),
  letter: z.looseObject({ message: z.looseObject({ sentAt: z.number() }).optional() }),
})

/** Under a key of its own: the one that it came with is done with where the message was heard and not digested. */
async function hearAgain(tools: Intake, row: Row, now: Instant): Promise<Replayed> {
  const aside = Aside.safeParse(jsonOrNull(row.body))
  if (!aside.success || row.lane === null) return 'unreadable'
  const { address, letter } = aside.data as unknown as PutAside
  const sentAt = 'message' in letter ? letter.message.sentAt : row.at
  const deliveryKey = tools.desk.vault.ref('replayed', row.id)
  await tools.mailbox.accept([{ lane: row.lane, address, deliveryKey, sentAt, gathers: false, letter }], now)
  tools.arrived()
  return 'replayed'
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
