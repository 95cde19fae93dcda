/** The mailbox on Redis, for many machines: letters, states and the outbox in Redis, records in the database (decision 0002). */

import type { Instant } from '../../calendar/instant.ts'
import type { ChannelName } from '../../channels/channel.ts'
import { Conflict, type Database, Unavailable } from '../../database/database.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import type { Vault } from '../../privacy/vault.ts'
import {
  type Arrival,
  GATHER_MOST_MS,
  GATHER_MS,
  type Held,
  LEASE_MS,
  type Letter,
  type Mailbox,
  MOST_LETTERS,
  REPLIES_FIRST_MS,
  type Turn,
  type TurnResult,
  UNREADABLE_REST_MS,
} from '../mailbox.ts'
import { recordKeyStatement, recordWrites } from '../record-writes.ts'
import { sealedUsers } from '../sealed-users.ts'
import { outboxRedis } from './outbox-redis.ts'
import { createHeads, partitionOf, whatCame } from './partitions.ts'
import { PARTITIONS, type RedisStore } from './redis.ts'
import type { ScriptName } from './scripts.ts'

const STORE_AWAY_REST_MS = 1_000
const DELIVERY_KEYS_LIVE_MS = 7 * 86_400_000

export type RedisMailboxOptions = {
  /** Tells other processes of arrivals: where this one takes no turns itself. */
  announces: boolean
  /** How often all partitions are asked for what other processes left; 0: every time. */
  askEveryMs: number
}

/** @returns the mailbox, and what another process's arrivals are told to */
export function createRedisMailbox(
  store: RedisStore,
  database: Database,
  vault: Vault,
  options: RedisMailboxOptions,
): Mailbox & { look(partition: number): void } {
  const heads = createHeads(store, options.askEveryMs)
  const sealUser = sealedUsers(vault)
  const keyStatement = recordKeyStatement(database)
  const everywhere = Array.from({ length: PARTITIONS }, (_, partition) => partition)

  const run = (lane: string, script: ScriptName, ...args: (string | number)[]) =>
    heads.run(partitionOf(lane), script, ...args)

  const mailbox: Mailbox & { look(partition: number): void } = {
    ...outboxRedis(heads, vault),
    look: heads.look,

    async accept(arrivals, now) {
      const answers = await Promise.all(arrivals.map((arrival) => acceptOne(arrival, now)))
      await store.replicated(arrivals.map(({ lane }) => partitionOf(lane)))
      return answers.map((isNew) => isNew === 1)
    },

    async take(limit, now) {
      const partitions = (await heads.due(now)).slice(0, limit)
      if (partitions.length === 0) return []
      const each = Math.floor(limit / partitions.length)
      const answers = (await whatCame(
        partitions.map((partition) => heads.run(partition, 'take', now, now + LEASE_MS, each, MOST_LETTERS)),
      )) as TakenLane[][]
      const turns = await whatCame(answers.flat().map((lane) => readTurn(lane, now)))
      const open = turns.filter((turn) => turn !== null)
      return open.length > 0 || answers.every((lanes) => lanes.length === 0) ? open : mailbox.take(limit, now)
    },

    async commit(turn, result, now) {
      if (result.records.length > 0) {
        const prepared = vault.seal(JSON.stringify(preparedOf(turn, result)))
        if ((await run(turn.lane, 'prepare', ...lease(turn), prepared)) === 0) return 'lost'
        const refused = await keepRecords(turn, result.records, now)
        if (refused) {
          await run(turn.lane, 'abandon', turn.lane, turn.fence)
          return { refused }
        }
      }
      return (await end(turn, preparedOf(turn, result), now)) ? 'done' : 'lost'
    },

    async release(turn, retryAt, defect) {
      await run(turn.lane, 'release', turn.lane, turn.fence, retryAt, defect ? 1 : 0)
    },

    nextDueAt: () => heads.nextDueAt(),

    async held(lane) {
      const value = await run(lane, 'held', lane)
      const [known, letters, messages] = value as [number, string[], string[]]
      if (known === 0) return null
      const held: Held[] = letters.map((letter) => {
        const [receivedAt, , sealed] = letter.split('|')
        return { at: Number(receivedAt), from: 'citizen', sealed: sealed! }
      })
      for (let i = 0; i < messages.length; i += 2)
        held.push({ at: Number(messages[i]), from: 'office', sealed: messages[i + 1]! })
      return held
    },

    async forget(lane, onlyIdle) {
      return (await run(lane, 'forget', lane, onlyIdle ? 1 : 0)) === 1
    },

    async clean(before, limit) {
      const cleaned = (await Promise.all(
        everywhere.map((partition) => heads.run(partition, 'clean', before, limit)),
      )) as number[]
      return cleaned.reduce((sum, n) => sum + n, 0)
    },

    async figures(now) {
      const answers = (await Promise.all(
        everywhere.map((partition) => heads.run(partition, 'figures', now)),
      )) as [number, string, number, string, number][]
      const sum = (at: 0 | 2 | 4) => answers.reduce((total, answer) => total + answer[at], 0)
      const oldest = (at: 1 | 3) => {
        const times = answers.map((answer) => answer[at]).filter((time) => time !== '')
        return times.length === 0 ? null : Math.min(...times.map(Number))
      }
      const dueAt = oldest(1)
      return {
        lanesDue: sum(0),
        oldestDueAt: dueAt !== null && dueAt <= now ? dueAt : null,
        outgoing: sum(2),
        oldestOutgoingAt: oldest(3),
        dead: sum(4),
      }
    },
  }
  return mailbox

  function acceptOne({ lane, address, deliveryKey, sentAt, gathers, letter }: Arrival, now: Instant) {
    const kept = run(
      lane,
      'accept',
      lane,
      deliveryKey,
      DELIVERY_KEYS_LIVE_MS,
      sentAt,
      now,
      gathers ? 1 : 0,
      `${now}|${deliveryKey}|${vault.seal(JSON.stringify(letter))}`,
      address.channel,
      address.account,
      sealUser(lane, address.user),
      GATHER_MS,
      GATHER_MOST_MS,
      options.announces ? 1 : 0,
    )
    // On the same connection a take comes after it: both share a wait for the disk.
    if (!options.announces) heads.look(partitionOf(lane))
    return kept
  }

  /** A lane as a turn; null when it needs none now: its prepared turn was ended, or it cannot be read and rests. */
  async function readTurn(taken: TakenLane, now: Instant): Promise<Turn | null> {
    const [lane, fence, , , , version, , , , prepared] = taken
    const held = { lane, fence: Number(fence), version: Number(version) }
    try {
      if (prepared !== '') {
        const result = JSON.parse(vault.open(prepared)) as Prepared
        const refused = await keepRecords(held, result.records, now)
        if (!refused || refused.reason === 'recorded') {
          await end(held, result, now)
          return null
        }
        await run(lane, 'abandon', lane, fence)
      }
      return turnOf(taken, vault)
    } catch (error) {
      const isUnreadable = error instanceof CannotOpen || error instanceof SyntaxError
      const retryAt = now + (isUnreadable ? UNREADABLE_REST_MS : STORE_AWAY_REST_MS)
      await run(lane, 'release', lane, fence, retryAt, isStoreAway(error) ? 0 : 1)
      return null
    }
  }

  /** @throws after a defect in a write, with the prepared turn taken away: it would fail again whoever ends it */
  async function keepRecords(
    { lane, fence }: Pick<Turn, 'lane' | 'fence'>,
    records: TurnResult['records'],
    now: Instant,
  ) {
    const { writes, refusedRecord } = recordWrites(keyStatement, records, now)
    try {
      return refusedRecord(await database.commit(writes), 0)
    } catch (error) {
      if (!isStoreAway(error)) await run(lane, 'abandon', lane, fence)
      throw error
    }
  }

  /** The fenced end of a turn. @returns false when another worker has the lane */
  async function end(turn: Pick<Turn, 'lane' | 'fence' | 'version'>, result: Prepared, now: Instant) {
    const replies = result.replies.flatMap(({ id, notice, part }) => [
      id,
      notice === null ? now - REPLIES_FIRST_MS : now,
      notice ?? '',
      vault.seal(JSON.stringify(part)),
    ])
    const ended = run(
      turn.lane,
      'commit',
      ...lease(turn),
      vault.seal(result.state),
      result.gathers ? 1 : 0,
      now,
      result.lastAt,
      result.gathers ? GATHER_MS : 0,
      GATHER_MOST_MS,
      result.wakesKept ? now - REPLIES_FIRST_MS : '',
      result.done.length,
      ...result.done,
      ...replies,
    )
    if (replies.length > 0 || result.wakesKept) heads.lookForMessages(partitionOf(turn.lane))
    return (await ended) === 1
  }
}

