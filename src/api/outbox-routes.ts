/** Messages that could not be sent: `GET /outbox`, `POST /outbox/requeue`. Never to whom, never the words. */
import { z } from 'zod'
import type { DeadLetter, Mailbox } from '../conversation/mailbox.ts'
import { type CursorKey, listOf, listQuery, PAGE_SIZE, page } from './list.ts'
import { type AnyRoute, iso, momentOut, route } from './route.ts'

const MOST_IDS = 1_000

/** `requeued` tells the couriers of this process, when it has any, that messages may go. */
export type OutboxDoor = { mailbox: Mailbox; requeued(): void }

/** The calls on the outbox of one engine. */
export function outboxRoutes(door: OutboxDoor): AnyRoute[] {
  return [listDeadLetters(door), requeueDeadLetters(door)]
}

const listDeadLetters = ({ mailbox }: OutboxDoor) =>
  route({
    method: 'get',
    path: '/outbox',
    scope: 'outbox:requeue',
    summary:
      'Messages that were given up, oldest first, with their reasons; neither their words nor to whom.',
    query: z.object({ cursor: listQuery.cursor }),
    response: listOf(
      z.object({
        id: z.string(),
        channel: z.enum(['zalo', 'messenger']),
        account: z.string().meta({ description: 'The OA or the Page.' }),
        reason: z.string().meta({ description: 'The failure and the code of the platform.' }),
        attempts: z.int(),
        settledAt: momentOut.meta({ description: 'When it was given up.' }),
      }),
    ),
    async handle(_, { query }) {
      const after = query.cursor && { settledAt: query.cursor[0], id: String(query.cursor[1]) }
      return {
        body: page(
          await mailbox.deadLetters(after ?? null, PAGE_SIZE + 1),
          keyOf,
          ({ id, channel, account, reason, attempts, settledAt }) => ({
            id,
            channel,
            account,
            reason,
            attempts,
            settledAt: iso(settledAt),
          }),
        ),
      }
    },
  })

const requeueDeadLetters = ({ mailbox, requeued }: OutboxDoor) =>
  route({
    method: 'post',
    path: '/outbox/requeue',
    scope: 'outbox:requeue',
    summary: "Puts dead letters back into their citizens' order, to be sent at once.",
    body: z.object({ ids: z.array(z.string().min(1).max(200)).min(1).max(MOST_IDS) }),
    response: z.object({
      requeued: z.array(z.string()).meta({ description: 'Those of the ids that were dead letters.' }),
    }),
    async handle(_, { body }, _caller, now) {
      const back = await mailbox.requeue([...new Set(body.ids)], now)
      if (back.length > 0) requeued()
      return { body: { requeued: back } }
    },
  })

function keyOf({ settledAt, id }: DeadLetter): CursorKey {
  return [settledAt, id]
}
