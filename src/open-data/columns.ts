/**
 * The columns of the published scores: one list, from which files, metadata and the dictionary are made. Names are for ever; a
 * column that is given up stays empty, a new one goes to the end.
 */
import { SMALLEST_CELL, suppressLine } from '../complaints/figures/suppress.ts'
import { coveragePercent } from '../scores/coverage.ts'
import type { Scorecard } from '../scores/scorecard.ts'

/** A unit's scorecard with what publication adds. */
export type PublishedUnit = { card: Scorecard; kind: string; hidden: boolean }

type Value = string | number | boolean | null
/** A word of CSVW (W3C Tabular Data). */
type Datatype = 'string' | 'integer' | 'decimal' | 'boolean' | 'dateTime'

/** A column: its name in files, what it says to people, and its value for a unit. */
export type Column = {
  name: string
  datatype: Datatype
  title: { vi: string; en: string }
  /** What it says and what an empty cell means. */
  meaning: { vi: string; en: string }
  of(unit: PublishedUnit): Value
}

/** Which scorecards rest on too few ratings to be published. There are no totals from which one could be worked out. */
export function publishedUnits(units: readonly Omit<PublishedUnit, 'hidden'>[]): PublishedUnit[] {
  return units.map(({ card, kind }) => ({ card, kind, hidden: card.satisfaction.index === null }))
}

const WITHHELD = {
  vi: 'Trống: quá ít lượt đánh giá để công bố.',
  en: 'Empty: too few ratings to be published.',
}
const SMALL = {
  vi: `Trống: từ 1 đến ${SMALLEST_CELL - 1}, hoặc được che cùng một số nhỏ như vậy.`,
  en: `Empty: from 1 to ${SMALLEST_CELL - 1}, or hidden along with such a small number.`,
}

