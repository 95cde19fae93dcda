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

const TELLING = ['ask', 'answer', 'transfer', 'refuse']

/** The delivery of each complaint's last notice (reminders are left out). */
export async function deliveries(
  database: Database,
  complaints: readonly string[],
): Promise<Map<string, Delivery>> {
  const result = new Map<string, Delivery>(complaints.map((code) => [code, 'none']))
  if (complaints.length === 0) return result
  const steps = await database.read
    .selectFrom('complaint_event')
    .select(['complaint', (select) => select.fn.max('seq').as('seq')])
    .where('complaint', 'in', [...complaints])
    .where('kind', 'in', TELLING)
    .groupBy('complaint')
    .execute()
  if (steps.length === 0) return result
  const notices = await database.read
    .selectFrom('notice')
    .select(['id', 'outcome'])
    .where(
      'id',
      'in',
      steps.map(({ complaint, seq }) => `${complaint}:${seq}:0`),
    )
    .execute()
  for (const { id, outcome } of notices) {
    const complaint = id.split(':')[0]!
    result.set(complaint, deliveryOf(outcome))
  }
  return result
}

function deliveryOf(outcome: string | null): Delivery {
  if (outcome === null) return 'pending'
  if (outcome.startsWith('kept')) return 'unreached'
  if (outcome === 'delivered' || outcome === 'seen') return outcome
  return outcome.startsWith('dead') ? 'failed' : 'sent'
}
