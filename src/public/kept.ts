/** Something costly that anybody may ask for, made once and kept for a while. */
import type { Instant } from '../calendar/instant.ts'

/**
 * Wraps a question: while an answer to the same key is being made, and for `keepMs` after it was asked for, nothing is asked
 * again. Of several keys those asked for last are kept, `most` of them. A failure is not kept.
 */
export function kept<Value>(
  keepMs: number,
  ask: (key: string, now: Instant) => Promise<Value>,
  most = 1,
): (key: string, now: Instant) => Promise<Value> {
  const held = new Map<string, { askedAt: Instant; value: Promise<Value> }>()
  return (key, now) => {
    const there = held.get(key)
    if (there && now >= there.askedAt && now - there.askedAt < keepMs) return there.value
    const mine = { askedAt: now, value: ask(key, now) }
    held.delete(key) // a map keeps the order of setting: the first key is the one asked for longest ago
    held.set(key, mine)
    if (held.size > most) held.delete(held.keys().next().value!)
    mine.value.catch(() => {
      if (held.get(key) === mine) held.delete(key)
    })
    return mine.value
  }
}
