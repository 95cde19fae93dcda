/** What asking about a procedure knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export const ASK_PROCEDURE = 'ask-procedure'

export type Named = { code: string; name: string }

export type Draft = {
  /** Procedures that the words may mean. */
  found?: Named[]
  /** The first message named something that no procedure is called. */
  missed?: true
  /** Code of the procedure. */
  procedure?: string
  /** It is an office that is asked for: where to go, when it is open. */
  wantsOffice?: true
  /** Code of the office. */
  office?: string
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
