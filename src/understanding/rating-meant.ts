/** Whether words that hold a level are a rating: who asks what a level means, mocks, or tells of what others gave, rates nothing. */
import { expandTeencode } from './teencode.ts'
import { fold, nfc } from './vietnamese-text.ts'

/** «à» is a question but at the beginning; without its mark it looks like «ạ». */
const ASKS =
  /\?|(?<!\p{L})(?:hả|hử|chăng)(?!\p{L})|(?<=\S\s+)(?<!(?:em|anh|chị|bạn|cháu|con|cô|chú|bác)\s+)(?<!\p{L})à(?!\p{L})/iu
const ASKS_WHAT = new RegExp(
  [
    'la (?:muc )?(?:gi|may|sao|the nao|nhu the nao)',
    '(?:dung|phai|co) (?:khong|chua)(?: (?:a|vay|ta|nhi|the))*$',
    '(?:tot|kha|on|te|kem|hai long|sao|diem|duoc) khong(?: (?:a|vay|ta|nhi|the))*$',
    'la (?:muc |diem )?(?:rat )?(?:cao|thap|tot|te|kem) nhat',
    'la .* (?:ha|hong)$',
    '(?:nhat|tot|te|long|cao|thap) hay (?:la )?(?:tot|te|khong|hai long|kem|cao|thap)',
  ]
    .map((asked) => `(?:^| )${asked}(?: |$)`.replace('$(?: |$)', '$'))
    .join('|'),
)
const BELOW_NONE = /(?:^| )am (?:\d|mot|hai|ba|bon|nam)(?: |$)/
const MINUS = /^\s*[-−–]\s*\d/

const GOOD = '(?:hai long|tot|on|kha|tuyet voi|vui)'
const MOCKS = new RegExp(
  `(?:^| )(?:${[
    `${GOOD} (?:noi )?(?:(?:cai|cho|kieu|lam|cai con khi) )?gi`,
    `${GOOD} (?:cho nao|o dau|kieu gi|the nao|sao|sao noi|noi sao|moi la)`,
    `(?<![1-5] |mot |hai |ba |bon |nam )(?:lam )?sao (?:ma |co the |noi )?${GOOD}`,
    `(?<!(?:khong|chang|cha) )co (?:cai )?(?:gi|cho nao) (?:ma |de |dang )?${GOOD}`,
    `(?:ai|gi) ma ${GOOD}`,
    `${GOOD} (?:cuc|cai con|con khi|khi kho|noi|dau|chet lien)`,
    `(?:deo|eo|dech|hong|chang|cha|dau(?: co)?|lam gi co(?: chuyen)?) ${GOOD}`,
  ].join('|')})(?: |$)`,
)
/** Praise and a wait of hours or days do not go together. */
const WAITED =
  /(?:^| )(?<!(?:chi|moi|chua|khong) )(?:cho|doi|ngoi|mat|hanh|tre)(?: \p{L}+){0,2} (?:\d+|mot|hai|ba|bon|nam|sau|bay|tam|muoi|nua|ca|may|chuc) (?:tieng|gio|ngay|buoi|tuan|thang|nam|lan)(?! (?:(?:la|thi) )?(?:co|xong|duoc)(?: |$))(?: |$)/u
const WRY = /🙃|🙄|😒|😏|🤡|🤮|😤|😠|😡|🤬|👎|🖕/u
const FIGURE = /[1-5]|⭐|★|🌟/u
const SATISFIED_FROM = 4

/** «không có gì không hài lòng» means neither. */
const NOTHING_AMISS = new RegExp(`(?:^| )co (?:cai )?gi (?:la )?khong ${GOOD}(?: |$)`)

/** Whether a text that holds this level says it as its own: it neither asks nor, where the level is good, mocks. */
export function isMeantAsRating(text: string, level: number): boolean {
  const typed = nfc(text).slice(0, MOST_LETTERS)
  const plain = expandTeencode(fold(typed))
  if (ASKS.test(typed) || ASKS_WHAT.test(plain) || BELOW_NONE.test(plain) || MINUS.test(typed)) return false
  if (NOTHING_AMISS.test(plain)) return false
  if (level < SATISFIED_FROM) return true
  if (MOCKS.test(plain) || WRY.test(typed)) return false
  return !WAITED.test(plain) || FIGURE.test(typed.replace(WAITED_IN_FIGURES, ''))
}
const MOST_LETTERS = 2000
const WAITED_IN_FIGURES =
  /\d+\s*(?:tiếng|tieng|giờ|gio|ngày|ngay|buổi|buoi|tuần|tuan|tháng|thang|năm|nam|lần|lan|h)(?!\p{L})/giu
