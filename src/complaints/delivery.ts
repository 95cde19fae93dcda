/** Whether the last thing that an office told a citizen has reached them. */
import type { Database } from '../database/database.ts'

/**
 * `none`: nothing was to be told; `pending`: on its way; `sent`: the platform took it; `unreached`: could not be reached, the
 * words wait for the citizen to write again; `failed`: given up, the reason is with the operator.
 */
export const DELIVERIES = ['none', 'pending', 'sent', 'unreached', 'failed'] as const
/** As the API says it. */
type ToldDelivery = (typeof DELIVERIES)[number]
/** As officials see it: also how far the platform's receipts say that a message came. */
export type Delivery = ToldDelivery | 'delivered' | 'seen'

/** The delivery in the API's words, which know no receipts. */
export function toldDelivery(delivery: Delivery): ToldDelivery {
  return delivery === 'delivered' || delivery === 'seen' ? 'sent' : delivery
}

/** Steps that may tell the citizen something: not each does. */
const TELLING = ['ask', 'answer', 'transfer', 'correct', 'refuse', 'pause', 'merge', 'split']

/** The delivery of each complaint's last notice (reminders are left out). */
export async function deliveries(
  database: Database,
  complaints: readonly string[],
): Promise<Map<string, Delivery>> {
  const result = new Map<string, Delivery>(complaints.map((code) => [code, 'none']))
  if (complaints.length === 0) return result
  const steps = await database.read
    .selectFrom('complaint_event')
    .select(['complaint', 'seq'])
    .where('complaint', 'in', [...complaints])
    .where('kind', 'in', TELLING)
    .orderBy('seq')
    .execute()
  if (steps.length === 0) return result
  const noticeOf = ({ complaint, seq }: (typeof steps)[number]) => `${complaint}:${seq}:0`
  const notices = await database.read
    .selectFrom('notice')
    .select(['id', 'outcome'])
    .where('id', 'in', steps.map(noticeOf))
    .execute()
  const outcomes = new Map(notices.map(({ id, outcome }) => [id, outcome]))
  for (const step of steps) {
    const outcome = outcomes.get(noticeOf(step))
    if (outcome !== undefined) result.set(step.complaint, deliveryOf(outcome))
  }
  return result
}

/** How far each step of a timeline that told the citizen something has come, by its number; steps that told nothing are left out. */
export async function deliveriesOf(
  database: Database,
  complaint: string,
  steps: readonly { seq: number }[],
): Promise<Map<number, Delivery>> {
  if (steps.length === 0) return new Map()
  const ids = new Map(steps.map(({ seq }) => [`${complaint}:${seq}:0`, seq]))
  const rows = await database.read
    .selectFrom('notice')
    .select(['id', 'outcome'])
    .where('id', 'in', [...ids.keys()])
    .execute()
  return new Map(rows.map(({ id, outcome }) => [ids.get(id)!, deliveryOf(outcome)]))
}

/** How far a notice has come. @param outcome as `markOutcome` notes it; null: nothing is known yet */
export function deliveryOf(outcome: string | null): Delivery {
  if (outcome === null) return 'pending'
  if (outcome.startsWith('kept')) return 'unreached'
  if (outcome === 'delivered' || outcome === 'seen') return outcome
  return outcome.startsWith('dead') ? 'failed' : 'sent'
}
