/** The outgoing half of the Redis mailbox: of each citizen only the oldest unsettled message is on its way. */
import type { ChannelName, OutgoingPart } from '../../channels/channel.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import type { Vault } from '../../privacy/vault.ts'
import { type DeadLetter, type Mailbox, type Outgoing, SEND_LEASE_MS, type SendOutcome } from '../mailbox.ts'
import { type Heads, partitionOf } from './partitions.ts'
import { type Answer, PARTITIONS } from './redis.ts'
import type { ScriptName } from './scripts.ts'

type OutboxHalf = Pick<
  Mailbox,
  'takeOutgoing' | 'settle' | 'confirm' | 'nextOutgoingAt' | 'deadLetters' | 'requeue'
>

/** @param runIn runs a script in a partition and gives its value */
export function outboxRedis(
  heads: Heads,
  runIn: (partition: number, script: ScriptName, ...args: (string | number)[]) => Promise<Answer>,
  vault: Vault,
): OutboxHalf {
  const inEach = (script: ScriptName, ...args: (string | number)[]) =>
    Promise.all(Array.from({ length: PARTITIONS }, (_, partition) => runIn(partition, script, ...args)))

  async function settle(outgoing: Outgoing, outcome: SendOutcome, now: number): Promise<void> {
    const { id, attempts, lane, address } = outgoing
    const args: (string | number)[] =
      'sent' in outcome
        ? ['sent', now]
        : 'dead' in outcome
          ? ['dead', now, outcome.dead]
          : ['retry', now, outcome.reason, outcome.retryAt, outcome.maybeSent ? 1 : 0]
    await runIn(partitionOf(lane), 'settle', id, attempts, lane, address.account, ...args)
  }

  return {
    async takeOutgoing(limit, now, resting = []) {
      const partitions = (await heads.outgoing(now)).slice(0, limit)
      if (partitions.length === 0) return []
      const each = Math.floor(limit / partitions.length)
      const taken = (await Promise.all(
        partitions.map((partition) =>
          runIn(partition, 'take-outgoing', now, now + SEND_LEASE_MS, each, ...resting),
        ),
      )) as TakenMessage[][]
      const outgoing: Outgoing[] = []
      for (const message of taken.flat()) {
        const { sealedUser, sealedBody, ...open } = outgoingOf(message)
        try {
          open.address.user = vault.open(sealedUser)
          outgoing.push({ ...open, part: JSON.parse(vault.open(sealedBody)) as OutgoingPart })
        } catch (error) {
          if (!(error instanceof CannotOpen)) throw error
          await settle({ ...open, part: { message: {} } }, { dead: 'unreadable: sealed by another key' }, now)
        }
      }
      return outgoing
    },

    settle,

    async confirm(lane, outboxId, _platformId, _now) {
      const notice = await runIn(partitionOf(lane), 'confirm', lane, outboxId)
      return notice === '' ? null : (notice as string)
    },

    nextOutgoingAt: () => heads.nextOutgoingAt(),

    async deadLetters() {
      const letters = ((await inEach('dead-letters')) as string[][][]).flat().map(
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
      const back = new Set(((await inEach('requeue', now, ...ids)) as string[][]).flat())
      return ids.filter((id) => back.has(id))
    },
  }
}

type TakenMessage = [id: string, fields: string, attempts: string, maybe: string, user: string]

function outgoingOf([id, fields, attempts, maybe, sealedUser]: TakenMessage) {
  const [lane, channel, account, at, , notice, sealedBody] = fields.split('\n')
  return {
    id,
    lane: lane!,
    address: { channel: channel as ChannelName, account: account!, user: '' },
    notice: notice === '' ? null : notice!,
    attempts: Number(attempts),
    maybeSent: maybe === '1',
    createdAt: Number(at),
    sealedUser,
    sealedBody: sealedBody!,
  }
}
