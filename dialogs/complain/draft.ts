/** What a complaint is made of while it is being told. */
import type { ToldFile } from '../../src/attachments/attachment.ts'
import type { ChannelName } from '../../src/channels/channel.ts'
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
  attachments: ToldFile[]
  /** When the last file came. */
  fileAt?: number
  /** The story is finished. */
  told?: true
  unit?: { code: string; name: string } | null
  /** The office was told by a poster, not by the citizen: it is named with the first question. */
  behindDoor?: true
  /** The counter and procedure of that poster, and the office that they are of. */
  door?: { unit: string; counter: string | null; procedureCode: string | null }
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
  /** The way of sending was said in passing: the summary explains it. */
  waySaid?: true
  /** What stood in the part that is being corrected. */
  before?: Partial<Draft>
  /** Something was added since the summary was shown. */
  unseen?: true | undefined
  /** The summary was confirmed. */
  sent?: true
}

/** The flow's name, as payloads carry it. */
export const COMPLAIN = 'complain'

/** The longest story that is kept, in characters. */
export const MOST_LETTERS = 10_000
/** How many files one complaint takes. */
export const MOST_FILES = 10

/** Whether a voice, or a picture that moves, came along: either may tell who sent it. */
export function holdsRecording({ attachments }: Pick<Draft, 'attachments'>): boolean {
  return attachments.some(({ kind }) => kind === 'audio' || kind === 'video')
}

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}
