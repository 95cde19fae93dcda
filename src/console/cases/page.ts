/** `/console/cases` and `/console/cases.csv`: settled cases without anything that tells of whom, in classes of five or more. */
import { html } from 'hono/html'
import { anonymise } from '../../complaints/figures/anonymise.ts'
import { countSettled } from '../../complaints/figures/settled-cases.ts'
import { readPeriod } from '../../scores/period.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { select } from '../field.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { periodText } from '../scores/figures.ts'
import { periodsAround } from '../scores/periods.ts'
import { csvOf } from './csv.ts'
import { type CaseRow, caseRows } from './presenter.ts'
import { casesTable } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showCases(visit: SignedInVisit): Promise<Answer> {
  const words = wordsOfCases(visit)
  const { rows, quarter, quarters } = await casesOf(visit)
  const options = quarters.map((value) => ({ value, label: periodText(value, visit.language) }))
  const address = `/console/cases.csv?${new URLSearchParams({ period: quarter })}`
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>
<form method="get" action="/console/cases" class="row">
${select({ form: 'cases', name: 'period', label: words.period, value: quarter, options })}
<p class="buttons"><button>${words.show}</button></p>
</form>
<p class="hint">${words.lead}</p>
${casesTable(rows, words)}
${rows.length === 0 ? '' : html`<p><a class="button" href="${address}" download>${words.csv}</a></p>`}`,
  }
}

/** The same rows as a file. */
export async function exportCases(visit: SignedInVisit): Promise<Answer> {
  const { rows, quarter } = await casesOf(visit)
  const bytes = Buffer.from(csvOf(rows, wordsOfCases(visit)))
  return { file: { bytes, type: 'text/csv; charset=utf-8', name: `cases-${quarter}.csv` }, inline: false }
}

async function casesOf(
  visit: SignedInVisit,
): Promise<{ rows: CaseRow[]; quarter: string; quarters: string[] }> {
  const { desk, account, now, language, query } = visit
  const quarters = periodsAround(now).quarters.filter((name) => readPeriod(name)!.to <= now)
  const quarter = quarters.find((name) => name === query.period) ?? quarters[0]!
  const { from, to } = readPeriod(quarter)!
  const tree: UnitTree = await unitTree(desk.database)
  const question = { unit: account.unitCode, from, to, protectedOnly: false }
  const classes = anonymise(await countSettled(desk, question), tree)
  return { rows: caseRows(classes, tree, wordsOfCases(visit), language), quarter, quarters }
}

function wordsOfCases({ language }: SignedInVisit) {
  return language === 'en' ? en : vi
}
