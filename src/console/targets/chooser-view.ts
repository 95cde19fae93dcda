/** The choice of unit, scope and period above the targets. */
import { html } from 'hono/html'
import type { Instant } from '../../calendar/instant.ts'
import type { UnitTree } from '../../units/unit.ts'
import { select } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { periodText } from '../scores/figures.ts'
import { periodsAround } from '../scores/periods.ts'
import { unitOptions } from '../unit-options.ts'
import type { Words } from './words.vi.ts'

export function chooser(
  asked: { unitCode: string; scope: 'unit' | 'subtree'; period: string },
  { tree, mayRead, now }: { tree: UnitTree; mayRead: (unit: string) => boolean; now: Instant },
  words: Words,
  language: Language,
): Markup {
  const form = 'targets'
  const { quarters, months, longer } = periodsAround(now)
  const named = (periods: string[]) => periods.map((value) => ({ value, label: periodText(value, language) }))
  const groups = [
    { label: words.periodGroups.quarters, options: named(quarters) },
    { label: words.periodGroups.months, options: named(months) },
    { label: words.periodGroups.longer, options: named(longer) },
  ]
  const isOffered = [...quarters, ...months, ...longer].includes(asked.period)
  const own = { label: words.periodGroups.asked, options: [{ value: asked.period, label: asked.period }] }
  const scopes = (['subtree', 'unit'] as const).map((value) => ({ value, label: words.scopes[value] }))
  const units = unitOptions(tree, now, language, mayRead)
  return html`<form method="get" action="/console/targets" class="row">
${select({ form, name: 'unit', label: words.unit, value: asked.unitCode, options: units })}
${select({ form, name: 'scope', label: words.scope, value: asked.scope, options: scopes })}
${select({ form, name: 'period', label: words.period, value: asked.period, options: isOffered ? groups : [own, ...groups] })}
<p class="buttons"><button>${words.show}</button></p>
</form>`
}
