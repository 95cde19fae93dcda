import { sumMeant } from './sum-meant.ts'
import { fold, nfc } from './vietnamese-text.ts'

/** An amount of money as it stands in a text: where, and how much in đồng. */
export type MoneySpan = { start: number; end: number; amountVnd: number }

type Piece = { text: string; folded: string; number: number | null; start: number; end: number }

const UNITS = new Map(
  Object.entries({
    k: 1e3,
    nghin: 1e3,
    ngan: 1e3,
    ngin: 1e3,
    xi: 1e5,
    lit: 1e5,
    tr: 1e6,
    trieu: 1e6,
    cu: 1e6,
    chai: 1e6,
    m: 1e6,
    ty: 1e9,
    ti: 1e9,
    toi: 1e9,
  }),
)
const CURRENCY = new Set(['d', 'dong', 'vnd', 'vnđ'])
const DIGIT_WORDS = new Map(
  'mot:1 hai:2 ba:3 bon:4 tu:4 nam:5 lam:5 sau:6 bay:7 tam:8 chin:9'.split(' ').map((pair) => {
    const [word, value] = pair.split(':')
    return [word!, Number(value)]
  }),
)
const COUNTED = new Set(
  'lan nguoi thang ngay tuan nam cai bo lo can quay gio buoi giay nuoc bia ruou dau xang sua mam gao son mang'.split(
    ' ',
  ),
)
/** "5 lít" is half a million where money changes hands, else a measure. */
const HANDS_OVER = new Set(
  'dua doi xin nhan gui bieu chung chi lay thu ton phat mat lot dut nop boi ho ra an'.split(' '),
)
/** Said for money only when written so: "củ" and "tỏi", but "cũ" and "tôi". */
const WRITTEN = new Map([
  ['cu', 'củ'],
  ['toi', 'tỏi'],
  ['xi', 'xị'],
])
const MOST_VND = 1e13

/**
 * The amount of money that a text tells of, in đồng: 500k, 1tr5, 2 triệu rưỡi, hai trăm nghìn, 1.500.000đ, 2 củ; of several the one
 * that was asked for or paid. Null when there is none, or none but a wage or a fare.
 */
export function readAmountVnd(text: string): number | null {
  const typed = nfc(text)
  return sumMeant(typed, moneySpans(typed))
}

/** Words around a sum that is the whole answer: «khoảng 500 thôi ạ». */
const BEFORE_ALONE =
  /^(?:(?:da|thua|chac|khoang|tam|chung|co|gan|hon|la|so tien|tong cong|ho|no|toi|em|minh|doi|dua|lay|thu|xin|mat|het) )+/
const AFTER_ALONE = /(?: (?:thoi|a|nha|nhe|do|day|vay|gi do|roi|mot lan))+$/
const NUMBER_ALONE = /^(?:\d{2,3}|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin) (?:tram|chuc)(?: ruoi)?|chuc)$/

/**
 * The sum that answers how much it was, where thousands go without saying: «500», «năm trăm», «500 cành», «2 lít»; else as in any
 * text. A figure below ten may stand for millions and is none.
 */
export function readAmountAnswer(text: string): number | null {
  const said = readAmountVnd(text)
  if (said !== null) return said
  const alone = fold(text).replace(BEFORE_ALONE, '').replace(AFTER_ALONE, '')
  const [, number, unit] = /^(.+?)( canh| lit(?: ruoi)?)?$/.exec(alone) ?? []
  if (unit?.startsWith(' lit')) return readAmountVnd(`dua ${alone}`)
  if (
    number === undefined ||
    !(NUMBER_ALONE.test(number) || (unit !== undefined && /^\d{1,3}$/.test(number)))
  )
    return null
  return readAmountVnd(`${number} nghin`)
}

/** All amounts of money in a text, in order. A bare number counts only in thousands ("350.000", "135000"). */
export function moneySpans(text: string): MoneySpan[] {
  const spans: MoneySpan[] = []
  if (!/\d|ngh|ng[aàì]n|t[yỷỉỏr]|chai|c[uủ](?!\p{L})|x[iị](?!\p{L})|l[iíì]t/iu.test(text)) return spans
  const pieces = piecesOf(text)
  for (let at = 0; at < pieces.length; ) {
    const read = amountAt(pieces, at, text)
    if (read === null || read.amount < 1000 || read.amount > MOST_VND) at++
    else {
      spans.push({
        start: pieces[at]!.start,
        end: pieces[read.next - 1]!.end,
        amountVnd: Math.round(read.amount),
      })
      at = read.next
    }
  }
  return spans
}

