/** What a complaint is made of while it is being told. */
import type { Attachment, ChannelName } from '../../src/channels/channel.ts'
import type { Category, Confidentiality, Flag } from '../../src/complaints/complaint.ts'
import type { Language } from '../../src/conversation/flow.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

/** A member that is missing has not been asked; null means asked and passed over. */
export type Draft = {
  channel: ChannelName
  flags: Flag[]
  ground?: Category
  /** The citizen's own words, messages joined by line ends. */
  story: string
  attachments: Attachment[]
  /** The story is finished. */
  told?: true
  unit?: { code: string; name: string } | null
  /** What was said of the office when it fits several. */
  unitWords?: string
  dossier?: string | null
  /** A code that was said and is not known. */
  dossierWords?: string
  /** The person complained of, in the citizen's words. */
  official?: string | null
  amountVnd?: number | null
  confidentiality?: Confidentiality
  /** Shared through the platform's own form, never asked for. */
  contact?: string
  /** The summary was confirmed. */
  sent?: true
}

/** The flow's name, as payloads carry it. */
export const COMPLAIN = 'complain'

/** The longest story that is kept, in characters. */
export const MOST_LETTERS = 10_000
/** How many files one complaint takes. */
export const MOST_FILES = 10

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
