/** One's own account, in three parts: rights, keys, sessions. */
import { html } from 'hono/html'
import type { LoginChange } from '../../accounts/login-change.ts'
import { ROLES } from '../../accounts/roles.ts'
import type { OpenSession } from '../../accounts/session.ts'
import { dayOf, type Instant, toVietnamese, vietnameseDay } from '../../calendar/instant.ts'
import { csrfField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

/** What stands on the page besides what the visit knows. */
type Shown = {
  unit: string | null
  until: Instant | null
  sessions: OpenSession[]
  notice: string | null
  /** With the name of whoever did it; null: none that is still said. */
  loginChange: LoginChange | null
}

/** @param unit its name; null: the whole province. @param until when the rights end; null: no end is known */
export function accountView(
  visit: SignedInVisit,
  { unit, until, sessions, notice, loginChange }: Shown,
): Markup {
  const { language, account, session } = visit
  const words = language === 'en' ? en : vi
  return html`<h1>${words.title}</h1>${noticeLine(notice)}${loginChange === null ? '' : loginChanged(visit, loginChange)}
<section>
<dl>
<dt>${words.username}</dt><dd>${account.username}</dd>
<dt>${words.role}</dt><dd>${ROLES[account.role][language]}</dd>
<dt>${words.unit}</dt><dd>${unit ?? wordsOf(language).wholeProvince}</dd>
<dt>${words.until}</dt><dd>${until === null ? words.noEnd : vietnameseDay(dayOf(until - 1))}</dd>
</dl>
</section>
<section>
<h2>${words.keys}</h2>
<ul>
<li><a href="/console/account/password">${words.changePassword}</a></li>
<li><a href="/console/account/second-factor">${words.secondFactor}</a>: ${session.hasSecondFactor ? words.on : words.off}</li>
</ul>
</section>
<section>
<h2>${words.sessions}</h2>
${sessionTable(visit, sessions)}
<div class="buttons">${button(visit, 'end-others', words.endOthers)}${button(visit, 'end-all', words.endAll)}</div>
</section>`
}

/** Whoever came by that login cannot close it: they may be the one to whom it was given. */
function loginChanged({ language, csrf, session }: SignedInVisit, { id, at, by }: LoginChange): Markup {
  const words = language === 'en' ? en : vi
  const close = html`<form method="post" action="/console/account/login-change/close">${csrfField(csrf)}<input type="hidden" name="change" value="${id}"><button class="quiet">${words.loginChangeClose}</button></form>`
  return html`
<div class="notice"><p><b>${words.loginChanged(toVietnamese(at), by)}</b></p><p>${words.loginChangedLead}</p>${session.way === 'oidc' ? '' : close}</div>`
}

function sessionTable({ language, csrf }: SignedInVisit, sessions: OpenSession[]): Markup {
  const words = language === 'en' ? en : vi
  const heads = [words.openedAt, words.lastAt, words.way, words.what]
  return html`<table class="cards" role="table" aria-label="${words.sessions}">
<thead role="rowgroup"><tr role="row">${heads.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${sessions.map(({ handle, openedAt, lastAt, way, isThis }) => {
  const at = toVietnamese(openedAt)
  const end = html`<form method="post" action="/console/account/sessions/end">${csrfField(csrf)}<input type="hidden" name="handle" value="${handle}"><button class="quiet" aria-label="${words.endOne(at)}">${words.end}</button></form>`
  return html`<tr role="row"><th role="rowheader" scope="row">${at}</th>
<td role="cell"><span class="label" aria-hidden="true">${words.lastAt} </span>${toVietnamese(lastAt)}</td>
<td role="cell"><span class="label" aria-hidden="true">${words.way} </span>${words.ways[way]}</td>
<td role="cell">${isThis ? words.thisOne : end}</td></tr>`
})}
</tbody></table>`
}

function button({ csrf }: SignedInVisit, what: string, label: string): Markup {
  return html`<form method="post" action="/console/account/sessions/${what}">${csrfField(csrf)}<button class="quiet">${label}</button></form>`
}
