/** `/console/changes`: what administrators changed, for those who watch over them, too. */
import { html } from 'hono/html'
import { type AdminEvent, changedFacts, listAdminEvents } from '../../../accounts/admin-event.ts'
import { may } from '../../../accounts/roles.ts'
import { toVietnamese } from '../../../calendar/instant.ts'
import { select } from '../../field.ts'
import type { Language } from '../../language.ts'
import type { Answer, Markup, SignedInVisit } from '../../page.ts'
import { accountNames } from '../account-names.ts'
import { factWords } from '../fact-words.ts'
import { changes } from '../history-view.ts'
import { adminWords } from '../words.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

const HERE = '/console/changes'
const A_PAGE = 50

export async function showChanges({ desk, account, query, language }: SignedInVisit): Promise<Answer> {
  const words = language === 'en' ? en : vi
  const about = Object.hasOwn(words.abouts, query.about ?? '') ? (query.about ?? '') : ''
  const older = /^\d{1,15}$/.test(query.older ?? '') ? Number(query.older) : null
  // An administrator of one unit sees their own deeds; those of the province and who watches over it, all.
  const by = account.unitCode !== null && may(account.role, 'office:write') ? account.id : null
  const asked = { about: about === '' ? null : about, by, older, most: A_PAGE + 1 }
  const [found, names] = await Promise.all([
    listAdminEvents(desk.database, asked),
    accountNames(desk.database, language),
  ])
  const events = found.slice(0, A_PAGE)
  const options = Object.entries(words.abouts).map(([value, label]) => ({ value, label }))
  const next = new URLSearchParams({ about, older: String(events.at(-1)?.id ?? 0) })
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1><p class="hint">${words.lead}</p>
<form method="get" action="${HERE}" class="row">${select({ form: 'changes', name: 'about', label: words.about, value: about, options })}<p class="buttons"><button>${words.show}</button></p></form>
${events.length === 0 ? html`<p class="empty">${words.none}</p>` : table(events, names, words, language)}
${found.length > A_PAGE ? html`<p class="paging"><a href="${HERE}?${next}">${words.older}</a></p>` : ''}`,
  }
}

function table(
  events: readonly AdminEvent[],
  names: ReadonlyMap<string, string>,
  words: Words,
  language: Language,
): Markup {
  const head = [words.at, words.by, words.what, words.subject, words.changed]
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${events.map((event) => {
  const about = event.kind.startsWith('account.')
    ? (names.get(event.subject) ?? event.subject)
    : event.subject
  return html`<tr role="row"><th role="rowheader" scope="row">${toVietnamese(event.at)}</th>
<td role="cell">${names.get(event.account) ?? adminWords(language).outside}</td><td role="cell">${words.kinds[event.kind]}</td><td role="cell">${about}</td>
<td role="cell">${changes(changedFacts(event.before, event.after), event.before, event.after, factWords(event.kind, language))}</td></tr>`
})}
</tbody></table>`
}
