/** The slots that the tagger finds in a message, of those that its intent can have. */
import type { Intent } from '../intents.ts'
import { onlyTold, personNamed, unitSlot } from '../office-slots.ts'
import { namesDeed, withinBounds } from '../slot-bounds.ts'
import { mayHaveSlots, type Slots } from '../slots.ts'
import type { Message } from '../words.ts'
import type { MarkedSlot } from './example.ts'
import { tokensOf } from './slot-features.ts'
import { slotHints } from './slot-hints.ts'
import { findSlots, type Tagger } from './slot-tagger.ts'

/**
 * Each as typed; where there are several, the first, but of procedures the first that is a deed. Who is complained of is told by complaints alone. An office without a name
 * ("một cửa", "trạm y tế"), in which the tagger sees nothing, is one all the same: the rules find it.
 */
export function markedSlots(tagger: Tagger, message: Message, intent: Intent): Pick<Slots, MarkedSlot> {
  if (!mayHaveSlots(intent)) return {}
  const found: Pick<Slots, MarkedSlot> = {}
  const spans = findSlots(tagger, tokensOf(message, intent, slotHints(message)))
  for (const { slot, start, end } of withinBounds(message.text, spans)) {
    if (slot === 'date' && intent === 'rate_service' && OUT_OF.test(message.text.slice(start, end))) continue
    if (slot === 'official' && onlyTold(message.text, { start, end })) continue
    const typed = message.text.slice(start, end)
    const said = slot === 'official' ? officialIn(typed, intent) : typed
    if (said === null) continue
    const isTold =
      found[slot] !== undefined && !(slot === 'procedure' && !namesDeed(found[slot]) && namesDeed(said))
    if (!isTold) found[slot] = said
  }
  const unit = found.unit ?? unitSlot(message.text)
  return unit === null ? found : { ...found, unit }
}

/** «4/5» where something is rated. */
const OUT_OF = /^\d{1,2} ?\/ ?(?:5|10)$/

function officialIn(typed: string, intent: Intent): string | null {
  return intent === 'file_complaint' ? personNamed(typed) : null
}
