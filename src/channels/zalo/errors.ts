/** What Zalo's error codes mean for a message of ours. */

import { dayOf, endOfDay, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { SendFailure } from '../channel.ts'

const HOUR_MS = 3_600_000
/** Zalo's night ends at 06:00; five minutes past it is safe. */
const MORNING_MS = 6 * HOUR_MS + 5 * 60_000

/**
 * Codes of `/v3.0/oa/message/cs` (facts/zalo.md 4.6) and, from -108 to -147 and beyond -1000, of template messages (5.3).
 * Whatever the operator has to mend (package, grant, verification, quota, money) is `credentials`: the account waits. What
 * stops template messages alone is `temporary` with a long pause: answers must not wait for it.
 */
const FAILURES: [SendFailure, number[]][] = [
  ['rate_limited', [-32]],
  ['temporary', [-115, -126, -133, -135, -136, -137, -144, -147, -200, -218, -234]],
  ['window_closed', [-230, -232]],
  ['unreachable', [-108, -114, -118, -119, -139, -140, -141, -213, -217, -227, -244]],
  [
    'credentials',
    [
      -124, -1241, -204, -205, -209, -211, -212, -216, -219, -220, -221, -223, -224, -235, -242, -248, -320,
      -321,
    ],
  ],
  ['rejected', [-109, -117, -127, -131, -146, -1121, -1122]],
  ['rejected', [-100, -201, -210, -214, -233, -237, -238, -240, -241, -249, -403]],
]

const FAILURE_OF = new Map(
  FAILURES.flatMap(([failure, codes]) => codes.map((code) => [code, failure] as const)),
)

/** A code that no table names is tried again: Zalo said plainly that nothing was sent. */
export function failureOf(code: number): SendFailure {
  return FAILURE_OF.get(code) ?? 'temporary'
}

/** Template messages stand still until the operator pays or asks Zalo. */
const TEMPLATES_STOPPED = new Set([-115, -126, -135, -136, -137])

/** How long a code asks to wait, in ms; null when the courier may choose. */
export function pauseOf(code: number, now: Instant): number | null {
  if (code === -218 || TEMPLATES_STOPPED.has(code)) return HOUR_MS // -218: this citizen's quota is used up
  if (code === -144 || code === -147) return endOfDay(dayOf(now)) + MORNING_MS - now // the day's templates are used up
  return code === -234 || code === -133 ? nextMorning(now) - now : null // no sending between 22:00 and 06:00
}

function nextMorning(now: Instant): Instant {
  const today = startOfDay(dayOf(now)) + MORNING_MS
  return now < today ? today : endOfDay(dayOf(now)) + MORNING_MS
}

/** The access token was refused: read the store again, refresh once, retry once. */
export function isTokenRefused(code: number): boolean {
  return code === -216 || code === -220 || code === -124
}

/** The shape of the message was refused, as Zalo may do with buttons. */
export function isShapeRefused(code: number): boolean {
  return code === -201 || code === -233
}
