/** The periods of a trend, and what stands under its points. */
import type { Language } from '../language.ts'

/** So many of a kind make a trend: eight quarters, a year of months, three years. */
const MANY = { month: 12, quarter: 8, half: 6, year: 3 }

/** The period asked for and those of its kind before it, oldest first. [] for none that can be read. */
export function periodsUpTo(period: string): string[] {
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(period)
  if (!match) return []
  const [, year, month, quarter, half] = match
  const [kind, parts, part] = month
    ? (['month', 12, Number(month)] as const)
    : quarter
      ? (['quarter', 4, Number(quarter)] as const)
      : half
        ? (['half', 2, Number(half)] as const)
        : (['year', 1, 1] as const)
  const last = Number(year) * parts + part - 1
  return Array.from({ length: MANY[kind] }, (_, i) => {
    const index = last - MANY[kind] + 1 + i
    const [y, n] = [Math.floor(index / parts), (index % parts) + 1]
    const name = { month: `-${String(n).padStart(2, '0')}`, quarter: `-Q${n}`, half: `-H${n}`, year: '' }
    return `${y}${name[kind]}`
  })
}

/** A period under a point of a chart: `Q3` of `2026`; a year stands alone. */
export function periodUnder(period: string, language: Language): { label: string; group: string } {
  const [year = '', part] = period.split('-')
  if (!part) return { label: year, group: '' }
  if (part.startsWith('Q')) return { label: part, group: year }
  if (part.startsWith('H')) {
    const halves = language === 'vi' ? ['½ đầu', '½ cuối'] : ['H1', 'H2']
    return { label: halves[Number(part[1]) - 1]!, group: year }
  }
  return { label: language === 'vi' ? `T${Number(part)}` : String(Number(part)), group: year }
}
