/** The form of a new account, the fields of a grant, and the page that shows a password once. */
import { html } from 'hono/html'
import { WHOLE_PROVINCE } from '../../../accounts/grants.ts'
import { ROLES } from '../../../accounts/roles.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { select, textField } from '../../field.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { unitOptions } from '../../unit-options.ts'
import { wordsOf } from '../../words.ts'
import { type Edit, editForm } from '../edit.ts'
import type { Scope } from '../scope.ts'
import { adminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

export function newAccountView(
  visit: SignedInVisit,
  edit: Edit,
  tree: UnitTree,
  scope: Scope,
  words: Words,
): Markup {
  const { values, errors } = edit
  const field = (name: 'username' | 'name') => ({
    form: 'account',
    name,
    label: words.fields[name],
    value: values[name],
    error: errors[name],
  })
  const form = { form: 'account', action: '/console/admin/new-account', edit, labels: words.fields }
  return html`<p class="back"><a href="/console/admin/accounts">← ${words.back}</a></p>
<h1>${words.addTitle}</h1>
<section>${editForm(
    visit,
    { ...form, submit: words.addTitle },
    html`${textField({ ...field('username'), hint: words.usernameHint, most: 64 })}
${textField({ ...field('name'), most: 200 })}
${grantFields(visit, 'account', edit, tree, scope, words)}`,
  )}</section>`
}

/** Role, unit and time. @param form makes ids unique where a page has several forms */
export function grantFields(
  visit: SignedInVisit,
  form: string,
  { values, errors }: Edit,
  tree: UnitTree,
  scope: Scope,
  words: Words,
): Markup {
  const choose = { value: '', label: wordsOf(visit.language).choose }
  const field = (name: 'role' | 'unitCode' | 'validFrom' | 'validTo') => ({
    form,
    name,
    label: words.fields[name],
    value: values[name],
    error: errors[name],
  })
  const roles = Object.entries(ROLES).map(([value, role]) => ({ value, label: role[visit.language] }))
  const units = unitOptions(tree, visit.now, visit.language, (code) => scope?.has(code) ?? true)
  const all = scope === null ? [{ value: WHOLE_PROVINCE, label: words.wholeProvince }] : []
  return html`${select({ ...field('role'), options: [choose, ...roles] })}
${select({ ...field('unitCode'), options: [choose, ...all, ...units] })}
${textField({ ...field('validFrom'), type: 'date', hint: words.fromHint })}
${textField({ ...field('validTo'), type: 'date', hint: adminWords(visit.language).openEnd })}`
}

/** @param at the page of the account */
export function passwordView(username: string, password: string, at: string, words: Words): Markup {
  return html`<h1>${words.passwordTitle}</h1>
<p>${words.passwordLead(username)}</p>
<p class="secret"><output>${password}</output></p>
<p><a href="${at}">${words.toAccount}</a></p>`
}
