/** How the facts of a change are called where they are read: their names, and the values that are words of a list. */
import type { AdminKind } from '../../accounts/admin-event.ts'
import { ROLES } from '../../accounts/roles.ts'
import { cannedWords } from '../canned-answers/words.ts'
import type { Language } from '../language.ts'
import { en as accountsEn } from './accounts/words.en.ts'
import { vi as accountsVi } from './accounts/words.vi.ts'
import { en as officialsEn } from './officials/words.en.ts'
import { vi as officialsVi } from './officials/words.vi.ts'
import { en as templatesEn } from './templates/words.en.ts'
import { vi as templatesVi } from './templates/words.vi.ts'
import { en as unitsEn } from './units/words.en.ts'
import { vi as unitsVi } from './units/words.vi.ts'

export type FactWords = { labels: Record<string, string>; values: Record<string, Record<string, string>> }

/** The words of the facts that a kind of change keeps. Of holidays each fact is a day: they need none. */
export function factWords(kind: AdminKind, language: Language): FactWords {
  const isEnglish = language === 'en'
  const about = kind.slice(0, kind.indexOf('.'))
  if (about === 'account') {
    const roles = Object.entries(ROLES).map(([role, named]) => [role, named[language]])
    return {
      labels: (isEnglish ? accountsEn : accountsVi).fields,
      values: { role: Object.fromEntries(roles) },
    }
  }
  if (about === 'unit') {
    const { fields, kinds } = isEnglish ? unitsEn : unitsVi
    return { labels: fields, values: { kind: kinds } }
  }
  if (about === 'official') {
    const { fields, heads } = isEnglish ? officialsEn : officialsVi
    return { labels: fields, values: { head: { true: heads.yes, false: heads.no } } }
  }
  if (about === 'template') return { labels: (isEnglish ? templatesEn : templatesVi).fields, values: {} }
  const { name, words } = cannedWords(language)
  return { labels: about === 'canned_answer' ? { title: name, words } : {}, values: {} }
}
