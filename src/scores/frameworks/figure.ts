/** The figures that a rule may look at: their names, what they are counted in, and what they are called. */
import { SMALLEST_CELL } from '../../complaints/figures/suppress.ts'
import type { Instrument } from '../../satisfaction/instrument.ts'
import type { Ratio } from './ratio.ts'
import type { Bilingual } from './sentence.ts'

/** What a figure's value is counted in. */
export type FigureUnit = 'percent' | 'per_thousand' | 'days' | 'points'
/** Which rows stand behind it and may be listed one by one; null: none may, or none are kept. */
export type FigureRows = 'dossiers' | 'ratings' | null

type Kind = { unit: FigureUnit; rows: FigureRows; label: Bilingual }

/** Figures without a further word. */
export const FIGURES = {
  late_share: kind('percent', 'dossiers', 'Hồ sơ trễ hạn', 'Late dossiers'),
  satisfied_share: kind('percent', 'ratings', 'Hài lòng chung', 'Satisfied, overall question'),
  sipas_index: kind(
    'percent',
    'ratings',
    'Chỉ số hài lòng qua các tiêu chí',
    'Satisfaction over the criteria',
  ),
  sipas_pooled: kind(
    'percent',
    'ratings',
    'Chỉ số hài lòng gộp mọi câu trả lời',
    'Satisfaction, all answers pooled',
  ),
  coverage: kind(
    'percent',
    null,
    'Hồ sơ trả kết quả được mời đánh giá',
    'Results that came with an invitation',
  ),
  response_rate: kind('percent', null, 'Người được mời đã trả lời', 'Invited who answered'),
  online_share: kind('percent', 'dossiers', 'Hồ sơ nộp trực tuyến', 'Dossiers filed online'),
  processing_days: kind(
    'days',
    'dossiers',
    'Số ngày làm việc trung bình để xong một hồ sơ',
    'Mean working days to finish a dossier',
  ),
  dossier_time_points: kind(
    'points',
    'dossiers',
    'Điểm thời gian giải quyết (0, 1, 2)',
    'Points for time taken (0, 1, 2)',
  ),
  answered_in_time: kind('percent', null, 'Phản ánh được trả lời đúng hạn', 'Complaints answered in time'),
  founded_conduct: kind(
    'per_thousand',
    null,
    'Phản ánh đúng về cách phục vụ, trên 1.000 hồ sơ',
    'Founded conduct complaints per 1,000 dossiers',
  ),
} as const satisfies Record<string, Kind>

/** Figures of one factor or one item of the instrument: `factor_index:access`. */
export const FIGURES_OF = {
  factor_index: kind('percent', 'ratings', 'Chỉ số nhóm', 'Factor index'),
  factor_pooled: kind(
    'percent',
    'ratings',
    'Chỉ số nhóm, gộp mọi câu trả lời',
    'Factor index, answers pooled',
  ),
  criterion_index: kind('percent', 'ratings', 'Chỉ số tiêu chí', 'Criterion index'),
} as const satisfies Record<string, Kind>

export type FigureName = keyof typeof FIGURES | `${keyof typeof FIGURES_OF}:${string}`

/**
 * Why a figure says nothing: there is nothing to divide by, or fewer people stand behind it than may be shown; `unseen`: none
 * or fewer than five, and which of the two is not told.
 */
export type Lack = 'none' | 'few' | 'unseen'

/** What is said in place of a figure that is `unseen`. */
export const UNSEEN: Bilingual = {
  vi: `dưới ${SMALLEST_CELL} hoặc không có`,
  en: `fewer than ${SMALLEST_CELL}, or none`,
}

/** A figure as the whole numbers it is made of and the exact value that rules compare. */
export type Figure = {
  name: FigureName
  /** What is counted, and out of how many; `part` null where the value is no share of two counts. */
  part: number | null
  whole: number
  /** In the figure's own unit; null when it says nothing. */
  value: Ratio | null
  lacks: Lack | null
}

/** Whether there is a figure of this name; that of a factor or item is checked against an instrument by `figuresUnknown`. */
export function isFigureName(name: string): name is FigureName {
  if (Object.hasOwn(FIGURES, name)) return true
  const [of, code, ...more] = name.split(':')
  return Object.hasOwn(FIGURES_OF, of!) && Boolean(code) && more.length === 0
}

/** What a figure is. */
export function kindOf(name: FigureName): Kind {
  const [of] = name.split(':') as [string]
  return name in FIGURES ? FIGURES[name as keyof typeof FIGURES] : FIGURES_OF[of as keyof typeof FIGURES_OF]
}

/** What a figure is called, with the factor's or item's own name. */
export function labelOf(name: FigureName, instrument: Pick<Instrument, 'factors' | 'items'>): Bilingual {
  const { label } = kindOf(name)
  const code = name.split(':')[1]
  if (code === undefined) return label
  const factor = instrument.factors.find((each) => each.code === code)?.name
  const item = instrument.items.find((each) => each.code === code)
  const own = factor ?? item
  return own ? { vi: `${label.vi}: ${own.vi}`, en: `${label.en}: ${own.en}` } : label
}

/** Whether the factor or item that a figure names stands in the instrument. */
export function standsIn(name: FigureName, instrument: Pick<Instrument, 'factors' | 'items'>): boolean {
  const [of, code] = name.split(':')
  if (code === undefined) return true
  const among = of === 'criterion_index' ? instrument.items : instrument.factors
  return code === '*' || among.some((each) => each.code === code)
}

function kind(unit: FigureUnit, rows: FigureRows, vi: string, en: string): Kind {
  return { unit, rows, label: { vi, en } }
}
