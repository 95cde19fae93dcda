/** Whether the last thing that an office told a citizen has reached them. */
import type { Database } from '../database/database.ts'

/** `none`: nothing was to be told; `pending`: on its way; `sent`: the platform took it; `failed`: given up, the reason is with the operator. */
export const DELIVERIES = ['none', 'pending', 'sent', 'failed'] as const
export type Delivery = (typeof DELIVERIES)[number]

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
    result.set(complaint, outcome === null ? 'pending' : outcome === 'sent' ? 'sent' : 'failed')
  }
  return result
}
