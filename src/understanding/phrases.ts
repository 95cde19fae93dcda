import { plainWords } from './teencode.ts'
import { fold } from './vietnamese-text.ts'
import { diacriticsFit, diacriticsOf, type Message, type Word } from './words.ts'

type Alternative = { plain: string; marks: string; rule: 'compatible' | 'agree' | 'typed' }
type Step = { alternatives: Alternative[]; gap: number }
type Phrase = {
  source: string
  weight: number
  steps: Step[]
  atStart: boolean
  atEnd: boolean
  ownNegation: boolean // begins with a negation itself ('không có biên lai')
}

/** A list of phrases with weights, ready to be looked for in a message. */
export type Lexicon = { byFirst: Map<string, Phrase[]> }

/** One phrase found: where its first word stands, where its last, and how much it weighs. */
export type Found = { source: string; weight: number; from: number; to: number }

const NEGATORS = new Map(
  'không chẳng chả chưa đừng khỏi never not'
    .split(' ')
    .map((word) => [fold(word), diacriticsOf(word)] as const),
)
const NEGATION_ENDS = new Set(['ma', 'nhung', 'thi', 'vi', 'toi', 'muon', 'biet', 'hieu', 'hay', 'hoac'])
const QUESTION_TAGS = new Set(['duoc', 'phai', 'dung'])
const NEGATION_REACH = 4

/**
 * Reads a phrase list as an office clerk writes it: lines of `weight: phrase, phrase`. Phrases match with or without
 * diacritics, whole words only. In a phrase `a/b` is either word, `~` up to three words between, `~~` up to eight, `=trễ` a word
 * whose marks must agree when the writer uses marks, `!vòi` one that counts only with its marks, `#` an amount of
 * money, `^` and `$` the message's ends. Words with nothing between them must stand in one clause.
 */
export function lexicon(source: string): Lexicon {
  const byFirst = new Map<string, Phrase[]>()
  for (const line of source.trim().split('\n')) {
    const [weight, list] = line.split(/:(.*)/)
    for (const text of list!.split(',').map((part) => part.trim())) {
      if (text === '') continue
      const phrase = phraseOf(text, Number(weight))
      for (const { plain } of phrase.steps[0]!.alternatives) {
        byFirst.set(plain, [...(byFirst.get(plain) ?? []), phrase])
      }
    }
  }
  return { byFirst }
}

/** The phrases of the list that the message holds, each once. Negated ones are left out when `negatable`. */
export function find(message: Message, list: Lexicon, negatable = false): Found[] {
  const found = new Map<Phrase, Found>()
  message.words.forEach((word, from) => {
    for (const key of word.money ? [word.plain, '#'] : [word.plain]) {
      for (const phrase of list.byFirst.get(key) ?? []) {
        if (found.has(phrase)) continue
        const to = matchFrom(message, phrase, from)
        if (to === null || (negatable && !phrase.ownNegation && isNegated(message.words, from))) continue
        found.set(phrase, { source: phrase.source, weight: phrase.weight, from, to })
      }
    }
  })
  return [...found.values()]
}

/** The weight of what was found; phrases over the same words count once, by the heaviest. */
export function weigh(message: Message, list: Lexicon, negatable = false): number {
  let sum = 0
  const taken: Found[] = []
  for (const hit of find(message, list, negatable).sort((a, b) => b.weight - a.weight)) {
    if (taken.some((other) => hit.from <= other.to && other.from <= hit.to)) continue
    taken.push(hit)
    sum += hit.weight
  }
  return sum
}

/** Whether the message holds any phrase of the list. */
export function holds(message: Message, list: Lexicon, negatable = false): boolean {
  return find(message, list, negatable).length > 0
}

/** Whether a negation stands shortly before this word in its own clause ("không hề bị vòi vĩnh"). */
function isNegated(words: readonly Word[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - NEGATION_REACH); back--) {
    const word = words[back]!
    if (word.clause !== words[at]!.clause || NEGATION_ENDS.has(word.plain)) return false
    if (isNegator(word)) return !QUESTION_TAGS.has(words[back - 1]?.plain ?? '')
  }
  return false
}

/** "khởi kiện" is no khỏi, "đúng" no đừng: the marks typed must be those of the negator. */
function isNegator(word: Word): boolean {
  const marks = NEGATORS.get(word.plain)
  return marks !== undefined && diacriticsFit(word.marks, marks)
}

function phraseOf(text: string, weight: number): Phrase {
  const steps: Step[] = []
  let gap = 0
  const parts = text.split(/\s+/).flatMap(writtenOut)
  for (const part of parts) {
    if (part === '~' || part === '~~') gap = part === '~' ? 3 : 8
    else if (part !== '^' && part !== '$') {
      steps.push({ gap, alternatives: part.split('/').map(alternativeOf) })
      gap = 0
    }
  }
  const first = steps[0]!.alternatives
  return {
    source: text,
    weight,
    steps,
    atStart: parts[0] === '^',
    atEnd: parts.at(-1) === '$',
    ownNegation: first.some(({ plain }) => NEGATORS.has(plain)),
  }
}

/** Short forms and dialect in a phrase become the plain words that they become in a message. */
function writtenOut(part: string): string[] {
  return /^[\p{L}]+$/u.test(part) ? (plainWords(part, fold(part), '') ?? [part]) : [part]
}

function alternativeOf(part: string): Alternative {
  const bare = part.replace(/^[=!]/, '')
  const rule = part.startsWith('!') ? 'typed' : part.startsWith('=') ? 'agree' : 'compatible'
  return { plain: bare === '#' ? '#' : fold(bare), marks: diacriticsOf(bare), rule }
}

function matchFrom(message: Message, phrase: Phrase, from: number): number | null {
  if (phrase.atStart && from !== 0) return null
  return matchSteps(message, phrase, 0, from)
}

function matchSteps(message: Message, phrase: Phrase, step: number, at: number): number | null {
  const wanted = phrase.steps[step]!
  const previous = message.words[at - 1]
  for (let skip = 0; skip <= wanted.gap; skip++) {
    const word = message.words[at + skip]
    if (word === undefined) return null
    if (step > 0 && previous !== undefined && isApart(word, previous, wanted.gap)) return null
    if (!wanted.alternatives.some((alternative) => fits(word, alternative, message))) continue
    if (step === phrase.steps.length - 1) {
      if (!phrase.atEnd || at + skip === message.words.length - 1) return at + skip
      continue
    }
    const end = matchSteps(message, phrase, step + 1, at + skip + 1)
    if (end !== null) return end
  }
  return null
}

function isApart(word: Word, previous: Word, gap: number): boolean {
  return gap === 0 ? word.clause !== previous.clause : word.sentence !== previous.sentence
}

/**
 * Marks that were typed must be among the phrase's ("bô" may be "bộ", "cán" is not "cần"); a word typed bare fits
 * anything, unless the phrase asks for agreement and this writer uses marks.
 */
function fits(word: Word, alternative: Alternative, message: Message): boolean {
  if (alternative.plain === '#') return word.money
  if (word.plain !== alternative.plain) return false
  if (alternative.rule === 'typed') return !word.isShort && word.marks === alternative.marks
  if (word.isShort) return true
  if (word.marks === '')
    return alternative.rule === 'compatible' || !message.withMarks || alternative.marks === ''
  return diacriticsFit(word.marks, alternative.marks)
}
