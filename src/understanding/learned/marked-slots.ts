/** The slots that the taggers find in a message, of those that its intent can have. */
import type { Intent } from '../intents.ts'
import type { Slots } from '../slots.ts'
import type { Message } from '../words.ts'
import { MARKED_SLOTS, type MarkedSlot } from './example.ts'
import type { Learned } from './learn.ts'
import { slotHints } from './slot-hints.ts'
import { findSlots, tokensOf } from './slot-tagger.ts'

/** Who is complained of is told by complaints alone. */
const WITH_SLOTS: ReadonlySet<Intent> = new Set([
  'check_dossier',
  'file_complaint',
  'rate_service',
  'commend',
  'track_complaint',
  'procedure_info',
  'speak_to_official',
])

/** Each as typed; where there are several, the first. */
export function markedSlots(
  learned: Pick<Learned, 'slots'>,
  message: Message,
  intent: Intent,
): Pick<Slots, MarkedSlot> {
  if (!WITH_SLOTS.has(intent)) return {}
  const tokens = tokensOf(message, slotHints(message))
  const found: Pick<Slots, MarkedSlot> = {}
  for (const slot of MARKED_SLOTS) {
    if (slot === 'official' && intent !== 'file_complaint') continue
    const [first] = findSlots(learned.slots[slot], tokens)
    if (first) found[slot] = message.text.slice(first.start, first.end)
  }
  return found
}
