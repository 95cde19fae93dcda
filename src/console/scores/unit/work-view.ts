/** What the unit did: invitations and answers, lateness, complaints by outcome. */
import { html } from 'hono/html'
import { countChart } from '../../../charts/counts.ts'
import { coveragePercent } from '../../../scores/coverage.ts'
import { rowsBehind } from '../../../scores/frameworks/explain.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { chartWithTable, plainTable } from '../figure-view.ts'
import { countText, percentText } from '../figures.ts'
import type { Words } from '../words.vi.ts'
import { item } from './item.ts'
import type { UnitLinks } from './links.ts'

type Bar = { label: string; n: number; note?: string }

/** How many results were handed over, how many came with an invitation, how many of these were answered. */
export function coverageView({ inputs, responseRate }: Scorecard, words: Words, language: Language): Markup {
  const { returned, invited, responded } = inputs.dossiers
  const coverage = coveragePercent(inputs.coverage)
  const bars: Bar[] = [
    { label: words.returned, n: returned },
    { label: words.invited, n: invited, ...noted(coverage, language) },
    { label: words.responded, n: responded, ...noted(responseRate, language) },
  ]
  return html`<section aria-labelledby="coverage"><h2 id="coverage">${words.coverage}</h2>
<p class="big">${coverage === null ? words.nothing : words.coverageShort(percentText(coverage, language))}</p>
${counts(words.coverage, bars, words, language)}
<p class="hint">${words.coverageNote}</p></section>`
}

/** Dossiers finished, and late ones against the first due date. */
export function dossiersView(
  { inputs, timeliness: t }: Scorecard,
  links: UnitLinks,
  words: Words,
  language: Language,
): Markup {
  const { finished, finishedLate, overdue } = inputs.dossiers
  const count = (value: number) => countText(value, language)
  const bars: Bar[] = [
    { label: words.finishedInTime, n: finished - finishedLate },
    { label: words.finishedLate, n: finishedLate },
    { label: words.overdue, n: overdue },
  ]
  const rows = t.total === 0 ? '' : links.rows(rowsBehind('late_share', false), words.seeDossiers)
  return html`<section aria-labelledby="dossiers"><h2 id="dossiers">${words.dossiers}</h2>
<p class="big">${t.total === 0 ? words.nothing : `${words.lateTotal} ${percentText(t.latePercent, language)}`}</p>
<dl>${item(words.total, count(t.total))}${item(words.lateTotal, count(t.late))}</dl>
${t.total === 0 ? '' : counts(words.dossiers, bars, words, language)}
${rows === '' ? '' : html`<p>${rows}</p>`}</section>`
}

/** Complaints by what was concluded, as the viewer may count them. */
export function complaintsView(
  { complaints: c, inputs }: Scorecard,
  words: Words,
  language: Language,
): Markup {
  const count = (value: number) => countText(value, language)
  return html`<section aria-labelledby="complaints"><h2 id="complaints">${words.complaintTitle}</h2>
<dl>${item(words.founded, count(c.founded))}${item(words.partly, count(c.partly))}${item(words.unfounded, count(c.unfounded))}${item(words.open, count(c.open))}</dl>
${inputs.viewer === 'chain' ? html`<p class="hint">${words.chainNote}</p>` : ''}</section>`
}

function counts(name: string, bars: readonly Bar[], words: Words, language: Language): Markup {
  const table = plainTable(
    name,
    { head: words.figure, of: ({ label }) => label },
    [
      { head: words.count, of: ({ n }) => countText(n, language) },
      ...(bars.some(({ note }) => note) ? [{ head: words.share, of: ({ note }: Bar) => note ?? '' }] : []),
    ],
    bars,
  )
  return chartWithTable(countChart({ name, language }, bars), words.tableOf, table)
}

function noted(value: number | null, language: Language): { note?: string } {
  return value === null ? {} : { note: percentText(value, language) }
}
