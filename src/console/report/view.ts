/** The form by which a report is chosen and downloaded. */
import { html } from 'hono/html'
import type { Instant } from '../../calendar/instant.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../report/render.ts'
import { type Framework, isOfTargetsAlone } from '../../scores/frameworks/framework.ts'
import type { UnitTree } from '../../units/unit.ts'
import { radios, select, textField } from '../field.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { periodText } from '../scores/figures.ts'
import { periodsAround } from '../scores/periods.ts'
import { unitOptions } from '../unit-options.ts'
import type { Words } from './words.vi.ts'

export type ReportAsked = {
  period: string
  /** '' asks for all units. */
  unit: string
  /** Null: the usual one. */
  framework: string | null
  /** As typed; '' asks for now. */
  asOf: string
  /** Null: the form itself. */
  format: ReportFormat | null
}

type Choice = {
  frameworks: readonly Framework[]
  tree: UnitTree
  isTheirs(unit: string): boolean
  mayAskAll: boolean
}

const USUAL_FRAMEWORK = 'kl-91'
/** Word first: a report is edited and signed. */
const FORMATS = REPORT_FORMATS.toSorted((a, b) => Number(b === 'docx') - Number(a === 'docx'))

export function reportForm(
  asked: ReportAsked,
  { frameworks, tree, isTheirs, mayAskAll }: Choice,
  error: string | null,
  { now, language }: { now: Instant; language: Language },
  words: Words,
): Markup {
  const form = 'report'
  const { quarters, months, longer } = periodsAround(now)
  const periods = [...new Set([asked.period, ...quarters, ...longer, ...months])]
  const offered = frameworks.filter((each) => each.name === asked.framework || !isOfTargetsAlone(each))
  const rules = offered.map(({ name, title }) => ({ value: name, label: title[language] }))
  const all = mayAskAll ? [{ value: '', label: words.allUnits }] : []
  const files = FORMATS.map((value) => ({ value, label: words.formats[value] }))
  return html`<p class="back"><a href="/console/scores">← ${words.back}</a></p>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<p class="hint">${words.rights}</p>
${error === null ? '' : html`<p class="error" role="alert">${error}</p>`}
<form method="get" action="/console/scores/report">
${select({ form, name: 'period', label: words.period, value: asked.period, options: periods.map((value) => ({ value, label: periodText(value, language) })) })}
${select({ form, name: 'unit', label: words.unit, value: asked.unit, options: [...all, ...unitOptions(tree, now, language, isTheirs)] })}
${select({ form, name: 'framework', label: words.framework, value: asked.framework ?? USUAL_FRAMEWORK, options: rules })}
${textField({ form, name: 'asOf', label: words.asOf, hint: words.asOfHint, value: asked.asOf, type: asked.asOf.includes('T') ? 'text' : 'date' })}
${radios({ form, name: 'format', label: words.format, value: asked.format ?? 'docx', options: files })}
<p class="buttons"><button>${words.download}</button></p>
</form>`
}
