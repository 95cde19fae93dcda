import { criesBesideWish } from './cry-beside-wish.ts'
import type { Flag } from './flags.ts'
import type { Ground } from './grounds.ts'
import { type Intent, SURE } from './intents.ts'
import { understandBy } from './learned/understand-by.ts'
import { partsOf, together, withGravest } from './long-text.ts'
import { theModel } from './model.ts'
import type { RunnerUp } from './rules.ts'
import type { Slots } from './slots.ts'
import { MOST_LETTERS } from './words.ts'

/** What a message means. `category` is the main ground of a complaint and null for every other intent. */
export type Understanding = {
  intent: Intent
  /** 0 to 1: how likely it is that this is what is wanted (docs/understanding.md says how far that holds). */
  confidence: number
  /** The next likeliest wish; null where none is worth telling, as for commands and emergencies. */
  runnerUp: RunnerUp | null
  category: Ground | null
  flags: Flag[]
  slots: Slots
}

/**
 * What a citizen's message means, by the models of this process (model.ts) and, for commands and danger, by rules. Of a text
 * beyond 10,000 characters only the beginning is read.
 *
 * @throws when the models were not loaded and cannot be
 */
export function understand(text: string): Understanding {
  const model = theModel()
  const whole = understandBy(model, text)
  const hear = (part: string) => understandBy(model, part)
  const parts = partsOf(text).map(hear)
  const cries = whole.intent === 'emergency' ? [] : criesBesideWish(text.slice(0, MOST_LETTERS), hear)
  if (parts.length + cries.length === 0) return whole
  return cries.length > 0 && isBegunAllTheSame(whole)
    ? withGravest(whole, cries)
    : together(whole, [...parts, ...cries])
}

/** «công an xã đánh tôi hôm qua, tôi muốn tố cáo»: the hotlines go before such a wish, and what was told is not lost. */
function isBegunAllTheSame({ intent, confidence }: Understanding): boolean {
  return confidence >= SURE && (intent === 'file_complaint' || intent === 'procedure_info')
}
