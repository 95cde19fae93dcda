/** The pages of canned answers. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import type { CannedAnswer } from '../../live-talk/canned-answers.ts'
import { csrfField, errorSummary, type FieldErrors, textArea, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { cannedWords, type Words } from './words.ts'

const HERE = '/console/canned-answers'

/** What stands in the form. `values.now`: what stands there meanwhile by somebody else. */
export type Edited = { values: Record<string, string>; errors: FieldErrors; problem: string | null }

export function listView(answers: readonly CannedAnswer[], words: Words, done: string | null): Markup {
  return html`<h1>${words.title}</h1>${noticeLine(done)}
<p class="hint">${words.lead}</p>
<p><a href="${HERE}/new">${words.newOne}</a></p>
${answers.length === 0 ? html`<p class="empty">${words.none}</p>` : table(answers, words)}`
}

function table(answers: readonly CannedAnswer[], words: Words): Markup {
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.name, words.words, words.changedAt].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${answers.map(
  (
    answer,
  ) => html`<tr role="row"><th role="rowheader" scope="row"><a href="${HERE}/${answer.id}">${answer.title}</a></th>
<td role="cell" class="words">${answer.words}</td><td role="cell">${toVietnamese(answer.changedAt)}</td></tr>`,
)}
</tbody></table>`
}

/** @param answer the one that is changed; null: a new one */
export function editView(
  visit: SignedInVisit,
  answer: CannedAnswer | null,
  { values, errors, problem }: Edited,
  title: string,
): Markup {
  const words = cannedWords(visit.language)
  const labels = { title: words.name, words: words.words }
  const field = (name: 'title' | 'words') => ({
    form: 'canned',
    name,
    label: labels[name],
    value: values[name],
    error: errors[name],
  })
  const version = html`<input type="hidden" name="version" value="${values.version ?? ''}">`
  return html`<p class="back"><a href="${HERE}">← ${words.back}</a></p>
<h1>${title}</h1>
${problem === null ? '' : html`<p class="error" role="alert">${problem}</p><blockquote>${values.now}</blockquote>`}
${errorSummary(wordsOf(visit.language).problem, 'canned', errors, labels)}
<form method="post" action="${answer === null ? HERE : `${HERE}/${answer.id}`}">${csrfField(visit.csrf)}
${answer === null ? html`<input type="hidden" name="id" value="${values.id}">` : version}
${textField({ ...field('title'), hint: words.nameHint, most: 100 })}
${textArea({ ...field('words'), hint: words.wordsHint, rows: 6 })}
<p class="buttons"><button>${words.save}</button></p></form>
${
  answer === null
    ? ''
    : html`<form method="post" action="${HERE}/${answer.id}/retire">${csrfField(visit.csrf)}${version}<button class="quiet">${words.retire}</button><p class="hint">${words.retireHint}</p></form>`
}`
}
