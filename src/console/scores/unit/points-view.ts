/** The points of a framework that scores: each criterion, what it rests on, and the total. */
import { html } from 'hono/html'
import type { Scored } from '../../../scores/frameworks/points.ts'
import { vietnameseNumber } from '../../../scores/percent.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { plainTable } from '../figure-view.ts'
import { countText } from '../figures.ts'
import type { Words } from '../words.vi.ts'

export function pointsView({ criteria, total, max }: Scored, words: Words, language: Language): Markup {
  const table = plainTable(
    words.criteriaScores,
    { head: words.criterion, of: ({ name }) => name[language] },
    [
      { head: words.measuredAs, of: (each) => basisOf(each, language), isNumber: false },
      { head: words.points, of: ({ points }) => numberText(points, language) },
      { head: words.maxPoints, of: (each) => numberText(each.max, language) },
    ],
    criteria,
  )
  const sum =
    total === null ? words.noTotal : words.totalPoints(numberText(total, language), numberText(max, language))
  return html`<p>${sum}</p><details><summary>${words.criteriaScores}</summary>${table}</details>`
}

function basisOf({ value, part, whole, why }: Scored['criteria'][number], language: Language): string {
  if (value === null) return why?.[language] ?? '–'
  const shown = numberText(value, language)
  return part === null || whole === null
    ? shown
    : `${shown} (${countText(part, language)}/${countText(whole, language)})`
}

function numberText(value: number | null, language: Language): string {
  if (value === null) return '–'
  const decimals = Number.isInteger(value) ? 0 : 2
  return language === 'vi' ? vietnameseNumber(value, decimals) : value.toFixed(decimals)
}
