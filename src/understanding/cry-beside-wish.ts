/**
 * Cries for help beside a wish, a command or thanks: «hồ sơ tới đâu rồi, nhà tôi đang cháy», «tạm biệt, thuốc bắt đầu ngấm rồi».
 * Taken together such words mean the wish, since most of who names one tells of no danger now.
 */
import { type Intent, STEERS } from './intents.ts'
import { namesComplaint, wishNamed } from './remarks.ts'
import type { Understanding } from './understand.ts'
import { foldWords } from './vietnamese-text.ts'

/** A longer clause tells something. */
const MOST_WORDS_OF_WISH = 7
const LEAST_WORDS_OF_CRY = 2
/** A longer message is a story, and its clauses are not taken one by one. */
const MOST_WORDS = 60
const SURELY = 0.9
const MAY_STAND_BESIDE: ReadonlySet<Intent> = new Set([
  ...STEERS,
  'help',
  'greet',
  'thanks_bye',
  'check_dossier',
  'speak_to_official',
  'privacy_request',
])

/**
 * What is cried for in the clauses of a text that only name a wish elsewhere; [] where no clause does. Pure.
 *
 * @param understand what one clause means
 */
export function criesBesideWish(
  text: string,
  understand: (clause: string) => Understanding,
): Understanding[] {
  const clauses = text.split(/[.,;:!?\n]+/).filter((clause) => clause.trim() !== '')
  if (clauses.length < 2 || foldWords(text).length > MOST_WORDS) return []
  const heard = clauses.map((clause) => ({
    clause,
    words: foldWords(clause).length,
    means: understand(clause),
  }))
  if (!heard.some(isBareWish)) return []
  return heard
    .filter((one) => !isBareWish(one) && one.words >= LEAST_WORDS_OF_CRY && one.means.intent === 'emergency')
    .map(({ means }) => means)
}

function isBareWish({
  clause,
  words,
  means,
}: {
  clause: string
  words: number
  means: Understanding
}): boolean {
  if (words > MOST_WORDS_OF_WISH || means.intent === 'emergency') return false
  if (wishNamed(clause) !== null || namesComplaint(clause)) return true
  return means.confidence >= SURELY && MAY_STAND_BESIDE.has(means.intent)
}
