/** How an account is told of its cases, in two parts: e-mail, and a chat of its own. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import type { Contact, Way } from '../../officials-told/contact.ts'
import { csrfField, errorSummary, type FieldErrors, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export type Shown = {
  contact: Contact
  /** By which the last notice did not come through. */
  failed: readonly Way[]
  notice: string | null
  errors: FieldErrors
  /** What was typed and refused; null: nothing was. */
  typed: string | null
  /** A code that was just drawn: it is shown this once. */
  linkCode: string | null
}

/** The page. @param shown what stands on it besides the forms */
export function noticesView(visit: SignedInVisit, shown: Shown): Markup {
  const words = visit.language === 'en' ? en : vi
  const labels = { email: words.email.address, code: words.email.code }
  return html`<div class="narrow">
<h1>${words.title}</h1>${noticeLine(shown.notice)}
${errorSummary(wordsOf(visit.language).problem, 'notices', shown.errors, labels)}
<p>${words.lead}</p>
<p class="hint">${words.both}</p>
${emailPart(visit, shown)}
${chatPart(visit, shown)}
</div>`
}

function emailPart(visit: SignedInVisit, { contact, failed, errors, typed }: Shown): Markup {
  const words = (visit.language === 'en' ? en : vi).email
  const { email } = contact
  if (!visit.desk.settings.sendsMail)
    return html`<section><h2>${words.heading}</h2><p>${words.off}</p>${email === null ? '' : remove(visit)}</section>`
  const form = 'notices'
  const address = typed !== null && errors.email ? typed : (email ?? '')
  return html`<section><h2>${words.heading}</h2>
<p>${emailState(visit, contact)}</p>
${failed.includes('email') ? html`<p class="error">${words.failed}</p>` : ''}
${contact.awaitsCode || errors.code ? confirmForm(visit, errors) : ''}
<form method="post" action="/console/notices/email">${csrfField(visit.csrf)}
${textField({ form, name: 'email', label: words.address, value: address, error: errors.email, autocomplete: 'email' })}
<button>${words.save}</button>
</form>
${email === null ? '' : remove(visit)}
</section>`
}

function emailState({ language }: SignedInVisit, contact: Contact): string {
  const words = (language === 'en' ? en : vi).email
  if (contact.email === null) return words.none
  if (contact.emailConfirmedAt !== null) return words.confirmed(contact.email)
  return contact.awaitsCode ? words.waits(contact.email) : words.unconfirmed(contact.email)
}

/** The code is never given back: whoever mistyped it types it anew. */
function confirmForm({ language, csrf }: SignedInVisit, errors: FieldErrors): Markup {
  const words = (language === 'en' ? en : vi).email
  return html`<form method="post" action="/console/notices/email/confirm">${csrfField(csrf)}
${textField({ form: 'notices', name: 'code', label: words.code, hint: words.codeHint, error: errors.code, autocomplete: 'one-time-code' })}
<button>${words.confirm}</button>
</form>`
}

function remove({ language, csrf }: SignedInVisit): Markup {
  const words = (language === 'en' ? en : vi).email
  return html`<form method="post" action="/console/notices/email/remove">${csrfField(csrf)}<button class="quiet">${words.remove}</button></form>`
}

function chatPart({ language, csrf }: SignedInVisit, { contact: { chat }, failed, linkCode }: Shown): Markup {
  const words = (language === 'en' ? en : vi).chat
  const { channels } = wordsOf(language)
  return html`<section><h2>${words.heading}</h2>
<p>${chat === null ? words.none : words.linked(channels[chat.channel], toVietnamese(chat.since))}</p>
${chat !== null && failed.includes('chat') ? html`<p class="error">${words.failed}</p>` : ''}
${linkCode === null ? '' : html`<div class="notice" role="status"><p><b>${words.shown(linkCode)}</b></p><p>${words.how}</p></div>`}
<p class="hint">${words.own}</p>
<form method="post" action="/console/notices/chat/code">${csrfField(csrf)}<button>${chat === null ? words.ask : words.askAnew}</button></form>
${chat === null ? '' : html`<form method="post" action="/console/notices/chat/unlink">${csrfField(csrf)}<button class="quiet">${words.unlink}</button></form>`}
</section>`
}
