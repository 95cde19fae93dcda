/** Lays out targets: a table for each of what is to rise, to fall, and not to be. */
import { html } from 'hono/html'
import type { ShownFigure } from '../../scores/frameworks/apply.ts'
import { UNSEEN } from '../../scores/frameworks/figure.ts'
import type { TargetStand } from '../../scores/frameworks/targets.ts'
import { vietnameseNumber } from '../../scores/percent.ts'
import type { Scorecard } from '../../scores/scorecard.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { countText, periodText } from '../scores/figures.ts'
import type { Words } from './words.vi.ts'

const ORDER = ['up', 'down', 'zero'] as const
const TONES = { better: 'good', worse: 'over', same: '', unclear: '', cut: 'near', unknown: 'near' } as const

type Setting = { card: Scorecard; before: string }

export function targetsView(
  stands: readonly TargetStand[],
  setting: Setting,
  words: Words,
  language: Language,
): Markup {
  const groups = ORDER.map((wants) => ({ wants, stands: stands.filter((each) => each.wants === wants) }))
  return html`${groups
    .filter((group) => group.stands.length > 0)
    .map(
      ({ wants, stands: some }) =>
        html`<section aria-labelledby="wants-${wants}"><h3 id="wants-${wants}">${some.length} ${words.groups[wants].toLocaleLowerCase('vi')}</h3>
${table(`wants-${wants}`, some, setting, words, language)}</section>`,
    )}`
}

function table(
  id: string,
  stands: readonly TargetStand[],
  setting: Setting,
  words: Words,
  language: Language,
): Markup {
  const heads = [
    words.now(periodText(setting.card.period, language)),
    words.before(periodText(setting.before, language)),
    words.movement,
    words.how,
  ]
  return html`<table class="cards" role="table" aria-labelledby="${id}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.target}</th>${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${stands.map((stand) => row(stand, heads, setting, words, language))}
</tbody></table>`
}

function row(
  stand: TargetStand,
  heads: string[],
  setting: Setting,
  words: Words,
  language: Language,
): Markup {
  const { minN } = setting.card.inputs
  const isMeasured = stand.unmeasured === null
  const tag = html`<span class="tag near">${words.unmeasured}</span>`
  const cells: unknown[] = [
    isMeasured ? html`${figureText(stand.now, minN, words, language)}${metTag(stand, words)}` : tag,
    isMeasured ? figureText(stand.before, minN, words, language) : '–',
    isMeasured ? movementText(stand, words, language) : '–',
    html`<small>${(stand.unmeasured ?? stand.note)?.[language] ?? '–'}</small>`,
  ]
  return html`<tr role="row"><th role="rowheader" scope="row">${stand.name[language]}</th>
${cells.map((cell, i) => html`<td role="cell"><span class="label" aria-hidden="true">${heads[i]}</span>${cell}</td>`)}</tr>`
}

function figureText(figure: ShownFigure | null, minN: number, words: Words, language: Language): Markup {
  if (!figure?.text || figure.part === null) return html`${lackText(figure, minN, words, language)}`
  const [part, whole] = [figure.part, figure.whole].map((n) => countText(n, language))
  return html`<b>${figure.text[language]}${words.units[figure.unit]}</b> <small>${part}/${whole}</small>`
}

/** Why there is no figure. */
function lackText(figure: ShownFigure | null, minN: number, words: Words, language: Language): string {
  if (figure?.lacks === 'unseen') return UNSEEN[language]
  return figure?.lacks === 'few' ? words.few(figure.whole, minN) : words.none
}

function metTag({ isMet }: TargetStand, words: Words): Markup | '' {
  if (isMet === null) return ''
  return html` <span class="tag ${isMet ? 'good' : 'over'}">${isMet ? words.met : words.notMet}</span>`
}

/** A word and, where it is a difference, by how much. */
function movementText(
  { movement, difference, now }: TargetStand,
  words: Words,
  language: Language,
): Markup | '–' {
  if (movement === null) return '–'
  const tone = TONES[movement]
  const word =
    tone === ''
      ? html`${words.movements[movement]}`
      : html`<span class="tag ${tone}">${words.movements[movement]}</span>`
  if (difference === null || now === null || !['better', 'worse', 'unclear'].includes(movement)) return word
  const size = Math.abs(difference)
  const number = language === 'vi' ? vietnameseNumber(size) : size.toFixed(1)
  return html`${word} <small>${difference < 0 ? '−' : '+'}${number}${words.differenceUnits[now.unit]}</small>`
}
