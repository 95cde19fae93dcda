import type { Flag } from './flags.ts'
import { type Ground, groundOf } from './grounds.ts'
import type { Intent } from './intents.ts'
import { flagsByRule, ruleOn } from './rules.ts'
import { type Slots, slotsOf } from './slots.ts'
import { nfc } from './vietnamese-text.ts'
import { wordsOf } from './words.ts'

/** What a message means. `category` is the main ground of a complaint and null for every other intent. */
export type Understanding = {
  intent: Intent
  confidence: number // 0 to 1: how far the winning intent stands above the next
  category: Ground | null
  flags: Flag[]
  slots: Slots
}

/** Of a longer text only the beginning is read. */
export const MOST_LETTERS = 10_000

/**
 * What a citizen's message means, by rules over its words. Pure; of a text beyond 10,000 characters only the
 * beginning is read. Whoever acts on it should ask again below a confidence of about 0.5.
 */
export function understand(text: string): Understanding {
  const message = wordsOf(nfc(text.slice(0, MOST_LETTERS)))
  const { intent, confidence, grounds } = ruleOn(message)
  return {
    intent,
    confidence,
    category: intent === 'file_complaint' ? groundOf(grounds) : null,
    flags: flagsByRule(message, intent, grounds),
    slots: slotsOf(message, intent),
  }
}
