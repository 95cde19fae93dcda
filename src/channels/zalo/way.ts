/** Which ways Zalo leaves open for a notice at a moment. Source: facts/zalo.md 5.1, 5.3. */
import type { Instant } from '../../calendar/instant.ts'
import type { OutgoingPart, Way } from '../channel.ts'

const HOUR_MS = 3_600_000
const MARGIN_MS = 5 * 60_000
const FREE_MS = 48 * HOUR_MS - MARGIN_MS
/** From 48 h to 7 days each message is billed. */
const PAID_MS = 7 * 24 * HOUR_MS - MARGIN_MS

/** @param allowed `paid`: the office pays for messages after 48 h; `templates`: kinds for which a template is approved */
export function zaloWays(
  { heardAt = 0, beyond }: Pick<OutgoingPart, 'heardAt' | 'beyond'>,
  now: Instant,
  allowed: { paid: boolean; templates: Pick<ReadonlySet<string>, 'has'> },
): Way[] {
  const silence = now - heardAt
  return [
    ...(silence < (allowed.paid ? PAID_MS : FREE_MS) ? (['reply'] as const) : []),
    ...(beyond && allowed.templates.has(beyond.kind) ? (['template'] as const) : []),
  ]
}
