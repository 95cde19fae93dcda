/** The outgoing half of the SQL mailbox: of each citizen only the oldest unsettled message is on its way. */

import type { Instant } from '../calendar/instant.ts'
import type { ChannelName, OutgoingPart } from '../channels/channel.ts'
import type { Database } from '../database/database.ts'
import { CannotOpen } from '../privacy/seal.ts'
import type { Vault } from '../privacy/vault.ts'
import { ECHO_WAIT_MS, type Mailbox, type Outgoing, SEND_LEASE_MS } from './mailbox.ts'

type OutboxHalf = Pick<
  Mailbox,
  'takeOutgoing' | 'stillSending' | 'settle' | 'confirm' | 'nextOutgoingAt' | 'deadLetters' | 'requeue'
>

/** The outgoing calls of the port, on the outbox table. */
export function outboxSql(database: Database, vault: Vault, sql: OutboxStatements): OutboxHalf {
  return {
    async takeOutgoing(limit, now, resting = []) {
      const parameters = [now, ...leaseEnds(now), limit, ...resting]
      const taken = await database.commit([{ sql: sql.take(resting.length), parameters }])
      const rows = 'rows' in taken ? (taken.rows[0] as OutgoingRow[]) : []
      const outgoing: Outgoing[] = []
      for (const row of rows.sort((a, b) => a.position - b.position)) {
        try {
          outgoing.push(outgoingOf(vault, row))
        } catch (error) {
          if (!(error instanceof CannotOpen)) throw error
          await database.commit([
            {
              sql: sql.dead,
              parameters: [
                row.lane,
                row.id,
                row.attempts,
                row.leased_until,
                'unreadable: sealed by another key',
                now,
              ],
            },
          ])
        }
      }
      return outgoing
    },

    async stillSending(outgoing, now) {
      await database.commit(
        outgoing.map(({ lane, id, attempts, leasedUntil }) => ({
          sql: sql.still,
          parameters: [lane, id, attempts, leasedUntil, ...leaseEnds(now)],
        })),
      )
    },

    async settle(outgoing, outcome, now) {
      const which = [outgoing.lane, outgoing.id, outgoing.attempts, outgoing.leasedUntil]
      const write =
        'sent' in outcome
          ? { sql: sql.sent, parameters: [...which, outcome.sent, now] }
          : 'dead' in outcome
            ? { sql: sql.dead, parameters: [...which, outcome.dead, now] }
            : 'kept' in outcome
              ? { sql: sql.kept, parameters: [...which, outcome.kept, outgoing.heardAt ?? 0, now] }
              : 'dropped' in outcome
                ? { sql: sql.dropped, parameters: [...which, outcome.dropped, now] }
                : {
                    sql: sql.again,
                    parameters: [...which, outcome.reason, outcome.retryAt, outcome.maybeSent ? 1 : 0],
                  }
      await database.commit([write])
    },

    async confirm(lane, outboxId, platformId, now) {
      const outcome = await database.commit([
        { sql: sql.confirm, parameters: [outboxId, platformId, now, lane] },
      ])
      return 'rows' in outcome ? ((outcome.rows[0]?.[0]?.notice as string | null | undefined) ?? null) : null
    },

    async nextOutgoingAt() {
      const [next] = await database.query(sql.nextDue, [])
      return (next?.due_at as number | undefined) ?? null
    },

    async deadLetters(after, limit) {
      const dead = database.read
        .selectFrom('outbox')
        .select(['id', 'channel', 'account', 'reason', 'attempts', 'settled_at'])
        .where('status', '=', 'dead')
        .orderBy('settled_at')
        .orderBy('id')
        .limit(limit)
      const page = after
        ? dead.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('settled_at', 'id'), '>', tuple(after.settledAt, after.id)),
          )
        : dead
      const rows = await page.execute()
      return rows.map((row) => ({
        id: row.id,
        channel: row.channel as ChannelName,
        account: row.account,
        reason: row.reason ?? '',
        attempts: row.attempts,
        settledAt: row.settled_at ?? 0,
      }))
    },

    async requeue(ids, now) {
      const outcome = await database.commit(ids.map((id) => ({ sql: sql.requeue, parameters: [id, now] })))
      return 'rows' in outcome ? outcome.rows.flatMap((rows) => rows.map((row) => String(row.id))) : []
    },
  }
}

type OutgoingRow = {
  position: number
  id: string
  lane: string
  channel: string
  account: string
  body_sealed: string
  maybe_sent: number
  attempts: number
  leased_until: number
  notice: string | null
  created_at: number
  heard_at: number | null
  address_sealed: string
}

