/** The outgoing half of the Redis mailbox: of each citizen only the oldest unsettled message is on its way. */
import type { ChannelName, OutgoingPart } from '../../channels/channel.ts'
import { CannotOpen } from '../../privacy/seal.ts'
import type { Vault } from '../../privacy/vault.ts'
import {
  type DeadLetter,
  ECHO_WAIT_MS,
  KEPT_FOR_MS,
  type Mailbox,
  type Outgoing,
  SEND_LEASE_MS,
  type SendOutcome,
} from '../mailbox.ts'
import { type Heads, partitionOf, whatCame } from './partitions.ts'
import { PARTITIONS } from './redis.ts'
import type { ScriptName } from './scripts.ts'

type OutboxHalf = Pick<
  Mailbox,
  'takeOutgoing' | 'stillSending' | 'settle' | 'confirm' | 'nextOutgoingAt' | 'deadLetters' | 'requeue'
>

/** The outgoing calls of the port, on the queues of the partitions. */
export function outboxRedis(heads: Heads, vault: Vault): OutboxHalf {
  const inEach = (script: ScriptName, ...args: (string | number)[]) =>
    Promise.all(Array.from({ length: PARTITIONS }, (_, partition) => heads.run(partition, script, ...args)))

  async function settle(outgoing: Outgoing, outcome: SendOutcome, now: number): Promise<void> {
    const { id, attempts, leasedUntil, lane, address } = outgoing
    const args: (string | number)[] =
      'sent' in outcome
        ? ['sent', now]
        : 'dead' in outcome
          ? ['dead', now, outcome.dead]
          : 'dropped' in outcome
            ? ['sent', now]
            : 'kept' in outcome
              ? ['kept', now, outcome.kept, KEPT_FOR_MS, outgoing.heardAt ?? '']
              : ['retry', now, outcome.reason, outcome.retryAt, outcome.maybeSent ? 1 : 0]
    await heads.run(partitionOf(lane), 'settle', id, attempts, leasedUntil, lane, address.account, ...args)
  }

  return {
    async takeOutgoing(limit, now, resting = []) {
      const taken: TakenMessage[] = []
      // On, until there is enough: in the most urgent partitions there may be nothing but messages of accounts that rest.
      for (let due = await heads.outgoing(now); due.length > 0 && taken.length < limit; ) {
        const room = limit - taken.length
        const some = due.slice(0, room)
        due = due.slice(some.length)
        const each = Math.floor(room / some.length)
        const answers = await whatCame(
          some.map((partition) =>
            heads.run(
              partition,
              'take-outgoing',
              now,
              now + SEND_LEASE_MS,
              now + ECHO_WAIT_MS,
              each,
              ...resting,
            ),
          ),
        )
        taken.push(...(answers as TakenMessage[][]).flat())
      }
      const outgoing: Outgoing[] = []
      for (const message of taken) {
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

    async stillSending(outgoing, now) {
      await whatCame(
        outgoing.map(({ id, attempts, leasedUntil, lane, address: { channel, account } }) => {
          const end = now + (channel === 'messenger' ? ECHO_WAIT_MS : SEND_LEASE_MS)
          return heads.run(partitionOf(lane), 'still-sending', id, attempts, leasedUntil, lane, account, end)
        }),
      )
    },

    settle,

    async confirm(lane, outboxId, _platformId, _now) {
      const notice = await heads.run(partitionOf(lane), 'confirm', lane, outboxId)
      return notice === '' ? null : (notice as string)
    },

    nextOutgoingAt: () => heads.nextOutgoingAt(),

    async deadLetters(after, limit) {
      const from = [after?.settledAt ?? '-inf', after?.id ?? '', limit]
      const letters = ((await inEach('dead-letters', ...from)) as string[][][]).flat().map(
        ([id, channel, account, reason, attempts, settledAt]): DeadLetter => ({
          id: id!,
          channel: channel as ChannelName,
          account: account!,
          reason: reason!,
          attempts: Number(attempts),
          settledAt: Number(settledAt),
        }),
      )
      return letters.sort(byTime).slice(0, limit)
    },

    async requeue(ids, now) {
      const back = new Set(((await inEach('requeue', now, ...ids)) as string[][]).flat())
      return ids.filter((id) => back.has(id))
    },
  }
}

function byTime(a: DeadLetter, b: DeadLetter): number {
  return a.settledAt - b.settledAt || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
}

type TakenMessage = [
  id: string,
  fields: string,
  attempts: string,
  maybe: string,
  user: string,
  leasedUntil: string,
  heardAt: string,
]

function outgoingOf([id, fields, attempts, maybe, sealedUser, leasedUntil, heardAt]: TakenMessage) {
  const [lane, channel, account, at, , notice, sealedBody] = fields.split('\n')
  return {
    id,
    lane: lane!,
    address: { channel: channel as ChannelName, account: account!, user: '' },
    notice: notice === '' ? null : notice!,
    attempts: Number(attempts),
    maybeSent: Number(maybe) > 0,
    ...(Number(maybe) > 1 ? { spent: true as const } : {}),
    leasedUntil: Number(leasedUntil),
    createdAt: Number(at),
    ...(heardAt === '' ? {} : { heardAt: Number(heardAt) }),
    sealedUser,
    sealedBody: sealedBody!,
  }
}
