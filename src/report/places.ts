/** The places of units within their group, as intervals. */
import { type RankedUnit, rankedGroups } from '../scores/ranked-groups.ts'
import type { ReportFacts } from './facts.ts'

/** By unit code; among units of the same kind. */
export function placesOf({ cards, kindOf }: Pick<ReportFacts, 'cards' | 'kindOf'>): Map<string, RankedUnit> {
  const groups = rankedGroups(cards, (code) => kindOf.get(code) ?? 'other')
  return new Map(
    groups
      .flatMap(({ ranked, unranked, withheld }) => [...ranked, ...unranked, ...withheld])
      .map((each) => [each.card.unit.code, each]),
  )
}

/** `3 - 7`, `3`; what keeps it from a rank; null where it has no index or nobody to be compared with. */
export function placeText(place: RankedUnit | undefined): string | null {
  if (!place || place.why === 'withheld' || (place.rank && place.rank.of < 2)) return null
  if (!place.rank) return 'ít mời'
  const { from, to } = place.rank
  return from === to ? String(from) : `${from} - ${to}`
}
