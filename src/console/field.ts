/** Fields of forms as they stand on a page: label, hint, what was typed, and the error beside it. */
import { html } from 'hono/html'
import type { Markup } from './page.ts'

/** A sentence for each field that is wrong, by the field's name. */
export type FieldErrors = Record<string, string>

export type Field = {
  name: string
  /** Makes ids unique where a page has several forms. */
  form: string
  label: string
  hint?: string | undefined
  value?: string | undefined
  error?: string | undefined
}

/** The token against forged forms. */
export function csrfField(csrf: string): Markup {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

/** One line, or another kind of input. @param list the id of a list of suggestions */
export function textField(
  field: Field & {
    type?: 'text' | 'password' | 'date' | 'search'
    autocomplete?: string
    list?: string
    autofocus?: boolean
    most?: number
  },
): Markup {
  const { type = 'text', autocomplete = 'off', list, autofocus, most } = field
  return around(
    field,
    html`<input id="${idOf(field)}" name="${field.name}" type="${type}" value="${field.value ?? ''}" autocomplete="${autocomplete}"${
      list ? html` list="${list}"` : ''
    }${most ? html` maxlength="${most}"` : ''}${autofocus ? html` autofocus` : ''}${described(field)}>`,
  )
}

/** A field for several lines. */
export function textArea(field: Field & { rows?: number }): Markup {
  const { rows = 4 } = field
  return around(
    field,
    html`<textarea id="${idOf(field)}" name="${field.name}" rows="${rows}"${described(field)}>
${field.value ?? ''}</textarea>`,
  )
}

export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: Option[] }

/** @param options plain ones, then groups */
export function select(field: Field & { options: readonly (Option | OptionGroup)[] }): Markup {
  const option = ({ value, label }: Option) =>
    html`<option value="${value}"${value === (field.value ?? '') ? html` selected` : ''}>${label}</option>`
  return around(
    field,
    html`<select id="${idOf(field)}" name="${field.name}"${described(field)}>
${field.options.map((each) =>
  'options' in each
    ? html`<optgroup label="${each.label}">${each.options.map(option)}</optgroup>`
    : option(each),
)}
</select>`,
  )
}

/** One of a few, all in sight. */
export function radios(field: Field & { options: readonly Option[] }): Markup {
  return html`<fieldset class="field${field.error ? ' wrong' : ''}" id="${idOf(field)}" tabindex="-1"${described(field, false)}>
<legend>${field.label}</legend>
${messages(field)}
${field.options.map(
  ({ value, label }) =>
    html`<label class="choice"><input type="radio" name="${field.name}" value="${value}"${value === field.value ? html` checked` : ''}> ${label}</label>`,
)}
</fieldset>`
}

/** Several of a few, each with a name of its own and the value `yes`. @param field.values which are checked, by name */
export function checks(
  field: Omit<Field, 'value'> & {
    options: readonly { name: string; label: string }[]
    values: Record<string, string>
  },
): Markup {
  return html`<fieldset class="field${field.error ? ' wrong' : ''}" id="${idOf(field)}" tabindex="-1"${described(field, false)}>
<legend>${field.label}</legend>
${messages(field)}
${field.options.map(
  ({ name, label }) =>
    html`<label class="choice"><input type="checkbox" name="${name}" value="yes"${field.values[name] === 'yes' ? html` checked` : ''}> ${label}</label>`,
)}
</fieldset>`
}

/** The id under which a field can be linked to. */
export function idOf({ form, name }: Pick<Field, 'form' | 'name'>): string {
  return `${form}-${name}`
}

function around(field: Field, input: Markup): Markup {
  return html`<div class="field${field.error ? ' wrong' : ''}"><label for="${idOf(field)}">${field.label}</label>
${messages(field)}
${input}</div>`
}

function messages(field: Field): Markup {
  return html`${field.hint ? html`<p class="hint" id="${idOf(field)}-hint">${field.hint}</p>` : ''}${
    field.error ? html`<p class="error" id="${idOf(field)}-error">${field.error}</p>` : ''
  }`
}

function described(field: Field, isInput = true): Markup | '' {
  const ids = [field.hint && `${idOf(field)}-hint`, field.error && `${idOf(field)}-error`].filter(Boolean)
  if (ids.length === 0) return ''
  return html` aria-describedby="${ids.join(' ')}"${field.error && isInput ? html` aria-invalid="true"` : ''}`
}

/**
 * All errors at once, above the form, each a way to its field. Takes the focus when the page opens.
 *
 * @param labels of the fields, by name: sentences alone may be the same for several
 */
export function errorSummary(
  title: string,
  form: string,
  errors: FieldErrors,
  labels: Record<string, string>,
): Markup | '' {
  const entries = Object.entries(errors)
  if (entries.length === 0) return ''
  return html`<div class="summary" role="alert" tabindex="-1" autofocus><h2>${title}</h2><ul>
${entries.map(([name, sentence]) => html`<li><a href="#${idOf({ form, name })}">${labels[name] ? `${labels[name]}: ` : ''}${sentence}</a></li>`)}
</ul></div>`
}