/** Figures, with spaces between their thousands when these end in zeros ("5 000 000"), or a word. */
const PIECE =
  /(?<![\d.,-] ?)[1-9]\d{0,2}(?: \d{3}){0,3} 000(?![\d.,-]| \d)|\d(?:[.,]?[\doO])*|[\p{L}\p{M}]+/gu

function piecesOf(text: string): Piece[] {
  return [...text.slice(0, 4000).matchAll(PIECE)].map((found) => {
    const typed = found[0]
    return {
      text: typed,
      folded: fold(typed),
      number: /^\d/.test(typed) ? digits(typed) : null,
      start: found.index,
      end: found.index + typed.length,
    }
  })
}

/** 1.500.000 and 75,000 by thousands, 2,5 and 2.5 as decimals, 4oo with o for zero. */
function digits(typed: string): number {
  const plain = typed.replace(/o/gi, '0').replaceAll(' ', '')
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain)) return Number(plain.replace(/[.,]/g, ''))
  return Number(plain.replace(',', '.'))
}

type Read = { amount: number; next: number }

function amountAt(pieces: Piece[], at: number, text: string): Read | null {
  const first = pieces[at]!
  const oneOrHalf = withoutNumber(pieces, at)
  if (oneOrHalf !== null) return oneOrHalf
  const number = first.number !== null ? hundreds(pieces, at, first.number) : numberInWords(pieces, at)
  if (number === null) return null
  if (
    first.number !== null &&
    /[\p{L}\p{N}][-./]?$/u.test(text.slice(Math.max(0, first.start - 2), first.start))
  ) {
    return null
  }
  const unit = joined(text, pieces, number.next) ? UNITS.get(pieces[number.next]?.folded ?? '') : undefined
  if (unit === undefined) return first.number === null ? null : bareAmount(pieces, at, text)
  if (isCountOfThings(pieces, number.next, at)) return null
  const whole = { amount: number.amount * unit, next: number.next + 1 }
  return withCurrency(pieces, withRest(pieces, whole, unit, text))
}

/** "triệu rưỡi", "triệu hai", "nửa triệu", "nửa củ". */
function withoutNumber(pieces: Piece[], at: number): Read | null {
  const [first, second] = [pieces[at]!.folded, pieces[at + 1]?.folded ?? '']
  if (first === 'nua' && ['trieu', 'tr', 'cu'].includes(second)) return { amount: 0.5e6, next: at + 2 }
  if (first !== 'trieu') return null
  if (second === 'ruoi') return { amount: 1.5e6, next: at + 2 }
  const tenth = DIGIT_WORDS.get(second)
  const isAfterNumber =
    at > 0 && (pieces[at - 1]!.number !== null || /^(?:may|vai|chuc|tram|muoi)$/.test(pieces[at - 1]!.folded))
  if (tenth === undefined || isAfterNumber || COUNTED.has(pieces[at + 2]?.folded ?? '')) return null
  return { amount: 1e6 + tenth * 1e5, next: at + 2 }
}

/** "5 trăm ngàn", "1 trăm rưỡi ngàn", "2 chục triệu": figures with the hundreds or tens in words. */
function hundreds(pieces: Piece[], at: number, number: number): Read {
  const [tens, half] = [pieces[at + 1]?.folded, pieces[at + 2]?.folded]
  const size = tens === 'tram' ? 100 : tens === 'chuc' ? 10 : 1
  if (size === 1) return { amount: number, next: at + 1 }
  return half === 'ruoi'
    ? { amount: (number + 0.5) * size, next: at + 3 }
    : { amount: number * size, next: at + 2 }
}

