/** The trend of a unit: chart, table, what broke its line, and whether the last period differs from the one before. */
import { html } from 'hono/html'
import { type SeriesPoint, seriesChart } from '../../charts/series.ts'
import { chartWords } from '../../charts/words.ts'
import type { Change } from '../../scores/trend.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { chartWithTable, plainTable } from './figure-view.ts'
import { countText, intervalText, percentText, periodText, pointsText } from './figures.ts'
import { periodUnder } from './periods-before.ts'
import type { TrendPeriod, UnitTrend } from './trend.ts'
import type { Words } from './words.vi.ts'

/**
 * @param unit its name, for the chart's own
 * @param among values of the trends beside it, so that all have one measure
 */
export function trendView(
  unit: string,
  { periods, change }: UnitTrend,
  words: Words,
  language: Language,
  among: readonly number[] = [],
): Markup {
  const name = words.trendOf(unit)
  const chart = seriesChart(
    { name, language },
    periods.map((each) => asPoint(each, language)),
    { among },
  )
  const cuts = periods.filter(({ cut }) => cut !== null)
  return html`${change === null ? '' : html`<p>${changeText(change, words, language)}</p>`}
${chartWithTable(chart, words.tableOf, table(name, periods, words, language))}
${cuts.length === 0 ? '' : html`<ul class="hint">${cuts.map((each) => html`<li>${periodText(each.period, language)}: ${cutText(each, words, language)}</li>`)}</ul>`}`
}

function table(name: string, periods: readonly TrendPeriod[], words: Words, language: Language): Markup {
  return plainTable(
    name,
    { head: words.period, of: ({ period }) => periodText(period, language) },
    [
      { head: words.index, of: ({ card }) => percentText(card.satisfaction.index, language) },
      {
        head: words.interval,
        of: ({ card: { satisfaction: s } }) => intervalText(s.low, s.high, language),
      },
      { head: words.n, of: ({ card }) => countText(card.satisfaction.n, language) },
      { head: words.lateShare, of: ({ card }) => percentText(card.timeliness.latePercent, language) },
    ],
    periods,
  )
}

/** A change is named only when it is one. */
function changeText(change: Change, words: Words, language: Language): string {
  const from = periodText(change.from, language)
  if (change.says === 'break') return words.change.break(from)
  if (!('difference' in change)) return words.change.nothing(from)
  const points = pointsText(Math.abs(change.difference), language)
  return words.change[change.says](from, points)
}

function cutText({ cut }: TrendPeriod, words: Words, language: Language): string {
  return cut === null || cut === 'method' ? words.methodChanged : cut[language]
}

function asPoint({ period, card, cut }: TrendPeriod, language: Language): SeriesPoint {
  const { index, low, high } = card.satisfaction
  const { methodBreak, joined } = chartWords(language)
  const breakBefore = cut === null ? null : cut === 'method' ? methodBreak : joined
  return { ...periodUnder(period, language), index, low, high, breakBefore }
}
