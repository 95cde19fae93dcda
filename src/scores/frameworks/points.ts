/** Points, total and grade of a framework that scores: exact until the end, rounded only where the file says so. Pure. */
import { bandOf } from './bands.ts'
import { type Figure, type FigureName, UNSEEN } from './figure.ts'
import { type Reason, type Ruling, reasonsOf, rulingOf } from './judge.ts'
import {
  clamp,
  compare,
  decimal,
  minus,
  over,
  plus,
  type Ratio,
  ratio,
  rounded,
  shownNumber,
  times,
} from './ratio.ts'
import type { Criterion, Points, Score } from './score-rules.ts'
import type { Bilingual } from './sentence.ts'

/** One criterion's points; null where it is not measured or there is not enough to say. */
export type CriterionScore = {
  criterion: string
  name: Bilingual
  max: number
  figure: FigureName | null
  part: number | null
  whole: number | null
  value: number | null
  points: number | null
  /** Why there are none. */
  why: Bilingual | null
}

export type Scored = {
  max: number
  /** The highest that the measured criteria could give. */
  measuredMax: number
  total: number | null
  criteria: CriterionScore[]
  /** By the bands alone, before vetoes; null where no grade can be given. */
  band: string | null
  vetoes: Ruling[]
}

/** Scores a unit. `grade` is null where a criterion or a veto is undecided, unless the file says otherwise. */
export function scoreUnit(
  score: Score,
  figure: (name: FigureName) => Figure,
  shown: { decimals: number; minN: number },
): { grade: string | null; reasons: Reason[]; scored: Scored } {
  const each = score.criteria.map((criterion) => pointsOf(criterion, score, figure))
  const measured = each.filter(({ points }) => points !== null)
  const measuredMax = sumOf(measured.map(({ criterion }) => decimal(criterion.max)))
  const total = totalOf(
    score,
    sumOf(measured.map(({ points }) => points!)),
    measuredMax,
    measured.length === each.length,
  )
  const isGraded = total !== null && (measured.length === each.length || score.missing === 'rescale')
  const band = isGraded && score.bands ? (bandOf(score.bands, total)?.grade ?? null) : null
  const vetoes = score.vetoes.map((veto) => rulingOf(veto, figure(veto.figure), shown))
  const { decimals } = score.rounding
  return {
    grade: heldDown(score, band, vetoes),
    reasons: [...missingReasons(each, total, isGraded), ...reasonsOf(vetoes)],
    scored: {
      max: score.max,
      measuredMax: shownNumber(measuredMax, 4),
      total: total === null ? null : shownNumber(total, decimals),
      criteria: each.map((one) => criterionScore(one, decimals, shown.decimals)),
      band,
      vetoes,
    },
  }
}

type Each = { criterion: Criterion; figure: Figure | null; points: Ratio | null }

function pointsOf(criterion: Criterion, score: Score, figureOf: (name: FigureName) => Figure): Each {
  if (criterion.figure === undefined || criterion.points === undefined)
    return { criterion, figure: null, points: null }
  const figure = figureOf(criterion.figure)
  if (figure.value === null) return { criterion, figure, points: null }
  const max = decimal(criterion.max)
  const points = clamp(convert(criterion.points, figure.value, max), ratio(0), max)
  const { decimals, scored } = score.rounding
  return { criterion, figure, points: scored === 'criteria' ? rounded(points, decimals) : points }
}

function convert(points: Points, value: Ratio, max: Ratio): Ratio {
  switch (points.kind) {
    case 'value':
      return value
    case 'prorata':
      return over(times(value, max), decimal(points.target))
    case 'linear': {
      const zero = decimal(points.zeroAt)
      return over(times(minus(value, zero), max), minus(decimal(points.fullAt), zero))
    }
    case 'steps':
      return decimal(bandOf(points.steps, value)?.points ?? 0)
  }
}

function totalOf(
  { max, missing, rounding }: Score,
  sum: Ratio,
  measuredMax: Ratio,
  isWhole: boolean,
): Ratio | null {
  if (!isWhole && (missing === 'undecided' || compare(measuredMax, ratio(0)) === 0)) return null
  const total = !isWhole && missing === 'rescale' ? over(times(sum, decimal(max)), measuredMax) : sum
  return rounding.scored === 'total' ? rounded(total, rounding.decimals) : total
}

/** The grade that is left: no better than any veto that blocks allows; null when one is undecided that could still lower it. */
function heldDown({ bands, vetoes }: Score, band: string | null, rulings: readonly Ruling[]): string | null {
  if (band === null || !bands) return band
  const order = [...bands].sort((a, b) => (b.from ?? -1) - (a.from ?? -1)).map(({ grade }) => grade)
  const worst = (grades: string[]) => order[Math.max(...grades.map((grade) => order.indexOf(grade)))]!
  const capped = (says: Ruling['says']) =>
    vetoes.filter((_, at) => rulings[at]!.says === says).map(({ atBest }) => atBest)
  const grade = worst([band, ...capped('blocks')])
  return worst([grade, ...capped('undecided')]) === grade ? grade : null
}

function missingReasons(each: readonly Each[], total: Ratio | null, isGraded: boolean): Reason[] {
  const missing = each.filter(({ points }) => points === null)
  if (missing.length === 0) return []
  const list = (language: 'vi' | 'en') => missing.map(({ criterion }) => criterion.name[language]).join('; ')
  const after = total === null ? TOTAL_NONE : isGraded ? TOTAL_RESCALED : TOTAL_PARTIAL
  return [
    {
      rule: 'missing',
      text: `Không đủ dữ liệu cho ${missing.length}/${each.length} tiêu chí (${list('vi')})${after.vi}`,
      textEn: `Not enough data for ${missing.length} of ${each.length} criteria (${list('en')})${after.en}`,
    },
  ]
}

const TOTAL_NONE = { vi: ' nên chưa có tổng điểm và chưa xếp loại.', en: ': no total and no grade yet.' }
const TOTAL_PARTIAL = {
  vi: '; tổng điểm chỉ gồm các tiêu chí còn lại nên chưa xếp loại.',
  en: '; the total is that of the others alone, so no grade is given.',
}
const TOTAL_RESCALED = {
  vi: '; tổng điểm được quy đổi từ các tiêu chí còn lại.',
  en: '; the total is scaled up from the others.',
}

function criterionScore(
  { criterion, figure, points }: Each,
  decimals: number,
  shown: number,
): CriterionScore {
  const isWithheld = figure === null || figure.value === null
  return {
    criterion: criterion.criterion,
    name: criterion.name,
    max: criterion.max,
    figure: criterion.figure ?? null,
    part: isWithheld ? null : figure.part,
    whole: figure?.whole ?? null,
    value: isWithheld ? null : shownNumber(figure.value!, shown),
    points: points === null ? null : shownNumber(points, decimals),
    why:
      points !== null ? null : (criterion.unmeasured ?? (figure?.lacks === 'unseen' ? UNKNOWN : NOT_ENOUGH)),
  }
}

const UNKNOWN = { vi: `Không xác định được: ${UNSEEN.vi}.`, en: `Not known: ${UNSEEN.en}.` }
const NOT_ENOUGH = { vi: 'Không đủ dữ liệu trong kỳ.', en: 'Not enough data in the period.' }

function sumOf(values: readonly Ratio[]): Ratio {
  return values.reduce(plus, ratio(0))
}
