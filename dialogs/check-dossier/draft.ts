/** What checking a dossier knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import type { DossierView } from '../../src/dossiers/find-dossier.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export const CHECK_DOSSIER = 'check-dossier'

export type Wish = 'follow' | 'stop' | 'list'

export type Draft = {
  /** What was found; answered in the same turn, so that it never stays in the state. `unchecked`: too many unknown codes. */
  found?: DossierView | 'unchecked'
  /** What the first message named without success: a whole code that nothing has, or the beginning of one. */
  missed?: { code: string; isWhole: boolean }
  /** About following instead of looking up: to follow, to follow no longer, to hear what is followed. */
  wish?: Wish
  /** The dossier that `wish` is about; left out when none was named. */
  followed?: string
  /**
   * What the citizen agrees to be sent: notices and an invitation to rate, notices alone (`yes`: without a word on
   * invitations), nothing; `given`: that was said before, or nothing need be asked.
   */
  consent?: 'both' | 'notices' | 'yes' | 'no' | 'given'
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
