/** Scorecards of one period ranked among units of the same kind, as the console and the public page show them. Pure. */
import { UNIT_KINDS, type UnitKind } from '../units/unit.ts'
import { candidateOf, type Place, type Rank, ranksOf, type Unranked } from './ranks.ts'
import type { Scorecard } from './scorecard.ts'

/** A unit with its rank, or why it has none. */
export type RankedUnit = { card: Scorecard } & ({ rank: Rank; why: null } | { rank: null; why: Unranked })

/** The units of a kind. Best index first, then by name. */
export type RankedGroup = {
  kind: UnitKind
  ranked: RankedUnit[]
  /** With an index, but not ranked. */
  unranked: RankedUnit[]
  /** Without an index. */
  withheld: RankedUnit[]
}

/** Kinds that have units, in the order of `UNIT_KINDS`. */
export function rankedGroups(
  cards: readonly Scorecard[],
  kindOf: (unitCode: string) => UnitKind,
): RankedGroup[] {
  const byKind = Map.groupBy(cards, ({ unit }) => kindOf(unit.code))
  return UNIT_KINDS.flatMap((kind) => {
    const members = byKind.get(kind)
    return members ? [groupOf(kind, members)] : []
  })
}

function groupOf(kind: UnitKind, cards: readonly Scorecard[]): RankedGroup {
  const places = ranksOf(cards.map((card) => candidateOf(card, hasLowCoverage(card))))
  const units = cards.map((card, i) => withRank(card, places[i]!)).sort(byIndex)
  const isWithheld = ({ card }: RankedUnit) => card.satisfaction.index === null
  return {
    kind,
    ranked: units.filter(({ rank }) => rank !== null),
    unranked: units.filter((unit) => unit.rank === null && !isWithheld(unit)),
    withheld: units.filter(isWithheld),
  }
}

/** Whether the scorecard itself says that too few were invited. */
function hasLowCoverage({ reasons }: Scorecard): boolean {
  return reasons.some(({ rule }) => rule === 'coverage')
}

function withRank(card: Scorecard, place: Place): RankedUnit {
  return place.rank
    ? { card, rank: place.rank, why: null }
    : { card, rank: null, why: place.unranked ?? 'withheld' }
}

/** By the whole numbers: two indices that look alike rounded are not the same. */
function byIndex({ card: a }: RankedUnit, { card: b }: RankedUnit): number {
  const [first, second] = [a, b].map((card) => candidateOf(card).measured?.share ?? -1) as [number, number]
  return (
    second - first || a.unit.name.localeCompare(b.unit.name, 'vi') || (a.unit.code < b.unit.code ? -1 : 1)
  )
}
