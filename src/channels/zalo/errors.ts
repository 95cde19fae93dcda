/** What Zalo's error codes mean for a message of ours. */

import { dayOf, endOfDay, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { SendFailure } from '../channel.ts'

const HOUR_MS = 3_600_000
/** Zalo's night ends at 06:00; five minutes past it is safe. */
const MORNING_MS = 6 * HOUR_MS + 5 * 60_000

/**
 * Codes of `/v3.0/oa/message/cs`. Source: facts/zalo.md 4.6. Whatever the operator has to mend (package,
 * grant, verification, quota, money) is `credentials`: the message waits.
 */
const FAILURES: [SendFailure, number[]][] = [
  ['rate_limited', [-32]],
  ['temporary', [-200, -218, -234]],
  ['window_closed', [-230, -232]],
  ['unreachable', [-213, -217, -227, -244]],
  [
    'credentials',
    [-204, -205, -209, -211, -212, -216, -219, -220, -221, -223, -224, -235, -242, -248, -320, -321],
  ],
  ['rejected', [-100, -201, -210, -214, -233, -237, -238, -240, -241, -249, -403]],
]

const FAILURE_OF = new Map(
  FAILURES.flatMap(([failure, codes]) => codes.map((code) => [code, failure] as const)),
)

/** A code that no table names is tried again: Zalo said plainly that nothing was sent. */
export function failureOf(code: number): SendFailure {
  return FAILURE_OF.get(code) ?? 'temporary'
}

/** How long a code asks to wait, in ms; null when the courier may choose. */
export function pauseOf(code: number, now: Instant): number | null {
  if (code === -218) return HOUR_MS // this citizen's quota is used up
  return code === -234 ? nextMorning(now) - now : null // no sending between 22:00 and 06:00
}

function nextMorning(now: Instant): Instant {
  const today = startOfDay(dayOf(now)) + MORNING_MS
  return now < today ? today : endOfDay(dayOf(now)) + MORNING_MS
}

/** The access token was refused: read the store again, refresh once, retry once. */
export function isTokenRefused(code: number): boolean {
  return code === -216 || code === -220
}

/** The shape of the message was refused, as Zalo may do with buttons. */
export function isShapeRefused(code: number): boolean {
  return code === -201 || code === -233
}
