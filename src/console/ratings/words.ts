/** The words of these pages in a language. */
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

export type { Words } from './words.vi.ts'

export function ratingWords(language: Language): Words {
  return language === 'en' ? en : vi
}
