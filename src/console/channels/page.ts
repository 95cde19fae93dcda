/** `/console/channels`: the OAs and Pages, which of them somebody must see to, and the way to an OA's consent. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import type { AccountLine } from '../../channels/overview.ts'
import type { Trouble } from '../../channels/trouble.ts'
import { unitTree } from '../../units/unit-store.ts'
import { csrfField } from '../field.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const HERE = '/console/channels'

export async function showChannels(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const accounts = (await visit.channels?.accounts()) ?? []
  const { byCode } = await unitTree(visit.desk.database)
  const unitName = (code: string | null) => (code === null ? words.anyUnit : (byCode.get(code)?.name ?? code))
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>
<p class="hint">${words.lead}</p>
${accounts.length === 0 ? html`<p class="empty">${words.none}</p>` : table(visit, accounts, unitName)}`,
  }
}

function table(
  visit: SignedInVisit,
  accounts: AccountLine[],
  unitName: (code: string | null) => string,
): Markup {
  const words = visit.language === 'en' ? en : vi
  const { channels } = wordsOf(visit.language)
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.account, words.unit, words.state, words.action].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${accounts.map(
  (
    one,
  ) => html`<tr role="row"><th role="rowheader" scope="row">${channels[one.channel]} ${one.displayName ?? ''}<small>${one.account}</small></th>
<td role="cell">${unitName(one.unit)}</td>
<td role="cell">${one.troubles.length === 0 ? words.works : one.troubles.map((trouble) => told(trouble, words))}</td>
<td role="cell">${one.channel === 'zalo' ? consentForm(visit, one.account) : ''}</td></tr>`,
)}
</tbody></table>`
}

function told({ channel, what, code, since }: Trouble, words: typeof vi): Markup {
  const isConsent = channel === 'zalo' && code.startsWith('oauth')
  const sentence =
    what === 'subscription' ? words.unsubscribed : isConsent ? words.consentLost : words.refused[channel]
  return html`<p><b>${sentence}</b><small>${words.code(code)}, ${words.since(toVietnamese(since))}</small></p>`
}

function consentForm({ csrf, language }: SignedInVisit, account: string): Markup {
  const words = language === 'en' ? en : vi
  return html`<form method="post" action="${HERE}/${account}/consent">${csrfField(csrf)}<button class="quiet" aria-label="${words.consentOf(account)}">${words.consent}</button></form>`
}

/** The address is shown, not gone to: a form of ours may lead nowhere but to ourselves, and it may be for somebody else. */
export async function doBeginConsent(visit: SignedInVisit): Promise<Answer> {
  if (visit.account.unitCode !== null) return plainPage('forbidden', visit.language) // the OAs are the whole province's
  const words = visit.language === 'en' ? en : vi
  const account = visit.params.account ?? ''
  const address = (await visit.channels?.beginConsent(account)) ?? null
  const back = html`<p><a href="${HERE}">${words.back}</a></p>`
  if (address === null)
    return {
      title: words.consentTitle,
      status: 409,
      at: HERE,
      body: html`<h1>${words.consentTitle}</h1><p>${words.cannot}</p>${back}`,
    }
  return {
    title: words.consentTitle,
    at: HERE,
    body: html`<h1>${words.consentTitle}</h1>
<p>${words.consentLead(account)}</p>
<p class="words">${address}</p>
<p><a href="${address}" rel="noreferrer">${words.open}</a></p>${back}`,
  }
}
