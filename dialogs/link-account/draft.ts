/** What linking a chat to an official's account knows while it runs. */
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

/** The flow's name, as payloads carry it. */
export const LINK = 'link-account'

/** `unlink`, or the code that the console showed. */
export type Draft = { wish?: string }

/** What the bot says, in the language of the chat. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
