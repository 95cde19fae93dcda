/** The figures of all together over periods of the same kind, and the units that changed. A change is named only when it is one. */
import { percent } from '../../scores/percent.ts'
import { candidateOf } from '../../scores/ranks.ts'
import { type Change, changeBetween, methodOf, type TrendPoint, trendOf } from '../../scores/trend.ts'
import type { ReportFacts, SeriesEntry } from '../facts.ts'
import { countText, intervalText, listText, percentText, pointsText } from '../numbers.ts'
import { capital, periodMark, periodWords } from '../period-words.ts'
import { type Block, type Cell, count, percentage, type Table } from '../report.ts'
import { shortName } from '../unit-groups.ts'

export function trends(facts: ReportFacts): Block[] {
  const { series } = facts
  if (series.length < 2) return [{ kind: 'sentence', text: 'Chưa có số liệu của kỳ trước để so sánh.' }]
  const points = series.map(pointOf)
  const breaks = new Map(trendOf(points).breaks.map((each) => [each.before, each.why?.vi ?? 'Đổi cách tính']))
  return [
    { kind: 'sentence', text: latestChange(series) },
    {
      kind: 'chart',
      title: 'Chỉ số hài lòng chung qua các kỳ, với khoảng tin cậy 95%',
      chart: {
        shape: 'series',
        points: series.map(({ period, card: { satisfaction } }) => ({
          ...periodMark(period),
          index: satisfaction.index,
          low: satisfaction.low,
          high: satisfaction.high,
          breakBefore: breaks.get(period) ?? null,
        })),
      },
    },
    tableOf(series, breaks),
    ...changedUnits(facts),
  ]
}

/** What may be said of this period and the one before. */
export function latestChange(series: readonly SeriesEntry[]): string {
  const [before, now] = series.slice(-2)
  if (!before || !now) return 'Chưa có số liệu của kỳ trước để so sánh.'
  const change = changeBetween(series.map(pointOf), before.period, now.period)!
  const [old, present] = [before.card.satisfaction.index, now.card.satisfaction.index]
  const was = `So với ${periodWords(before.period)}`
  if (change.says === 'break')
    return `${was}: không so sánh, vì giữa hai kỳ đã đổi cách tính hoặc sắp xếp đơn vị.`
  if (!('difference' in change) || old === null || present === null)
    return `${was}: chưa đủ số liệu để so sánh chỉ số hài lòng.`
  const figures = `${percentText(old)} và ${percentText(present)}`
  if (change.says === 'unclear')
    return `${was}, chỉ số hài lòng chung là ${figures}: không đủ để kết luận là thay đổi (chênh lệch ${pointsText(change.low)} đến ${pointsText(change.high)} điểm phần trăm, mức tin cậy 95%).`
  const verb = change.says === 'up' ? 'tăng' : 'giảm'
  return `${was}, chỉ số hài lòng chung ${verb} từ ${percentText(old)} ${change.says === 'up' ? 'lên' : 'xuống'} ${percentText(present)} (chênh lệch ${pointsText(change.low)} đến ${pointsText(change.high)} điểm phần trăm, mức tin cậy 95%).`
}

function pointOf({ period, card, brokenBefore }: Omit<SeriesEntry, 'unitsChanged'>): TrendPoint {
  return {
    period,
    method: methodOf(card),
    measured: candidateOf(card).measured,
    breaksBefore: brokenBefore === null ? null : { vi: brokenBefore, en: brokenBefore },
  }
}

function tableOf(series: readonly SeriesEntry[], breaks: ReadonlyMap<string, string>): Table {
  return {
    kind: 'table',
    title: 'Số liệu chung qua các kỳ',
    measuredIn: '%, lượt đánh giá, hồ sơ',
    columns: [
      { head: 'Kỳ', width: 24, align: 'left' },
      { head: 'Hài lòng (%)', width: 14, align: 'right' },
      { head: 'Khoảng tin cậy 95%', width: 20, align: 'center' },
      { head: 'Số lượt đánh giá', width: 14, align: 'right' },
      { head: 'Hồ sơ', width: 12, align: 'right' },
      { head: 'Trễ (%)', width: 12, align: 'right' },
    ],
    rows: series.flatMap(({ period, card }): Cell[][] => [
      ...(breaks.has(period) ? [[`${breaks.get(period)}: không so sánh số liệu trước và sau dòng này`]] : []),
      [
        capital(periodWords(period)),
        percentage(card.satisfaction.index),
        intervalText(card.satisfaction.low, card.satisfaction.high),
        count(card.satisfaction.n),
        count(card.timeliness.total),
        percentage(percent(card.timeliness.late, card.timeliness.total)),
      ],
    ]),
    total: null,
    notes: notesOf(series),
  }
}

