/** What each kind of change is called. */
import type { AdminKind } from '../../../accounts/admin-event.ts'
import type { Language } from '../../language.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export function adminKinds(language: Language): Record<AdminKind, string> {
  return language === 'en' ? en.kinds : vi.kinds
}
