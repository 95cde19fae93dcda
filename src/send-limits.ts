/** How fast each channel's accounts may send, from the settings. */
import type { ChannelName } from './channels/channel.ts'
import type { Environment } from './config.ts'
import { type Rhythm, rhythmOf } from './conversation/pace.ts'

/** Null: not limited by us; the platform's own refusals still make an account rest. */
export type SendLimits = Record<ChannelName, Rhythm | null>

/**
 * Zalo counts by the minute: a quarter of it may go at once, so that a few citizens who write together wait for nothing
 * even where a package allows little. Messenger counts by the second: a twentieth at once keeps the steady rate high
 * enough for a notice to a million citizens within an hour.
 *
 * The default for Zalo is nine tenths of what it documents for an app, which leaves room for tokens and look-ups, and not
 * the 80 a minute that facts/zalo.md 9 recommends: that figure suits one package, known from resellers alone, and would
 * make every busy office wait. Where a package allows less, Zalo says so (-32) and all processes pause together.
 */
export function sendLimits(env: Environment): SendLimits {
  const { ZALO_SENDS_PER_MINUTE: zalo, MESSENGER_SENDS_PER_SECOND: messenger } = env
  return {
    zalo: zalo === 0 ? null : rhythmOf(zalo, 60_000, Math.ceil(zalo / 4)),
    messenger: messenger === 0 ? null : rhythmOf(messenger, 1_000, Math.ceil(messenger / 20)),
  }
}
