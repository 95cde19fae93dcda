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
const MOST_WORDS = 30
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
  const clauses = text
    .split(/[.,;:!?\n]+/)
    .map((clause) => ({ clause, words: foldWords(clause).length }))
    .filter(({ words }) => words > 0)
  const words = clauses.reduce((sum, one) => sum + one.words, 0)
  if (clauses.length < 2 || words > MOST_WORDS) return []
  const isBareWish = ({ clause, words }: (typeof clauses)[number]) =>
    words <= MOST_WORDS_OF_WISH &&
    (wishNamed(clause) !== null || namesComplaint(clause) || standsBeside(understand(clause)))
  const others = clauses.filter((one) => !isBareWish(one))
  if (others.length === clauses.length) return []
  return others
    .filter((one) => one.words >= LEAST_WORDS_OF_CRY)
    .map(({ clause }) => understand(clause))
    .filter(({ intent }) => intent === 'emergency')
}

function standsBeside({ intent, confidence }: Understanding): boolean {
  return confidence >= SURELY && MAY_STAND_BESIDE.has(intent)
}
