/** On the page of a complaint: what may be known of who sent it, and the way there. */
import { html } from 'hono/html'
import { may } from '../../accounts/roles.ts'
import { type Complaint, isAnonymous } from '../../complaints/complaint.ts'
import { csrfField } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { recordForm } from '../record/form.ts'
import { identityWords } from './view.ts'

export function senderSection(
  visit: SignedInVisit,
  complaint: Pick<Complaint, 'code' | 'confidentiality' | 'citizen'>,
): Markup {
  const { title } = identityWords(visit.language).section
  return html`<section aria-labelledby="sender"><h2 id="sender">${title}</h2>
${knownOf(visit, complaint)}
${may(visit.account.role, 'record:export') ? recordForm(visit, complaint.code) : ''}
</section>`
}

function knownOf(
  { account, csrf, language }: SignedInVisit,
  complaint: Pick<Complaint, 'code' | 'confidentiality' | 'citizen'>,
): Markup {
  const words = identityWords(language).section
  const { code, confidentiality, citizen } = complaint
  const isSealed = confidentiality === 'confidential' && citizen !== null
  const known = isAnonymous(complaint)
    ? words.anonymous
    : citizen === null
      ? words.erased
      : isSealed
        ? words.sealed
        : words.named
  const mayReach = confidentiality === 'named' && citizen !== null && may(account.role, 'complaint:act')
  return html`<p>${known}</p>
${mayReach ? html`<form method="post" action="/console/complaints/${code}/contact">${csrfField(csrf)}<button class="quiet">${words.contact}</button></form>` : ''}
${may(account.role, 'identity:request') ? html`<p><a href="/console/complaints/${code}/identity">${isSealed ? words.ask : words.why}</a></p>` : ''}`
}
