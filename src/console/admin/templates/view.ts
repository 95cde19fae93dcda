/** The list of templates, and the form of one. */
import { html } from 'hono/html'
import type { StoredTemplates } from '../../../channels/stored-templates.ts'
import type { TemplateState } from '../../../channels/template-states.ts'
import { NOTICE_WORDS, type Templates, ZALO_ALONE } from '../../../channels/templates.ts'
import { csrfField, textArea, textField } from '../../field.ts'
import { noticeLine } from '../../notice-line.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { wordsOf } from '../../words.ts'
import { doneLine } from '../done-line.ts'
import { type Edit, editForm } from '../edit.ts'
import { adminWords } from '../words.ts'
import { faultText } from './fault-text.ts'
import type { Words } from './words.vi.ts'

const HERE = '/console/admin/templates'

/** @param states what the platforms say; null: they were not asked */
export function templateListView(
  visit: SignedInVisit,
  { now, stored, states }: { now: Templates; stored: StoredTemplates; states: TemplateState[] | null },
  words: Words,
): Markup {
  const head = [words.kind, words.zalo, words.messenger, words.source]
  const sourceOf = (kind: string) =>
    words.sources[(stored.get(kind) ?? null) !== null ? 'console' : now.has(kind) ? 'file' : 'none']
  return html`<p class="back"><a href="/console/admin">← ${adminWords(visit.language).back}</a></p>
<h1>${words.title}</h1><p class="hint">${words.lead}</p>
<table class="cards figures" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${Object.keys(NOTICE_WORDS).map((kind) => {
  const { zalo, messenger } = now.get(kind) ?? {}
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${HERE}/${kind}">${words.kinds[kind] ?? kind}</a></th>
<td role="cell">${zalo?.id ?? '–'}</td><td role="cell">${messenger ? `${messenger.name} (${messenger.language})` : '–'}</td><td role="cell">${sourceOf(kind)}</td></tr>`
})}
</tbody></table>
<p><a class="button" href="${HERE}?check=yes">${words.check}</a></p>
${states === null ? '' : statesView(visit, states, words)}`
}

function statesView({ language }: SignedInVisit, states: readonly TemplateState[], words: Words): Markup {
  if (states.length === 0) return html`<p class="empty" role="status">${words.noAccounts}</p>`
  const { channels } = wordsOf(language)
  const head = [words.kind, words.account, words.template, words.state]
  return html`<section aria-labelledby="states"><h2 id="states">${words.states}</h2>
<table class="cards figures" role="table" aria-labelledby="states">
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${states.map(
  ({
    channel,
    account,
    kind,
    template,
    fault,
  }) => html`<tr role="row"><th role="rowheader" scope="row">${words.kinds[kind] ?? kind}</th>
<td role="cell">${channels[channel]} ${account}</td><td role="cell">${template}</td>
<td role="cell">${fault === null ? html`<span class="tag good">${words.fits}</span>` : html`<b>${faultText(fault, words)}</b>`}</td></tr>`,
)}
</tbody></table></section>`
}

/** The form of one kind's template; `isSet`: it was set here. */
export function templateView(
  visit: SignedInVisit,
  { kind, edit, isSet }: { kind: string; edit: Edit; isSet: boolean },
  words: Words,
): Markup {
  const action = `${HERE}/${kind}`
  return html`<p class="back"><a href="${HERE}">← ${words.back}</a></p>
${noticeLine(doneLine(visit))}
<h1>${words.editTitle(words.kinds[kind] ?? kind)}</h1>
<section>${editForm(visit, { form: 'template', action, edit, labels: words.fields }, fieldsView(kind, edit, words))}</section>
${
  isSet
    ? html`<section><p>${words.asFileLead}</p><form method="post" action="${action}/unset">${csrfField(visit.csrf)}<input type="hidden" name="version" value="${edit.version}"><button class="quiet">${words.asFile}</button></form></section>`
    : ''
}`
}

function fieldsView(kind: string, { values, errors }: Edit, words: Words): Markup {
  const known = (NOTICE_WORDS[kind] ?? []).map((word) => `${word} (${words.dictionary[word] ?? word})`)
  const vocabulary = known.join(', ') || words.nothing
  const field = (name: keyof Words['fields']) => ({
    form: 'template',
    name,
    label: words.fields[name],
    value: values[name],
    error: errors[name],
  })
  const ofZalo = html`${textField({ ...field('zaloId'), hint: words.emptyHint, most: 30 })}
${textArea({ ...field('zaloParameters'), hint: words.zaloHint(vocabulary) })}`
  if (ZALO_ALONE.has(kind)) return html`${ofZalo}<p class="hint">${words.zaloAlone}</p>`
  return html`${ofZalo}
${textField({ ...field('messengerName'), hint: words.emptyHint, most: 200 })}
${textField({ ...field('messengerLanguage'), most: 10 })}
${textArea({ ...field('messengerParameters'), hint: words.messengerHint(vocabulary) })}`
}
