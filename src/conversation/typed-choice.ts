/** Which of the choices offered a typed message means. */
import type { Choice } from '../channels/channel.ts'
import { matchesNumber } from '../understanding/choice-number.ts'
import { fold, foldWords, matchesChoice } from '../understanding/vietnamese-text.ts'
import type { AnyQuestion, Pass } from './pass.ts'

/** The label of what a notice offered, typed after other things were said, as long as no question is open. */
export function noticedChoice({ state, incoming }: Pass, question: AnyQuestion | null): string | null {
  if (question || incoming.text === '') return null
  const folded = fold(incoming.text)
  return state.noticed.find((choice) => fold(choice.label) === folded)?.payload ?? null
}

/**
 * The choice that was typed by number or label.
 *
 * @param loose false: only the exact words count, as for questions that take any text and for cries for help
 */
export function typedChoice(choices: Choice[], typed: string, loose: boolean): string | null {
  if (typed === '' || choices.length === 0) return null
  const at = loose ? matchesChoice(typed, choices) : exactChoice(choices, typed)
  const choice = at === null ? undefined : choices[at]
  return choice && !(choice.acts && saysMuchMore(typed, choice.label)) ? choice.payload : null
}

/** "gửi phản ánh làm gì nữa, tôi mệt lắm rồi, …" holds the label of what sends, and sends nothing. */
function saysMuchMore(typed: string, label: string): boolean {
  return foldWords(typed).length > MOST_TIMES_THE_LABEL * foldWords(label).length
}
const MOST_TIMES_THE_LABEL = 3

function exactChoice(choices: Choice[], typed: string): number | null {
  const folded = fold(typed)
  const number = matchesNumber(folded, choices.length)
  if (number !== null) return number
  const at = choices.findIndex((choice) => fold(choice.label) === folded)
  return at < 0 ? null : at
}
