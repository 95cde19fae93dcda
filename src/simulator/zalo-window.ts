/** Whether Zalo lets a consultation message through, and out of which quota. Source: facts/zalo.md 5.1, 4.6. */
import type { Instant } from '../calendar/instant.ts'
import type { Rules } from './rules.ts'
import type { Talk } from './talk.ts'

const HOUR_MS = 3_600_000
const FREE_MS = 48 * HOUR_MS
const PAID_MS = 7 * 24 * HOUR_MS
/** What `remain` and `total` say where nothing is limited. */
const EIGHT = 8

/** `quota` stands in the answer; a refusal is code and words. */
export type Passage =
  | { quota: { quota_type: 'reply' | 'sub_quota'; remain: string; total: string }; paid: boolean }
  | { error: number; message: string }

/** @param paidSoFar messages of the OA that were paid for */
export function passage(talk: Talk, paidSoFar: number, now: Instant, rules: Rules['zalo']): Passage {
  if (talk.left) return { error: -213, message: 'User has not followed OA' }
  const silent = now - talk.lastInteraction
  if (silent > PAID_MS)
    return { error: -230, message: 'User has not interacted with the OA in the past 7 days' }
  if (silent > FREE_MS) return paid(paidSoFar, rules)
  const total = rules.repliesPerCitizen
  const sent = repliesSince(talk)
  if (total !== null && sent >= total) return { error: -218, message: 'Out of quota receive' }
  const remain = total === null ? EIGHT : total - sent - 1
  return {
    quota: { quota_type: 'reply', remain: String(remain), total: String(total ?? EIGHT) },
    paid: false,
  }
}

function paid(soFar: number, { billing, paidMessages }: Rules['zalo']): Passage {
  if (!billing) return { error: -232, message: 'User has not interacted, or last interaction expired' }
  if (paidMessages !== null && soFar >= paidMessages) return { error: -211, message: 'Out of quota' }
  const total = paidMessages ?? 500 // the Growth package's (facts/zalo.md 5.2)
  const remain = String(Math.max(0, total - soFar - 1))
  return { quota: { quota_type: 'sub_quota', remain, total: String(total) }, paid: true }
}

/** Free messages since the citizen last did something. */
export function repliesSince({ messages, lastInteraction }: Talk): number {
  return messages.filter(
    ({ from, at, byHuman, card }) => from === 'bot' && at >= lastInteraction && !byHuman && card === null,
  ).length
}
