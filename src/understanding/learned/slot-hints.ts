/** Where the rules see slots, for the tagger to weigh. */
import { dateSpans } from '../date-slot.ts'
import { officialSpans, unitSpans } from '../office-slots.ts'
import { procedureSpans } from '../procedure-slot.ts'
import type { Message } from '../words.ts'

/**
 * What the rules say of the word that starts at an offset: `unit`, `procedure`, `official`, `date`, each also as `begins`,
 * and whether one of the same kind stood before (`again`).
 */
export function slotHints(message: Message): (start: number) => string[] {
  const { text } = message
  const spans = Object.entries({
    unit: unitSpans(text),
    procedure: procedureSpans(message),
    official: officialSpans(text),
    date: dateSpans(text),
  }).flatMap(([slot, found]) => found.map((span, i) => ({ ...span, slot, isFirst: i === 0 })))
  return (at) =>
    spans
      .filter(({ start, end }) => start <= at && at < end)
      .map(({ slot, start, isFirst }) => `${slot}${start === at ? ' begins' : ''}${isFirst ? '' : ' again'}`)
}
