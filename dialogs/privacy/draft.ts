/** What the privacy conversation knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import type { ConsentPurpose } from '../../src/privacy/consent.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export const PRIVACY = 'privacy'

/** why: what is kept and why; see: what is kept of me; correct; consent: give or withdraw; erase: all of it. */
export const WISHES = ['see', 'why', 'correct', 'consent', 'erase'] as const
export type Wish = (typeof WISHES)[number]

export type Draft = {
  wish?: Wish
  /** What is wrong, in the citizen's words. */
  correction?: string
  /** The consent to change. */
  consent?: { purpose: ConsentPurpose; given: boolean }
  /** Everything is to be erased. */
  confirmed?: true
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
