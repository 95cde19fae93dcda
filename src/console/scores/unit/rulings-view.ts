/** What the framework says of the unit, why, and every condition with its numbers. */
import { html } from 'hono/html'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { eligibleText } from '../figures.ts'
import type { Words } from '../words.vi.ts'
import { explanationTable } from './explanation-table.ts'
import type { UnitLinks } from './links.ts'
import { peopleView } from './people-view.ts'
import { pointsView } from './points-view.ts'

/** Nothing for a framework that only gives figures. */
export function rulingsView(
  card: Scorecard,
  links: UnitLinks,
  words: Words,
  language: Language,
): Markup | '' {
  const { inputs, reasons } = card
  const eligible = eligibleText(card.eligibleForTot, words)
  if (!eligible && !inputs.score && inputs.rulings.length === 0 && reasons.length === 0) return ''
  return html`<section aria-labelledby="tot"><h2 id="tot">${eligible ? words.tot : words.verdict}</h2>
${eligible ? html`<p><span class="tag ${eligible.tone}">${inputs.inForce ? eligible.text : words.notInForce}</span></p>` : ''}
${inputs.score ? html`<p class="big">${words.grade}: ${card.grade ?? words.noGrade}</p>` : ''}
${reasons.length === 0 ? '' : html`<ul>${reasons.map((reason) => html`<li>${language === 'vi' ? reason.text : reason.textEn}</li>`)}</ul>`}
${inputs.rulings.length === 0 ? '' : rulings(card, links, words, language)}
${inputs.score ? pointsView(inputs.score, words, language) : ''}
${peopleView(card, links, words, language)}</section>`
}

function rulings(card: Scorecard, links: UnitLinks, words: Words, language: Language): Markup {
  const table = explanationTable(words.rulings, words.rule, 'unit', { card, links }, words, language)
  return html`<details><summary>${words.rulings}</summary>${table}</details>`
}
