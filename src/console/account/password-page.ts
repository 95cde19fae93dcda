/** `/console/account/password`: changes one's own password. */
import { html } from 'hono/html'
import { asUsername } from '../../accounts/account.ts'
import { setPassword } from '../../accounts/account-store.ts'
import { rememberDevice } from '../../accounts/known-device.ts'
import { passwordFault } from '../../accounts/password-rules.ts'
import { openSession } from '../../accounts/session.ts'
import { csrfField, errorSummary, type FieldErrors, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { checkOwnPassword } from './own-password.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showPassword(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  return { title: words.changePassword, body: passwordView(visit, {}) }
}

/** All sessions and known devices of the account end with the old password; this browser gets new ones. */
export async function doChangePassword(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { desk, account, session, form, now } = visit
  const { password = '', newPassword = '', again = '' } = form
  const refused = (errors: FieldErrors, status = 422): Answer => ({
    title: `${wordsOf(visit.language).error}: ${words.changePassword}`,
    body: passwordView(visit, errors),
    status,
  })
  const errors: FieldErrors = {}
  if (password === '') errors.password = words.missing
  const fault = passwordFault(newPassword, asUsername(account.username))
  if (newPassword === '') errors.newPassword = words.missingNew
  else if (fault) errors.newPassword = words.faults[fault]
  else if (newPassword === password) errors.newPassword = words.sameAsBefore
  else if (newPassword !== again) errors.again = words.notAgain
  if (Object.keys(errors).length > 0) return refused(errors)
  const wrong = await checkOwnPassword(visit, password)
  if (wrong) return refused({ password: wrong.sentence }, wrong.status)
  await setPassword(desk.database, account.id, { password: newPassword, mustChange: false }, now)
  const { id } = await openSession(desk.database, account.id, now, { way: session.way })
  const device = await rememberDevice(desk.database, account.id, visit.caller.device, now)
  return { seeOther: '/console/account?done=password', session: id, device }
}

function passwordView({ language, csrf, session }: SignedInVisit, errors: FieldErrors): Markup {
  const words = language === 'en' ? en : vi
  const form = 'password'
  const labels = { password: words.oldPassword, newPassword: words.newPassword, again: words.newAgain }
  return html`<div class="narrow">
<h1>${words.changePassword}</h1>${noticeLine(session.mustChangePassword ? words.mustChange : null)}
${errorSummary(wordsOf(language).problem, form, errors, labels)}
<form method="post" action="/console/account/password">
${csrfField(csrf)}
${textField({ form, name: 'password', label: labels.password, type: 'password', error: errors.password, autocomplete: 'current-password' })}
${textField({ form, name: 'newPassword', label: labels.newPassword, hint: words.rules, type: 'password', error: errors.newPassword, autocomplete: 'new-password' })}
${textField({ form, name: 'again', label: labels.again, type: 'password', error: errors.again, autocomplete: 'new-password' })}
<button>${words.changePassword}</button>
</form>
</div>`
}
