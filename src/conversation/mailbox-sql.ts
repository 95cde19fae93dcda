/** The mailbox on the database of the records: SQLite for one machine, PostgreSQL for several processes. */

import type { ChannelName, OutgoingPart } from '../channels/channel.ts'
import type { Database, Write } from '../database/database.ts'
import type { Vault } from '../privacy/vault.ts'
import { figuresSql } from './figures-sql.ts'
import { inOrder } from './in-order.ts'
import {
  type Arrival,
  GATHER_MS,
  KEPT_FOR_MS,
  LEASE_MS,
  type Letter,
  type Mailbox,
  REPLIES_FIRST_MS,
  type Turn,
  UNREADABLE_REST_MS,
} from './mailbox.ts'
import { mailboxStatements } from './mailbox-statements.ts'
import { outboxSql, outboxStatements } from './outbox-sql.ts'
import { recordWrites } from './record-writes.ts'
import { sealedUsers } from './sealed-users.ts'

/**
 * The mailbox on a database: letters in `inbox`, where a citizen stands in `lane`, what goes out in `outbox`.
 *
 * @param sql other statements than those of this folder, as `outgoing`: for tests that show what each of them is for
 */
export function createSqlMailbox(
  database: Database,
  vault: Vault,
  sql = mailboxStatements(database),
  outgoing = outboxStatements(database),
): Mailbox {
  const sealUser = sealedUsers(vault)
  return {
    ...outboxSql(database, vault, outgoing),

    async accept(arrivals, now) {
      const isNew: boolean[] = []
      const keep = async (at: number) => {
        isNew[at] = 'rows' in (await database.commit(acceptance(arrivals[at]!, now)))
      }
      if (database.kind === 'sqlite')
        await Promise.all(arrivals.map((_, at) => keep(at))) // in this order, in one transaction
      else await inOrder([...Map.groupBy(arrivals.keys(), (at) => arrivals[at]!.lane).values()], keep)
      return isNew
    },

    async take(limit, now) {
      const taken = await database.commit([{ sql: sql.take, parameters: [now, now + LEASE_MS, limit] }])
      const lanes = 'rows' in taken ? (taken.rows[0] as LaneRow[]) : []
      if (lanes.length === 0) return []
      const letters = await lettersOf(lanes.map(({ id }) => id))
      const turns = await Promise.all(lanes.map((lane) => readTurn(lane, letters.get(lane.id) ?? [])))
      return turns.filter((turn) => turn !== null)
    },

    async commit(turn, result, now) {
      const writes: Write[] = [
        {
          sql: sql.commit,
          parameters: [
            turn.lane,
            turn.fence,
            turn.version,
            vault.seal(result.state),
            result.gathers ? 1 : 0,
            result.taken,
            now,
            turn.letters[result.taken - 1]?.receivedAt ?? turn.lastAt,
            result.gathers ? GATHER_MS : 0,
          ],
          refusal: 'lost',
        },
        ...turn.letters
          .slice(0, result.taken)
          .map((letter) => ({ sql: sql.done, parameters: [now, Number(letter.seq)] })),
      ]
      const { writes: kept, refusedRecord } = recordWrites(sql.record, result.records, now)
      const before = writes.length
      writes.push(...kept)
      if (result.wakesKept)
        writes.push({ sql: sql.wakeKept, parameters: [turn.lane, now - REPLIES_FIRST_MS, now] })
      for (const reply of result.replies) writes.push(outgoingRow(turn, reply, now))
      if (result.replies.some(({ notice }) => notice === null))
        writes.push({ sql: outgoing.urge, parameters: [turn.lane, now - REPLIES_FIRST_MS] })
      const outcome = await database.commit(writes)
      if ('rows' in outcome) return 'done'
      const refused = refusedRecord(outcome, before)
      return refused ? { refused } : 'lost'
    },

    async release(turn, retryAt, defect) {
      await database.commit([
        { sql: sql.release, parameters: [turn.lane, turn.fence, retryAt, defect ? 1 : 0] },
      ])
    },

    async nextDueAt() {
      const [next] = await database.query(sql.nextDue, [])
      return (next?.due_at as number | undefined) ?? null
    },

    async held(lane) {
      const known = database.read.selectFrom('lane').select('id').where('id', '=', lane)
      if (!(await known.executeTakeFirst())) return null
      const letters = await database.read
        .selectFrom('inbox')
        .select(['received_at as at', 'body_sealed as sealed'])
        .where('lane', '=', lane)
        .where('body_sealed', 'is not', null)
        .execute()
      const messages = await database.read
        .selectFrom('outbox')
        .select(['created_at as at', 'body_sealed as sealed'])
        .where('lane', '=', lane)
        .where('body_sealed', 'is not', null)
        .execute()
      return [
        ...letters.map(({ at, sealed }) => ({ at, from: 'citizen' as const, sealed: sealed! })),
        ...messages.map(({ at, sealed }) => ({ at, from: 'office' as const, sealed: sealed! })),
      ]
    },

    async forget(lane, onlyIdle) {
      for (;;) {
        const row = await database.read
          .selectFrom('lane')
          .selectAll()
          .where('id', '=', lane)
          .executeTakeFirst()
        if (onlyIdle && row && (row.waiting > 0 || row.leased_until > 0 || (await isSending(lane))))
          return false
        const outcome = await database.commit([
          ...(row
            ? [{ sql: sql.forgetLane, parameters: [lane, row.waiting, row.fence], refusal: 'moved' }]
            : []),
          { sql: sql.forgetInbox, parameters: [lane] },
          { sql: sql.forgetOutbox, parameters: [lane] },
        ])
        if ('rows' in outcome) return true
      }
    },

    async clean(before, limit) {
      const outcome = await database.commit([
        { sql: sql.cleanInbox, parameters: [before, limit] },
        { sql: sql.cleanOutbox, parameters: [before, limit] },
        { sql: sql.cleanKept, parameters: [before - KEPT_FOR_MS, limit] },
        { sql: sql.cleanLanes, parameters: [before, limit] },
      ])
      return 'rows' in outcome ? outcome.rows.reduce((sum, rows) => sum + rows.length, 0) : 0
    },

    figures: (now) => figuresSql(database, now),
  }

  /** The letter first: when it is a duplicate, nothing else happens. */
  function acceptance(arrival: Arrival, now: number): Write[] {
    const { lane, address, deliveryKey, sentAt, letter } = arrival
    return [
      {
        sql: sql.arrive,
        parameters: [deliveryKey, lane, sentAt, now, vault.seal(JSON.stringify(letter))],
        refusal: 'duplicate',
      },
      {
        sql: sql.wake,
        parameters: [
          lane,
          address.channel,
          address.account,
          sealUser(lane, address.user),
          now,
          arrival.gathers ? 1 : 0,
        ],
      },
    ]
  }

  async function isSending(lane: string): Promise<boolean> {
    const open = database.read.selectFrom('outbox').select('id').where('lane', '=', lane)
    return (
      (await open.where('status', 'in', ['waiting', 'sending']).limit(1).executeTakeFirst()) !== undefined
    )
  }

  /** A lane that cannot be read (another key sealed it, a row is broken) must not hold up the others: it rests, for the operator. */
  async function readTurn(lane: LaneRow, letters: LetterRow[]): Promise<Turn | null> {
    try {
      return turnOf(lane, letters)
    } catch {
      await database.commit([
        { sql: sql.release, parameters: [lane.id, lane.fence, lane.leased_until + UNREADABLE_REST_MS, 1] },
      ])
      return null
    }
  }

  async function lettersOf(lanes: string[]): Promise<Map<string, LetterRow[]>> {
    const rows = (await database.query(sql.letters, [JSON.stringify(lanes)])) as LetterRow[]
    return Map.groupBy(rows, ({ lane }) => lane)
  }

  function letterOf(row: LetterRow): Turn['letters'][number] {
    return {
      seq: String(row.seq),
      deliveryKey: row.delivery_key,
      sentAt: row.sent_at,
      receivedAt: row.received_at,
      letter: JSON.parse(vault.open(row.body_sealed)) as Letter,
    }
  }

  function turnOf(lane: LaneRow, letters: LetterRow[]): Turn {
    return {
      lane: lane.id,
      address: {
        channel: lane.channel as ChannelName,
        account: lane.account,
        user: vault.open(lane.address_sealed),
      },
      fence: lane.fence,
      version: lane.version,
      state: lane.state_sealed === null ? null : vault.open(lane.state_sealed),
      lastAt: lane.last_at,
      failures: lane.failures,
      letters: letters.map(letterOf),
    }
  }

  function outgoingRow(
    turn: Turn,
    reply: { id: string; notice: string | null; part: OutgoingPart },
    now: number,
  ): Write {
    const { channel, account } = turn.address
    return {
      sql: sql.send,
      parameters: [
        reply.id,
        turn.lane,
        channel,
        account,
        vault.seal(JSON.stringify(reply.part)),
        now,
        reply.notice,
        reply.notice === null ? now - REPLIES_FIRST_MS : now,
      ],
    }
  }
}

type LetterRow = {
  lane: string
  seq: number
  delivery_key: string
  sent_at: number
  received_at: number
  body_sealed: string
}

type LaneRow = {
  id: string
  channel: string
  account: string
  address_sealed: string
  state_sealed: string | null
  version: number
  fence: number
  failures: number
  last_at: number
  leased_until: number
}
