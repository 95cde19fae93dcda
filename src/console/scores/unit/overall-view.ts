/** The overall question: index with its interval, the levels, and what was left out. */
import { html } from 'hono/html'
import { levelsChart } from '../../../charts/levels.ts'
import { LEVELS } from '../../../satisfaction/instrument.ts'
import { rowsBehind } from '../../../scores/frameworks/explain.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { chartWithTable, plainTable } from '../figure-view.ts'
import { countText, intervalText, percentText } from '../figures.ts'
import type { Words } from '../words.vi.ts'
import { item } from './item.ts'
import type { UnitLinks } from './links.ts'

export function overallView(card: Scorecard, links: UnitLinks, words: Words, language: Language): Markup {
  const { satisfaction, inputs } = card
  const { verified, unverified, excluded, levels, withExcluded, flagged } = inputs.overall
  const count = (value: number) => countText(value, language)
  const ofWhich = ({ n, index }: { n: number; index: number | null }) =>
    index === null ? count(n) : `${count(n)} (${percentText(index, language)})`
  // Of fewer than five nobody is told how many: it would help to guess whose they were.
  const few = (n: number | null) => (n === null ? words.few : count(n))
  return html`<section aria-labelledby="overall"><h2 id="overall">${words.overall}</h2>
<p class="big">${satisfaction.index === null ? words.withheld(satisfaction.n, inputs.minN) : percentText(satisfaction.index, language)}</p>
<dl>${item(words.interval, intervalText(satisfaction.low, satisfaction.high, language))}${item(words.n, count(satisfaction.n))}
${item(words.verified, ofWhich(verified))}${item(words.unverified, ofWhich(unverified))}${item(words.excluded, few(excluded.n))}
${excluded.n === 0 ? '' : item(words.withExcluded, percentText(withExcluded.index, language))}${item(words.flagged, few(flagged))}</dl>
<p class="ways">${links.rows(rowsBehind('satisfied_share', satisfaction.withheld), words.seeRatings)} <a href="${links.flags}">${words.seeFlags}</a></p>
${levels === null ? '' : levelsView(levels, words, language)}</section>`
}

function levelsView(levels: readonly number[], words: Words, language: Language): Markup {
  const parts = LEVELS.map((each) => ({
    level: each.level,
    label: each[language],
    n: levels[each.level - 1] ?? 0,
  }))
  const table = plainTable(
    words.levels,
    { head: words.level, of: ({ label }) => label },
    [{ head: words.n, of: ({ n }) => countText(n, language) }],
    [...parts].reverse(),
  )
  return html`<h3>${words.levels}</h3>${chartWithTable(levelsChart({ name: words.levels, language }, parts), words.tableOf, table)}`
}
