/** What the second factor's page shows: a code to scan, the recovery codes, or that there is one. */
import { html } from 'hono/html'
import QRCode from 'qrcode'
import { enrolmentUri } from '../../accounts/second-factor.ts'
import { csrfField, errorSummary, type FieldErrors, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

/** @param sealed the secret as the form carries it */
export function enrolView(
  { language, csrf, account, session, signInRules }: SignedInVisit,
  { secret, sealed }: { secret: string; sealed: string },
  errors: FieldErrors,
): Markup {
  const words = language === 'en' ? en : vi
  if (session.way === 'oidc') return html`<h1>${words.secondFactor}</h1><p>${words.oidcHasItsOwn}</p>`
  const form = 'second-factor'
  const labels = { code: words.code, password: words.ownPassword }
  const uri = enrolmentUri(secret, account.username, wordsOf(language).service)
  return html`<div class="narrow">
<h1>${words.secondFactor}</h1>${noticeLine(signInRules.secondFactor === 'required' ? words.mustEnrol : null)}
<p>${words.why}</p>
${errorSummary(wordsOf(language).problem, form, errors, labels)}
<form method="post" action="/console/account/second-factor">
${csrfField(csrf)}<input type="hidden" name="enrolment" value="${sealed}">
<ol>
<li><p>${words.step1}</p></li>
<li><p>${words.step2}</p>${qrCode(uri, words.qr)}<p>${words.orType} <code>${secret.match(/.{1,4}/g)!.join(' ')}</code></p></li>
<li><p>${words.step3}</p></li>
</ol>
${textField({ form, name: 'code', label: labels.code, error: errors.code, autocomplete: 'one-time-code' })}
${textField({ form, name: 'password', label: labels.password, type: 'password', error: errors.password, autocomplete: 'current-password' })}
<button>${words.turnOn}</button>
</form>
</div>`
}

/** The recovery codes, shown this once. */
export function recoveryCodesView({ language }: SignedInVisit, codes: string[]): Markup {
  const words = language === 'en' ? en : vi
  return html`<div class="narrow">
<h1>${words.recoveryTitle}</h1>
<p class="notice" role="status">${words.turnedOn}</p>
<p>${words.recoveryLead}</p>
<ul>${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p><a href="/console">${words.goOn}</a></p>
</div>`
}

/** @param left recovery codes that have not been used */
export function hasOneView(
  { language, csrf }: SignedInVisit,
  { left, errors }: { left: number; errors: FieldErrors },
): Markup {
  const words = language === 'en' ? en : vi
  const form = 'remove'
  const labels = { password: words.ownPassword }
  return html`<div class="narrow">
<h1>${words.secondFactor}</h1>
<p>${words.isOn} ${words.left(left)}</p>
${errorSummary(wordsOf(language).problem, form, errors, labels)}
<h2>${words.remove}</h2>
<p>${words.removeLead}</p>
<form method="post" action="/console/account/second-factor/remove">
${csrfField(csrf)}
${textField({ form, name: 'password', label: labels.password, type: 'password', error: errors.password, autocomplete: 'current-password' })}
<button>${words.remove}</button>
</form>
</div>`
}

/** Modules of white around the code. Source: ISO/IEC 18004, 4 modules. */
const QUIET = 4

/** As markup of the page itself: the secret is in no address and no file. */
function qrCode(text: string, label: string): Markup {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  const squares: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`)
    }
  }
  return html`<svg width="232" height="232" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${squares.join('')}"/></svg>`
}