const MIX =
  'Chỉ số chung gộp mọi lượt đánh giá: khi tỷ trọng giữa các đơn vị thay đổi, chỉ số chung có thể thay đổi dù từng đơn vị vẫn như trước.'

/** What happened to the units below, which leaves the whole what it was; where the whole itself changed, its own line says so. */
function notesOf(series: readonly SeriesEntry[]): string[] {
  const changed = series.filter(({ unitsChanged, brokenBefore }) => unitsChanged > 0 && brokenBefore === null)
  if (changed.length === 0) return [MIX]
  const told = changed.map(
    ({ period, unitsChanged }) => `${periodWords(period)} (${countText(unitsChanged)} đơn vị)`,
  )
  return [
    MIX,
    `Có sắp xếp đơn vị bên dưới vào ${listText(told)}: số liệu chung vẫn của cùng địa bàn, tính theo đơn vị kế thừa; số liệu từng đơn vị trước và sau không so được với nhau.`,
  ]
}

type Told = Extract<Change, { difference: number }>
type Named = { name: string; old: number; now: number; change: Told }

/** Units whose index surely rose or fell since the period before. */
function changedUnits(facts: ReportFacts): Block[] {
  const { compared, skipped, named } = compareUnits(facts)
  const before = periodWords(facts.before.period)
  const left =
    skipped === 0
      ? ''
      : ` ${countText(skipped)} đơn vị không so sánh được (mới sắp xếp, đổi cách tính hoặc chưa công bố ở một trong hai kỳ).`
  const sentence: Block = {
    kind: 'sentence',
    text: `So với ${before}, trong ${countText(compared)} đơn vị so sánh được, ${named.length === 0 ? 'không đơn vị nào' : `${countText(named.length)} đơn vị`} có thay đổi vượt sai số (mức tin cậy 95%); ${named.length === 0 ? '' : 'với các đơn vị còn lại, '}không đủ để kết luận là thay đổi.${left} So sánh nhiều đơn vị cùng lúc thì cứ 20 đơn vị có thể có một thay đổi chỉ là ngẫu nhiên.`,
  }
  if (compared === 0) return []
  if (named.length === 0) return [sentence]
  return [sentence, changeTable(named, before)]
}

function compareUnits({ before, cards, changedUnits }: ReportFacts) {
  const earlier = new Map(before.cards.map((card) => [card.unit.code, card]))
  const both = cards.flatMap((card) => {
    const old = earlier.get(card.unit.code)
    return old && card.satisfaction.n + old.satisfaction.n > 0 ? [{ card, old }] : []
  })
  const named: Named[] = []
  let compared = 0
  for (const { card, old } of both) {
    if (changedUnits.has(card.unit.code)) continue
    const points = [old, card].map((each) => pointOf({ period: each.period, card: each, brokenBefore: null }))
    const change = changeBetween(points, old.period, card.period)
    if (!change || !('difference' in change)) continue
    compared += 1
    if (change.says !== 'unclear')
      named.push({
        name: shortName(card.unit.name),
        old: old.satisfaction.index!,
        now: card.satisfaction.index!,
        change,
      })
  }
  return {
    compared,
    skipped: both.length - compared,
    named: named.sort((a, b) => b.change.low - a.change.low),
  }
}

function changeTable(named: readonly Named[], before: string): Table {
  return {
    kind: 'table',
    title: 'Đơn vị có chỉ số hài lòng thay đổi vượt sai số',
    measuredIn: '%, điểm phần trăm',
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Đơn vị', width: 38, align: 'left' },
      { head: capital(before), width: 15, align: 'right' },
      { head: 'Kỳ này', width: 13, align: 'right' },
      { head: 'Thay đổi', width: 10, align: 'center' },
      { head: 'Khoảng của chênh lệch', width: 18, align: 'center' },
    ],
    rows: named.map(({ name, old, now, change }, i): Cell[] => [
      count(i + 1),
      name,
      percentage(old),
      percentage(now),
      change.says === 'up' ? 'tăng' : 'giảm',
      `${pointsText(change.low)} đến ${pointsText(change.high)}`,
    ]),
    total: null,
    notes: [],
  }
}
