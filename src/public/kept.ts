/** Something costly that anybody may ask for, made once and kept for a while. */
import type { Instant } from '../calendar/instant.ts'

/**
 * Wraps a question: while an answer to the same key is being made, and for `keepMs` after it was asked for, nothing is asked
 * again. Only the last key is kept. A failure is not kept.
 */
export function kept<Value>(
  keepMs: number,
  ask: (key: string, now: Instant) => Promise<Value>,
): (key: string, now: Instant) => Promise<Value> {
  let held: { key: string; askedAt: Instant; value: Promise<Value> } | null = null
  return (key, now) => {
    if (held?.key === key && now >= held.askedAt && now - held.askedAt < keepMs) return held.value
    const mine = { key, askedAt: now, value: ask(key, now) }
    held = mine
    mine.value.catch(() => {
      if (held === mine) held = null
    })
    return mine.value
  }
}
