/** Whether a text says that no official is wanted: «không cần gặp cán bộ đâu, tôi tự làm được». */
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const MACHINE = '(?:may|bot|chatbot|robot|ro bot|tong dai|lang nghe)'
const NOT =
  '(?:(?:khong|chang|chua|khoi|ko) (?:co )?(?:can phai|muon phai|can|muon|mun|phai|thich)|khoi|thoi khong)'
const WHOM = '(?:lai |voi )?(?:can bo|nguoi|ai|lanh dao|cong chuc|nhan vien|nua|dau|officials?)'
/** Of «không gặp được cán bộ» and «không muốn gặp máy» nothing is declined; «khong can gap» alone may say that it is not urgent. */
const DECLINES = new RegExp(
  `(?:^(?:(?:da|thoi|a|toi|tui|em|minh|chau|con) )*${NOT} (?:gap|noi chuyen|trao doi)(?! (?:lai )?(?:(?:voi|con|cai) )?${MACHINE}(?: |$))|(?<= )${NOT} (?:gap|noi chuyen|trao doi) (?=${WHOM}))`,
  'g',
)
/** A wish that is left when what is declined is taken away: «không gặp cán bộ phường, cho gặp lãnh đạo». */
const WISHES =
  /(?:^| )(?:cho|xin|muon|can|de|doi|nho|moi)(?: (?:toi|em|minh|chau|con|duoc))* (?:gap|noi chuyen|nguoi khac|can bo khac)(?: |$)|(?:^| )(?:goi (?:dien|lai|lanh dao)|nhan tin|(?:ma )?gap (?:lanh dao|sep|truong|chu tich|huyen|tinh)|doi nguoi)(?: |$)/
const ENGLISH = /\b(?:don t|do not|no longer) (?:want|need|have|wish) to (?:talk|speak|meet|see)\b/
const ASKS = /\?|(?<!\p{L})(?:hả|hử)(?!\p{L})/iu

/** Negated, and nothing else is asked for; a question («không cần gặp cán bộ có được không?») declines nothing. */
export function declines(text: string): boolean {
  const plain = expandTeencode(fold(text.normalize('NFC').replace(/gấp/giu, 'nhanh')))
  if (ASKS.test(text.normalize('NFC')) || / (?:duoc|co|phai|dung) khong(?: a)?$/.test(plain)) return false
  const rest = plain.replace(DECLINES, ' ')
  return (rest !== plain && !WISHES.test(rest)) || (ENGLISH.test(plain) && !/robot|machine|bot\b/.test(plain))
}
