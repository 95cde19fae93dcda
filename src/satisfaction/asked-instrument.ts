/** Which instrument a unit is asked, and which of its items: pure. */
import type { Unit } from '../units/unit.ts'
import type { Instrument, Item } from './instrument.ts'
import { CHAT_INSTRUMENT } from './rating.ts'

/**
 * The instrument that names the unit, else the one that names its kind, else the default; null when the default was never
 * loaded. One unit is asked one instrument, so that its index never mixes two.
 */
export function askedOf(
  instruments: ReadonlyMap<string, Instrument>,
  { code, kind }: Pick<Unit, 'code' | 'kind'>,
): Instrument | null {
  const all = [...instruments.values()]
  return (
    all.find(({ asks }) => asks?.units.includes(code)) ??
    all.find(({ asks }) => asks?.kinds.includes(kind)) ??
    instruments.get(CHAT_INSTRUMENT) ??
    null
  )
}

/** Kinds and units that a second instrument wants to be asked of, with that instrument's name. */
export function askedTwice(instruments: readonly Instrument[]): { name: string; what: string }[] {
  const seen = new Set<string>()
  return instruments.flatMap(({ name, asks }) => {
    const wants = [
      ...(asks?.kinds ?? []).map((kind) => `kind ${kind}`),
      ...(asks?.units ?? []).map((unit) => `unit ${unit}`),
    ]
    const clashes = wants.filter((what) => seen.has(what))
    for (const what of wants) seen.add(what)
    return clashes.map((what) => ({ name, what }))
  })
}

/** One in so many is drawn from all items of the factor, so that one that everybody passes over cannot keep the others out. */
const ANY_ITEM = 4

/**
 * One item of each factor: the one with the fewest answers in the unit, so that all items of its instrument are covered
 * alike and an index does not hang on two or three answers; among equals chance decides.
 *
 * @param answers how many answers each item has lately got in this unit; a missing one has none
 * @param draw chance for a purpose, as hex; `moment.draw`, so that a redone turn asks the same
 */
export function chooseItems(
  instrument: Instrument,
  answers: ReadonlyMap<string, number>,
  draw: (purpose: string) => string,
): Item[] {
  const chance = (purpose: string) => Number.parseInt(draw(purpose).slice(0, 8), 16)
  return instrument.factors.flatMap(({ code }) => {
    const items = instrument.items.filter((item) => item.factor === code)
    const least = Math.min(...items.map((item) => answers.get(item.code) ?? 0))
    const fewest = items.filter((item) => (answers.get(item.code) ?? 0) === least)
    const among = chance(`any:${code}`) % ANY_ITEM === 0 ? items : fewest
    return among[chance(`item:${code}`) % among.length] ?? []
  })
}
