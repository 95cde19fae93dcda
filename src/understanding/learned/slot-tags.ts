/** The tags of words: outside of all slots, or for each slot the first word and the further ones. */
import { MARKED_SLOTS, type MarkedSlot } from './example.ts'

/** Of a word that belongs to no slot. */
export const OUTSIDE = 0
/** How many tags there are. */
export const TAGS = 1 + 2 * MARKED_SLOTS.length

/** The tag of a slot's first word. */
export function beginsOf(slot: MarkedSlot): number {
  return 1 + 2 * MARKED_SLOTS.indexOf(slot)
}

/** The tag of a slot's further words. */
export function insideOf(slot: MarkedSlot): number {
  return beginsOf(slot) + 1
}

/** The slot of a tag; null outside. */
export function slotOf(tag: number): MarkedSlot | null {
  return tag === OUTSIDE ? null : MARKED_SLOTS[(tag - 1) >> 1]!
}

/** Whether a tag is that of a slot's first word. */
export function begins(tag: number): boolean {
  return tag % 2 === 1
}

/** A further word follows only words of the same slot; a message begins with none (`before` is OUTSIDE). */
export function mayFollow(before: number, tag: number): boolean {
  return tag === OUTSIDE || begins(tag) || before === tag || before === tag - 1
}
