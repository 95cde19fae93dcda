import { find, lexicon } from './phrases.ts'
import { isMeantAsRating } from './rating-meant.ts'
import { fold, nfc, withoutPoliteWords } from './vietnamese-text.ts'
import { diacriticsFit, diacriticsOf, wordsOf } from './words.ts'

const WORD_SCORES = new Map(Object.entries({ mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5 }))
const NUMBERS = ['một', 'hai', 'ba', 'bốn', 'năm']

/** Heaviest first decides: "rất không hài lòng" before "không hài lòng" before "hài lòng". */
const LEVELS: ReadonlyArray<[level: number, negatable: boolean, phrases: ReturnType<typeof lexicon>]> = [
  [
    1,
    false,
    lexicon(
      `1: rất không hài lòng, hoàn toàn không hài lòng, vô cùng không hài lòng, cực kỳ không hài lòng, rất tệ, quá tệ, tệ hại, tệ nhất, rất kém, quá kém, cực kém, dở tệ, quá dở, kinh khủng, thất vọng, very bad, terrible, very dissatisfied, very unsatisfied, tồi tệ, quá thất vọng`,
    ),
  ],
  [
    3,
    false,
    lexicon(
      `1: không tốt lắm ~ không tệ, không tệ lắm cũng không, chấp nhận được, bình thường, tạm được, tạm tạm, tàm tạm, tạm ổn, trung bình, cũng được, được được, không có gì phàn nàn, ^ tạm $, neutral, average, so so`,
    ),
  ],
  [
    2,
    false,
    lexicon(
      `1: không hài lòng, chưa hài lòng, không tốt, không ổn, chưa tốt, chưa đạt, chưa được, không đạt, không được tốt, chẳng hài lòng, không vừa lòng, not satisfied, dissatisfied, unsatisfied`,
    ),
  ],
  [2, true, lexicon(`1: =kém, kém lắm, =tệ, =dở, =yếu, hơi tệ, bad, poor`)],
  [
    5,
    true,
    lexicon(
      `1: rất hài lòng, hoàn toàn hài lòng, vô cùng hài lòng, cực kỳ hài lòng, quá hài lòng, rất tốt, quá tốt, tuyệt vời, xuất sắc, tuyệt, trên cả tuyệt vời, rất tuyệt, hết sẩy, hết ý, excellent, very satisfied, very good, great, perfect, xịn xò, tối đa, hài lòng lắm, rất ổn`,
    ),
  ],
  [
    4,
    true,
    lexicon(
      `1: hài lòng, =tốt, ^ tot, khá tốt, =khá, ^ kha, khá ổn, ^ ổn, ổn, satisfied, good, ok, được lắm`,
    ),
  ],
]

/**
 * A rating of 1 to 5 said in figures, words or stars ("4/5", "bốn sao", "rất hài lòng", "tạm được", "kém"); null
 * when the text rates nothing, asks ("5 là tệ nhất hả") or mocks ("hài lòng cái gì"). 1 is very dissatisfied, 5 very
 * satisfied (SIPAS, facts/domain.md 2.4).
 */
export function readLevel(text: string): number | null {
  const level = levelIn(nfc(text))
  return level !== null && isMeantAsRating(text, level) ? level : null
}

/** A level that is said by its number in words alone: «hai», «mức bốn ạ»; not «hài», «bà». */
export function readNumberWord(text: string): number | null {
  const typed = nfc(text.slice(0, 60))
  const word = /^(?:muc |diem |chon )?(mot|hai|ba|bon|nam)$/.exec(withoutPoliteWords(fold(typed)))?.[1]
  const level = word === undefined ? null : (WORD_SCORES.get(word) ?? null)
  const written = typed.split(/[^\p{L}\p{M}]+/u).find((part) => fold(part) === word)
  return level !== null && diacriticsFit(diacriticsOf(written ?? ''), diacriticsOf(NUMBERS[level - 1]!))
    ? level
    : null
}

function levelIn(typed: string): number | null {
  const bare = /^(?:muc |so |diem |chon |level )?([1-5])$/.exec(fold(typed.slice(0, 60)))?.[1]
  if (bare !== undefined) return Number(bare)
  const wordAlone = readNumberWord(typed)
  if (wordAlone !== null) return wordAlone
  const score = readScore(typed)
  if (score !== null) return score
  const message = wordsOf(typed)
  return LEVELS.find(([, negatable, phrases]) => find(message, phrases, negatable).length > 0)?.[0] ?? null
}

/**
 * A score of 1 to 5 that the text states as a number: "4/5", "2 điểm", "ba sao", "chấm 5", "⭐⭐⭐"; null when it
 * states none. A deduction ("trừ một sao") is no score, and of a correction ("bấm nhầm một, ý em là năm") the last counts.
 */
export function readScore(text: string): number | null {
  const typed = nfc(text).slice(0, 4000)
  const corrected = /(?:^| )y (?:\p{L}+ )?la (\d|\p{L}+)/u.exec(fold(typed))?.[1]
  if (corrected !== undefined && /sao|diem|cham/.test(fold(typed))) {
    const meant = scoreOf(corrected)
    if (meant !== null) return meant
  }
  const marks = typed
    .toLowerCase()
    .replace(/(\d)\s*\/\s*5(?![\d/])/g, ' $1 sao ')
    .replace(/(\d)\s*(?:⭐|\*|★|🌟)+/gu, ' $1 sao ')
  const words = fold(
    marks.replace(/(?<![\d.,])([1-5])\s?(?:đ|d|điểm|diem|sao|stars?)(?![\p{L}\p{M}])/gu, ' $1 sao '),
  ).split(' ')
  for (const [at, word] of words.entries()) {
    const score = scoreOf(word)
    if (score === null || words[at - 1] === 'tru' || words[at - 1] === 'cong') continue
    if (/^(sao|diem|stars?)$/.test(words[at + 1] ?? '')) return score
    const before = words.slice(Math.max(0, at - 3), at).join(' ')
    const isLast = at === words.length - 1 || /^\d$/.test(word)
    if (
      isLast &&
      /(?:^| )(?:cham|cho diem|diem|danh gia|diem la|cham diem|rate|xep)(?: (?:muc|diem|la|cho|thi|duoc))*$/.test(
        before,
      )
    ) {
      return score
    }
  }
  const stars = [...typed.matchAll(/⭐|★|🌟/gu)].length
  return stars >= 1 && stars <= 5 ? stars : null
}

function scoreOf(word: string): number | null {
  if (/^[1-5]$/.test(word)) return Number(word)
  return WORD_SCORES.get(word) ?? null
}
