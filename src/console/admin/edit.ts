/** A form of the administration: what was typed, what is wrong, what to read before saving, and which version was seen. */
import { html } from 'hono/html'
import { csrfField, errorSummary, type FieldErrors } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { adminWords } from './words.ts'

export type Edit = {
  values: Record<string, string>
  errors: FieldErrors
  /** What is wrong with the form as a whole; null: nothing. */
  problem: string | null
  /** What saving brings about; it is saved once it was shown. */
  warnings: string[]
  /** The version that the form was filled from; 0: there was none. */
  version: number
}

/** A form as it is first opened. */
export function opened(values: Record<string, string>, version: number): Edit {
  return { values, errors: {}, problem: null, warnings: [], version }
}

/** Whether just these warnings were shown before the form was sent. */
export function hasRead(form: Record<string, string>, warnings: readonly string[]): boolean {
  return warnings.length === 0 || form.seen === warnings.join(' ')
}

/** What is shown in a form's title when it came back. */
export function titleOf(edit: Edit, title: string, visit: Pick<SignedInVisit, 'language'>): string {
  return Object.keys(edit.errors).length > 0 || edit.problem !== null
    ? `${wordsOf(visit.language).error}: ${title}`
    : title
}

/** @param labels of the fields, for the summary of errors */
export function editForm(
  visit: SignedInVisit,
  { form, action, edit, labels, submit }: EditForm,
  fields: Markup,
): Markup {
  const words = adminWords(visit.language)
  return html`<form method="post" action="${action}" class="edit">
${csrfField(visit.csrf)}<input type="hidden" name="version" value="${edit.version}">
${edit.problem === null ? '' : html`<p class="error" role="alert">${edit.problem}</p>`}
${errorSummary(wordsOf(visit.language).problem, form, edit.errors, labels)}
${
  edit.warnings.length === 0
    ? ''
    : html`<div class="summary" role="alert" tabindex="-1" autofocus><h2>${words.readBefore}</h2><ul>${edit.warnings.map((one) => html`<li>${one}</li>`)}</ul></div><input type="hidden" name="seen" value="${edit.warnings.join(' ')}">`
}
${fields}
<p class="buttons"><button>${edit.warnings.length > 0 ? words.saveAnyway : (submit ?? words.save)}</button></p>
</form>`
}

type EditForm = {
  form: string
  action: string
  edit: Edit
  labels: Record<string, string>
  submit?: string
}