/** A turn's result as it is kept before its records are: enough for another worker to end it. */
type Prepared = Pick<TurnResult, 'state' | 'gathers' | 'records' | 'replies' | 'wakesKept'> & {
  done: string[]
  lastAt: Instant
}

function preparedOf(
  turn: Turn,
  { state, gathers, records, replies, taken, wakesKept }: TurnResult,
): Prepared {
  const done = turn.letters.slice(0, taken)
  return {
    state,
    gathers,
    records,
    replies,
    ...(wakesKept ? { wakesKept } : {}),
    done: done.map(({ seq }) => seq),
    lastAt: done.at(-1)?.receivedAt ?? turn.lastAt,
  }
}

/** It may have kept what it was given. */
function isStoreAway(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof Conflict
}

function lease({ lane, fence, version }: Pick<Turn, 'lane' | 'fence' | 'version'>): (string | number)[] {
  return [lane, fence, version]
}

type TakenLane = [
  lane: string,
  fence: string,
  channel: string,
  account: string,
  user: string,
  version: string,
  state: string,
  lastAt: string,
  failures: string,
  prepared: string,
  letters: string[],
]

function turnOf(taken: TakenLane, vault: Vault): Turn {
  const [lane, fence, channel, account, user, version, state, lastAt, failures, , flat] = taken
  const letters: Turn['letters'] = []
  for (let i = 0; i < flat.length; i += 3) {
    const [receivedAt, deliveryKey, sealed] = flat[i + 2]!.split('|')
    letters.push({
      seq: flat[i]!,
      deliveryKey: deliveryKey!,
      sentAt: Number(flat[i + 1]),
      receivedAt: Number(receivedAt),
      letter: JSON.parse(vault.open(sealed!)) as Letter,
    })
  }
  return {
    lane,
    address: { channel: channel as ChannelName, account, user: vault.open(user) },
    fence: Number(fence),
    version: Number(version),
    state: state === '' ? null : vault.open(state),
    lastAt: Number(lastAt),
    failures: Number(failures),
    letters,
  }
}
