/** The table of citizens who asked for a person, the oldest first. */
import { html } from 'hono/html'
import { type Instant, toVietnamese } from '../../calendar/instant.ts'
import type { HumanRequest } from '../../live-talk/human-requests.ts'
import { actorOf } from '../actor.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { requestWords, type Words } from './words.ts'

const MINUTE_MS = 60_000

export function listView(
  visit: SignedInVisit,
  requests: readonly HumanRequest[],
  notice: string | null,
): Markup {
  const words = requestWords(visit.language)
  return html`<h1>${words.title}</h1>${noticeLine(notice)}
<p class="hint">${words.lead}</p>
${requests.length === 0 ? html`<p class="empty">${words.none}</p>` : table(visit, requests)}`
}

function table(visit: SignedInVisit, requests: readonly HumanRequest[]): Markup {
  const words = requestWords(visit.language)
  const { channels } = wordsOf(visit.language)
  const heads = [words.at, words.waits, words.channel, words.topic, words.whoHasIt]
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${heads.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${requests.map((request) => {
  const at = toVietnamese(request.createdAt)
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="/console/requests/${request.id}" aria-label="${words.openOne(at)}">${at}</a></th>
<td role="cell">${waitOf(request, visit.now, words)}</td>
<td role="cell">${channels[request.channel]}</td>
<td role="cell" class="words">${request.topic ?? words.unsaid}</td>
<td role="cell">${holderText(request, visit, words)}</td></tr>`
})}
</tbody></table>`
}

/** How long the citizen has waited for the official's word; while one speaks with them: nothing to wait for. */
function waitOf({ spokeAt, heardAt, createdAt }: HumanRequest, now: Instant, words: Words): string {
  if (spokeAt !== null && spokeAt >= heardAt) return words.answered
  const minutes = Math.max(0, Math.floor((now - (spokeAt === null ? createdAt : heardAt)) / MINUTE_MS))
  if (minutes < 60) return words.minutes(minutes)
  return minutes < 24 * 60
    ? words.hours(Math.floor(minutes / 60))
    : words.days(Math.floor(minutes / (24 * 60)))
}

/** Who answers it now, as this account is told. */
export function holderText({ holder }: HumanRequest, { account }: SignedInVisit, words: Words): string {
  if (holder === null) return words.nobody
  return holder.actor === actorOf(account) ? words.you : words.held(holder.name, toVietnamese(holder.until))
}
