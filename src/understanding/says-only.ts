/** Whether a text is an order or a yes and nothing else: what cannot be taken back is done for no text that says more. */
import { expandTeencode } from './teencode.ts'
import { fold } from './vietnamese-text.ts'
import { diacriticsFit, diacriticsOf } from './words.ts'

/** Words by their plain form, with the marks that each may have: "ảnh" is no "anh", but "anh" may be either where no marks are typed. */
type Words = ReadonlyMap<string, readonly string[]>

/** Politeness, pronouns, haste: what changes nothing of what it stands around. */
const AROUND = wordsIn(`
  ạ a ah ad à ơi anh bà bác bạn bây giờ bé bot cái cậu cháu chị cho chọn chú có cô con cụ của dạ đây em e ông gấp giúp giùm dùm
  hén hết ik it lập tức lẹ liền lên luôn mau mình mong muốn này ngay nghe nghen nha nhanh nhé nhen nhờ như rồi tất nhiên thôi tôi tui
  bấm vào vậy với thế xin y đi nhờ thank thanks you please it now then just go ahead the that is
`)
const YES_WORDS = `
  ừ u uh ừm uhm ừa uk y vâng ok oke okay phải chính xác chuẩn đồng ý xác nhận chấp nhận nhất trí được hợp lý tất nhiên
  yes yeah yep yup sure confirm agree i correct right
`
const YES = wordsIn(YES_WORDS)
/** «dung» without marks may be «đừng». */
const RIGHT = /(?<!\p{L})(?:đúng|dung(?= (?:roi|vay|the)(?!\p{L})))(?!\p{L})/giu
const YES_SIGNS = /^(?:[👍👌✅✔☑🆗]\p{Emoji_Modifier}?\ufe0f?\s*)+$/u
/** «có» in a longer text is no answer: «có ảnh rồi». */
const THERE_IS = /^(?:da |vang |u )*co(?: (?:a|nha|nhe|em))*$/

/** «à đúng rồi» asks nothing. Without their marks «đã» and «à» look like «dạ» and «ạ». */
const ASKS = /\?|(?<!\p{L})(?:đã|hả|hử|hở|ư)(?!\p{L})|(?<=\S\s+)à(?!\p{L})/iu
const DEED = '(?:gui|nop|xoa|send|delete)'
const ASKS_UNMARKED = new RegExp(
  `(?:^| )${DEED}(?!.* duoc roi)(?: \\S+){0,3} roi(?: a| ma)?$|(?:^| )chi(?: (?:vay|rua|nua))$|^(?:da )?${DEED}.* chi$`,
)
const TAKES_BACK = /(?<!\p{L})đừng(?!\p{L})/iu
const TIRED_OF_IT = /(?:^| )het muon(?: |$)/
/** Without its marks it may be «gửi ảnh». */
const SENDS_PICTURE = new RegExp(`(?:^| )(?:${DEED}|co) anh(?: |$)`)
const THANKS = /(?<!\p{L})c[aảá]m [oơ]n(?!\p{L})/giu
/** «thôi gửi» gives it up as well as it gives in; «thôi gửi đi» gives in. */
const GIVES_UP = /^(?:da )?thoi (?!.*(?:^| )(?:di|luon|nhe|nha)(?: |$))/

/**
 * Whether a text holds no word but these and politeness («vâng tôi gửi phản ánh luôn ạ» for «Gửi phản ánh»), and does not ask.
 *
 * @param label words with their marks, of which the text holds at least one
 */
export function saysOnly(typed: string, label: string): boolean {
  const text = typed.normalize('NFC').toLowerCase()
  const plain = fold(text)
  if (asks(text) || TAKES_BACK.test(text) || GIVES_UP.test(plain) || TIRED_OF_IT.test(plain)) return false
  if (SENDS_PICTURE.test(plain) && diacriticsOf(text) === '') return false
  const own = wordsIn(label)
  const said = text.replace(THANKS, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return said.some((word) => stands(word, [own])) && said.every((word) => stands(word, [own, AROUND, YES]))
}

/** Asks («gửi à?»), or tells what is thought to be done already («đã gửi rồi»). */
export function asks(typed: string): boolean {
  return ASKS.test(typed.normalize('NFC')) || ASKS_UNMARKED.test(fold(typed))
}

/**
 * Whether a text says yes and nothing else; not «ok khoan», «đúng rồi nhưng đừng gửi», «được chưa».
 *
 * @param also what is agreed to, with its marks («gửi»)
 */
export function isPlainYes(typed: string, also = ''): boolean {
  const text = typed.normalize('NFC').replace(RIGHT, 'yes')
  if (YES_SIGNS.test(typed)) return true
  return (THERE_IS.test(fold(typed)) && !asks(typed)) || saysOnly(text, `${YES_WORDS} ${also}`)
}

/** A short form stands for its words: «pa» for «phản ánh». */
function stands(word: string, among: readonly Words[]): boolean {
  const plain = fold(word)
  const isHeld = (marks: string) => diacriticsFit(diacriticsOf(word), marks)
  if (among.some((words) => words.get(plain)?.some(isHeld))) return true
  const meant = expandTeencode(plain)
  return meant !== plain && meant.split(' ').every((one) => among.some((words) => words.has(one)))
}

function wordsIn(list: string): Words {
  const words = list
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
  return new Map(
    [...Map.groupBy(words, fold)].map(([plain, forms]) => [plain, forms.map((form) => diacriticsOf(form))]),
  )
}
