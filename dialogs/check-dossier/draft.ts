/** What checking a dossier knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import type { DossierView } from '../../src/dossiers/find-dossier.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export const CHECK_DOSSIER = 'check-dossier'

export type Draft = {
  /** What was found; answered in the same turn, so that it never stays in the state. `unchecked`: too many unknown codes. */
  found?: DossierView | 'unchecked'
  /** What the first message named without success: a whole code that nothing has, or the beginning of one. */
  missed?: { code: string; isWhole: boolean }
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
