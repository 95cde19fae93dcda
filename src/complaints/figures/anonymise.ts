/** Settled complaints as observers read them: classes of five or more that agree in whatever is told of them. Pure. */
import type { UnitKind, UnitTree } from '../../units/unit.ts'
import type { Category } from '../complaint.ts'
import type { Result, SettledCount, TimeTaken } from './settled-cases.ts'
import { SMALLEST_CELL } from './suppress.ts'

/** Five or more cases. Null: not told, because too few agree in it. */
export type CaseClass = {
  /** `2026-11`, in which it was settled. */
  month: string
  ground: Category | null
  /** Of the unit complained of; `unknown`: no unit was named. */
  kind: UnitKind | 'unknown' | null
  /** The unit's code. */
  unit: string | null
  result: Result | null
  taken: TimeTaken | null
  n: number
}

/** What is given up, one after the other, until five agree. */
const GIVEN_UP = ['unit', 'taken', 'result', 'kind', 'ground'] as const

/**
 * Puts cases into classes that do not overlap. Those that too few others resemble lose one trait after the other, the
 * telling ones first; where even a month has fewer than five left over, these are told nowhere, and no total tells of them.
 */
export function anonymise(counts: readonly SettledCount[], tree: UnitTree): CaseClass[] {
  let left = gathered(counts.map((count) => classOf(count, tree)))
  const told: CaseClass[] = left.filter(isLarge)
  left = left.filter((each) => !isLarge(each))
  for (const trait of GIVEN_UP) {
    const wider = gathered(left.map((each) => ({ ...each, [trait]: null })))
    told.push(...wider.filter(isLarge))
    left = wider.filter((each) => !isLarge(each))
  }
  return told.sort((a, b) => (a.month === b.month ? b.n - a.n : a.month < b.month ? 1 : -1))
}

function classOf(count: SettledCount, tree: UnitTree): CaseClass {
  const kind = count.unit === null ? 'unknown' : (tree.byCode.get(count.unit)?.kind ?? 'unknown')
  return { ...count, kind }
}

function gathered(classes: readonly CaseClass[]): CaseClass[] {
  const found = new Map<string, CaseClass>()
  for (const { n, ...traits } of classes) {
    const key = [traits.month, traits.ground, traits.kind, traits.unit, traits.result, traits.taken].join('|')
    found.set(key, { ...traits, n: n + (found.get(key)?.n ?? 0) })
  }
  return [...found.values()]
}

function isLarge({ n }: CaseClass): boolean {
  return n >= SMALLEST_CELL
}
