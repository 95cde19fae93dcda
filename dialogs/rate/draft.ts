/** What a rating is made of while it is given. */
import type { Language } from '../../src/conversation/flow.ts'
import { LEVELS, type Level, MOST_ASKED } from '../../src/satisfaction/instrument.ts'
import type { RatingAsk } from '../../src/satisfaction/rating-context.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

/** The questions after the first: one of each factor of the instrument, at most. */
export const MOST_ITEMS = MOST_ASKED
type Answered = { [item in `item${number}`]?: number | null }

/** A member that is missing has not been asked; null means asked and passed over. */
export type Draft = Answered & {
  /** What is rated, as it is looked up again in each step. */
  ask?: RatingAsk
  /** What is rated, in words. */
  about?: string
  /** What was said of the office when it fits several. */
  unitWords?: string
  /** Why nothing was found, to be said with the question. */
  trouble?: string
  /** The level of the earlier rating, once there is one. */
  previous?: number | null
  change?: true
  /** A level said in words before it was asked for. */
  score?: number
  overall?: number
  /** The key under which the rating is kept. */
  rating?: string
  items?: { code: string; vi: string; en: string }[]
  /** The words of the items' levels, where they are not those of SIPAS. */
  scale?: Level[]
  /** The levels that are kept, by the item's code. */
  kept?: Record<string, number>
  enough?: true
  comment: string
  commented?: true
}

/** The flow's name, as payloads carry it. */
export const RATE = 'rate'

/** What the bot says, in the citizen's language. */
export function say({ language }: { language: Language }): typeof vi {
  return language === 'en' ? en : vi
}

/** The words of a level, 1 to 5. */
export function levelWords(level: number, { language }: { language: Language }): string {
  return LEVELS[level - 1]![language]
}
