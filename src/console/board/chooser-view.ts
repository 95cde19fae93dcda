/** The choice of period and, for those who read complaints, of unit. */
import { html } from 'hono/html'
import type { Account } from '../../accounts/account-store.ts'
import type { Instant } from '../../calendar/instant.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { select } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { periodText } from '../scores/figures.ts'
import { unitOptions } from '../unit-options.ts'
import type { Asked, Choice } from './asked.ts'
import type { Words } from './words.vi.ts'

export function chooser(
  asked: Asked,
  choice: Choice,
  { tree, account, now }: { tree: UnitTree; account: Account; now: Instant },
  words: Words,
  language: Language,
): Markup {
  const form = 'board'
  const named = (periods: string[]) => periods.map((value) => ({ value, label: periodText(value, language) }))
  const groups = [
    { label: words.quarters, options: named(choice.quarters) },
    { label: words.months, options: named(choice.months) },
  ].filter(({ options }) => options.length > 0)
  const theirs = account.unitCode === null ? null : new Set(subtreeOf(tree, account.unitCode))
  const units = [
    { value: '', label: words.allUnits },
    ...unitOptions(tree, now, language, theirs && ((code) => theirs.has(code))),
  ]
  return html`<form method="get" action="/console/board" class="row">
${select({ form, name: 'period', label: words.period, value: asked.period, options: groups })}
${choice.units ? select({ form, name: 'unit', label: words.what.unit, value: asked.unit ?? '', options: units }) : ''}
<p class="buttons"><button>${words.show}</button></p>
</form>`
}
