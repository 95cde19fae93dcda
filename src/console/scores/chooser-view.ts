/** The choice of period and framework above the figures. */
import { html } from 'hono/html'
import type { Instant } from '../../calendar/instant.ts'
import type { Framework } from '../../scores/framework.ts'
import { select } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { periodText } from './figures.ts'
import { periodsAround } from './periods.ts'
import type { Words } from './words.vi.ts'

export type Asked = { period: string; framework: string }

/** @param action the page that shows what is chosen */
export function chooser(
  action: string,
  { period, framework }: Asked,
  frameworks: readonly Framework[],
  now: Instant,
  words: Words,
  language: Language,
): Markup {
  const form = 'scores'
  const named = (periods: string[]) => periods.map((value) => ({ value, label: periodText(value, language) }))
  const { quarters, months, longer } = periodsAround(now)
  const isOffered = [...quarters, ...months, ...longer].includes(period)
  const groups = [
    ...(isOffered ? [] : [{ label: words.periodGroups.asked, options: [{ value: period, label: period }] }]),
    { label: words.periodGroups.quarters, options: named(quarters) },
    { label: words.periodGroups.months, options: named(months) },
    { label: words.periodGroups.longer, options: named(longer) },
  ]
  const rules = frameworks.map(({ name, title }) => ({ value: name, label: title[language] }))
  return html`<form method="get" action="${action}" class="row">
${select({ form, name: 'period', label: words.period, value: period, options: groups })}
${select({ form, name: 'framework', label: words.framework, value: framework, options: rules })}
<p class="buttons"><button>${words.show}</button></p>
</form>`
}
