/** How satisfied people are with each unit: with intervals, numbers of ratings, coverage and response. */
import { coveragePercent } from '../../scores/coverage.ts'
import { percent } from '../../scores/percent.ts'
import type { ReportFacts } from '../facts.ts'
import { isLong } from '../forest.ts'
import { countText, intervalText, percentText } from '../numbers.ts'
import { placesOf, placeText } from '../places.ts'
import { type Block, type Cell, count, percentage } from '../report.ts'
import { numbers, unitTable, wordsIn } from '../table.ts'
import { shortName, sumOver, type UnitGroup, unitGroups } from '../unit-groups.ts'

/** More lines make a chart that no page holds; a long name takes nearly two. */
const MOST_LINES = 30

export function satisfaction(facts: ReportFacts): Block[] {
  const groups = unitGroups(facts)
  if (groups.length === 0)
    return [
      { kind: 'sentence', text: 'Trong kỳ không có lượt đánh giá nào, cũng không có kết quả nào được trả.' },
    ]
  return [...overall(facts), ...charts(facts, groups), tableOf(facts, groups)]
}

function overall({ total, unit }: ReportFacts): Block[] {
  if (!total || total.satisfaction.index === null) return []
  const { index, low, high, n } = total.satisfaction
  const where = unit ? 'Toàn đơn vị và các đơn vị trực thuộc' : 'Toàn tỉnh'
  const sentence: Block = {
    kind: 'sentence',
    text: `${where}: ${percentText(index)} lượt đánh giá chọn "Hài lòng" hoặc "Rất hài lòng" (khoảng tin cậy 95%: ${intervalText(low, high)}%), trên ${countText(n)} lượt đánh giá.`,
  }
  const levels = total.inputs.overall.levels
  if (!levels) return [sentence]
  return [
    sentence,
    {
      kind: 'chart',
      title: 'Số lượt đánh giá theo năm mức độ',
      chart: {
        shape: 'levels',
        parts: levels.map((n, i) => ({ level: i + 1, label: LEVEL_WORDS[i]!, n })),
      },
    },
  ]
}

const LEVEL_WORDS = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']

function charts({ total }: ReportFacts, groups: readonly UnitGroup[]): Block[] {
  const index = total?.satisfaction.index ?? null
  const mark = index === null ? null : { value: index, label: `chung ${percentText(index)}` }
  return groups.flatMap(({ name, cards }) => {
    const known = cards.filter(({ satisfaction }) => satisfaction.index !== null)
    const sorted = known.sort((a, b) => b.satisfaction.index! - a.satisfaction.index!)
    const labels = sorted.map(({ unit }) => ({ label: shortName(unit.name) }))
    const lines = labels.reduce((sum, row) => sum + (isLong(row) ? 2 : 1), 0)
    return pages(sorted, Math.ceil(lines / MOST_LINES)).map((rows, i, all): Block => {
      const part = all.length > 1 ? ` (${i + 1}/${all.length})` : ''
      return {
        kind: 'chart',
        title: `Chỉ số hài lòng với khoảng tin cậy 95%: ${name}${part}`,
        chart: {
          shape: 'intervals',
          rows: rows.map(({ unit, satisfaction: { index, low, high } }) => ({
            label: shortName(unit.name),
            index,
            low,
            high,
          })),
          mark,
        },
      }
    })
  })
}

/** In so many pages of like length. */
function pages<Row>(rows: readonly Row[], n: number): Row[][] {
  const length = Math.ceil(rows.length / n)
  return Array.from({ length: n }, (_, i) => rows.slice(i * length, (i + 1) * length))
}

/** Index, place, coverage and response of each unit in one table, so that none is read without the others. */
function tableOf(facts: ReportFacts, groups: readonly UnitGroup[]): Block {
  const { total, cards } = facts
  const minN = cards[0]?.inputs.minN ?? 0
  const places = placesOf(facts)
  return unitTable(
    {
      title: 'Chỉ số hài lòng, thứ hạng, độ phủ và tỷ lệ phản hồi theo đơn vị',
      measuredIn: '%, lượt đánh giá, hồ sơ',
      total: totalLine(total, cards),
      notes: [
        `Hài lòng: tỷ lệ chọn mức 4 và mức 5; "Bình thường" (mức 3) không tính là hài lòng. Dấu "–": không có gì để tính, hoặc chưa công bố vì có dưới ${minN} lượt đánh giá.`,
        'Thứ hạng trong nhóm: "3 - 7" là có thể đứng ở bất kỳ chỗ nào từ 3 đến 7 (mức tin cậy chung của cả nhóm 95%); các đơn vị chưa phân biệt được với nhau thì đồng hạng; "ít mời" là không xếp hạng vì quá ít kết quả có lời mời đánh giá.',
        'Độ phủ: hồ sơ trả kết quả có kèm lời mời đánh giá trên tổng số hồ sơ trả kết quả. Phản hồi: lời mời được trả lời trên tổng số lời mời. Chỉ số cao mà độ phủ thấp nói lên ít điều.',
      ],
    },
    groups,
    [
      numbers('Hài lòng (%)', 9, (card) => percentage(card.satisfaction.index)),
      wordsIn('Khoảng tin cậy 95%', 14, (card) =>
        intervalText(card.satisfaction.low, card.satisfaction.high),
      ),
      numbers('Số lượt', 8, (card) => count(card.satisfaction.n)),
      wordsIn('Thứ hạng', 10, (card) => placeText(places.get(card.unit.code))),
      numbers('Trả kết quả', 8, (card) => count(card.coverage.returned)),
      numbers('Độ phủ (%)', 8, (card) => percentage(coveragePercent(card.inputs.coverage))),
      numbers('Phản hồi (%)', 8, (card) => percentage(card.responseRate)),
    ],
  )
}

function totalLine(total: ReportFacts['total'], cards: ReportFacts['cards']): Cell[] {
  const returned = sumOver(cards, (card) => card.coverage.returned)
  const invited = sumOver(cards, (card) => card.coverage.invited)
  const cooledDown = sumOver(cards, (card) => card.inputs.coverage.cooledDown)
  const responded = sumOver(cards, (card) => card.inputs.dossiers.responded)
  const { index = null, low = null, high = null } = total?.satisfaction ?? {}
  return [
    '',
    'Chung',
    percentage(index),
    intervalText(low, high),
    count(sumOver(cards, (card) => card.satisfaction.n)),
    '',
    count(returned),
    percentage(coveragePercent({ invited, returned, cooledDown })),
    percentage(percent(responded, invited)),
  ]
}
