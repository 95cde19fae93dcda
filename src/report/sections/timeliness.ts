/** Dossiers against their first due dates. */
import { percent } from '../../scores/percent.ts'
import type { ReportFacts } from '../facts.ts'
import { countText, percentText } from '../numbers.ts'
import { type Block, count, percentage } from '../report.ts'
import { numbers, unitTable } from '../table.ts'
import { groupsWith, shortName, sumOver, unitGroups } from '../unit-groups.ts'

/** A chart of more bars tells nothing at a glance. */
const MOST_BARS = 10

export function timeliness(facts: ReportFacts): Block[] {
  const { cards } = facts
  const total = sumOver(cards, (card) => card.timeliness.total)
  const late = sumOver(cards, (card) => card.timeliness.late)
  const overdue = sumOver(cards, (card) => card.inputs.dossiers.overdue)
  const share = percent(late, total)
  if (share === null) return [{ kind: 'sentence', text: 'Trong kỳ không có hồ sơ nào để tính trễ hạn.' }]
  return [
    {
      kind: 'sentence',
      text: `Trong ${countText(total)} hồ sơ đã xong hoặc quá hạn, ${countText(late)} hồ sơ trễ (${percentText(share)}), trong đó ${countText(overdue)} hồ sơ chưa xong mà đã quá hạn. Trễ hạn tính so với ngày hẹn trả đầu tiên; hẹn lại không làm hết trễ. Đây là số đếm đủ, không phải mẫu, nên không có khoảng tin cậy.`,
    },
    ...chartOf(facts),
    tableOf(facts, total, late),
  ]
}

function chartOf({ cards }: ReportFacts): Block[] {
  const late = cards
    .filter((card) => card.timeliness.late > 0)
    .sort((a, b) => b.timeliness.late - a.timeliness.late || (a.unit.code < b.unit.code ? -1 : 1))
  if (late.length === 0) return []
  const bars = late.slice(0, MOST_BARS).map(({ unit, timeliness: { late, latePercent, total } }) => ({
    label: shortName(unit.name),
    n: late,
    note: `${percentText(latePercent ?? 0)} của ${countText(total)}`,
  }))
  const title =
    late.length > MOST_BARS
      ? `Hồ sơ trễ hạn: ${MOST_BARS} đơn vị có nhiều nhất`
      : 'Hồ sơ trễ hạn của các đơn vị có hồ sơ trễ'
  return [{ kind: 'chart', title, chart: { shape: 'counts', bars } }]
}

function tableOf(facts: ReportFacts, total: number, late: number): Block {
  const { cards } = facts
  return unitTable(
    {
      title: 'Tình hình giải quyết hồ sơ theo đơn vị',
      measuredIn: 'hồ sơ, %',
      total: [
        '',
        'Cộng',
        count(total),
        count(sumOver(cards, (card) => card.inputs.dossiers.finishedLate)),
        count(sumOver(cards, (card) => card.inputs.dossiers.overdue)),
        count(late),
        percentage(percent(late, total)),
      ],
      notes: [
        'Đơn vị có ít hồ sơ: một hồ sơ trễ đã làm tỷ lệ thay đổi nhiều, cần xem số hồ sơ cùng với tỷ lệ.',
        'Không tính hồ sơ chưa được tiếp nhận, bị từ chối tiếp nhận hoặc do người dân rút.',
      ],
    },
    groupsWith(unitGroups(facts), (card) => card.timeliness.total > 0),
    [
      numbers('Tổng số', 10, (card) => count(card.timeliness.total)),
      numbers('Xong trễ', 10, (card) => count(card.inputs.dossiers.finishedLate)),
      numbers('Quá hạn, chưa xong', 12, (card) => count(card.inputs.dossiers.overdue)),
      numbers('Cộng trễ', 10, (card) => count(card.timeliness.late)),
      numbers('Tỷ lệ trễ (%)', 11, (card) => percentage(card.timeliness.latePercent)),
    ],
  )
}
