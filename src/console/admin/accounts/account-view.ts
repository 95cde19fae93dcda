/** The page of an account: its grants, what can be done to it, and what was. */
import { html } from 'hono/html'
import type { ListedAccount } from '../../../accounts/account-store.ts'
import { type AdminEvent, changedFacts } from '../../../accounts/admin-event.ts'
import { type Grant, holdsAt } from '../../../accounts/grants.ts'
import { toVietnamese } from '../../../calendar/instant.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { select, textField } from '../../field.ts'
import { noticeLine } from '../../notice-line.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { adminKinds } from '../changes/kinds.ts'
import { type Edit, editForm, opened } from '../edit.ts'
import { factWords } from '../fact-words.ts'
import { changes } from '../history-view.ts'
import type { Scope } from '../scope.ts'
import { adminWords } from '../words.ts'
import { stateOf } from './account-form.ts'
import { grantText, stateTag } from './list-view.ts'
import { grantFields } from './new-view.ts'
import type { Words } from './words.vi.ts'

/** A form of the page that came back. */
export type Returned = { form: string; edit: Edit }
type Shown = {
  account: ListedAccount
  tree: UnitTree
  scope: Scope
  events: AdminEvent[]
  names: ReadonlyMap<string, string>
  returned: Returned | null
}

export function accountView(visit: SignedInVisit, shown: Shown, words: Words): Markup {
  const { account, returned } = shown
  const { language, now } = visit
  const isOwn = account.id === visit.account.id
  const factor =
    account.secondFactorSince === null
      ? words.factor.no
      : words.factor.yes(toVietnamese(account.secondFactorSince))
  const locked = account.lockedUntil !== null ? words.lockedUntil(toVietnamese(account.lockedUntil)) : null
  return html`<p class="back"><a href="/console/admin/accounts">← ${words.back}</a></p>
${noticeLine(doneText(visit, words))}
${isOwn && returned?.edit.problem ? html`<p class="error" role="alert">${returned.edit.problem}</p>` : ''}
<h1>${words.editTitle(account.name)}</h1>
<p class="tags">${stateTag(stateOf(account, now), words)}</p>
<section><dl><div><dt>${words.username}</dt><dd>${account.username}</dd></div>
<div><dt>${words.rights}</dt><dd>${account.now === null ? words.noRights : grantText(account.now, shown.tree, language, words)}</dd></div>
<div><dt>${words.state}</dt><dd>${factor}${account.mustChangePassword ? html`<br>${words.mustChange}` : ''}${locked === null ? '' : html`<br>${locked}`}${account.isOidcLinked ? html`<br>${words.loginTitle}: ${words.loginLinked}` : ''}</dd></div></dl></section>
<section aria-labelledby="grants"><h2 id="grants">${words.grants}</h2>${grantList(visit, shown, words)}</section>
${isOwn ? html`<p class="hint">${words.own} <a href="/console/account">/console/account</a></p>` : forms(visit, shown, words)}
${historyView(visit, shown, words)}`
}

function grantList({ language, now }: SignedInVisit, { account, tree }: Shown, words: Words): Markup {
  const state = (grant: Grant) =>
    holdsAt(grant, now)
      ? { tone: 'good', text: words.holds }
      : grant.validFrom > now && (grant.validTo === null || grant.validTo > now)
        ? { tone: 'new', text: words.planned }
        : { tone: 'done', text: words.over }
  return html`<ul class="plain">${account.grants.map((grant) => {
    const { tone, text } = state(grant)
    return html`<li>${grantText(grant, tree, language, words)} <span class="tag ${tone}">${text}</span></li>`
  })}</ul>`
}

function forms(visit: SignedInVisit, shown: Shown, words: Words): Markup {
  const { account, tree, scope } = shown
  const { language, now } = visit
  const left = account.grants.filter(({ validTo }) => validTo === null || validTo > now)
  const grants = left.map((grant) => ({ value: grant.id, label: grantText(grant, tree, language, words) }))
  const plain = (form: keyof Words['actions']) => {
    const { title, lead } = words.actions[form]
    return oneForm(visit, shown, words, { form, title, lead }, () => html``)
  }
  return html`<section class="actions">
${oneForm(visit, shown, words, { form: 'grant', title: words.grantAdd, lead: words.grantLead }, (edit) =>
  grantFields(visit, 'grant', edit, tree, scope, words),
)}
${
  grants.length === 0
    ? ''
    : oneForm(
        visit,
        shown,
        words,
        { form: 'end-grant', title: words.grantEnd, lead: words.grantEndLead },
        ({ values, errors }) =>
          html`${select({ form: 'end-grant', name: 'grant', label: words.fields.grant, value: values.grant, error: errors.grant, options: grants })}
${textField({ form: 'end-grant', name: 'at', label: words.fields.at, value: values.at, error: errors.at, type: 'date' })}`,
      )
}
${plain('password')}${plain('second-factor')}${plain('sign-out')}${plain(account.disabledAt === null ? 'disable' : 'enable')}
${oneForm(
  visit,
  shown,
  words,
  { form: 'login', title: words.loginTitle, lead: words.loginHint },
  ({ values, errors }) =>
    textField({
      form: 'login',
      name: 'login',
      label: words.fields.login,
      value: values.login ?? account.oidcLogin ?? '',
      error: errors.login,
      most: 200,
    }),
)}
</section>`
}

function oneForm(
  visit: SignedInVisit,
  { account, returned }: Shown,
  words: Words,
  { form, title, lead }: { form: string; title: string; lead: string },
  fields: (edit: Edit) => Markup,
): Markup {
  const back = returned?.form === form ? returned.edit : null
  const edit = back ?? opened({}, account.version)
  const action = `/console/admin/accounts/${encodeURIComponent(account.id)}/${form}`
  return html`<details class="action" id="${form}"${back ? html` open` : ''}><summary>${title}</summary><p class="hint">${lead}</p>${editForm(visit, { form, action, edit, labels: words.fields, submit: title }, fields(edit))}</details>`
}

function historyView({ language }: SignedInVisit, { events, names }: Shown, words: Words): Markup {
  if (events.length === 0) return html``
  const kinds = adminKinds(language)
  const common = adminWords(language)
  return html`<section aria-labelledby="history"><h2 id="history">${words.history}</h2><ul class="plain">${events.map(
    ({ at, account, kind, before, after }) =>
      html`<li>${toVietnamese(at)} · ${names.get(account) ?? common.outside} · <b>${kinds[kind]}</b>${changes(changedFacts(before, after), before, after, factWords(kind, language))}</li>`,
  )}</ul></section>`
}

function doneText({ query }: SignedInVisit, words: Words): string | null {
  const { did = '' } = query
  if (did === 'grant') return words.granted
  if (did === 'end-grant') return words.endedNow
  if (did === 'login') return words.loginDone
  return Object.hasOwn(words.actions, did) ? words.actions[did as keyof Words['actions']].done : null
}
