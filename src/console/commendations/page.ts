/** `/console/commendations`: the latest praise of the account's unit and those under it. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import { listCommendations } from '../../complaints/commendations.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const MOST = 50

export async function showCommendations({ desk, account, language }: SignedInVisit): Promise<Answer> {
  const words = language === 'en' ? en : vi
  const unit = account.unitCode ?? undefined
  const found = await listCommendations(desk, { unit, newestFirst: true }, MOST)
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>
<p class="hint">${words.lead(MOST)}</p>
${
  found.length === 0
    ? html`<p class="empty">${words.none}</p>`
    : html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.at, words.unit, words.text].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${found.map(
  (each) => html`<tr role="row"><th role="rowheader" scope="row">${toVietnamese(each.createdAt)}</th>
<td role="cell">${each.unit?.name ?? wordsOf(language).unknown}${each.official ? html`<small>${each.official}</small>` : ''}</td>
<td role="cell" class="words">${each.text || words.destroyed}</td></tr>`,
)}
</tbody></table>`
}`,
  }
}