/** What counts money in the street counts bottles, metres and litres too. */
function isCountOfThings(pieces: Piece[], unitAt: number, at: number): boolean {
  const { folded: unit, text } = pieces[unitAt]!
  const isInWords = pieces[at]!.number === null
  if (unit === 'm') return true
  if (unit === 'toi') return text.toLowerCase() !== 'tỏi'
  if (unit === 'ti' && isInWords) return true
  const written = WRITTEN.get(unit)
  if (
    written !== undefined &&
    text.toLowerCase() !== written &&
    (isInWords || unit !== 'cu') &&
    !isBareXi(text)
  )
    return true
  if (unit === 'lit' && !pieces.slice(Math.max(0, at - 3), at).some(({ folded }) => HANDS_OVER.has(folded)))
    return true
  return ['chai', 'lit', 'xi'].includes(unit) && COUNTED.has(pieces[unitAt + 1]?.folded ?? '')
}

function isBareXi(text: string): boolean {
  return text.toLowerCase() === 'xi'
}

/** What follows the unit: rưỡi, a digit of the next place (1tr5, 1 triệu 8), or a smaller amount (hai trăm nghìn). */
function withRest(pieces: Piece[], whole: Read, unit: number, text: string): Read {
  const next = pieces[whole.next]
  if (next === undefined || unit < 1e5 || !joined(text, pieces, whole.next)) return whole
  if (next.folded === 'ruoi') return { amount: whole.amount + unit / 2, next: whole.next + 1 }
  if (unit < 1e6) return whole
  const smaller =
    next.number !== null ? { amount: next.number, next: whole.next + 1 } : numberInWords(pieces, whole.next)
  if (smaller === null) return whole
  const smallerUnit = UNITS.get(pieces[smaller.next]?.folded ?? '')
  if (smallerUnit !== undefined && smallerUnit < unit) {
    return { amount: whole.amount + smaller.amount * smallerUnit, next: smaller.next + 1 }
  }
  if (smaller.amount >= 1000 || COUNTED.has(pieces[smaller.next]?.folded ?? '')) return whole
  const places = next.number !== null ? next.text.length : 1
  // "một triệu tám trăm": thousands go without saying
  if (next.number === null && smaller.amount >= 100 && smaller.amount % 50 === 0)
    return { amount: whole.amount + (smaller.amount * unit) / 1000, next: smaller.next }
  if (next.number === null && smaller.amount > 9) return whole
  return { amount: whole.amount + (smaller.amount * unit) / 10 ** places, next: smaller.next }
}

function bareAmount(pieces: Piece[], at: number, text: string): Read | null {
  const piece = pieces[at]!
  const following = pieces[at + 1]
  const hasCurrency = joined(text, pieces, at + 1) && CURRENCY.has(following?.folded ?? '')
  if (hasCurrency) return { amount: piece.number!, next: at + 2 }
  const isThousands = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(piece.text) || /^[1-9]\d{1,7}000$/.test(piece.text)
  return isThousands && !/^[-/\d]/.test(text.slice(piece.end, piece.end + 1))
    ? { amount: piece.number!, next: at + 1 }
    : null
}

function withCurrency(pieces: Piece[], read: Read): Read {
  return CURRENCY.has(pieces[read.next]?.folded ?? '') ? { ...read, next: read.next + 1 } : read
}

/** hai trăm, mười lăm, ba mươi hai, năm trăm linh năm: below a thousand; null when no number begins here. */
function numberInWords(pieces: Piece[], at: number): Read | null {
  let next = at
  let amount = 0
  let current = DIGIT_WORDS.get(pieces[next]?.folded ?? '')
  if (current === undefined && !/^(?:muoi|chuc)$/.test(pieces[next]?.folded ?? '')) return null
  for (; next < at + 7; next++) {
    const word = pieces[next]?.folded ?? ''
    if (word === 'tram' || word === 'muoi' || word === 'chuc') {
      amount += (current ?? 1) * (word === 'tram' ? 100 : 10)
      current = undefined
    } else if (word === 'ruoi' && pieces[next - 1]?.folded === 'tram') amount += 50
    else if (word === 'linh' || word === 'le') continue
    else if (DIGIT_WORDS.has(word) && (next === at || current === undefined)) current = DIGIT_WORDS.get(word)
    else break
  }
  return { amount: amount + (current ?? 0), next }
}

function joined(text: string, pieces: Piece[], at: number): boolean {
  const before = pieces[at - 1]
  const piece = pieces[at]
  return before !== undefined && piece !== undefined && /^\s{0,2}$/.test(text.slice(before.end, piece.start))
}
