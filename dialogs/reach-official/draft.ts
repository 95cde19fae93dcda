/** What asking for an official knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

export const REACH_OFFICIAL = 'reach-official'

export type Draft = {
  /** What it is about, in the citizen's words; null when passed over. */
  topic?: string | null
  /** Shared through the platform's own form (Zalo), never asked for. */
  contact?: string
  /** Code of the office that the first message names. */
  office?: string
  /** The first message says that nobody is wanted: nothing is kept. */
  declined?: true
  /** It has a term of its own in law: it is never added to another request. */
  alone?: true
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
