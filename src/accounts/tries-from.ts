/** How often each remote address tried to sign in: in memory, so that a stranger can neither guess for long nor keep a known name locked. */
import type { Instant } from '../calendar/instant.ts'

const TRIES_A_MINUTE = 20
const MINUTE_MS = 60_000
const MOST_ADDRESSES = 10_000

export type TriesFrom = {
  /** Counts a try. @returns whether the address may try now */
  count(address: string, now: Instant): boolean
}

export function triesFrom(): TriesFrom {
  const seen = new Map<string, { since: Instant; n: number }>()
  return {
    count(address, now) {
      const key = networkOf(address)
      const last = seen.get(key)
      const tries = last && now - last.since < MINUTE_MS ? last : { since: now, n: 0 }
      tries.n += 1
      seen.delete(key) // the map keeps the order of the last tries: the oldest goes first
      seen.set(key, tries)
      if (seen.size > MOST_ADDRESSES) seen.delete(seen.keys().next().value!)
      return tries.n <= TRIES_A_MINUTE
    },
  }
}

/** One household or office: of IPv6 the first half, since whoever has one address has all of its network. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::')
    ? Array.from({ length: 8 - front.length - back.length }, () => '0')
    : []
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
