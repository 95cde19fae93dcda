/** The choice of period, framework and moment above the figures. */
import { html } from 'hono/html'
import type { Instant } from '../../calendar/instant.ts'
import { type Framework, isOfTargetsAlone } from '../../scores/frameworks/framework.ts'
import { SCORE_SCOPES } from '../../scores/score-units.ts'
import { UNIT_VIEWS } from '../../units/unit-views.ts'
import { select, textField } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import type { Asked } from './asked.ts'
import { periodText } from './figures.ts'
import { periodsAround } from './periods.ts'
import type { Words } from './words.vi.ts'

/**
 * @param action the page that shows what is chosen
 * @param more fields of that page alone
 */
export function chooser(
  action: string,
  { period, framework, asOf, view }: Asked,
  frameworks: readonly Framework[],
  now: Instant,
  words: Words,
  language: Language,
  more: unknown = '',
): Markup {
  const form = 'scores'
  const offered = frameworks.filter((each) => each.name === framework || !isOfTargetsAlone(each))
  const rules = offered.map(({ name, title }) => ({ value: name, label: title[language] }))
  return html`<form method="get" action="${action}" class="row">
${more}
${select({ form, name: 'period', label: words.period, value: period, options: periodOptions(period, now, words, language) })}
${select({ form, name: 'framework', label: words.framework, value: framework, options: rules })}
${textField({ form, name: 'asOf', label: words.asOfField, value: asOf, type: asOf.includes('T') ? 'text' : 'date' })}
${select({ form, name: 'view', label: words.viewField, value: view, options: viewOptions(words) })}
<p class="buttons"><button>${words.show}</button></p>
</form>`
}

function viewOptions({ viewNow, viewThen }: Words) {
  return UNIT_VIEWS.map((value) => ({ value, label: value === 'now' ? viewNow : viewThen }))
}

/** For the page of one unit: alone, or with all under it. */
export function scopeField({ scope }: Asked, words: Words): Markup {
  const options = SCORE_SCOPES.map((value) => ({ value, label: words.scopes[value] }))
  return select({ form: 'scores', name: 'scope', label: words.scopeField, value: scope, options })
}

function periodOptions(period: string, now: Instant, words: Words, language: Language) {
  const named = (periods: string[]) => periods.map((value) => ({ value, label: periodText(value, language) }))
  const { quarters, months, longer } = periodsAround(now)
  const isOffered = [...quarters, ...months, ...longer].includes(period)
  return [
    ...(isOffered ? [] : [{ label: words.periodGroups.asked, options: [{ value: period, label: period }] }]),
    { label: words.periodGroups.quarters, options: named(quarters) },
    { label: words.periodGroups.months, options: named(months) },
    { label: words.periodGroups.longer, options: named(longer) },
  ]
}
