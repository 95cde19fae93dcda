/** The administration's shared words in a language. */
import type { FieldErrors } from '../field.ts'
import type { Language } from '../language.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

export type { Words } from './words.vi.ts'

/** A fault of a field that these pages have a sentence for. */
export type AdminFault = keyof Words['faults']

export function adminWords(language: Language): Words {
  return language === 'en' ? en : vi
}

/** The sentence of each fault, by field. */
export function sentences(faults: Record<string, AdminFault>, language: Language): FieldErrors {
  const said = adminWords(language).faults
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, said[fault]]))
}
