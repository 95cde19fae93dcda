/** The list of accounts, and how their rights and state are said. */
import { html } from 'hono/html'
import type { ListedAccount } from '../../../accounts/account-store.ts'
import type { Grant } from '../../../accounts/grants.ts'
import { ROLES } from '../../../accounts/roles.ts'
import { dayOf, vietnameseDay } from '../../../calendar/instant.ts'
import { fold } from '../../../understanding/vietnamese-text.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { select, textField } from '../../field.ts'
import type { Language } from '../../language.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { adminWords } from '../words.ts'
import { type AccountState, stateOf } from './account-form.ts'
import type { Words } from './words.vi.ts'

const HERE = '/console/admin/accounts'
const TONES: Record<AccountState, string> = {
  active: 'good',
  planned: 'new',
  ended: 'done',
  disabled: 'done',
  locked: 'over',
}

export function accountListView(
  visit: SignedInVisit,
  accounts: readonly ListedAccount[],
  tree: UnitTree,
  words: Words,
): Markup {
  const common = adminWords(visit.language)
  const { q = '', state = '' } = visit.query
  const asked = fold(q)
  const matching = accounts
    .filter((one) => state === '' || stateOf(one, visit.now) === state)
    .filter(({ name, username }) => fold(name).includes(asked) || fold(username).includes(asked))
  const states = Object.entries(words.states).map(([value, label]) => ({ value, label }))
  const form = 'search'
  return html`<p class="back"><a href="/console/admin">← ${common.back}</a></p>
<h1>${words.title}</h1>
<p><a class="button" href="/console/admin/new-account">${words.add}</a></p>
<form method="get" action="${HERE}" class="row" role="search">
${textField({ form, name: 'q', label: common.search, value: q, type: 'search', most: 100 })}
${select({ form, name: 'state', label: words.state, value: state, options: states })}
<p class="buttons"><button>${common.find}</button>${q || state ? html`<a href="${HERE}">${common.all}</a>` : ''}</p>
</form>
${matching.length === 0 ? html`<p class="empty">${common.none}</p>` : table(visit, matching, tree, words)}`
}

function table(
  visit: SignedInVisit,
  accounts: readonly ListedAccount[],
  tree: UnitTree,
  words: Words,
): Markup {
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.name, words.rights, words.state].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${accounts.map(
  (
    one,
  ) => html`<tr role="row"><th role="rowheader" scope="row"><a href="${HERE}/${encodeURIComponent(one.id)}">${one.name}</a><small>${one.username}</small></th>
<td role="cell">${one.now === null ? words.noRights : grantText(one.now, tree, visit.language, words)}</td>
<td role="cell">${stateTag(stateOf(one, visit.now), words)}</td></tr>`,
)}
</tbody></table>`
}

/** The state of an account in a word. */
export function stateTag(state: AccountState, words: Words): Markup {
  return html`<span class="tag ${TONES[state]}">${words.states[state]}</span>`
}

/** A role, its unit and its time: "Thanh tra · Thanh tra tỉnh, đến hết 31/12/2026". */
export function grantText(grant: Grant, tree: UnitTree, language: Language, words: Words): string {
  const common = adminWords(language)
  const unit =
    grant.unitCode === null ? words.wholeProvince : (tree.byCode.get(grant.unitCode)?.name ?? grant.unitCode)
  const last = grant.validTo === null ? null : dayOf(grant.validTo - 1)
  const time = [
    common.from(vietnameseDay(dayOf(grant.validFrom))),
    ...(last === null ? [] : [common.until(vietnameseDay(last))]),
  ]
  return `${ROLES[grant.role][language]} · ${unit}, ${time.join(' ')}`
}
