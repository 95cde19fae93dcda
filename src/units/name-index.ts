/**
 * Finding what a citizen names (a unit, an official, a procedure) in what they typed: whole sentences, no diacritics,
 * short forms. Words that few names hold count more than words that many hold.
 */
import { expandTeencode } from '../understanding/teencode.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import { marksOf } from '../understanding/words.ts'
import { type NearWords, nearWords } from './near-words.ts'

/** A name of something, by the something's key. A key may have many names. */
export type Named = { key: string; name: string }

/** How well a key's best name fits: 1 is every word of it, in its order. */
export type Match = { key: string; score: number }

type Word = { plain: string; marks: string | null; isNear?: true }
type Row = { key: string; words: readonly Word[]; weight: number }

export type NameIndex = {
  rowsByWord: Map<string, Row[]>
  /** What is near the names' words, by what may have been typed for them. */
  near: NearWords
  weightOf(word: string): number
  isGeneric(word: string): boolean
}

/** Words of a sentence around a name. They count only where the name holds them. */
const PASSED_OVER = new Set(
  'o tai cua toi la va cho ben cai ve den nay kia do em anh chi bac co chu minh ban thi nhe a ah da muon hoi duoc voi'.split(
    ' ',
  ),
)
const GENERIC_WEIGHT = 0.3
const SLIP = 0.7
const SHORT_QUESTION = 6
const MOST_WORDS = 200
const LEAST_SCORE = 0.45
/** Words of up to so many letters tell nothing alone. */
const SHORTEST_TELLING = 2

/** @param generic words that many names share by their kind (`xa`, `phuong`, `so`) and that single nothing out */
export function indexNames(names: readonly Named[], generic: ReadonlySet<string>): NameIndex {
  const keysByWord = new Map<string, Set<string>>()
  const parsed = names
    .map(({ key, name }) => ({ key, words: wordsOfName(name) }))
    .filter(({ words }) => words.length > 0)
  for (const { key, words } of parsed) {
    for (const { plain } of words) keysByWord.set(plain, (keysByWord.get(plain) ?? new Set()).add(key))
  }
  const keys = new Set(names.map(({ key }) => key)).size
  const weightOf = (word: string) =>
    generic.has(word) ? GENERIC_WEIGHT : 1 + Math.log((1 + keys) / (1 + (keysByWord.get(word)?.size ?? 0)))
  const rowsByWord = new Map<string, Row[]>()
  for (const { key, words } of parsed) {
    const row = { key, words, weight: sum(words.map(({ plain }) => weightOf(plain))) }
    for (const plain of new Set(words.map((word) => word.plain))) {
      const rows = rowsByWord.get(plain)
      if (rows) rows.push(row)
      else rowsByWord.set(plain, [row])
    }
  }
  const neighbours = parsed.flatMap(({ words }) =>
    words.slice(1).map((word, i): [string, string] => [words[i]!.plain, word.plain]),
  )
  const near = nearWords(
    [...rowsByWord.keys()].filter((word) => !generic.has(word)),
    neighbours,
  )
  return { rowsByWord, near, weightOf, isGeneric: (word) => generic.has(word) }
}