function outgoingOf(vault: Vault, row: OutgoingRow): Outgoing {
  return {
    id: row.id,
    lane: row.lane,
    address: {
      channel: row.channel as ChannelName,
      account: row.account,
      user: vault.open(row.address_sealed),
    },
    part: JSON.parse(vault.open(row.body_sealed)) as OutgoingPart,
    notice: row.notice,
    attempts: row.attempts,
    maybeSent: row.maybe_sent > 0,
    ...(row.maybe_sent > 1 ? { spent: true as const } : {}),
    leasedUntil: row.leased_until,
    createdAt: row.created_at,
    ...(row.heard_at === null ? {} : { heardAt: row.heard_at }),
  }
}

const THIS_TRY = `lane = $1 and id = $2 and attempts = $3 and leased_until = $4 and status = 'sending'`

/** Nothing of the same citizen's before it is still on its way. */
const HEADS_ITS_LANE = `not exists (select 1 from outbox earlier where earlier.lane = o.lane
  and earlier.position < o.position and earlier.status in ('waiting', 'sending'))`

function passedOver(accounts: number): string {
  const places = Array.from({ length: accounts }, (_, i) => `$${i + 5}`)
  return accounts === 0 ? '' : `and o.account not in (${places.join(', ')})`
}

/** Of a lease that begins or goes on now: its end, and its end where an echo may still come. */
function leaseEnds(now: Instant): [Instant, Instant] {
  return [now + SEND_LEASE_MS, now + ECHO_WAIT_MS]
}

function endOf(lease: string, withEcho: string): string {
  return `case when channel = 'messenger' then cast(${withEcho} as bigint) else cast(${lease} as bigint) end`
}

export type OutboxStatements = ReturnType<typeof outboxStatements>

/** The statements of the outgoing half by what they do, in the dialect of the database; compiled once at start. */
export function outboxStatements(database: Database) {
  const skipLocked = database.kind === 'postgres' ? 'for update of o skip locked' : ''
  const s = (sql: string) => database.statement(sql)
  return {
    // A row still "sending" after its lease is one whose courier died: it may have been sent.
    /** @param resting how many accounts are passed over; they are the parameters from the fifth on */
    take: (resting: number) =>
      s(`update outbox set status = 'sending', leased_until = ${endOf('$2', '$3')}, due_at = ${endOf('$2', '$3')},
        attempts = attempts + 1,
        maybe_sent = case when status = 'sending' then maybe_sent + 1 else maybe_sent end
      where position in (select o.position from outbox o where o.status in ('waiting', 'sending') and o.due_at <= $1
        and ${HEADS_ITS_LANE} ${passedOver(resting)}
        order by o.due_at, o.position limit cast($4 as bigint) ${skipLocked})
      returning position, id, lane, channel, account, body_sealed, maybe_sent, attempts, leased_until, notice, created_at, heard_at,
        (select address_sealed from lane where lane.id = outbox.lane) as address_sealed`),
    still: s(`update outbox set due_at = ${endOf('$5', '$6')} where ${THIS_TRY}`),
    nextDue: s(`select o.due_at from outbox o where o.status in ('waiting', 'sending') and ${HEADS_ITS_LANE}
      order by o.due_at limit 1`),
    sent: s(`update outbox set status = 'sent', platform_id = $5, settled_at = $6, reason = null
      where ${THIS_TRY}`),
    dead: s(`update outbox set status = 'dead', reason = $5, settled_at = $6
      where ${THIS_TRY}`),
    dropped: s(`update outbox set status = 'dropped', reason = $5, settled_at = $6
      where ${THIS_TRY}`),
    // When its citizen has written during the try, nobody else would wake it: it is tried again at once.
    kept: s(`update outbox set reason = $5, leased_until = 0,
        status = case when coalesce(heard_at, 0) > $6 then 'waiting' else 'kept' end,
        due_at = case when coalesce(heard_at, 0) > $6 then $7 else due_at end
      where ${THIS_TRY}`),
    again: s(`update outbox set status = 'waiting', reason = $5, due_at = $6, leased_until = 0,
        maybe_sent = case when $7 = 1 then maybe_sent + 1 else maybe_sent end
      where ${THIS_TRY}`),
    confirm: s(`update outbox set status = 'sent', platform_id = $2, settled_at = $3
      where id = $1 and lane = $4 and status in ('sending', 'waiting', 'dead', 'kept') returning notice`),
    // A message that was never tried becomes as urgent as the reply behind it.
    urge: s(
      `update outbox set due_at = $2 where lane = $1 and status = 'waiting' and attempts = 0 and due_at > $2`,
    ),
    requeue:
      s(`update outbox set status = 'waiting', due_at = $2, settled_at = null, attempts = 0, maybe_sent = 0, leased_until = 0
      where id = $1 and status = 'dead' returning id`),
  }
}
