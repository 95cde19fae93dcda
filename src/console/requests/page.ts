/** `/console/requests`: citizens who asked for a person, until an official has taken care of it. */
import { html } from 'hono/html'
import { viewerOf } from '../../accounts/roles.ts'
import { toVietnamese } from '../../calendar/instant.ts'
import { type HumanRequest, listHumanRequests, markRequestDone } from '../../complaints/human-requests.ts'
import { actorOf } from '../actor.ts'
import { csrfField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const MOST = 100
const LONGEST_REPLY = 2000

export async function showRequests(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const requests = await listHumanRequests(visit.desk, viewerOf(visit.account), 'open', MOST)
  const { done } = visit.query
  const notice = done === 'yes' ? words.markedDone : done === 'before' ? words.alreadyDone : null
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>${noticeLine(notice)}
<p class="hint">${words.lead}</p>
${requests.length === 0 ? html`<p class="empty">${words.none}</p>` : table(visit, requests)}`,
  }
}

/** Marks a request as taken care of; what is written beside it goes to the citizen. */
export async function doMarkDone(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, params, form } = visit
  const reply = String(form.reply ?? '')
    .trim()
    .slice(0, LONGEST_REPLY)
    .normalize('NFC')
  const isDone = await markRequestDone(
    desk,
    viewerOf(account),
    params.id ?? '',
    actorOf(account),
    reply === '' ? null : reply,
    now,
  )
  if (isDone) visit.changed()
  return { seeOther: `/console/requests?done=${isDone ? 'yes' : 'before'}` }
}

function table({ language, csrf }: SignedInVisit, requests: HumanRequest[]): Markup {
  const words = language === 'en' ? en : vi
  const { channels } = wordsOf(language)
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.at, words.channel, words.topic, words.action].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${requests.map(({ id, channel, topic, createdAt }) => {
  const at = toVietnamese(createdAt)
  return html`<tr role="row"><th role="rowheader" scope="row">${at}</th>
<td role="cell">${channels[channel]}</td>
<td role="cell" class="words">${topic ?? words.unsaid}</td>
<td role="cell"><form method="post" action="/console/requests/${id}/done">${csrfField(csrf)}<label for="reply-${id}">${words.reply}</label><textarea id="reply-${id}" name="reply" rows="3" maxlength="${LONGEST_REPLY}"></textarea><button class="quiet" aria-label="${words.doneOne(at)}">${words.done}</button></form></td></tr>`
})}
</tbody></table>`
}
