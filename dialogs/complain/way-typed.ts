/** How a complaint shall be sent, where that is asked: whoever does not surely want to be named is not. */
import type { Confidentiality } from '../../src/complaints/complaint.ts'
import { asks } from '../../src/understanding/says-only.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const WAYS: [Confidentiality, RegExp][] = [
  ['anonymous', /an danh|nac danh|khong (de|ghi|luu) (lai )?ten|khong (muon )?(cho )?ai biet|anonym/],
  [
    'confidential',
    /giau ten|giu kin|bi mat|bao mat|kin( thoi)?$|dung (noi|cho|de lo|neu)|khong (neu|lo|noi) ten|so (bi )?lo|hide|hidden|secret|private/,
  ],
  [
    'named',
    /cho biet|neu ten|ghi ten|noi ten|cong khai|binh thuong|khong (can|phai) giau|ai cung duoc|khong so|who i am|my name/,
  ],
]

/** «không công khai», «sợ bị trù dập không dám cho biết tên»: whoever does not want to be named is not named. */
const NOT_NAMED =
  /(?:^| )(?:(?:khong|ko|k)(?! so)|dung|khoi|mien|tranh|han che|deo|chang|cha|hong|chua|(?<!khong )so|ngai)(?: [a-z]+){0,6}? (?:cho biet|cho [a-z]+ biet|neu ten|ghi ten|noi ten|cong khai)/
/** «ghi tên ông Hùng vào» names the accused, «nêu tên thì chết» is afraid, «sao phải nêu tên» asks: which way is meant is asked again. */
const NOT_MINE =
  /(?:neu|ghi|noi) ten (?:ai|can bo|ong|ba|thang|no)(?: |$)|(?:ten|khai|biet|gui) (?:toi )?(?:thi|la|chi|lam|so|nguy)(?: |$)|xin loi|muc phi|^(?:sao|ai) |don t|without| out$/
const NO_NAME_AT_ALL = /an danh|nac danh|khong (?:muon )?(?:cho )?ai biet/
/** «đừng ẩn danh», «không cần giữ kín», «cho biết người gửi có sao không»: says no to a way or asks about it, so which is meant is asked. */
const LEAVES_OPEN =
  /(?:^| )(?:khong|dung|khoi)(?: can| phai| muon)? (?:an danh|nac danh|giu kin|giau|bi mat|bao mat)|(?:co sao|duoc) khong|khong binh thuong|^toi la nguoi/

/** The way that an answer takes; null where that is open. */
export function wayTyped(text: string): Confidentiality | null {
  const plain = expandTeencode(fold(text))
  if (NOT_NAMED.test(plain)) return NO_NAME_AT_ALL.test(plain) ? 'anonymous' : 'confidential'
  if (NOT_MINE.test(plain) || LEAVES_OPEN.test(plain) || asks(text)) return null
  return WAYS.find(([, words]) => words.test(plain))?.[0] ?? null
}
