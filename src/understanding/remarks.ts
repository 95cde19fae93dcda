/** What few words say beside a wish: that one is not meant, that someone is vexed, that they ask when an answer comes. */
import type { Intent } from './intents.ts'
import { expandTeencode } from './teencode.ts'
import { fold } from './vietnamese-text.ts'

const MOST_WORDS = 12

const COMPLAINT =
  '(?:(?:gui|lam|viet|nop) )?(?:don )?(?:khieu nai|phan anh|to cao|kien nghi|phan nan|complaint|complaining|complain)'
const NAMES: readonly [Intent, string][] = [
  ['file_complaint', COMPLAINT],
  ['commend', '(?:loi )?khen(?: ngoi)?'],
  ['rate_service', 'danh gia'],
  ['check_dossier', '(?:tra cuu|hoi|tra) ho so'],
  ['procedure_info', 'hoi (?:ve )?thu tuc'],
  ['speak_to_official', 'gap (?:can bo|nguoi|ai)'],
]
const BETWEEN = '(?:(?:co|phai|la|muon|dinh|can|he|y|toi|em|minh|a|making|filing|want|to) ){0,4}'
const DENIED = NAMES.map(
  ([intent, name]) =>
    [intent, new RegExp(`(?:^| )(?:khong|chang|dau|not|don t) ${BETWEEN}${name}(?: |$)`)] as const,
)
/** "không phản ánh được", "không khiếu nại thì ai biết": the wish stands. */
const STILL_MEANT = /^(?:lai )?(?:duoc|noi|thi|o dau|gui dau|cho ai|moi|nua thi)(?: |$)/

/** The wish that a few words say is not meant: "không phải khiếu nại đâu". Null: they deny none. */
export function wishDenied(text: string): Intent | null {
  const plain = plainOf(text)
  if (wordsIn(plain) > MOST_WORDS) return null
  for (const [intent, pattern] of DENIED) {
    const found = pattern.exec(plain)
    if (found && !STILL_MEANT.test(plain.slice(found.index + found[0].length).trim())) return intent
  }
  return null
}

const VEXED =
  /(?:^| )(?:lam an (?:kieu|the|gi|chan)|lam viec (?:kieu|the|nhu) (?:gi|nao|the|vay)|kieu (?:gi|j) (?:vay|the|day|ha)|the nay la sao|coi thuong dan|khinh dan|hanh dan|qua dang|that vong|chan (?:qua|ghe|that)|buc (?:minh|xuc|qua)|tuc qua|vo trach nhiem|khong chap nhan duoc|het chiu noi|may nguoi|cac nguoi|cac ong cac ba|what kind of service|ridiculous|unacceptable)(?: |$)/
const WAITS =
  /(?:^| )(?:doi|cho) (?:hoai|mai|lau|qua lau|dai co|met)(?: |$)|(?:^| )(?:khong|chua|chang) (?:thay )?(?:ai|nguoi nao) (?:giai quyet|tra loi|xu ly|xem|lam|de y|doai hoai|lo)(?: |$)|(?:^| )sao (?:ma )?(?:lau|cham|tre) (?:qua|the|vay|du)(?: |$)/

/** Whether few words show anger at the office and do not say at what: "mấy người làm ăn kiểu gì thế hả". */
export function isVexed(text: string): boolean {
  const plain = plainOf(text)
  return wordsIn(plain) <= MOST_WORDS && VEXED.test(plain)
}

/** Whether few words only say that something takes long: "sao tôi đợi hoài mà không ai giải quyết vậy". */
export function isTiredOfWaiting(text: string): boolean {
  const plain = plainOf(text)
  return wordsIn(plain) <= MOST_WORDS && WAITS.test(plain)
}

const POLITELY =
  '^(?:(?:a|da|vay|oi|ad|admin|chao|alo|cho|toi|em|con|minh|chau|tui|muon|can|xin|dinh|duoc|giup|i|want|would|like|to|please|can|let|me) )*'
const WISHES_NAMED: readonly [Intent, RegExp][] = [
  ['rate_service', new RegExp(`${POLITELY}(?:danh gia|cham diem|rate)(?: |$)`)],
  ['commend', new RegExp(`${POLITELY}(?:gui )?(?:loi )?(?:khen|praise)(?: |$)`)],
  [
    'check_dossier',
    new RegExp(
      `${POLITELY}(?:tra cuu|tra|kiem tra|xem|check|track)(?: (?:giup|gium|cho|my|a|the|toi|em))* (?:ho so|hs|dossier)(?: |$)`,
    ),
  ],
  ['procedure_info', new RegExp(`${POLITELY}hoi (?:ve )?thu tuc(?: |$)`)],
  ['speak_to_official', new RegExp(`${POLITELY}(?:gap|noi chuyen voi) (?:can bo|nguoi|nhan vien)(?: |$)`)],
]

/** The wish that a text begins by naming ("đánh giá hồ sơ …"), of those that keep nothing unasked; null: it names none. */
export function wishNamed(text: string): Intent | null {
  const plain = plainOf(text)
  return WISHES_NAMED.find(([, words]) => words.test(plain))?.[0] ?? null
}

const NAMES_COMPLAINT = new RegExp(
  `(?:^| )(?:${COMPLAINT}|to giac|gop y|bao len|bao voi (?:lanh dao|cap tren)|report)(?: |$)`,
)

/** Whether a text speaks of complaining by name. */
export function namesComplaint(text: string): boolean {
  return NAMES_COMPLAINT.test(plainOf(text))
}

const WHEN =
  /^(?:(?:a|da|vay|the|thi|roi|ma|con|cho|toi|em|minh|hoi|xin|luon|nay|phan anh) )*(?:bao gio|khi nao|chung nao|luc nao|hom nao|ngay nao|may ngay|mat may ngay|bao lau|mat bao lau|trong bao lau|when|how long)(?: (?:moi|thi|la|se|duoc|co|nua|toi|em|minh|ket qua|tra loi|phan hoi|bao|biet|giai quyet|xu ly|xong|nhan|lai|cho|ben|co quan|can bo|a|vay|the|roi|ha|nhi|ad|will|do|does|i|you|it|get|an|the|answer|me|hear|take|know))*$/

/** Whether nothing is asked but when something comes, without saying of what: "bao giờ trả lời tôi". */
export function asksOnlyWhen(text: string): boolean {
  return WHEN.test(plainOf(text))
}

function plainOf(text: string): string {
  return expandTeencode(fold(text.slice(0, 500)))
}

function wordsIn(plain: string): number {
  return plain === '' ? 0 : plain.split(' ').length
}
