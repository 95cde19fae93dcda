/** Which ways Meta leaves open for a notice at a moment. Source: facts/messenger.md 4. */
import type { Instant } from '../../calendar/instant.ts'
import type { OutgoingPart, Way } from '../channel.ts'

const HOUR_MS = 3_600_000
/** 24 h from the citizen's last action, and a margin for clocks and queues. */
const WINDOW_MS = 24 * HOUR_MS - 5 * 60_000
const HUMAN_AGENT_MS = 7 * 24 * HOUR_MS - 5 * 60_000

/** @param allowed `humanAgent`: Meta has granted the feature; `templates`: kinds for which a utility message is approved */
export function messengerWays(
  { heardAt = 0, beyond }: Pick<OutgoingPart, 'heardAt' | 'beyond'>,
  now: Instant,
  allowed: { humanAgent: boolean; templates: Pick<ReadonlySet<string>, 'has'> },
): Way[] {
  const silence = now - heardAt
  const mayAnswer = beyond?.byOfficial === true && allowed.humanAgent && silence < HUMAN_AGENT_MS
  return [
    ...(silence < WINDOW_MS ? (['reply'] as const) : []),
    ...(mayAnswer ? (['human_agent'] as const) : []),
    ...(beyond && allowed.templates.has(beyond.kind) ? (['template'] as const) : []),
  ]
}
