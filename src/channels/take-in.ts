/** Keeps what a delivery holds: messages in their lanes, what is too old or not understood aside, and the rest by its effect. */
import type { Instant } from '../calendar/instant.ts'
import type { Arrival, Mailbox } from '../conversation/mailbox.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import type { Vault } from '../privacy/vault.ts'
import type { SentPart } from '../schedule/sent-messages.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { ChannelName, Delivery } from './channel.ts'
import type { ChannelEvent } from './event.ts'
import { heedEvent } from './heed-events.ts'

export type Intake = {
  desk: Desk
  mailbox: Mailbox
  metrics: Metrics
  log: Log
  /** Told what became of a notice; `part`: the message that told it. */
  noticeSettled(notice: string, outcome: string, part?: SentPart): Promise<void>
  /** There may be lanes due. */
  arrived(): void
}

/**
 * Keeps a delivery, so that it survives a power cut. Taking the same one in again changes nothing.
 *
 * @param toleranceMs what is older is put aside
 * @throws Unavailable when it cannot be kept
 */
export async function takeIn(
  tools: Intake,
  channel: ChannelName,
  delivery: Delivery,
  now: Instant,
  toleranceMs: number,
): Promise<void> {
  for (const kind of delivery.ignored) tools.metrics.ignored.inc({ channel, kind })
  for (const echo of delivery.echoes) await confirm(tools, echo, now)
  const isRecent = (at: Instant) => now - at <= toleranceMs
  const recent = delivery.arrivals.filter(({ incoming }) => isRecent(incoming.sentAt))
  const forLanes = delivery.events.filter(isForTheLane)
  const heard = forLanes.filter(({ at }) => isRecent(at))
  const { vault } = tools.desk
  const letters = [...arrivalsOf(vault, recent, now), ...heard.map((event) => letterOf(vault, event, now))]
  // First what citizens wait for: the rest needs the database, which may be away while the mailbox is not.
  if (letters.length > 0) await accept(tools, channel, letters, now)
  if (recent.length < delivery.arrivals.length) {
    const old = delivery.arrivals.filter((arrival) => !recent.includes(arrival))
    await putAside(tools, arrivalsOf(vault, old, now), now)
  }
  for (const event of delivery.events) if (!isForTheLane(event)) await heedEvent(tools, event, now)
  if (delivery.unread.length > 0) await keepUnread(tools, channel, delivery, now)
  for (const event of delivery.events) tools.metrics.events.inc({ channel, kind: wordOf(event) })
  const late = forLanes.length - heard.length
  if (late > 0) tools.metrics.ignored.inc({ channel, kind: 'late_event' }, late)
}

type ForTheLane = Extract<ChannelEvent, { kind: 'control' | 'contact' }>

/** What a citizen's lane must hear in its order with their messages. */
function isForTheLane(event: ChannelEvent): event is ForTheLane {
  return event.kind === 'control' || event.kind === 'contact'
}

function wordOf(event: ChannelEvent): string {
  if (event.kind === 'control') return event.control
  if (event.kind === 'contact') return event.by
  return event.kind === 'receipt' || event.kind === 'receipt_until' ? event.receipt : event.kind
}

/** An id of our outbox; other apps' echoes carry whatever they like. */
const OUTBOX_ID = /^[\w.:-]{1,120}$/

async function confirm(tools: Intake, echo: Delivery['echoes'][number], now: Instant): Promise<void> {
  if (!OUTBOX_ID.test(echo.outboxId)) return
  const { channel, account, user } = echo.address
  const { vault } = tools.desk
  const lane = vault.ref('citizen', channel, account, user)
  const messageId = withoutNul(echo.messageId)
  const notice = await tools.mailbox.confirm(lane, echo.outboxId, messageId, now)
  if (notice !== null) await tools.noticeSettled(notice, 'sent', { lane, channel, account, messageId })
}

async function accept(tools: Intake, channel: ChannelName, arrivals: Arrival[], now: Instant): Promise<void> {
  const kept = tools.mailbox.accept(arrivals, now)
  tools.arrived() // a store that keeps and takes in one go saves a wait for its disk
  const fresh = await kept
  for (const isNew of fresh) tools.metrics[isNew ? 'accepted' : 'duplicates'].inc({ channel })
  tools.arrived()
}

/** Clocks of platforms may run ahead, but not by days: a message from next year would stay behind all others. */
const MOST_AHEAD_MS = 3_600_000

/** Names citizens and messages by digests that only this deployment can make. */
function arrivalsOf(vault: Vault, arrivals: Delivery['arrivals'], now: Instant): Arrival[] {
  return arrivals.map(({ address, incoming }) => {
    const sentAt = Math.min(incoming.sentAt, now + MOST_AHEAD_MS)
    const message = {
      ...incoming,
      sentAt,
      text: withoutNul(incoming.text),
      tap: incoming.tap && withoutNul(incoming.tap),
    }
    return {
      lane: vault.ref('citizen', address.channel, address.account, address.user),
      address,
      deliveryKey: vault.ref('message', address.channel, address.account, incoming.id),
      sentAt,
      gathers: incoming.tap === null,
      letter: { message },
    }
  })
}

function letterOf(vault: Vault, event: ForTheLane, now: Instant): Arrival {
  const { address, id, at } = event
  return {
    lane: vault.ref('citizen', address.channel, address.account, address.user),
    address,
    deliveryKey: vault.ref('message', address.channel, address.account, id),
    sentAt: Math.min(at, now + MOST_AHEAD_MS),
    gathers: false,
    letter: event.kind === 'control' ? { control: event.control } : { contact: event.by },
  }
}

/** PostgreSQL takes no U+0000, and nobody types one. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

/** What is kept of a message aside: enough to hear it after all (src/channels/quarantine.ts). */
export type PutAside = Pick<Arrival, 'address' | 'letter'>

/** Keeps what came too late, sealed, each message by itself: erasure and retention find it. */
async function putAside(tools: Intake, arrivals: Arrival[], now: Instant): Promise<void> {
  const { database, vault } = tools.desk
  const rows = arrivals.map(({ deliveryKey, lane, address, letter }) => ({
    id: deliveryKey,
    channel: address.channel,
    account: address.account,
    lane,
    reason: 'too_old',
    body_sealed: vault.seal(JSON.stringify({ address, letter } satisfies PutAside)),
    at: now,
    kind: null,
  }))
  await database.commit(rows.map((row) => quarantined(tools.desk, row)))
  for (const { channel } of rows) tools.metrics.ignored.inc({ channel, kind: 'too_old' })
}

/** Keeps what this version does not understand, for one that does. */
async function keepUnread(
  { desk }: Intake,
  channel: ChannelName,
  { unread }: Delivery,
  now: Instant,
): Promise<void> {
  await desk.database.commit(
    unread.map(({ kind, account, user, body }) =>
      quarantined(desk, {
        id: desk.vault.ref('unread', channel, body),
        channel,
        account,
        lane: user === null ? null : desk.vault.ref('citizen', channel, account, user),
        reason: 'not_understood',
        body_sealed: desk.vault.seal(withoutNul(body)),
        at: now,
        kind,
      }),
    ),
  )
}

type Row = {
  id: string
  channel: string
  account: string
  lane: string | null
  reason: string
  body_sealed: string
  at: number
  kind: string | null
}

function quarantined({ database }: Desk, row: Row) {
  return write(
    database.read
      .insertInto('quarantine')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}