/** The keys that a text names, best first; [] when it names none. */
export function searchNames(index: NameIndex, text: string, limit = 5): Match[] {
  const asked = apart(index, wordsIn(text)).slice(0, MOST_WORDS)
  const telling = asked.filter(({ plain }) => !PASSED_OVER.has(plain) && !index.isGeneric(plain))
  const slips = new Map(telling.map(({ plain }) => [plain, slipsOf(index, plain)]))
  const rows = new Set(
    telling.flatMap(({ plain }) =>
      [plain, ...slips.get(plain)!].flatMap((word) => index.rowsByWord.get(word) ?? []),
    ),
  )
  const best = new Map<string, number>()
  for (const row of rows) {
    const score = scoreOf(index, row, corrected(row, asked, slips))
    if (score >= LEAST_SCORE && score > (best.get(row.key) ?? 0)) best.set(row.key, score)
  }
  return [...best]
    .map(([key, score]) => ({ key, score: Math.round(score * 1000) / 1000 }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
}

/** "mayhong": words run together that the index knows as neighbours. */
function apart(index: NameIndex, words: Word[]): Word[] {
  return words.flatMap((word) => {
    const two = index.rowsByWord.has(word.plain) ? undefined : index.near.runTogether.get(word.plain)
    return two ? two.map((plain) => ({ plain, marks: null })) : [word]
  })
}

/** Words of names that a word which no name holds may be a slip of the finger for. */
function slipsOf(index: NameIndex, plain: string): string[] {
  return index.rowsByWord.has(plain) || index.isGeneric(plain) ? [] : index.near.of(plain)
}

/** The words said, with slips as the name's words. */
function corrected(row: Row, asked: Word[], slips: ReadonlyMap<string, readonly string[]>): Word[] {
  return asked.map((word) => {
    const meant = slips.get(word.plain)?.find((each) => row.words.some(({ plain }) => plain === each))
    return meant === undefined ? word : { plain: meant, marks: null, isNear: true }
  })
}

/** The one match that stands out, or null when a citizen should choose. */
export function clearMatch<M extends { score: number }>(matches: readonly M[]): M | null {
  const [first, second] = matches
  if (!first || first.score < 0.75) return null
  const ahead = first.score === 1 ? 0.05 : 0.1 // the whole name was said: little more must speak for it
  return second && second.score > first.score - ahead ? null : first
}

/** How much of the name was said, or how much of a short question the name answers, less when the words lie apart. */
function scoreOf(index: NameIndex, row: Row, asked: Word[]): number {
  const fits = new Map<string, number>()
  for (const word of row.words)
    for (const said of asked) fits.set(word.plain, Math.max(fits.get(word.plain) ?? 0, likeness(word, said)))
  const said = sum(row.words.map(({ plain }) => index.weightOf(plain) * (fits.get(plain) ?? 0)))
  if (isSaidByChance(index, row, fits) || isOnlySlips(index, row, asked)) return 0
  const order = orderKept(row.words, asked, fits)
  const ofName = (said / row.weight) * (0.7 + 0.3 * order)
  const question = asked.filter(({ plain }) => !PASSED_OVER.has(plain) || (fits.get(plain) ?? 0) > 0)
  if (question.length > SHORT_QUESTION) return ofName
  const askedWeight = sum(question.map(({ plain }) => index.weightOf(plain)))
  const answered = sum(question.map(({ plain }) => index.weightOf(plain) * (fits.get(plain) ?? 0)))
  return Math.max(ofName, 0.85 * (answered / askedWeight) * (0.7 + 0.3 * order))
}

/** "ca" of "CA tỉnh" in "tiền cà phê": letters so few name something only when the whole name is said. */
function isSaidByChance(index: NameIndex, row: Row, fits: Map<string, number>): boolean {
  const said = row.words.filter(({ plain }) => (fits.get(plain) ?? 0) > 0)
  const telling = said.filter(({ plain }) => !index.isGeneric(plain))
  return said.length < row.words.length && telling.every(({ plain }) => plain.length <= SHORTEST_TELLING)
}

/** Slips alone name nothing, unless the kind of the office stands beside them ("xa suoj sso"). */
function isOnlySlips(index: NameIndex, row: Row, asked: Word[]): boolean {
  const said = asked.filter(({ plain }) => row.words.some((word) => word.plain === plain))
  if (!said.some(({ isNear }) => isNear)) return false
  const telling = said.filter(({ plain }) => !index.isGeneric(plain))
  if (telling.some(({ isNear }) => !isNear)) return false
  return telling.length === said.length || new Set(telling.map(({ plain }) => plain)).size < 2
}

/** 1: the same word; SLIP: a letter off; 0.5: the same letters with other marks, both written out; 0: another word. */
function likeness(word: Word, said: Word): number {
  if (word.plain !== said.plain) return 0
  if (said.isNear) return SLIP
  if (said.marks === null || said.marks === said.plain || word.marks === null) return 1
  return word.marks === said.marks ? 1 : 0.5
}

/** The share of neighbours in the name, among the words said, that are neighbours in the text too. */
function orderKept(words: readonly Word[], asked: Word[], fits: Map<string, number>): number {
  const saidPairs = new Set(asked.slice(1).map((word, i) => `${asked[i]!.plain} ${word.plain}`))
  const kept = words.filter(({ plain }) => (fits.get(plain) ?? 0) > 0)
  if (kept.length < 2) return 1
  return (
    kept.slice(1).filter((word, i) => saidPairs.has(`${kept[i]!.plain} ${word.plain}`)).length /
    (kept.length - 1)
  )
}

const OFFICE_FORMS: Record<string, string> = {
  p: 'phuong',
  x: 'xa',
  q: 'quan',
  kp: 'khu pho',
  tp: 'thanh pho',
  tx: 'thi xa',
  tt: 'thi tran',
  vpdk: 'van phong dang ky',
  vpdkdd: 'van phong dang ky dat dai',
  qsdd: 'quyen su dung dat',
  gcnqsdd: 'giay chung nhan quyen su dung dat',
  cccd: 'can cuoc cong dan',
}

/** Words of two syllables that name no place, so that each syllable alone may: "Bờ Sao" is no "bộ phận". */
const PAIRS = new Set(['bo phan', 'can bo'])

/** Words of a text, short forms written out, pairs joined; marks are null where a short form stood. */
function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const word of syllablesIn(text)) {
    const last = words.at(-1)
    if (!last || !PAIRS.has(`${last.plain} ${word.plain}`)) words.push(word)
    else {
      const marks = last.marks === null || word.marks === null ? null : last.marks + word.marks
      words[words.length - 1] = { plain: last.plain + word.plain, marks }
    }
  }
  return words
}

/** To take names apart is most of an index, and nearly all of them come again when one unit is recorded anew. */
const wordsOfNames = new Map<string, readonly Word[]>()
const MOST_NAMES_KEPT = 20_000

function wordsOfName(name: string): readonly Word[] {
  let words = wordsOfNames.get(name)
  if (!words) {
    if (wordsOfNames.size >= MOST_NAMES_KEPT) wordsOfNames.clear()
    words = wordsIn(name)
    wordsOfNames.set(name, words)
  }
  return words
}

function syllablesIn(text: string): Word[] {
  return (
    text
      .normalize('NFC')
      .slice(0, 4000)
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).flatMap((typed: string): Word[] => {
    const plain = fold(typed)
    if (plain === '') return []
    const numbered = /^(p|q|x|kp)(\d{1,2})$/.exec(plain)
    if (numbered)
      return [OFFICE_FORMS[numbered[1]!]!, numbered[2]!].map((word) => ({ plain: word, marks: null }))
    const full = OFFICE_FORMS[plain] ?? (plain.length > 1 ? expandTeencode(plain) : plain)
    if (full === plain) return [{ plain, marks: marksOf(typed) }]
    return full.split(' ').map((word) => ({ plain: word, marks: null }))
  })
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
