/** What the framework says of officials and heads, by code and only to those entitled; and of leadership bodies. */
import { html } from 'hono/html'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import type { Words } from '../words.vi.ts'
import { explanationTable } from './explanation-table.ts'
import type { UnitLinks } from './links.ts'

/** Nothing where the framework has no such rule. */
export function peopleView(card: Scorecard, links: UnitLinks, words: Words, language: Language): Markup {
  const { officials, heads, bodies } = card.inputs
  const lists = [
    { all: officials, about: 'official', name: words.officials, head: words.code },
    { all: heads, about: 'head', name: words.heads, head: words.code },
    { all: bodies, about: 'body', name: words.bodies, head: words.bodyName },
  ] as const
  return html`${officials === null || heads === null ? html`<p class="hint">${words.peopleHidden}</p>` : ''}
${lists.map(({ all, about, name, head }) =>
  all && all.length > 0
    ? html`<details><summary>${name} (${all.length})</summary>
${explanationTable(name, head, about, { card, links }, words, language)}</details>`
    : '',
)}`
}
