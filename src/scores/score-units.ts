/** Which scorecards a question asks for, and whose facts are in each. Pure. */
import { type Day, dayOf, endOfDay, type Instant } from '../calendar/instant.ts'
import { subtreeOf, type Unit, type UnitTree } from '../units/unit.ts'
import { existedIn, type UnitView, unitsNow, unitsThen } from '../units/unit-views.ts'

/** `unit`: of one unit each; `subtree`: of a unit with all under it. */
export const SCORE_SCOPES = ['unit', 'subtree'] as const
export type ScoreScope = (typeof SCORE_SCOPES)[number]

/** One scorecard's unit. */
export type ScoredUnit = {
  unit: Unit
  /** Every recorded code whose facts are in, its own among them. */
  codes: string[]
  /** Units that it carries on and whose facts are in. */
  joined: Unit[]
  /** Units of which it took over a part: what they were is not in. */
  splitFrom: Unit[]
  /** Who took over its work, or a part of it. */
  successors: Unit[]
  /** Whether it, or one that it carries on, existed in the period. */
  existed: boolean
}

export type UnitsQuestion = {
  /** Null: every unit. */
  only: string | null
  view: UnitView
  scope: ScoreScope
  /** The period, and the moment as of which the tree is. */
  from: Instant
  to: Instant
  asOf: Instant
}

/**
 * The unit asked for, or all that stand for themselves, in the order of their codes.
 *
 * A unit asked for by its own code shows what it was itself, also when another carries on its work.
 *
 * @returns null for an unknown unit
 */
export function scoredUnits(tree: UnitTree, question: UnitsQuestion): ScoredUnit[] | null {
  const { only, view, from, to, asOf } = question
  const [first, last] = [dayOf(from), dayOf(to - 1)]
  const standing =
    view === 'now' ? unitsNow(tree, asOf) : unitsThen(tree, first, last, Math.min(to - 1, asOf))
  if (only !== null && !tree.byCode.has(only)) return null
  const home = (code: string) => (code === only ? code : standing.home(code))
  const members = Map.groupBy(tree.byCode.keys(), home)
  const chains = new Map<string, readonly string[]>()
  if (question.scope === 'subtree')
    for (const code of tree.byCode.keys()) chains.set(code, chainUp(standing.tree, code, home))
  const asked = only === null ? [...members.keys()].filter((code) => standing.tree.byCode.has(code)) : [only]
  return asked.sort().map((code) => {
    const unit = standing.tree.byCode.get(code)!
    const own = [code, ...(members.get(code) ?? []).filter((each) => each !== code)]
    const units = own.map((each) => standing.tree.byCode.get(each)!)
    return {
      unit,
      codes:
        question.scope === 'unit'
          ? own
          : standing.isPast(unit)
            ? underThen(unit, tree, first)
            : under(code, chains),
      joined: units.slice(1),
      splitFrom: [...standing.tree.byCode.values()].filter(
        (each) => !own.includes(each.code) && each.successors.some((successor) => own.includes(successor)),
      ),
      successors: unit.successors.flatMap((each) => standing.tree.byCode.get(each) ?? []),
      existed: units.some((each) => existedIn(each, first, last)),
    }
  })
}

/** Every code whose facts belong to a unit with all under it. */
function under(code: string, chains: ReadonlyMap<string, readonly string[]>): string[] {
  return [...chains].flatMap(([each, chain]) => (chain.includes(code) ? [each] : [])).sort()
}

/** Of one that is over: as it stood on its last day, by their own codes; of later periods those alone that are over, too. */
function underThen(unit: Unit, tree: UnitTree, first: Day): string[] {
  const last = unit.validTo!
  const { tree: past } = unitsThen(tree, last, last, endOfDay(last) - 1)
  const isIn = (code: string) => last >= first || (past.byCode.get(code)!.validTo ?? first) < first
  return subtreeOf(past, unit.code).filter(isIn).sort()
}

/**
 * Who stands for a code, who stands for the one above that, and so on: a commune that was split up stays under the province
 * that its own province became. A circle in bad data ends.
 */
function chainUp(tree: UnitTree, code: string, home: (code: string) => string): string[] {
  const chain = new Set<string>()
  for (let next: string | null = code; next !== null; ) {
    const standing = home(next)
    if (chain.has(standing)) break
    chain.add(standing)
    next = tree.byCode.get(standing)?.parent ?? null
  }
  return [...chain]
}
