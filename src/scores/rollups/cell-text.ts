/**
 * Counts as text: one sign for each number below 32, which most are. Signs stand for six bits, five of the number and one that
 * says that more follow; they are the 64 from `0` to `o`. First how many ratings and the 15 of the overall question, then each
 * instrument that was answered: its name, and its numbers in the order of `AnswerCounts`; of two items that nobody answered
 * both of, only the zero. The same counts are always the same text.
 */
import { type AnswerCounts, type AnswerShape, noAnswers } from '../answer-counts.ts'
import type { RatingCounts } from '../rating-counts.ts'

const FIRST_SIGN = 48

/** @param shapes the instruments that are kept */
export function cellText(counts: RatingCounts, shapes: ReadonlyMap<string, AnswerShape>): string {
  if (counts.n === 0) return ''
  const parts = [numbersText([counts.n, ...counts.overall])]
  for (const name of [...shapes.keys()].sort()) {
    const answers = counts.answers.get(name)
    if (answers && answers.raters[0]! > 0) parts.push(name, answersText(answers))
  }
  return parts.join(' ')
}

/** Adds what a text holds; of answers only those of the instrument. */
export function addCellText(sum: RatingCounts, text: string, shape: AnswerShape): void {
  if (text === '') return
  const cursor = { text, at: 0 }
  sum.n += read(cursor)
  for (let i = 0; i < sum.overall.length; i += 1) sum.overall[i]! += read(cursor)
  const name = ` ${shape.instrument} `
  const begins = text.indexOf(name)
  if (begins < 0 || shape.items.length === 0) return
  if (!sum.answers.has(shape.instrument)) sum.answers.set(shape.instrument, noAnswers(shape))
  addAnswersText(sum.answers.get(shape.instrument)!, { text, at: begins + name.length })
}

function answersText({ levels, raters, pairs }: AnswerCounts): string {
  const numbers = [...levels, ...raters]
  for (let at = 0; at < pairs.length; at += 4)
    numbers.push(...(pairs[at] === 0 ? [0] : pairs.slice(at, at + 4)))
  return numbersText(numbers)
}

function addAnswersText({ levels, raters, pairs }: AnswerCounts, cursor: Cursor): void {
  for (let i = 0; i < levels.length; i += 1) levels[i]! += read(cursor)
  for (let i = 0; i < raters.length; i += 1) raters[i]! += read(cursor)
  for (let at = 0; at < pairs.length; at += 4) {
    const both = read(cursor)
    if (both === 0) continue
    pairs[at]! += both
    pairs[at + 1]! += read(cursor)
    pairs[at + 2]! += read(cursor)
    pairs[at + 3]! += read(cursor)
  }
}

function numbersText(numbers: readonly number[]): string {
  const signs: number[] = []
  for (let left of numbers) {
    for (; left > 31; left = Math.floor(left / 32)) signs.push(FIRST_SIGN + 32 + (left % 32))
    signs.push(FIRST_SIGN + left)
  }
  return Buffer.from(signs).toString('latin1')
}

type Cursor = { readonly text: string; at: number }

/** The next number. */
function read(cursor: Cursor): number {
  let sign = cursor.text.charCodeAt(cursor.at++) - FIRST_SIGN
  if (sign < 32) return sign
  let [number, weight] = [0, 1]
  for (; sign > 31; sign = cursor.text.charCodeAt(cursor.at++) - FIRST_SIGN) {
    number += (sign - 32) * weight
    weight *= 32
  }
  return number + sign * weight
}
