/** Half-open bands `[from, below)`: each value lies in exactly one. */
import { compare, decimal, type Ratio } from './ratio.ts'
import type { Fault } from './rule-parts.ts'

/** `from` included, absent: no lower end; `below` excluded, absent: no upper end. */
export type Band = { from?: number | undefined; below?: number | undefined }

/** The band in which a value lies; null when none does, which a checked file does not have. */
export function bandOf<Some extends Band>(bands: readonly Some[], value: Ratio): Some | null {
  return (
    bands.find(
      ({ from, below }) =>
        (from === undefined || compare(value, decimal(from)) >= 0) &&
        (below === undefined || compare(value, decimal(below)) < 0),
    ) ?? null
  )
}

/** Gaps, overlaps and missing ends, with the band in which each shows. Bands stand in any order. */
export function bandFaults(bands: readonly Band[]): Fault[] {
  const faults: Fault[] = []
  const add = (at: number, field: string, message: string) => faults.push({ path: [at, field], message })
  bands.forEach(({ from, below }, at) => {
    if (from !== undefined && below !== undefined && below <= from)
      add(at, 'below', `bands: ${below} is not above ${from}`)
  })
  if (faults.length > 0) return faults
  const least = Number.NEGATIVE_INFINITY
  const order = bands.map((_, at) => at).sort((a, b) => (bands[a]!.from ?? least) - (bands[b]!.from ?? least))
  order.forEach((at, place) => {
    const { from } = bands[at]!
    if (place === 0) {
      if (from !== undefined && from > 0)
        add(at, 'from', `bands: nothing below ${from}; the lowest has no from`)
      return
    }
    const before = bands[order[place - 1]!]!
    if (from === undefined) add(at, 'from', 'bands: two without a lower end overlap')
    else if (before.below === undefined || before.below > from)
      add(at, 'from', `bands overlap at ${from}: the one before ends at ${before.below ?? 'no number'}`)
    else if (before.below < from) add(at, 'from', `bands leave a gap from ${before.below} to ${from}`)
  })
  const last = order.at(-1)
  if (last !== undefined && bands[last]!.below !== undefined)
    add(last, 'below', `bands: nothing from ${bands[last]!.below} on; the highest has no below`)
  return faults
}
