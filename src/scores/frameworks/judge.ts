/** What ceilings and vetoes say of a unit's figures, each in a sentence with its numbers. Missing data never passes. */
import type { Figure, FigureName } from './figure.ts'
import type { Ceiling, Framework } from './framework.ts'
import { ratio, shownNumber, shownText } from './ratio.ts'
import { blocks } from './rule-parts.ts'
import type { Veto } from './score-rules.ts'
import { type Bilingual, fill, type Gaps } from './sentence.ts'

/** Why a rank is denied or cannot be decided, in words for the unit. */
export type Reason = { rule: string; text: string; textEn: string }

export type Said = 'blocks' | 'passes' | 'undecided'

/** What a rule said, with the numbers it compared; `part` and `value` are null where they are withheld. */
export type Ruling = {
  rule: string
  figure: FigureName
  part: number | null
  whole: number
  /** For display, in the figure's unit. */
  value: number | null
  says: Said
  text: string
  textEn: string
}

/** How figures are shown, and how few people are too few. */
export type Shown = { decimals: number; minN: number }

/** Applies ceilings; `eligibleForTot` is absent where there is none. */
export function judgeCeilings(
  { ceilings, decimals }: Pick<Framework, 'ceilings' | 'decimals'>,
  figure: (name: FigureName) => Figure,
  minN: number,
): { eligibleForTot?: boolean | null; rulings: Ruling[] } {
  const rulings = ceilings.map((ceiling) => rulingOf(ceiling, figure(ceiling.figure), { decimals, minN }))
  if (rulings.length === 0) return { rulings }
  const said = new Set(rulings.map(({ says }) => says))
  return { eligibleForTot: said.has('blocks') ? false : said.has('undecided') ? null : true, rulings }
}

/** What one rule says of its figure. */
export function rulingOf(rule: Ceiling | Veto, figure: Figure, shown: Shown): Ruling {
  const says = figure.value === null ? 'undecided' : blocks(rule.blocks, figure.value) ? 'blocks' : 'passes'
  const template = says === 'blocks' ? rule.blocked : says === 'undecided' ? rule.undecided : rule.passes
  const { vi, en } = fill(template ?? PASSES, gapsOf(figure, shown))
  return {
    rule: rule.rule,
    figure: figure.name,
    part: figure.value === null ? null : figure.part,
    whole: figure.whole,
    value: figure.value === null ? null : shownNumber(figure.value, shown.decimals),
    says,
    text: vi,
    textEn: en,
  }
}

/** The rulings that keep something from the unit, as reasons. */
export function reasonsOf(rulings: readonly Ruling[]): Reason[] {
  return rulings
    .filter(({ says }) => says !== 'passes')
    .map(({ rule, text, textEn }) => ({ rule, text, textEn }))
}

const PASSES: Bilingual = {
  vi: 'Không vướng: {value} ({part}/{whole}).',
  en: 'Passes: {value} ({part} of {whole}).',
}

/** The numbers of a figure for a sentence. */
export function gapsOf({ part, whole, value }: Figure, { decimals, minN }: Shown): Gaps {
  const shown = value ?? ratio(0)
  const text = { vi: shownText(shown, decimals, 'vi'), en: shownText(shown, decimals, 'en') }
  return { part: part ?? '–', whole, minN, value: text, percent: text }
}
