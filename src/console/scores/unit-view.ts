/** One unit's scorecard with the whole numbers behind every figure. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import { type Instrument, LEVELS } from '../../satisfaction/instrument.ts'
import type { Scorecard } from '../../scores/scorecard.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import type { Asked } from './chooser-view.ts'
import { countText, eligibleText, intervalText, percentText } from './figures.ts'
import type { Words } from './words.vi.ts'

export function unitView(
  card: Scorecard,
  instrument: Instrument | null,
  asked: Asked,
  choose: Markup,
  words: Words,
  language: Language,
): Markup {
  const { satisfaction, inputs, complaints, responseRate, timeliness } = card
  const count = (value: number) => countText(value, language)
  const percent = (value: number | null) => percentText(value, language)
  const { dossiers } = inputs
  const eligible = eligibleText(card.eligibleForTot, words)
  return html`<p class="back"><a href="/console/scores?${new URLSearchParams(asked)}">← ${words.back}</a></p>
<h1>${words.unitTitle(card.unit.name)}</h1>
${choose}
<p class="hint">${words.asOf(toVietnamese(Date.parse(card.asOf)), card.framework, card.frameworkVersion)}</p>
${
  inputs.predecessors.length === 0
    ? ''
    : html`<p>${words.predecessors} ${inputs.predecessors.map(({ name }) => name).join(', ')}.</p>`
}
${eligible ? html`<section aria-labelledby="tot"><h2 id="tot">${words.tot}</h2><p><span class="tag ${eligible.tone}">${eligible.text}</span></p>${reasons(card, language)}</section>` : ''}
<div class="pair">
<section aria-labelledby="overall"><h2 id="overall">${words.overall}</h2>
<p class="big">${satisfaction.index === null ? words.withheld(satisfaction.n, inputs.minN) : percent(satisfaction.index)}</p>
<dl>${item(words.interval, intervalText(satisfaction.low, satisfaction.high, language))}${item(words.n, count(satisfaction.n))}
${item(words.verified, `${count(inputs.overall.verified.n)} (${percent(inputs.overall.verified.index)})`)}
${item(words.unverified, `${count(inputs.overall.unverified.n)} (${percent(inputs.overall.unverified.index)})`)}
${item(words.excluded, count(inputs.overall.excluded.n))}</dl>
${inputs.overall.levels ? levelsTable(inputs.overall.levels, words, language) : ''}</section>
<section aria-labelledby="dossiers"><h2 id="dossiers">${words.dossiers}</h2>
<p class="big">${timeliness.total === 0 ? words.nothing : `${words.lateTotal} ${percent(timeliness.latePercent)}`}</p>
<dl>${item(words.total, count(timeliness.total))}${item(words.lateTotal, count(timeliness.late))}${item(words.finished, count(dossiers.finished))}
${item(words.finishedLate, count(dossiers.finishedLate))}${item(words.overdue, count(dossiers.overdue))}${item(words.returned, count(dossiers.returned))}
${item(words.invited, count(dossiers.invited))}${item(words.responded, count(dossiers.responded))}${item(words.responseRate, percent(responseRate))}</dl></section>
<section aria-labelledby="complaints"><h2 id="complaints">${words.complaintTitle}</h2>
<dl>${item(words.founded, count(complaints.founded))}${item(words.partly, count(complaints.partly))}${item(words.unfounded, count(complaints.unfounded))}${item(words.open, count(complaints.open))}</dl>
${inputs.viewer === 'chain' ? html`<p class="hint">${words.chainNote}</p>` : ''}</section>
</div>
<section aria-labelledby="factors"><h2 id="factors">${words.factors}</h2>${factorsTable(card, instrument, words, language)}</section>`
}

function reasons({ reasons: found }: Scorecard, language: Language): Markup | '' {
  return found.length === 0
    ? ''
    : html`<ul>${found.map((reason) => html`<li>${language === 'vi' ? reason.text : reason.textEn}</li>`)}</ul>`
}

function levelsTable(levels: readonly number[], words: Words, language: Language): Markup {
  return html`<table aria-label="${words.levels}"><thead><tr><th scope="col">${words.level}</th><th scope="col" class="number">${words.n}</th></tr></thead><tbody>
${[...LEVELS].reverse().map((each) => html`<tr><th scope="row">${each[language]}</th><td class="number">${countText(levels[each.level - 1] ?? 0, language)}</td></tr>`)}
</tbody></table>`
}

function factorsTable(
  { satisfaction }: Scorecard,
  instrument: Instrument | null,
  words: Words,
  language: Language,
): Markup {
  const nameOf = (code: string) =>
    instrument?.factors.find((factor) => factor.code === code)?.name[language] ?? code
  const percent = (value: number | null) => percentText(value, language)
  return html`<table aria-labelledby="factors"><thead><tr><th scope="col">${words.factor}</th><th scope="col" class="number">${words.index}</th><th scope="col" class="number">${words.interval}</th><th scope="col" class="number">${words.raters}</th></tr></thead><tbody>
${Object.entries(satisfaction.factors).map(
  ([code, estimate]) =>
    html`<tr><th scope="row">${nameOf(code)}</th><td class="number">${percent(estimate.index)}</td><td class="number">${intervalText(estimate.low, estimate.high, language)}</td><td class="number">${countText(estimate.n, language)}</td></tr>`,
)}
</tbody></table>`
}

function item(label: string, content: unknown): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`
}
