import { matchesNumber } from './choice-number.ts'
import { expandTeencode } from './teencode.ts'

/**
 * The citizen's text in one Unicode form (NFC), without invisible characters and with plain spaces, so that the
 * same words typed on a phone, a Mac or Windows are the same string; full-width letters and figures become plain ones.
 * Letters and marks stay as typed.
 */
export function nfc(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(BLANK, ' ')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDER))
}

/** Formats, controls but for tab and line ends, joiners and variation selectors: between letters they would hide a word. */
const UNSEEN = /\p{Cf}|\u034f|[\ufe00-\ufe0f]|[^\P{Cc}\t\n\r]/gu
/** Spaces of every kind, and letters of other scripts that show nothing. */
const BLANK = /[\p{Zs}\u115f\u1160\u2800\u3164\uffa0]/gu
/** How far the full-width forms of East Asian keyboards stand from the plain ones. */
const WIDER = 0xfee0

/**
 * Text reduced to what a hurried citizen types: lower case, no diacritics, đ (and its look-alikes Ð, Ɖ) as d,
 * punctuation and emoji as one space, three or more equal letters as one. Old and new tone placement (hòa, hoà)
 * fold to the same word. Digits are never squeezed.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[đðɖ]/g, 'd')
    .replace(/(?<!\p{L})cccd(?!\p{L})|(\p{L})\1{2,}/gu, (letters, one?: string) => one ?? letters)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a text, folded; [] when it holds only punctuation or emoji. */
export function foldWords(text: string): string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/** An offered answer: what the button says and what it means to the conversation. */
export type Choice = { label: string; payload: string }

const POLITE = new Set(
  'da vang o tai a ah nhe nha nhen nghe nghen ad em anh chi voi giup luon thoi la cai di'.split(' '),
)
const CHOOSING = /^(?:(?:toi|em|minh|cho toi|cho em) )?(?:muon |xin )?(?:chon |lay |bam |vao )?/
const NEGATORS = new Set(
  'khong ko k kg kh khg hong hok hem hk chang cha chua deo eo dech dung khoi ngoai tru'.split(' '),
)

/**
 * Which offered choice a typed answer means: its number, its label with or without diacritics, or words that only
 * one label holds. Synonyms are further labels by payload. null when none or several fit, or the choice is negated
 * ("không phải phường An").
 */
export function matchesChoice(
  text: string,
  choices: readonly Choice[],
  synonyms: Readonly<Record<string, readonly string[]>> = {},
): number | null {
  const typed = text.slice(0, 500)
  const byPayload = choices.findIndex(({ payload }) => payload === typed.trim() && !/^\d+$/.test(payload))
  if (byPayload >= 0) return byPayload
  const names = choices.map((choice) => [choice.label, ...(synonyms[choice.payload] ?? [])].map(choiceName))
  const plain = fold(typed)
  if (plain === '') return null
  const forms = [
    plain,
    expandTeencode(plain),
    plain.replace(/^(?:o )?p /, 'phuong ').replace(/^(?:o )?x /, 'xa '),
  ]
  forms.push(...forms.map(withoutCourtesy))
  for (const form of forms) {
    const exact = only(names, (name) => name === form)
    if (exact !== null) return exact
  }
  const numbered = matchesNumber(withoutPoliteWords(plain), choices.length)
  if (numbered !== null) return numbered
  for (const form of forms) {
    const isStart = (name: string) => name.startsWith(`${form} `)
    const isEnd = (name: string) => isMuchOf(form, name) && name.endsWith(` ${form}`)
    const found = form.length >= 2 ? (only(names, isStart) ?? only(names, isEnd)) : null
    if (found !== null) return found
  }
  for (const form of forms) {
    const found =
      contained(form, names) ?? only(names, (name) => isMuchOf(form, name) && spoken(name, form) >= 0)
    if (found !== null) return found
  }
  return null
}

/** A label as it is compared: folded, without the number that a numbered line puts before it. */
function choiceName(label: string): string {
  return fold(label).replace(/^\d{1,2} (?=\p{L})/u, (number) =>
    /^\s*\d{1,2}\s*[.)]/.test(label) ? '' : number,
  )
}

function withoutCourtesy(folded: string): string {
  return withoutPoliteWords(folded).replace(CHOOSING, '') || folded
}

/** The words between "dạ" and "ạ", of a folded text. */
export function withoutPoliteWords(folded: string): string {
  const words = folded.split(' ')
  while (words.length > 1 && POLITE.has(words[0]!)) words.shift()
  while (words.length > 1 && POLITE.has(words[words.length - 1]!)) words.pop()
  return words.join(' ')
}

function only(names: readonly string[][], fits: (name: string) => boolean): number | null {
  const found = names.flatMap((own, index) => (own.some((name) => name !== '' && fits(name)) ? [index] : []))
  return found.length === 1 ? found[0]! : null
}

/** The choice whose name is said in the text, not negated; a longer name beats the shorter one inside it. */
function contained(text: string, names: readonly string[][]): number | null {
  const said = names.flatMap((own, index) =>
    own.filter((name) => name.length >= 2 && spoken(text, name) >= 0).map((name) => ({ index, name })),
  )
  const longest = said.filter(
    ({ index, name }) => !said.some((other) => other.index !== index && spoken(other.name, name) >= 0),
  )
  const affirmed = longest.filter(({ name }) => !negated(text, spoken(text, name)))
  const found = new Set(affirmed.map(({ index }) => index))
  return found.size === 1 ? [...found][0]! : null
}

/** One word of a long label says too little: "gửi" is not «Cho biết người gửi». */
function isMuchOf(form: string, name: string): boolean {
  return form.length >= 3 && 2 * form.split(' ').length >= name.split(' ').length
}

function spoken(text: string, name: string): number {
  return ` ${text} `.indexOf(` ${name} `)
}

function negated(text: string, at: number): boolean {
  return text
    .slice(0, Math.max(0, at))
    .trim()
    .split(' ')
    .slice(-2)
    .some((word) => NEGATORS.has(word))
}
