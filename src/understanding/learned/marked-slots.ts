/** The slots that the tagger finds in a message, of those that its intent can have. */
import type { Intent } from '../intents.ts'
import { personNamed } from '../office-slots.ts'
import type { Slots } from '../slots.ts'
import type { Message } from '../words.ts'
import type { MarkedSlot } from './example.ts'
import { tokensOf } from './slot-features.ts'
import { slotHints } from './slot-hints.ts'
import { findSlots, type Tagger } from './slot-tagger.ts'

/** What steers a conversation or passes the time of day states nothing. */
const WITHOUT_SLOTS: ReadonlySet<Intent> = new Set([
  'help',
  'cancel',
  'back',
  'affirm',
  'deny',
  'skip',
  'greet',
  'thanks_bye',
  'none',
])

/** Whether messages with such an intent state anything. */
export function mayHaveSlots(intent: Intent): boolean {
  return !WITHOUT_SLOTS.has(intent)
}

/** Each as typed; where there are several, the first. Who is complained of is told by complaints alone. */
export function markedSlots(tagger: Tagger, message: Message, intent: Intent): Pick<Slots, MarkedSlot> {
  if (!mayHaveSlots(intent)) return {}
  const found: Pick<Slots, MarkedSlot> = {}
  for (const { slot, start, end } of findSlots(tagger, tokensOf(message, intent, slotHints(message)))) {
    const typed = message.text.slice(start, end)
    const said = slot === 'official' ? officialIn(typed, intent) : typed
    if (said !== null) found[slot] ??= said
  }
  return found
}

function officialIn(typed: string, intent: Intent): string | null {
  return intent === 'file_complaint' ? personNamed(typed) : null
}
