/** `/console/privacy`: what whoever looks after personal data decides and watches. */
import { html } from 'hono/html'
import { may } from '../../accounts/roles.ts'
import { toVietnamese } from '../../calendar/instant.ts'
import {
  decidedRequests,
  type ListedRequest,
  requestsToDecide,
} from '../../complaints/identity/identity-list.ts'
import { type DataRequest, latestDataRequests } from '../../privacy/data-requests.ts'
import { latestSeal } from '../../privacy/seal-day.ts'
import { officerOf } from '../identity/officer.ts'
import { factsOf, identityWords, type Returned, toDecideView } from '../identity/view.ts'
import { noticeLine } from '../notice-line.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { recordForm } from '../record/form.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

const MOST_REQUESTS = 100

/** @param returned a decision that came back with its errors */
export async function showPrivacy(
  visit: SignedInVisit,
  returned: Returned | null = null,
  status = 200,
): Promise<Answer> {
  const { desk, account, now, language, query } = visit
  const words = language === 'en' ? en : vi
  const common = identityWords(language)
  const officer = officerOf(account)
  const waiting = await requestsToDecide(desk, officer, now)
  const decided = await decidedRequests(desk, officer, now)
  // Erasures of the whole province are no matter of a unit's head: only whoever reads no complaints looks after them.
  const isDataOfficer = !may(account.role, 'complaint:read')
  const requests = isDataOfficer ? await latestDataRequests(desk.database, MOST_REQUESTS) : null
  const refused = Object.entries(common.refusals).find(([word]) => word === query.refused)?.[1]
  return {
    title: returned ? `${wordsOf(language).error}: ${words.title}` : words.title,
    status,
    at: '/console/privacy',
    body: html`<h1>${words.title}</h1>${noticeLine(returned ? null : (common.done[query.done ?? ''] ?? refused ?? null))}<p class="hint">${common.lead}</p>
${toDecideView(visit, waiting, returned, 'privacy')}
${openingsView(visit, decided, words)}
${requests ? requestsView(requests, words) : ''}
${sealView(await latestSeal(desk.database), words)}`,
  }
}

function openingsView(visit: SignedInVisit, decided: readonly ListedRequest[], words: Words): Markup {
  const exports = may(visit.account.role, 'record:export')
  return html`<section aria-labelledby="openings"><h2 id="openings">${words.openings}</h2>
${decided.length === 0 ? html`<p class="empty">${words.noOpenings}</p>` : ''}
${decided.map(
  (listed) =>
    html`<article class="request"><h3>${listed.request.complaint}</h3>${factsOf(listed, visit.language)}${exports ? recordForm(visit, listed.request.complaint) : ''}</article>`,
)}
</section>`
}

function requestsView(requests: readonly DataRequest[], words: Words): Markup {
  const heads = [words.at, words.kind, words.by, words.state]
  return html`<section aria-labelledby="requests"><h2 id="requests">${words.requests}</h2>
${
  requests.length === 0
    ? html`<p class="empty">${words.noRequests}</p>`
    : html`<table class="cards" role="table" aria-label="${words.requests}"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${requests.map(
        ({ kind, at, by, doneAt }) =>
          html`<tr role="row"><th role="rowheader" scope="row">${toVietnamese(at)}</th><td role="cell">${words.kinds[kind] ?? kind}</td><td role="cell">${words.from[by] ?? by}</td><td role="cell">${doneAt === null ? words.waiting : words.done(toVietnamese(doneAt))}</td></tr>`,
      )}</tbody></table>`
}</section>`
}

function sealView(seal: { day: string; hash: string } | null, words: Words): Markup {
  return html`<section aria-labelledby="seal"><h2 id="seal">${words.seal}</h2>
${seal ? html`<p>${seal.day}: <code class="hash">${seal.hash}</code></p><p class="hint">${words.sealHint}</p>` : html`<p class="empty">${words.noSeal}</p>`}
</section>`
}
