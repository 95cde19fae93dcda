/** Facts of several units as those of one. */
import { noFacts, type UnitFacts } from './facts.ts'
import type { ScoreViewer } from './scorecard.ts'

/** The sum; of nobody, no facts. The order does not matter but for groups of raters, which are a set. */
export function sumFacts(parts: readonly UnitFacts[]): UnitFacts {
  return parts.reduce((sum, each) => plus(sum, each) as UnitFacts, noFacts())
}

/** Whether nothing is counted that the viewer may see: a list must not tell of a complaint by naming the unit. */
export function isNothing({ overall, items, dossiers, complaints }: UnitFacts, viewer: ScoreViewer): boolean {
  const { plain, protected: guarded, settled } = complaints
  const conduct = viewer === 'full' ? guarded : settled
  return [overall, Object.fromEntries(items), dossiers, plain, conduct].every((counts) =>
    Object.values(counts)
      .flat()
      .every((n) => n === 0),
  )
}

/** Numbers are added, in lists place by place, in maps and objects name by name; lists of other things are put together. */
function plus(one: unknown, other: unknown): unknown {
  if (typeof one === 'number') return one + (other as number)
  if (one instanceof Map) return plusMap(one, other as typeof one)
  if (Array.isArray(one)) return plusList(one, other as unknown[])
  const more = other as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(one as object).map(([name, value]) => [name, plus(value, more[name])]),
  )
}

function plusMap(one: Map<unknown, unknown>, other: Map<unknown, unknown>): Map<unknown, unknown> {
  const sum = new Map(one)
  for (const [key, value] of other) sum.set(key, sum.has(key) ? plus(sum.get(key), value) : value)
  return sum
}

function plusList(one: unknown[], other: unknown[]): unknown[] {
  const isOfNumbers = typeof (one[0] ?? other[0]) === 'number'
  return isOfNumbers ? one.map((value, i) => plus(value, other[i])) : [...one, ...other]
}
