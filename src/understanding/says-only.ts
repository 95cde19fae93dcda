/** Whether a text is an order or a yes and nothing else: what cannot be taken back is done for no text that says more. */
import { expandTeencode } from './teencode.ts'
import { fold, foldWords } from './vietnamese-text.ts'

/** Politeness, pronouns, haste: folded words that change nothing of what they stand around. */
const AROUND = setOf(`
  a ad ah oi anh ba bac ban bay gio be bot cai cam on cau chau chi cho chu co con cu da di dong e em gap giup gium dum het ho
  ik it lap tuc lien luon ma may minh mong mot muon nay ngay nghe nghen nha nhanh nhe nhen nho o ong roi so tat thi thoi toi tui
  vao vay voi xin y thank thanks you please it now then just go ahead the
`)
const YES = setOf(`
  u uh um uhm ua uk y vang ok oke okay phai chinh xac chuan dong y xac nhan chap nhan nhat tri duoc hop ly tat nhien
  yes yeah yep yup sure confirm agree i
`)
/** «dung» without marks may be «đừng». */
const RIGHT = /(?<!\p{L})(?:đúng|dung(?= (?:roi|vay|the)(?!\p{L})))(?!\p{L})/giu
const YES_SIGNS = /^(?:[👍👌✅✔☑🆗]\p{Emoji_Modifier}?\ufe0f?\s*)+$/u
/** «có» in a longer text is no answer: «có ảnh rồi». */
const THERE_IS = /^(?:da |vang |u )*co(?: (?:a|nha|nhe|em))*$/

/** Without their marks «đã» and «à» look like «dạ» and «ạ». */
const ASKS = /\?|(?<!\p{L})(?:đã|à|hả|hử|hở|ư)(?!\p{L})/iu
const ASKS_UNMARKED = /(?:^| )da .* roi(?: |$)| roi a$/
const TAKES_BACK = /(?<!\p{L})đừng(?!\p{L})/iu
/** «thôi gửi» gives it up as well as it gives in; «thôi gửi đi» gives in. */
const GIVES_UP = /^(?:da )?thoi (?!.*(?:^| )(?:di|luon|nhe|nha)(?: |$))/

/**
 * Whether a text holds no word but these and politeness («vâng tôi gửi phản ánh luôn ạ» for the words of «Gửi phản ánh»), and does
 * not ask.
 *
 * @param words folded
 */
export function saysOnly(typed: string, words: ReadonlySet<string>): boolean {
  if (asks(typed) || TAKES_BACK.test(typed.normalize('NFC')) || GIVES_UP.test(fold(typed))) return false
  const said = foldWords(expandTeencode(fold(typed)))
  const isHeld = (word: string) => words.has(word) || AROUND.has(word) || YES.has(word)
  return said.some((word) => words.has(word)) && said.every(isHeld)
}

/** Asks («gửi à?»), or tells what is thought to be done already («đã gửi rồi»). */
export function asks(typed: string): boolean {
  return ASKS.test(typed.normalize('NFC')) || ASKS_UNMARKED.test(fold(typed))
}

/**
 * Whether a text says yes and nothing else; not «ok khoan», «đúng rồi nhưng đừng gửi», «được chưa».
 *
 * @param also what is agreed to, folded («gui»)
 */
export function isPlainYes(typed: string, also: readonly string[] = []): boolean {
  const text = typed.normalize('NFC').replace(RIGHT, 'yes')
  if (YES_SIGNS.test(typed)) return true
  return (THERE_IS.test(fold(typed)) && !asks(typed)) || saysOnly(text, new Set([...YES, ...also]))
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
