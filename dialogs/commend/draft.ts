/** What a commendation is made of while it is told. */
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export type Draft = {
  /** What was said sounds like a complaint or like sarcasm. */
  doubt?: true
  /** Asked, and it is praise. */
  kind?: 'praise'
  /** Who and where is settled, as far as the citizen knows. */
  whom?: true
  unit?: { code: string; name: string }
  /** What was said of the office when it fits several. */
  unitWords?: string
  /** The person praised, in the citizen's words. */
  official?: string
  words: string
  told?: true
  /** Shown, and to be kept. */
  sent?: true
}

/** The flow's name, as payloads carry it. */
export const COMMEND = 'commend'

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
