/** Requests to open identities, their forms, and what an open one shows. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import { DEFERRALS, IDENTITY_REASONS } from '../../complaints/identity/identity.ts'
import type { ListedRequest } from '../../complaints/identity/identity-list.ts'
import type { Sender } from '../../complaints/identity/sender.ts'
import { csrfField, errorSummary, type FieldErrors, select, textArea } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

/** The words of these pages. */
export function identityWords(language: Language): Words {
  return language === 'en' ? en : vi
}

/** A form that came back. `id`: of the request it is about; '' for a new one. */
export type Returned = {
  id: string
  values: Record<string, string>
  errors: FieldErrors
  problem: string | null
}

/** Requests that wait, each with its form. @param from the page that shows them, to come back to */
export function toDecideView(
  visit: SignedInVisit,
  requests: readonly ListedRequest[],
  returned: Returned | null,
  from: 'identity' | 'privacy',
): Markup {
  const words = identityWords(visit.language)
  return html`<section aria-labelledby="decide"><h2 id="decide">${words.toDecide}</h2>
${requests.length === 0 ? html`<p class="empty">${words.noneToDecide}</p>` : ''}
${requests.map((listed) => decisionForm(visit, listed, returned?.id === listed.request.id ? returned : null, from))}
</section>`
}

function decisionForm(
  { language, csrf }: SignedInVisit,
  listed: ListedRequest,
  returned: Returned | null,
  from: string,
): Markup {
  const words = identityWords(language)
  const { id, complaint } = listed.request
  const form = `decide-${id}`
  const { values = {}, errors = {} } = returned ?? {}
  const later = Object.entries(DEFERRALS).map(([value, why]) => ({
    value,
    label: words.decide.later(why[language]),
  }))
  const labels = { deferral: words.decide.deferral, text: words.decide.text }
  return html`<article class="request"><h3>${complaint}</h3>${factsOf(listed, language)}
<form method="post" action="/console/identity/${id}/approve">
${csrfField(csrf)}<input type="hidden" name="from" value="${from}">
${returned?.problem ? html`<p class="error" role="alert">${returned.problem}</p>` : ''}
${errorSummary(wordsOf(language).problem, form, errors, labels)}
${select({
  name: 'deferral',
  form,
  label: words.decide.deferral,
  value: values.deferral,
  error: errors.deferral,
  options: [{ value: '', label: words.decide.now }, ...later],
})}
${textArea({ name: 'text', form, label: words.decide.text, value: values.text, error: errors.text, rows: 2 })}
<button aria-label="${words.decide.approveOne(complaint, listed.requesterName)}">${words.decide.approve}</button>
<button class="quiet" formaction="/console/identity/${id}/refuse" aria-label="${words.decide.refuseOne(complaint, listed.requesterName)}">${words.decide.refuse}</button>
</form></article>`
}

/** One's own requests; what is open can be looked at. */
export function mineView({ language, csrf }: SignedInVisit, requests: readonly ListedRequest[]): Markup {
  const words = identityWords(language)
  return html`<section aria-labelledby="mine"><h2 id="mine">${words.mine}</h2>
${requests.length === 0 ? html`<p class="empty">${words.noneOfMine}</p>` : ''}
${requests.map((listed) => {
  const { id, complaint } = listed.request
  return html`<article class="request"><h3><a href="/console/complaints/${complaint}">${complaint}</a></h3>${factsOf(listed, language)}
${listed.isOpen ? html`<form method="post" action="/console/identity/${id}/view">${csrfField(csrf)}<button aria-label="${words.viewOne(complaint)}">${words.view}</button></form>` : ''}
</article>`
})}
</section>`
}

/** What a request says and what became of it. */
export function factsOf(listed: ListedRequest, language: Language): Markup {
  const words = identityWords(language)
  const { request, requesterName, deciderName, text, decision } = listed
  const state = request.state === 'open' && !listed.isOpen ? 'ended' : request.state
  return html`<p class="tags"><span class="tag ${state === 'open' ? 'near' : 'plain'}">${words.states[state]}</span></p><dl>
${item(words.requester, requesterName)}
${item(words.askedAt, toVietnamese(request.askedAt))}
${item(words.reason, IDENTITY_REASONS[request.reason]?.[language] ?? request.reason)}
${text === null ? '' : item(words.words, text)}
${deciderName === null ? '' : item(words.decider, deciderName)}
${decision === null ? '' : item(words.decision, decision)}
</dl>
${listed.isOpen && request.expiresAt !== null ? html`<p class="hint">${words.until(toVietnamese(request.expiresAt))}</p>` : ''}
${request.telling === null ? '' : html`<p class="hint">${words.telling[request.telling]}${request.deferral ? html` ${DEFERRALS[request.deferral][language]}.` : ''}</p>`}`
}

/** @param key under which the form asks once */
export function askView(
  { language, csrf, desk }: SignedInVisit,
  code: string,
  key: string,
  returned: Returned | null,
): Markup {
  const words = identityWords(language)
  const { values = {}, errors = {} } = returned ?? {}
  const labels = { reason: words.ask.reason, text: words.ask.text }
  const reasons = Object.entries(IDENTITY_REASONS).map(([value, name]) => ({ value, label: name[language] }))
  return html`<p class="back"><a href="/console/complaints/${code}">← ${words.back}</a></p>
<h1>${words.ask.title(code)}</h1><p>${words.lead}</p><p>${words.ask.what(desk.settings.identityOpenHours)}</p>
<form method="post" action="/console/complaints/${code}/identity">
${csrfField(csrf)}<input type="hidden" name="key" value="${key}">
${returned?.problem ? html`<p class="error" role="alert">${returned.problem}</p>` : ''}
${errorSummary(wordsOf(language).problem, 'ask', errors, labels)}
${select({
  name: 'reason',
  form: 'ask',
  label: words.ask.reason,
  value: values.reason,
  error: errors.reason,
  options: [{ value: '', label: '' }, ...reasons],
})}
${textArea({ name: 'text', form: 'ask', label: words.ask.text, hint: words.ask.textHint, value: values.text, error: errors.text })}
<button>${words.ask.submit}</button>
</form>`
}

/** Instead of the form, while a request of one's own waits or is open. */
export function askedView(code: string, words: Words): Markup {
  return html`<p class="back"><a href="/console/complaints/${code}">← ${words.back}</a></p>
<h1>${words.ask.title(code)}</h1><p>${words.refusals.already_asked}</p><p><a href="/console/identity">${words.mine}</a></p>`
}

/** What is known of who sent a complaint. @param until when it closes again; null: it does not */
export function senderView(
  { language }: SignedInVisit,
  code: string,
  sender: Sender,
  until: number | null,
): Markup {
  const words = identityWords(language).sender
  const { contact, applicant, channel, isErased } = sender
  const common = identityWords(language)
  return html`<p class="back"><a href="/console/complaints/${code}">← ${common.back}</a></p>
<h1>${words.title(code)}</h1>
${
  isErased
    ? html`<p class="empty">${words.erased}</p>`
    : html`<dl>
${item(words.contact, contact ?? words.none)}
${applicant ? item(words.applicant, [applicant.name, applicant.phone].filter(Boolean).join(', ')) : ''}
${item(words.channel, wordsOf(language).channels[channel])}
</dl><p>${words.through}</p>`
}
${until === null ? '' : html`<p class="hint">${common.until(toVietnamese(until))}</p>`}
<p class="hint">${words.noted}</p>`
}

function item(label: string, content: string): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`
}
