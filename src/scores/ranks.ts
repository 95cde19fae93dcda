/** Ranks that say how sure they are: a place is an interval, and units that cannot be told apart share it (đồng hạng). Pure. */
import { allPairsZ } from './normal.ts'
import type { Scorecard } from './scorecard.ts'
import { type Interval, type Share, wilson } from './wilson.ts'

/** Why a unit has no rank: too few ratings for an index, or too few of the citizens served were asked to compare it. */
export type Unranked = 'withheld' | 'low_coverage'

/** A unit that may be ranked. `measured` null: withheld; `unranked`: why it is left out although it was measured. */
export type Candidate = { code: string; measured: Share | null; unranked: Unranked | null }

/** The places that a unit may truly have, 1 the best; `tiedWith`: the units it cannot be told from, in the order given. */
export type Rank = { from: number; to: number; of: number; tiedWith: string[] }

export type Place =
  | { code: string; rank: Rank; unranked: null }
  | { code: string; rank: null; unranked: Unranked }

/**
 * The ranks of units, in the order given. All the intervals together hold all the true ranks in 95 of 100 cases: two units
 * are told apart only when the interval of their difference, widened for the number of pairs, leaves out zero. The best
 * place a unit may have is one below all that are surely better, the last one above all that are surely worse.
 *
 * Sources: differences of all pairs as in Mogstad, Romano, Shaikh and Wilhelm, Review of Economic Studies 91 (2024), 476-518,
 * which is narrower than Klein, Wright and Wieczorek, JRSS A 183 (2020), 589-606, from single intervals; widened by Tukey's
 * range (`allPairsZ`), each difference by Newcombe's interval.
 */
export function ranksOf(candidates: readonly Candidate[]): Place[] {
  const isRanked = ({ measured, unranked }: Candidate) =>
    measured !== null && measured.n > 0 && unranked === null
  const z = allPairsZ(Math.max(1, candidates.filter(isRanked).length))
  const ranked = candidates.filter(isRanked).map(({ code, measured }) => standing(code, measured!, z))
  const byCode = new Map(ranked.map((each) => [each.code, each]))
  return candidates.map(({ code, measured, unranked }): Place => {
    const own = byCode.get(code)
    if (!own) return { code, rank: null, unranked: measured === null ? 'withheld' : (unranked ?? 'withheld') }
    const better = ranked.filter((other) => isAbove(other, own))
    const worse = ranked.filter((other) => isAbove(own, other))
    const apart = new Set([own, ...better, ...worse])
    const tiedWith = ranked.filter((other) => !apart.has(other)).map((other) => other.code)
    const rank = { from: better.length + 1, to: ranked.length - worse.length, of: ranked.length, tiedWith }
    return { code, rank, unranked: null }
  })
}

/** A scorecard's unit with its satisfaction index as what is ranked. */
export function candidateOf(card: Scorecard, coverageIsLow = false): Candidate {
  const { index, n } = card.satisfaction
  const levels = card.inputs.overall.levels
  const measured = index === null || levels === null ? null : { share: (levels[3] + levels[4]) / n, n }
  return { code: card.unit.code, measured, unranked: coverageIsLow ? 'low_coverage' : null }
}

/** As people say it: `hạng 3 đến 7, đồng hạng với 4 đơn vị`. */
export function rankText({ from, to, tiedWith }: Rank, language: 'vi' | 'en'): string {
  const ties = tiedWith.length
  if (language === 'en') {
    const place = from === to ? `rank ${from}` : `rank ${from} to ${to}`
    return ties === 0 ? place : `${place}, tied with ${ties} ${ties === 1 ? 'unit' : 'units'}`
  }
  const place = from === to ? `hạng ${from}` : `hạng ${from} đến ${to}`
  return ties === 0 ? place : `${place}, đồng hạng với ${ties} đơn vị`
}

type Standing = { code: string; share: number } & Interval

function standing(code: string, { share, n }: Share, z: number): Standing {
  return { code, share, ...wilson(share * n, n, z)! }
}

/** Whether the lower end of the difference's interval is above zero: `differenceInterval`, from intervals made once a unit. */
function isAbove(one: Standing, other: Standing): boolean {
  return one.share - other.share > Math.hypot(one.share - one.low, other.high - other.share)
}
