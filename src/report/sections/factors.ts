/** The factors of the questionnaire: for all together, and for each unit. */
import type { Scorecard } from '../../scores/scorecard.ts'
import type { ReportFacts } from '../facts.ts'
import { countText, intervalText } from '../numbers.ts'
import { type Block, count, percentage } from '../report.ts'
import { numbers, unitTable } from '../table.ts'
import { groupsWith, type UnitGroup, unitGroups } from '../unit-groups.ts'

export function factors(facts: ReportFacts): Block[] {
  const { instrument, total } = facts
  if (instrument.factors.length === 0)
    return [{ kind: 'sentence', text: 'Bộ câu hỏi của kỳ này không chia nhóm nội dung.' }]
  const figured = [...(total ? chartOf(facts, total) : []), ...byUnit(facts)]
  if (figured.length === 0)
    return [{ kind: 'sentence', text: 'Chưa nhóm nội dung nào đủ người trả lời để nêu.' }]
  return [
    {
      kind: 'sentence',
      text: `Theo bộ câu hỏi "${instrument.title.vi}" (phiên bản ${instrument.version}), ${countText(instrument.items.length)} nội dung thuộc ${countText(instrument.factors.length)} nhóm. Mỗi người chỉ trả lời một số nội dung, nên số người trả lời của các nhóm khác nhau.`,
    },
    ...(total ? [...chartOf(facts, total), tableOf(facts, total)] : []),
    ...byUnit(facts),
  ]
}

function namesOf({ instrument }: ReportFacts): { code: string; name: string }[] {
  return instrument.factors.map(({ code, name }) => ({ code, name: name.vi }))
}

function chartOf(facts: ReportFacts, total: Scorecard): Block[] {
  const rows = namesOf(facts).map(({ code, name }) => {
    const { index, low, high } = total.satisfaction.factors[code] ?? NOTHING
    return { label: name, index, low, high }
  })
  if (rows.every(({ index }) => index === null)) return []
  return [
    {
      kind: 'chart',
      title: 'Hài lòng theo nhóm nội dung',
      chart: { shape: 'intervals', rows, mark: null },
    },
  ]
}

function sumBy(groups: readonly UnitGroup[]): number {
  return groups.reduce((sum, { cards }) => sum + cards.length, 0)
}

const NOTHING = { index: null, n: 0, low: null, high: null }

function tableOf(facts: ReportFacts, total: Scorecard): Block {
  return {
    kind: 'table',
    title: 'Hài lòng theo nhóm nội dung',
    measuredIn: '%, người trả lời',
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Nhóm nội dung', width: 44, align: 'left' },
      { head: 'Hài lòng (%)', width: 15, align: 'right' },
      { head: 'Khoảng tin cậy 95%', width: 20, align: 'center' },
      { head: 'Số người trả lời', width: 15, align: 'right' },
    ],
    rows: namesOf(facts).map(({ code, name }, i) => {
      const factor = total.satisfaction.factors[code] ?? NOTHING
      return [
        count(i + 1),
        name,
        percentage(factor.index),
        intervalText(factor.low, factor.high),
        count(factor.n),
      ]
    }),
    total: null,
    notes: [],
  }
}

function byUnit(facts: ReportFacts): Block[] {
  const isKnown = (card: Scorecard) =>
    Object.values(card.satisfaction.factors).some(({ index }) => index !== null)
  const all = unitGroups(facts)
  const groups = groupsWith(all, isKnown)
  const left = sumBy(all) - sumBy(groups)
  if (groups.length === 0) return []
  return [
    unitTable(
      {
        title: 'Hài lòng theo nhóm nội dung của từng đơn vị',
        measuredIn: '%',
        total: null,
        notes: [
          'Dấu "–": chưa công bố vì có quá ít người trả lời nhóm nội dung này.',
          ...(left === 0 ? [] : [`${countText(left)} đơn vị không có nhóm nội dung nào đủ người trả lời.`]),
        ],
      },
      groups,
      namesOf(facts).map(({ code, name }) =>
        numbers(name, 13, (card) => percentage(card.satisfaction.factors[code]?.index ?? null)),
      ),
    ),
  ]
}
