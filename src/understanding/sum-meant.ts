/** Which of the sums in a text is the one that was asked for or paid, and which is a wage, a fare or what a house is worth. */
import type { MoneySpan } from './amount.ts'
import { fold } from './vietnamese-text.ts'

/** Said with or without marks. */
const ASKED =
  phrases(`đòi, gợi ý, vòi vĩnh, bắt đóng, bắt đưa, bắt nộp, bắt chi, phải đóng, phải chi, chung chi, chi tiền, chi cho, chi thêm, lót,
  đưa, kẹp, dúi, nhét, biếu, đút, lấy, xin, nộp, trả, bồi dưỡng, hối lộ, ra giá, hét giá`)
/** These need their marks («với», «nhân viên», «đồng», «chị»); of «thu» begin «thu nhập» and, without marks, «thủ tục». */
const ASKED_AS_WRITTEN =
  'vòi|nhận|đóng|chi(?= *$)|(?<!phiếu |phieu )thu(?! (?:nhập|nhap|tục|tuc|hồi|hoi|tu|ky|hai|ba|nam)(?![\\p{L}\\p{M}]))'
const FARE = 'taxi, tắc xi, xe ôm, grab, tiền xe, đi xe, vé xe, tiền xăng, tiền tàu'
const NEVER = phrases(`lương, thu nhập, trị giá, niêm yết, quy định, ${FARE}`)
const WORTH = `${phrases('giá, đất, nhà, lô, căn, thửa, so do, so hong, hóa đơn, biên lai, phiếu thu')}|sổ`

const IS_ASKED = said(`${ASKED}|${ASKED_AS_WRITTEN}`)
const IS_NEVER = said(NEVER)
const IS_WORTH = said(WORTH)
const NEVER_AFTER = new RegExp(`^ *(?:${phrases(`${FARE}, tiền lương`)})(?![\\p{L}\\p{M}])`, 'iu')

const WORDS_BEFORE = 7
const WORDS_BEFORE_WORTH = 3

/** How likely a sum is the one complained of. */
const RANK = { asked: 2, said: 1, worth: 0, never: -1 }

/**
 * The sum complained of, in đồng: the first that was asked for or paid, else the first of which nothing is said; null when there
 * is none but wages and fares.
 *
 * @param text NFC
 */
export function sumMeant(text: string, spans: readonly MoneySpan[]): number | null {
  const ranks = spans.map((span, nth) =>
    rank(text.slice(spans[nth - 1]?.end ?? 0, span.start), text.slice(span.end)),
  )
  const best = Math.max(RANK.worth, ...ranks)
  return spans[ranks.indexOf(best)]?.amountVnd ?? null
}

function rank(before: string, after: string): number {
  const words = (/[^.!?;\n]*$/.exec(before.toLowerCase())?.[0] ?? '').split(/\s+/).slice(-WORDS_BEFORE - 1)
  const near = words.join(' ')
  const asked = lastOf(near, IS_ASKED)
  const never = lastOf(near, IS_NEVER)
  if (asked > never) return RANK.asked
  if (never >= 0 || NEVER_AFTER.test(after)) return RANK.never
  return lastOf(words.slice(-WORDS_BEFORE_WORTH - 1).join(' '), IS_WORTH) >= 0 ? RANK.worth : RANK.said
}

/** Where the last of the phrases begins; -1: nowhere. */
function lastOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}

/** In quotation marks «tiền xăng» is what a bribe is called. */
function said(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}"“«])(?:${alternatives})(?![\\p{L}\\p{M}])`, 'giu')
}

function phrases(list: string): string {
  const typed = list.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' ').normalize('NFC'))
  return [...new Set(typed.flatMap((phrase) => [phrase, fold(phrase)]))].join('|')
}
