/** Where the rules see a slot, for the taggers to weigh. */
import { dateSlot } from '../date-slot.ts'
import { officialSlot, unitSlot } from '../office-slots.ts'
import { procedureSlot } from '../procedure-slot.ts'
import type { Message } from '../words.ts'

/** What the rules say of the word that starts at an offset: `unit`, `procedure`, `official`, `date`. */
export function slotHints(message: Message): (start: number) => string[] {
  const { text } = message
  const spans = Object.entries({
    unit: unitSlot(text),
    procedure: procedureSlot(message),
    official: officialSlot(text),
    date: dateSlot(text),
  }).flatMap(([slot, typed]) => {
    const start = typed === null ? -1 : text.indexOf(typed)
    return start < 0 ? [] : [{ slot, start, end: start + typed!.length }]
  })
  return (at) =>
    spans
      .filter(({ start, end }) => start <= at && at < end)
      .map(({ slot, start }) => (start === at ? `${slot} begins` : slot))
}