/** In the order of the files. */
export const COLUMNS: readonly Column[] = [
  column(
    'period',
    'string',
    ['Kỳ', 'Period'],
    ['Quý, như 2026-Q3.', 'Quarter, like 2026-Q3.'],
    ({ card }) => card.period,
  ),
  column(
    'period_from',
    'dateTime',
    ['Từ', 'From'],
    ['Đầu kỳ.', 'Beginning of the period.'],
    ({ card }) => card.inputs.from,
  ),
  column(
    'period_to',
    'dateTime',
    ['Đến', 'To'],
    ['Cuối kỳ, không gồm thời điểm này.', 'End of the period, exclusive.'],
    ({ card }) => card.inputs.to,
  ),
  column(
    'unit_code',
    'string',
    ['Mã đơn vị', 'Unit code'],
    ['Mã không đổi của đơn vị.', 'The code of the unit, which does not change.'],
    ({ card }) => card.unit.code,
  ),
  column(
    'unit_name',
    'string',
    ['Đơn vị', 'Unit'],
    ['Tên đơn vị.', 'Name of the unit.'],
    ({ card }) => card.unit.name,
  ),
  column(
    'unit_kind',
    'string',
    ['Loại đơn vị', 'Kind of unit'],
    ['province, department, branch, commune, other.', 'province, department, branch, commune, other.'],
    ({ kind }) => kind,
  ),
  column(
    'framework',
    'string',
    ['Bộ tiêu chí', 'Framework'],
    ['Tên bộ tiêu chí dùng để tính.', 'The rule set by which it was made.'],
    ({ card }) => card.framework,
  ),
  column(
    'framework_version',
    'string',
    ['Phiên bản', 'Framework version'],
    ['Phiên bản của bộ tiêu chí.', 'Version of the framework.'],
    ({ card }) => card.frameworkVersion,
  ),
  column(
    'as_of',
    'dateTime',
    ['Tính đến', 'As of'],
    ['Chỉ gồm những gì đã được ghi nhận đến lúc này.', 'Only what was recorded until this moment.'],
    ({ card }) => card.asOf,
  ),
  column(
    'withheld',
    'boolean',
    ['Chưa công bố', 'Withheld'],
    ['true: quá ít lượt đánh giá, các chỉ số để trống.', 'true: too few ratings, the indices are empty.'],
    ({ hidden }) => hidden,
  ),
  column(
    'satisfaction_percent',
    'decimal',
    ['Hài lòng (%)', 'Satisfaction (%)'],
    [
      `Tỷ lệ trả lời mức 4 và 5 cho câu hỏi chung. ${WITHHELD.vi}`,
      `Share of levels 4 and 5 among answers to the overall question. ${WITHHELD.en}`,
    ],
    shown(({ satisfaction }) => satisfaction.index),
  ),
  column(
    'satisfaction_low',
    'decimal',
    ['Cận dưới (%)', 'Lower bound (%)'],
    [`Khoảng tin cậy 95 % (Wilson). ${WITHHELD.vi}`, `95 % confidence interval (Wilson). ${WITHHELD.en}`],
    shown(({ satisfaction }) => satisfaction.low),
  ),
  column(
    'satisfaction_high',
    'decimal',
    ['Cận trên (%)', 'Upper bound (%)'],
    [`Khoảng tin cậy 95 % (Wilson). ${WITHHELD.vi}`, `95 % confidence interval (Wilson). ${WITHHELD.en}`],
    shown(({ satisfaction }) => satisfaction.high),
  ),
  column(
    'ratings',
    'integer',
    ['Lượt đánh giá', 'Ratings'],
    [`Số lượt trả lời câu hỏi chung. ${WITHHELD.vi}`, `Answers to the overall question. ${WITHHELD.en}`],
    shown(({ satisfaction }) => satisfaction.n),
  ),
  column(
    'results_returned',
    'integer',
    ['Kết quả đã trả', 'Results returned'],
    ['Số kết quả trả cho người dân trong kỳ.', 'Results handed over in the period.'],
    ({ card }) => card.coverage.returned,
  ),
  column(
    'results_invited',
    'integer',
    ['Có mời đánh giá', 'With an invitation'],
    ['Số kết quả có lời mời đánh giá.', 'Results that came with an invitation to rate.'],
    ({ card }) => card.coverage.invited,
  ),
  column(
    'coverage_percent',
    'decimal',
    ['Độ phủ (%)', 'Coverage (%)'],
    [
      'results_invited ÷ (results_returned − cooled_down). Trống: không có ai để mời.',
      'results_invited ÷ (results_returned − cooled_down). Empty: there was nobody to invite.',
    ],
    ({ card }) => coveragePercent(card.inputs.coverage),
  ),
  column(
    'coverage_enough',
    'boolean',
    ['Đủ độ phủ', 'Coverage is enough'],
    [
      'false: mời quá ít để so sánh với đơn vị khác. Trống: không có ai để mời.',
      'false: too few were invited for a comparison with other units. Empty: there was nobody to invite.',
    ],
    ({ card }) => card.inputs.coverage.enough,
  ),
  column(
    'response_percent',
    'decimal',
    ['Phản hồi (%)', 'Response (%)'],
    [
      `Tỷ lệ lời mời được trả lời. Trống: không có lời mời, hoặc dưới ${SMALLEST_CELL} người trả lời.`,
      `Share of invitations that were answered. Empty: none, or fewer than ${SMALLEST_CELL} answered.`,
    ],
    ({ card }) => responseOf(card),
  ),
  column(
    'dossiers',
    'integer',
    ['Hồ sơ', 'Dossiers'],
    [
      'Hồ sơ xong trong kỳ và hồ sơ quá hạn chưa xong.',
      'Dossiers finished in the period, and those unfinished and past due.',
    ],
    ({ card }) => card.timeliness.total,
  ),
  column(
    'dossiers_late',
    'integer',
    ['Trễ hạn', 'Late'],
    ['Số hồ sơ trễ so với ngày hẹn đầu tiên.', 'Those late against the first due date.'],
    ({ card }) => card.timeliness.late,
  ),
  column(
    'late_percent',
    'decimal',
    ['Trễ hạn (%)', 'Late (%)'],
    ['dossiers_late ÷ dossiers. Trống: không có hồ sơ.', 'dossiers_late ÷ dossiers. Empty: no dossiers.'],
    ({ card }) => card.timeliness.latePercent,
  ),
  column(
    'complaints_founded',
    'integer',
    ['Phản ánh đúng', 'Complaints founded'],
    [`Kết luận đúng trong kỳ. ${SMALL.vi}`, `Concluded as founded in the period. ${SMALL.en}`],
    complaints(0),
  ),
  column(
    'complaints_partly',
    'integer',
    ['Đúng một phần', 'Partly founded'],
    [`Kết luận đúng một phần. ${SMALL.vi}`, `Concluded as partly founded. ${SMALL.en}`],
    complaints(1),
  ),
  column(
    'complaints_unfounded',
    'integer',
    ['Phản ánh sai', 'Unfounded'],
    [`Kết luận không đúng. ${SMALL.vi}`, `Concluded as unfounded. ${SMALL.en}`],
    complaints(2),
  ),
  column(
    'complaints_open',
    'integer',
    ['Đang xử lý', 'Open'],
    [`Chưa kết luận khi hết kỳ. ${SMALL.vi}`, `Not concluded at the end of the period. ${SMALL.en}`],
    complaints(3),
  ),
  column(
    'cooled_down',
    'integer',
    ['Vừa được mời', 'Invited shortly before'],
    [
      'Số kết quả không kèm lời mời vì người nhận vừa được mời ít ngày trước; không tính vào độ phủ.',
      'Results without an invitation, as their citizens had been invited shortly before; coverage leaves them out.',
    ],
    ({ card }) => card.inputs.coverage.cooledDown,
  ),
]

function column(
  name: string,
  datatype: Datatype,
  title: [vi: string, en: string],
  meaning: [vi: string, en: string],
  of: Column['of'],
): Column {
  return {
    name,
    datatype,
    title: { vi: title[0], en: title[1] },
    meaning: { vi: meaning[0], en: meaning[1] },
    of,
  }
}

function shown(figure: (card: Scorecard) => Value): Column['of'] {
  return ({ card, hidden }) => (hidden ? null : figure(card))
}

function complaints(at: 0 | 1 | 2 | 3): Column['of'] {
  return ({
    card: {
      complaints: { founded, partly, unfounded, open },
    },
  }) => suppressLine([founded, partly, unfounded, open]).cells[at] ?? null
}

function responseOf({ responseRate, inputs }: Scorecard): number | null {
  const { responded } = inputs.dossiers
  return responded > 0 && responded < SMALLEST_CELL ? null : responseRate
}
