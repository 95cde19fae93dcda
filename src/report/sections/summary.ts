/** What stands out, in plain sentences, each with how sure it is. */
import { percent } from '../../scores/percent.ts'
import type { ReportFacts } from '../facts.ts'
import { countText, intervalText, listText, percentText } from '../numbers.ts'
import { periodWords } from '../period-words.ts'
import type { Block } from '../report.ts'
import { hasFigures, shortName, sumOver } from '../unit-groups.ts'
import { coverageSentence, standingSentences } from './standing.ts'
import { latestChange } from './trends.ts'

export function summary(facts: ReportFacts): Block[] {
  const sentences = [
    satisfactionSentence(facts),
    facts.series.length > 1 ? latestChange(facts.series) : null,
    ...standingSentences(facts),
    coverageSentence(facts),
    withheldSentence(facts),
    timelinessSentence(facts),
    complaintSentence(facts),
    ceilingSentence(facts),
    flagSentence(facts),
  ].filter((sentence) => sentence !== null)
  const open = facts.period.isOver
    ? []
    : [
        {
          kind: 'sentence' as const,
          text: `Kỳ báo cáo chưa kết thúc: số liệu dưới đây là của phần đã qua của ${periodWords(facts.period.name)}.`,
        },
      ]
  return [...restricted(facts), ...open, { kind: 'list', items: sentences }]
}

/** Said first where the figures go beyond what the units' own chain may know. */
function restricted({ cards }: ReportFacts): Block[] {
  if (cards.every(({ inputs }) => inputs.viewer === 'chain')) return []
  return [
    {
      kind: 'sentence',
      text: 'LƯU HÀNH HẠN CHẾ: báo cáo lập theo quyền xem đầy đủ, có số liệu phản ánh về con người và cách phục vụ chưa khép lại. Không chuyển cho các đơn vị được nêu trong báo cáo.',
    },
  ]
}

function satisfactionSentence({ total, cards }: ReportFacts): string | null {
  const n = total?.satisfaction.n ?? sumOver(cards, (card) => card.satisfaction.n)
  if (n === 0) return 'Trong kỳ chưa có lượt đánh giá nào.'
  const { index = null, low = null, high = null } = total?.satisfaction ?? {}
  if (index === null) return `Trong kỳ có ${countText(n)} lượt đánh giá.`
  return `Trong kỳ có ${countText(n)} lượt đánh giá; ${percentText(index)} chọn "Hài lòng" hoặc "Rất hài lòng" (khoảng tin cậy 95%: ${intervalText(low, high)}%).`
}

function withheldSentence({ cards }: ReportFacts): string | null {
  const withheld = cards.filter((card) => card.satisfaction.withheld && hasFigures(card))
  if (withheld.length === 0) return null
  const minN = withheld[0]!.inputs.minN
  return `${countText(withheld.length)} đơn vị có dưới ${minN} lượt đánh giá nên chưa công bố chỉ số.`
}

function timelinessSentence({ cards }: ReportFacts): string | null {
  const total = sumOver(cards, (card) => card.timeliness.total)
  const late = sumOver(cards, (card) => card.timeliness.late)
  const share = percent(late, total)
  if (share === null) return null
  const most = cards
    .filter((card) => card.timeliness.late > 0)
    .sort((a, b) => b.timeliness.late - a.timeliness.late || (a.unit.code < b.unit.code ? -1 : 1))
    .slice(0, 3)
  const where =
    most.length === 0
      ? ''
      : ` Nhiều hồ sơ trễ nhất: ${listText(most.map((card) => `${shortName(card.unit.name)} (${countText(card.timeliness.late)}/${countText(card.timeliness.total)})`))}.`
  return `${countText(late)}/${countText(total)} hồ sơ trễ hạn (${percentText(share)}).${where}`
}

function complaintSentence({ cards }: ReportFacts): string | null {
  const sum = (of: 'founded' | 'partly' | 'unfounded' | 'open') =>
    sumOver(cards, (card) => card.complaints[of])
  const [founded, partly, unfounded, open] = [sum('founded'), sum('partly'), sum('unfounded'), sum('open')]
  if (founded + partly + unfounded + open === 0) return null
  return `Phản ánh, kiến nghị có kết luận trong kỳ: ${countText(founded)} đúng, ${countText(partly)} đúng một phần, ${countText(unfounded)} không đúng; ${countText(open)} đang xử lý.`
}

function ceilingSentence({ cards, framework }: ReportFacts): string | null {
  const judged = cards.filter((card) => card.eligibleForTot !== undefined && hasFigures(card))
  if (judged.length === 0) return null
  const denied = judged.filter((card) => card.eligibleForTot === false)
  const undecided = judged.filter((card) => card.eligibleForTot === null)
  return `Theo "${framework.title.vi}", ${countText(denied.length)}/${countText(judged.length)} đơn vị không được xếp loại "tốt"; ${countText(undecided.length)} đơn vị chưa đủ dữ liệu để kết luận.`
}

function flagSentence({ cards, unitFlags }: ReportFacts): string | null {
  const flagged = cards.filter(({ inputs }) => inputs.overall.flagged !== 0).length
  const excluded = cards.filter(({ inputs }) => inputs.overall.excluded.n !== 0).length
  if (flagged + excluded + unitFlags.length === 0) return null
  return `${countText(flagged)} đơn vị có lượt đánh giá bị lưu ý (vẫn được tính); ${countText(excluded)} đơn vị có lượt bị loại theo quyết định; xem phần dấu hiệu bất thường.`
}
