/** Where someone stands who looks after a complaint. */
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export type Draft = {
  code?: string
  /** A code that was said and belongs to no complaint. */
  unknown?: string
  /** It is shown to be theirs: filed from this chat, or opened with its secret. */
  opened?: true
  /** Shows that the receipt secret opened it from this chat, when another one filed it. The secret itself is never kept. */
  proof?: string
  /** `show`: there is nothing to decide, it is only shown. `rate`: it is over, and how it was handled is rated. */
  act?: Act | 'rate' | 'show'
  /** What became of confirming: `confirmed`, or the rule that refused it. */
  settled?: string
  /** The complaint is over, and its citizen may say how it was handled. */
  asksRating?: true
  /** The level, 1 to 5; null: passed over. */
  rated?: number | null
  /** Reason or addition, messages joined by line ends. */
  words: string
  /** Files that go with it, by the ids under which they are kept. */
  files?: string[]
  /** When the last file came. */
  fileAt?: number
  told?: true
}

export type Act = 'confirm' | 'reopen' | 'add' | 'leave'

/** The flow's name, as payloads carry it. */
export const TRACK = 'track-complaint'

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
