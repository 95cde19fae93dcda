/**
 * The officials' forms on the page of a complaint: one for each action that is possible now, the likely next one first and
 * open, each reached by a link of its own or by its key. Nothing of it needs a script: a link to a field opens its form.
 */
import { html } from 'hono/html'
import { csrfField, errorSummary, type FieldErrors } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { defaults } from './defaults.ts'
import { FIRST_FIELD, fields } from './forms-view.ts'
import { type ActionName, nextAction } from './possible-actions.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** A form that came back: what was typed, and what is wrong with it. `problem` is about the form as a whole. */
export type Returned = {
  action: ActionName
  values: Record<string, string>
  errors: FieldErrors
  problem: string | null
  /** The last step that the official had seen, when others came between; null otherwise. */
  seenStep: number | null
}

/** The keys of the first forms, pressed with the browser's own (Alt in Chromium on Linux and Windows). */
const KEYS = '123456789'

/** @param newKey makes the key under which a form does its action once */
export function actionsView(
  visit: SignedInVisit,
  words: Words,
  shown: Case,
  returned: Returned | null,
  newKey: () => string,
): Markup {
  const { code, version } = shown.read.complaint
  const actions = withReturned(shown, returned)
  if (actions.length === 0) return html`<p class="empty">${words.nothingToDo}</p>`
  const next = nextAction(shown.read.complaint, actions)
  const seen = shown.read.timeline.at(-1)?.seq ?? 0
  return html`${actions.map((action) => {
    const back = returned?.action === action ? returned : null
    const tools = {
      visit,
      words,
      shown,
      values: back?.values ?? defaults(action, visit, words, shown),
      errors: back?.errors ?? {},
    }
    const { title, submit } = words.actions[action]
    const form = html`<form method="post" action="/console/complaints/${code}/${action}">
${csrfField(visit.csrf)}<input type="hidden" name="version" value="${version}"><input type="hidden" name="seen" value="${seen}"><input type="hidden" name="key" value="${back?.values.key || newKey()}">
${back?.problem ? html`<p class="error" role="alert">${back.problem}</p>` : ''}
${errorSummary(wordsOf(visit.language).problem, action, tools.errors, labelsOf(action, words))}
${fields[action](tools)}
<button id="${action}-submit"${action === 'refuse' ? html` class="grave"` : ''}>${submit}</button>
</form>`
    const isOpen = returned ? back !== null : action === next
    return html`<details class="action" id="${action}"${isOpen ? html` open` : ''}><summary>${title}</summary>${form}</details>`
  })}`
}

/** Links to the forms, the likely next one first, each with its key. */
export function jumpsView(words: Words, shown: Case, returned: Returned | null): Markup | '' {
  const actions = withReturned(shown, returned)
  if (actions.length === 0) return ''
  return html`<nav class="jumps" aria-label="${words.jumps}"><ul>
${actions.map((action, at) => {
  const key = KEYS[at]
  return html`<li><a href="#${action}-${FIRST_FIELD[action]}"${key ? html` accesskey="${key}"` : ''}>${key ? html`<kbd>${key}</kbd> ` : ''}${words.actions[action].title}</a></li>`
})}
</ul></nav>`
}

function withReturned({ actions }: Case, returned: Returned | null): readonly ActionName[] {
  return returned && !actions.includes(returned.action) ? [...actions, returned.action] : actions
}

function labelsOf(action: ActionName, { fields: labels }: Words): Record<string, string> {
  const { text, unit, newUnit, unitMeant, ground, reason, pauseReason, ...rest } = labels
  const isAbout = action === 'correct' || action === 'split'
  return {
    ...rest,
    text: text[action],
    unit: action === 'transfer' ? newUnit : isAbout ? unitMeant : unit,
    category: ground,
    reason: action === 'pause' ? pauseReason : reason,
  }
}
