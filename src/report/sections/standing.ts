/** Who surely stands above or below most others of its kind, in sentences; ties are called ties. */
import { coveragePercent } from '../../scores/coverage.ts'
import type { RankedUnit } from '../../scores/ranked-groups.ts'
import type { ReportFacts } from '../facts.ts'
import { countText, listText } from '../numbers.ts'
import { placesOf } from '../places.ts'
import { shortName, unitGroups } from '../unit-groups.ts'

/** A group smaller than this has no upper and lower half to speak of. */
const LEAST = 4

/** A sentence for each group that is large enough; groups in which nobody can be told apart share one. */
export function standingSentences(facts: ReportFacts): string[] {
  const places = placesOf(facts)
  const groups = unitGroups(facts)
    .map(({ name, cards }) => ({
      name,
      ...halves(cards.flatMap((card) => rankedOf(places, card.unit.code))),
    }))
    .filter(({ n }) => n >= LEAST)
  const tied = groups.filter(({ upper, lower }) => upper.length + lower.length === 0)
  const told = groups.filter((group) => !tied.includes(group))
  return [...told.map(sentence), ...(tied.length > 0 ? [tiedSentence(tied)] : [])]
}

type Ranked = Extract<RankedUnit, { why: null }>
type Halves = { n: number; upper: Ranked[]; lower: Ranked[] }
type Named = Halves & { name: string }

function rankedOf(places: ReadonlyMap<string, RankedUnit>, code: string): Ranked[] {
  const place = places.get(code)
  return place?.rank ? [place as Ranked] : []
}

/** Those whose every possible place lies in the upper, or in the lower half. */
function halves(ranked: readonly Ranked[]): Halves {
  const n = ranked.length
  return {
    n,
    upper: ranked.filter(({ rank }) => rank.to <= n / 2),
    lower: ranked.filter(({ rank }) => rank.from > n / 2),
  }
}

function sentence({ name, n, upper, lower }: Named): string {
  const parts = [
    ...(upper.length > 0 ? [`chắc chắn thuộc nửa trên: ${named(upper)}`] : []),
    ...(lower.length > 0 ? [`chắc chắn thuộc nửa dưới: ${named(lower)}`] : []),
  ]
  const rest = n - upper.length - lower.length
  const end = rest === 0 ? '' : ` ${countText(rest)} đơn vị còn lại chưa phân biệt được (đồng hạng).`
  return `Hài lòng, nhóm "${name}" (${countText(n)} đơn vị xếp hạng được): ${parts.join('; ')}.${end}`
}

function tiedSentence(groups: readonly Named[]): string {
  const names = listText(groups.map(({ name, n }) => `"${name}" (${countText(n)} đơn vị xếp hạng được)`))
  return `Hài lòng, nhóm ${names}: chưa đơn vị nào chắc chắn thuộc nửa trên hay nửa dưới; chênh lệch giữa các đơn vị trong nhóm còn trong sai số, tức là đồng hạng.`
}

function named(units: readonly Ranked[]): string {
  return listText(units.map(({ card }) => shortName(card.unit.name)))
}

/** Why some units with ratings have no rank; null: none. */
export function coverageSentence(facts: ReportFacts): string | null {
  const places = [...placesOf(facts).values()].filter(({ why }) => why === 'low_coverage')
  if (places.length === 0) return null
  const shares = places.map(({ card }) => coveragePercent(card.inputs.coverage) ?? 0)
  const least = String(Math.min(...shares)).replace('.', ',')
  return `${countText(places.length)} đơn vị không xếp hạng vì quá ít kết quả có lời mời đánh giá (thấp nhất ${least}%): ${listText(places.map(({ card }) => shortName(card.unit.name)))}.`
}
