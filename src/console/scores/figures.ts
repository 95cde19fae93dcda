/** Figures as they are written in the two languages. */
import { vietnameseNumber } from '../../scores/percent.ts'
import type { Language } from '../language.ts'
import type { Words } from './words.vi.ts'

/** A percentage with one decimal; `otherwise` when there is none. */
export function percentText(value: number | null, language: Language, otherwise = '–'): string {
  if (value === null) return otherwise
  return `${language === 'vi' ? vietnameseNumber(value) : value.toFixed(1)}%`
}

/** A whole number with the language’s separators. */
export function countText(value: number, language: Language): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
}

/** Whether the unit may be ranked "tốt"; null where the framework has no such question. */
export function eligibleText(
  eligible: boolean | null | undefined,
  words: Words,
): { text: string; tone: string } | null {
  if (eligible === undefined) return null
  if (eligible === null) return { text: words.eligible.undecided, tone: 'near' }
  return eligible ? { text: words.eligible.yes, tone: 'good' } : { text: words.eligible.no, tone: 'over' }
}

/** An interval of two percentages; – when it is withheld. */
export function intervalText(low: number | null, high: number | null, language: Language): string {
  return low === null ? '–' : `${percentText(low, language)} – ${percentText(high, language)}`
}

/** A period as people say it; as it came when it is none. */
export function periodText(period: string, language: Language): string {
  const [year, part = ''] = period.split('-')
  const n = Number(part.slice(1))
  const inVietnamese = language === 'vi'
  if (part === '') return inVietnamese ? `Năm ${year}` : `Year ${year}`
  if (part.startsWith('Q')) return inVietnamese ? `Quý ${n} năm ${year}` : `Quarter ${n} of ${year}`
  if (part.startsWith('H'))
    return inVietnamese
      ? `6 tháng ${n === 1 ? 'đầu' : 'cuối'} năm ${year}`
      : `${n === 1 ? 'First' : 'Second'} half of ${year}`
  return inVietnamese ? `Tháng ${part}/${year}` : `Month ${part}/${year}`
}

/** A difference of shares in percentage points: `4,2`. @param share from -1 to 1 */
export function pointsText(share: number, language: Language): string {
  return percentText(Math.round(share * 1000) / 10, language).slice(0, -1)
}
