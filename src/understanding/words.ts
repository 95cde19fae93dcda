import { moneySpans } from './amount.ts'
import { plainWords } from './teencode.ts'
import { fold, nfc } from './vietnamese-text.ts'

/** One plain word of a message, with where it stood, so that rules match and slots can quote what was typed. */
export type Word = {
  plain: string //    folded, short forms written out
  marks: string //    the diacritics typed, sorted; '' when none
  isShort: boolean // written out from a short form, so nothing is known of its marks
  start: number //    offsets into the NFC text
  end: number
  clause: number //   counts commas and stronger
  sentence: number // counts . ! ? ; and line ends
  money: boolean //   an amount of money begins here
}

/** The words of a message; `withMarks` says that the writer uses diacritics, so a bare word is meant bare. */
export type Message = { text: string; words: Word[]; withMarks: boolean }

/** Of a longer text only the beginning is read. */
export const MOST_LETTERS = 10_000

/** A text as typed, cut into words; of one beyond 10,000 characters only the beginning. */
export function messageOf(text: string): Message {
  return wordsOf(nfc(text.slice(0, MOST_LETTERS)))
}

/** So many words are read from the beginning of a long text, */
export const HEAD_WORDS = 320
/** and so many from its end. */
export const TAIL_WORDS = 80

/**
 * Cuts a message (already NFC) into words. Of a very long one the first 320 and last 80 words are kept, so that
 * no rule has more than 400 words to look at; what lies between is read in parts (long-text.ts).
 */
export function wordsOf(text: string): Message {
  const money = new Set(moneySpans(text).map((span) => span.start))
  const words: Word[] = []
  let clause = 0
  let sentence = 0
  let end = 0
  let bare = 0
  let letters = 0
  for (const found of text.matchAll(/[\p{L}\p{M}\p{N}]{1,60}/gu)) {
    const between = text.slice(end, found.index)
    if (/[,:;.!?…\n"“”()—]/.test(between)) clause++
    if (/[.!?…;\n]/.test(between)) sentence++
    end = found.index + found[0].length
    const typed = found[0].toLowerCase()
    const folded = fold(typed)
    if (folded === '') continue
    if (/\p{L}/u.test(folded)) {
      letters++
      if (folded === typed) bare++
    }
    const plains = plainWords(typed, folded, words.at(-1)?.plain ?? '')
    const place = { start: found.index, end, clause, sentence }
    const isMoney = money.has(found.index)
    if (plains === null)
      words.push({ ...place, plain: folded, marks: diacriticsOf(typed), isShort: false, money: isMoney })
    else for (const plain of plains) words.push({ ...place, plain, marks: '', isShort: true, money: isMoney })
  }
  const kept =
    words.length > HEAD_WORDS + TAIL_WORDS
      ? [...words.slice(0, HEAD_WORDS), ...words.slice(-TAIL_WORDS)]
      : words
  return { text, words: kept, withMarks: letters > 0 && bare / letters < 0.75 }
}

/**
 * The diacritics of a word, sorted: "hoà" and "hòa" give the same, "chưa" and "chùa" do not. đ counts as a mark,
 * and hook and tilde, which half the country does not tell apart, as one.
 */
export function diacriticsOf(word: string): string {
  const marks = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\u0309/g, '\u0303')
    .replace(/[^\p{M}đ]/gu, '')
  return [...marks].sort().join('')
}

/** Whether the marks typed are among the marks of the word meant: "bô" fits "bộ", "cán" does not fit "cần". */
export function diacriticsFit(typed: string, meant: string): boolean {
  return [...typed].every((mark) => meant.includes(mark))
}

/** A word as typed with its diacritics in order after its letters, so that "hoà" and "hòa" are equal; a bare word is itself. */
export function marksOf(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '') + diacriticsOf(word)
}
