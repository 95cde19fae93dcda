/** The few words that stand inside charts. */
import type { ChartLanguage } from './chart.ts'

const WORDS = {
  vi: {
    withheld: 'chưa công bố',
    methodBreak: 'Đổi cách tính',
    joined: 'Sáp nhập, chia tách',
    reference: 'Toàn quốc',
    none: 'Chưa có số liệu.',
  },
  en: {
    withheld: 'withheld',
    methodBreak: 'Method changed',
    joined: 'Units merged or split',
    reference: 'National',
    none: 'No figures yet.',
  },
}
export type ChartWords = (typeof WORDS)['vi']

/** The words in a language. */
export function chartWords(language: ChartLanguage): ChartWords {
  return WORDS[language]
}

/** A percentage with one decimal, `86,2%`; without one where `whole`. */
export function percentWord(value: number, language: ChartLanguage, whole = false): string {
  const text = whole ? String(value) : value.toFixed(1)
  return `${language === 'vi' ? text.replace('.', ',') : text}%`
}

/** A whole number with the language’s separators: `1.234`. */
export function countWord(value: number, language: ChartLanguage): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
}
