/** The factors of the instrument as a profile, and under each its criteria. */
import { html } from 'hono/html'
import { intervalChart } from '../../../charts/intervals.ts'
import type { Instrument } from '../../../satisfaction/instrument.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { chartWithTable, plainTable } from '../figure-view.ts'
import { countText, intervalText, percentText } from '../figures.ts'
import type { Words } from '../words.vi.ts'
import type { PublishedFigure } from './reference.ts'

type Row = { label: string; index: number | null; n: number; low: number | null; high: number | null }

/** @param instrument null: codes stand for the names @param published null: nothing to compare with */
export function factorsView(
  card: Scorecard,
  instrument: Instrument | null,
  published: PublishedFigure | null,
  words: Words,
  language: Language,
): Markup {
  const factors = Object.entries(card.satisfaction.factors).map(([code, estimate]) => ({
    code,
    label: instrument?.factors.find((factor) => factor.code === code)?.name[language] ?? code,
    ...estimate,
  }))
  const name = words.factorsOf(card.unit.name)
  const rows = [{ label: words.pooled, ...card.inputs.pooled }, ...factors]
  const table = estimates(name, words.factor, words.raters, rows, words, language)
  const mark = published && { value: published.value, label: words.national(published.period) }
  return html`<section aria-labelledby="factors"><h2 id="factors">${words.factors}</h2>
<p class="hint">${words.factorsNote(card.inputs.minN)}</p>
${rows.some(({ index }) => index !== null) ? chartWithTable(intervalChart({ name, language }, rows, mark), words.tableOf, table) : table}
${published ? html`<p class="hint">${words.nationalNote(published.period, percentText(published.value, language), published.source)}</p>` : ''}
${factors.map(({ code, label }) => criteria(card, instrument, { code, label }, words, language))}</section>`
}

function criteria(
  { inputs }: Scorecard,
  instrument: Instrument | null,
  factor: { code: string; label: string },
  words: Words,
  language: Language,
): Markup | '' {
  const items = (instrument?.items ?? []).filter((each) => each.factor === factor.code)
  const rows = items.flatMap((each) => {
    const found = inputs.criteria[each.code]
    return found ? [{ label: each[language], ...found }] : []
  })
  if (rows.length === 0) return ''
  const name = words.criteriaOf(factor.label)
  return html`<details><summary>${name}</summary>${estimates(name, words.criterion, words.answers, rows, words, language)}</details>`
}

function estimates(
  name: string,
  what: string,
  whose: string,
  rows: readonly Row[],
  words: Words,
  language: Language,
): Markup {
  return plainTable(
    name,
    { head: what, of: ({ label }) => label },
    [
      { head: words.index, of: ({ index }) => percentText(index, language) },
      { head: words.interval, of: ({ low, high }) => intervalText(low, high, language) },
      { head: whose, of: ({ n }) => countText(n, language) },
    ],
    rows,
  )
}
