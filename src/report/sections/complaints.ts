/** Complaints by what they came to. What the reader may not count is not in the scorecards, so it cannot be here. */
import type { ReportFacts } from '../facts.ts'
import { countText } from '../numbers.ts'
import { type Block, count } from '../report.ts'
import { numbers, unitTable } from '../table.ts'
import { groupsWith, sumOver, unitGroups } from '../unit-groups.ts'

const OUTCOMES = [
  ['founded', 'Đúng'],
  ['partly', 'Đúng một phần'],
  ['unfounded', 'Không đúng'],
  ['open', 'Đang xử lý'],
] as const

export function complaints(facts: ReportFacts): Block[] {
  const { cards } = facts
  const sums = OUTCOMES.map(([outcome, name]) => ({
    outcome,
    name,
    n: sumOver(cards, (card) => card.complaints[outcome]),
  }))
  const [founded, partly, unfounded, open] = sums.map(({ n }) => n) as [number, number, number, number]
  const concluded = founded + partly + unfounded
  if (concluded + open === 0)
    return [{ kind: 'sentence', text: 'Trong kỳ không có phản ánh, kiến nghị nào được tính cho đơn vị.' }]
  const isChain = cards.some(({ inputs }) => inputs.viewer === 'chain')
  return [
    {
      kind: 'sentence',
      text: `Trong kỳ có ${countText(concluded)} phản ánh, kiến nghị đã có kết luận: ${countText(founded)} đúng, ${countText(partly)} đúng một phần, ${countText(unfounded)} không đúng. Cuối kỳ còn ${countText(open)} phản ánh đang xử lý. Đơn vị chỉ bị tính phản ánh theo kết luận, không tính theo số phản ánh gửi đến.`,
    },
    ...(isChain ? [{ kind: 'sentence' as const, text: CHAIN }] : []),
    {
      kind: 'chart',
      title: 'Phản ánh, kiến nghị theo kết luận',
      chart: { shape: 'counts', bars: sums.map(({ name, n }) => ({ label: name, n })) },
    },
    unitTable(
      {
        title: 'Phản ánh, kiến nghị theo kết luận của từng đơn vị',
        measuredIn: 'phản ánh',
        total: ['', 'Cộng', ...sums.map(({ n }) => count(n))],
        notes: ['Đơn vị không có phản ánh nào trong kỳ không nêu ở đây.'],
      },
      groupsWith(unitGroups(facts), ({ complaints: c }) => c.founded + c.partly + c.unfounded + c.open > 0),
      OUTCOMES.map(([outcome, name]) => numbers(name, 13, (card) => count(card.complaints[outcome]))),
    ),
  ]
}

const CHAIN =
  'Phản ánh về con người hoặc cách phục vụ chỉ vào số liệu này khi đã khép lại, quý đã hết và trong quý đơn vị có từ 5 phản ánh như vậy trở lên; nhờ đó không ai suy ra được từng vụ việc.'
