/** Ratings that were noticed, and ratings left out by a decision, with both figures. */
import type { Scorecard } from '../../scores/scorecard.ts'
import type { ReportFacts } from '../facts.ts'
import { percentText } from '../numbers.ts'
import { type Block, type Cell, count, percentage } from '../report.ts'
import { numbers, unitTable, wordsIn } from '../table.ts'
import { groupsWith, type UnitGroup, unitGroups } from '../unit-groups.ts'

/** Fewer than five are told only as such: a single one would tell whose it was. */
const FEW = '1 - 4'

export function gaming(facts: ReportFacts): Block[] {
  const groups = groupsWith(unitGroups(facts), isTouched)
  if (groups.length === 0 && facts.unitFlags.length === 0)
    return [
      {
        kind: 'sentence',
        text: 'Trong kỳ không có lượt đánh giá nào bị lưu ý, và không có lượt nào bị loại khỏi cách tính.',
      },
    ]
  return [
    { kind: 'sentence', text: LEAD },
    ...(facts.total ? [{ kind: 'sentence' as const, text: bothFigures(facts.total) }] : []),
    ...(groups.length > 0 ? [tableOf(groups)] : []),
    ...(facts.unitFlags.length > 0 ? [unitFlagTable(facts)] : []),
  ]
}

const LEAD =
  'Lượt đánh giá bị lưu ý vẫn được tính: dấu hiệu chưa phải là kết luận. Chỉ lượt bị loại theo quyết định có lý do, có người ký mới không được tính; khi đó cả hai chỉ số, có và không có các lượt ấy, đều được nêu.'

function isTouched({ inputs: { overall } }: Scorecard): boolean {
  return overall.flagged !== 0 || overall.excluded.n !== 0
}

function bothFigures({ satisfaction, inputs: { overall } }: Scorecard): string {
  const { excluded, withExcluded } = overall
  if (excluded.n === 0) return 'Trong kỳ không có lượt đánh giá nào bị loại khỏi cách tính.'
  const shown = (index: number | null) => (index === null ? 'chưa công bố' : percentText(index))
  return `Chỉ số chung không tính các lượt bị loại: ${shown(satisfaction.index)}; nếu tính cả: ${shown(withExcluded.index)}.`
}

function tableOf(groups: readonly UnitGroup[]): Block {
  return unitTable(
    {
      title: 'Lượt đánh giá bị lưu ý và bị loại khỏi cách tính',
      measuredIn: 'lượt đánh giá, %',
      total: null,
      notes: [
        `"${FEW}": từ 1 đến 4 lượt, không nêu con số để không ai suy ra được người đánh giá; khi đó chỉ số nếu tính cả cũng không công bố.`,
      ],
    },
    groups,
    [
      numbers('Số lượt được tính', 12, (card) => count(card.satisfaction.n)),
      wordsIn('Bị lưu ý', 11, ({ inputs }) => few(inputs.overall.flagged)),
      wordsIn('Bị loại', 11, ({ inputs }) => few(inputs.overall.excluded.n)),
      numbers('Hài lòng (%)', 12, (card) => percentage(card.satisfaction.index)),
      numbers('Nếu tính cả lượt bị loại (%)', 15, ({ inputs }) =>
        percentage(inputs.overall.withExcluded.index),
      ),
    ],
  )
}

/** @param n null: between one and four */
function few(n: number | null): Cell {
  return n === null ? FEW : count(n)
}

function unitFlagTable({ unitFlags }: ReportFacts): Block {
  return {
    kind: 'table',
    title: 'Dấu hiệu đáng lưu ý của đơn vị',
    measuredIn: null,
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Đơn vị', width: 28, align: 'left' },
      { head: 'Tháng', width: 12, align: 'center' },
      { head: 'Dấu hiệu', width: 54, align: 'left' },
    ],
    rows: unitFlags.map(({ unit, month, text }, i) => [count(i + 1), unit, monthText(month), text]),
    total: null,
    notes: [],
  }
}

function monthText(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}
