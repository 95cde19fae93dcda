/** Few words that take praise back ("à không tôi nhầm người") rather than praise. */
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const MOST_WORDS = 12
/** Said at the question whether to send, these hesitate or doubt. */
const HESITATES = /(?:^| )(?:thoi|khoan|khoi|nham|nhung|dung|gi|j|dau|sao|ai|khong biet|but|wait)(?: |$)/
const TAKEN_BACK = [
  /^(?:a |da |o |ok |oi )*(?:thoi|khoan|stop|cancel|wait|never ?mind)(?: |$)/,
  /(?:^| )(?:nham|lon|sai) (?:nguoi|roi|ten)(?: (?:roi|mat|a|em|ad))*$/,
  /(?:^| )huy(?: (?:di|giup|gium|bo|loi|khen|nhe|nha|a|em|toi|cho))*$/,
  /(?:^| )(?:khong|khoi|chang|dung) (?:gui|khen|can khen)(?: (?:nua|dau|a|nhe|nha|em|ad))*$/,
  /(?:^| )(?:(?:khong|khoi) (?:gui|khen) nua|doi y|rut lai (?:loi|khen)|thoi khoi|khoan (?:da|gui))(?: |$)/,
]
const PRAISES =
  /(?:^| )(?<!(?:khong|chua|chang|cha|dau co|het|not) )(?:tot|gioi|lam nhanh|nhanh (?:gon|nhen|chong)|tuyet|nhiet tinh|niem no|than thien|xuat sac|hai long|tan (?:tinh|tam|tuy)|chu dao|de thuong|vui ve|nhe nhang|an can|co tam|chuyen nghiep|kind|kindly|nice|helpful|friendly|excellent|great)(?: |$)/

/** Whether nothing is said but that the praise is not meant after all, or names the wrong person. */
export function takesBack(text: string): boolean {
  const plain = plainOf(text)
  return (
    plain.split(' ').length <= MOST_WORDS &&
    TAKEN_BACK.some((words) => words.test(plain)) &&
    !PRAISES.test(plain)
  )
}

/** Whether a text, told as praise is, may rather put off what was asked. */
export function hesitates(text: string): boolean {
  return /\?/.test(text) || HESITATES.test(plainOf(text))
}

/** Whether a text holds a word of praise that is not denied. */
export function praises(text: string): boolean {
  return PRAISES.test(plainOf(text))
}

function plainOf(text: string): string {
  return expandTeencode(fold(text.slice(0, 500)))
}
