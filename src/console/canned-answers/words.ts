/** The words of the canned answers in a language. */
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

export type { Words } from './words.vi.ts'

export function cannedWords(language: Language): Words {
  return language === 'en' ? en : vi
}
