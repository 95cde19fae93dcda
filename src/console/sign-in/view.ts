/** The forms of signing in. The password is never given back. */
import { html } from 'hono/html'
import { csrfField, type FieldErrors, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, Visit } from '../page.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export function signInView(
  { language, csrf, signInRules: { oidc } }: Visit,
  {
    username,
    back,
    errors,
    notice,
  }: { username: string; back: string; errors: FieldErrors; notice: string | null },
): Markup {
  const words = language === 'en' ? en : vi
  const form = 'sign-in'
  const [wrong = 'username'] = Object.keys(errors)
  return html`<div class="narrow">
<h1>${words.title}</h1>${noticeLine(notice)}
<form method="post" action="/console/sign-in">
${csrfField(csrf)}<input type="hidden" name="back" value="${back}">
${textField({ form, name: 'username', label: words.username, value: username, error: errors.username, autocomplete: 'username', autofocus: wrong === 'username' })}
${textField({ form, name: 'password', label: words.password, type: 'password', error: errors.password, autocomplete: 'current-password', autofocus: wrong === 'password' })}
<button>${words.enter}</button>
</form>
${oidc ? html`<p><a href="/console/sign-in/oidc?${new URLSearchParams({ back }).toString()}">${words.oidc(oidc.name)}</a></p>` : ''}
</div>`
}

/** The form that asks for the second factor. @param ticket that the password was right, sealed */
export function codeView(
  { language, csrf }: Visit,
  { ticket, back, errors }: { ticket: string; back: string; errors: FieldErrors },
): Markup {
  const words = language === 'en' ? en : vi
  return html`<div class="narrow">
<h1>${words.codeTitle}</h1>
<form method="post" action="/console/sign-in/code">
${csrfField(csrf)}<input type="hidden" name="back" value="${back}"><input type="hidden" name="ticket" value="${ticket}">
${textField({ form: 'code', name: 'code', label: words.code, hint: words.codeHint, error: errors.code, autocomplete: 'one-time-code', autofocus: true })}
<button>${words.enter}</button>
</form>
<p><a href="/console/sign-in">${words.backToSignIn}</a></p>
</div>`
}
