/** The search above a list of the administration. */
import { html } from 'hono/html'
import { textField } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { adminWords } from './words.ts'

/** @param action the page that shows what was found */
export function searchForm(action: string, { query, language }: SignedInVisit): Markup {
  const words = adminWords(language)
  return html`<form method="get" action="${action}" class="row" role="search">
${textField({ form: 'search', name: 'q', label: words.search, value: query.q, type: 'search', most: 100 })}
<p class="buttons"><button>${words.find}</button>${query.q ? html`<a href="${action}">${words.all}</a>` : ''}</p>
</form>`
}
