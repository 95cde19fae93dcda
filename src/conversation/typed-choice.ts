/** Which of the choices offered a typed message means. */
import type { Choice } from '../channels/channel.ts'
import { matchesNumber } from '../understanding/choice-number.ts'
import { asks, saysOnly } from '../understanding/says-only.ts'
import { fold, matchesChoice, withoutPoliteWords } from '../understanding/vietnamese-text.ts'
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
  return choice &&
    !(choice.acts && typed.trim() !== choice.payload && saysMore(typed, choice.label, choices.length))
    ? choice.payload
    : null
}

/** «gửi phản ánh làm gì nữa», «gửi phản ánh có bị lộ tên không», «gửi phản ánh à?» hold the label of what sends, and send nothing. */
function saysMore(typed: string, label: string, choices: number): boolean {
  const isNumber = matchesNumber(withoutPoliteWords(fold(typed)), choices) !== null
  return isNumber ? asks(typed) : !saysOnly(typed, label)
}

function exactChoice(choices: Choice[], typed: string): number | null {
  const folded = fold(typed)
  const number = matchesNumber(folded, choices.length)
  if (number !== null) return number
  const at = choices.findIndex((choice) => fold(choice.label) === folded)
  return at < 0 ? null : at
}
