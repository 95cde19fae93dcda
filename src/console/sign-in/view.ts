/** The sign-in form. The password is never given back. */
import { html } from 'hono/html'
import { csrfField, type FieldErrors, textField } from '../field.ts'
import type { Markup, Visit } from '../page.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export function signInView(
  { language, csrf }: Visit,
  { username, back, errors }: { username: string; back: string; errors: FieldErrors },
): Markup {
  const words = language === 'en' ? en : vi
  const form = 'sign-in'
  const [wrong = 'username'] = Object.keys(errors)
  return html`<div class="narrow">
<h1>${words.title}</h1>
<form method="post" action="/console/sign-in">
${csrfField(csrf)}<input type="hidden" name="back" value="${back}">
${textField({ form, name: 'username', label: words.username, value: username, error: errors.username, autocomplete: 'username', autofocus: wrong === 'username' })}
${textField({ form, name: 'password', label: words.password, type: 'password', error: errors.password, autocomplete: 'current-password', autofocus: wrong === 'password' })}
<button>${words.enter}</button>
</form>
</div>`
}
