/** The outgoing half of the Redis mailbox: of each citizen only the oldest unsettled message is on its way. */
import type { ChannelName, OutgoingPart } from '../../channels/channel.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import type { Vault } from '../../privacy/vault.ts'
import { type DeadLetter, type Mailbox, type Outgoing, SEND_LEASE_MS, type SendOutcome } from '../mailbox.ts'
import type { Heads } from './partitions.ts'
import { type Answer, PARTITIONS, type RedisStore } from './redis.ts'

type OutboxHalf = Pick<
  Mailbox,
  'takeOutgoing' | 'settle' | 'confirm' | 'nextOutgoingAt' | 'deadLetters' | 'requeue'
>

/** @param run runs a script in a lane's partition and notes its heads */
export function outboxRedis(
  store: RedisStore,
  heads: Heads,
  run: (script: 'settle' | 'confirm', lane: string, ...args: (string | number)[]) => Promise<Answer[]>,
  vault: Vault,
): OutboxHalf {
  const everywhere = Array.from({ length: PARTITIONS }, (_, partition) => partition)

  async function inEach(script: 'dead-letters' | 'requeue', ...args: (string | number)[]): Promise<Answer[]> {
    const answers = await Promise.all(
      everywhere.map(async (partition) => {
        const [found, its] = (await store.run(script, partition, ...args)) as [Answer[], Answer]
        heads.saw(partition, its)
        return found
      }),
    )
    return answers.flat()
  }

  async function settle(
    outgoing: Pick<Outgoing, 'id' | 'lane' | 'attempts'>,
    outcome: SendOutcome,
    now: number,
  ) {
    const args: (string | number)[] =
      'sent' in outcome
        ? ['sent', now]
        : 'dead' in outcome
          ? ['dead', now, outcome.dead]
          : ['retry', now, outcome.reason, outcome.retryAt, outcome.maybeSent ? 1 : 0]
    await run('settle', outgoing.lane, outgoing.id, outgoing.attempts, ...args)
  }

  return {
    async takeOutgoing(limit, now, resting = []) {
      const partitions = (await heads.outgoing(now)).slice(0, limit)
      if (partitions.length === 0) return []
      const each = Math.floor(limit / partitions.length)
      const taken = await Promise.all(
        partitions.map(async (partition) => {
          const answer = await store.run(
            'take-outgoing',
            partition,
            now,
            now + SEND_LEASE_MS,
            each,
            ...resting,
          )
          const [messages, its] = answer as [string[][], Answer]
          heads.saw(partition, its)
          return messages
        }),
      )
      const outgoing: Outgoing[] = []
      for (const fields of taken.flat()) {
        try {
          outgoing.push(outgoingOf(vault, fields))
        } catch (error) {
          if (!(error instanceof CannotOpen)) throw error
          const [id, lane, , , , , , attempts] = fields
          await settle(
            { id: id!, lane: lane!, attempts: Number(attempts) },
            { dead: 'unreadable: sealed by another key' },
            now,
          )
        }
      }
      return outgoing
    },

    settle,

    async confirm(lane, outboxId, _platformId, _now) {
      const [, , notice] = await run('confirm', lane, lane, outboxId)
      return notice === undefined || notice === '' ? null : (notice as string)
    },

    nextOutgoingAt: () => heads.nextOutgoingAt(),

    async deadLetters() {
      const letters = ((await inEach('dead-letters')) as string[][]).map(
        ([id, channel, account, reason, attempts, settledAt]): DeadLetter => ({
          id: id!,
          channel: channel as ChannelName,
          account: account!,
          reason: reason!,
          attempts: Number(attempts),
          settledAt: Number(settledAt),
        }),
      )
      return letters.sort((a, b) => a.settledAt - b.settledAt)
    },

    async requeue(ids, now) {
      const back = new Set(await inEach('requeue', now, ...ids))
      return ids.filter((id) => back.has(id))
    },
  }
}

function outgoingOf(vault: Vault, fields: string[]): Outgoing {
  const [id, lane, channel, account, user, body, notice, attempts, maybe, at] = fields as [
    string,
    string,
    ...string[],
  ]
  return {
    id,
    lane,
    address: { channel: channel as ChannelName, account: account!, user: vault.open(user!) },
    part: JSON.parse(vault.open(body!)) as OutgoingPart,
    notice: notice === '' ? null : notice!,
    attempts: Number(attempts),
    maybeSent: maybe === '1',
    createdAt: Number(at),
  }
}
