/** What few words say beside a wish: that one is not meant, that someone is vexed, that they ask when an answer comes. */
import type { Intent } from './intents.ts'
import { expandTeencode } from './teencode.ts'
import { fold } from './vietnamese-text.ts'

const MOST_WORDS = 12
const MOST_LETTERS = 500

const COMPLAINT =
  '(?:(?:gui|lam|viet|nop) )?(?:don )?(?:khieu nai|phan anh|to cao|kien nghi|phan nan|complaint|complaining|complain)'
const NAMES: readonly [Intent, string][] = [
  ['file_complaint', COMPLAINT],
  ['commend', '(?:loi )?khen(?: ngoi)?'],
  ['rate_service', 'danh gia'],
  ['check_dossier', '(?:tra cuu|hoi|tra) ho so'],
  ['procedure_info', 'hoi (?:ve )?thu tuc'],
  ['speak_to_official', 'gap (?:can bo|nguoi|ai)'],
  [
    'privacy_request',
    '(?:(?:xoa|huy|delete|erase) (?:het |bo |toan bo |all )?(?:cac )?(?:my )?(?:du lieu|thong tin|tin nhan|data)|delete everything)',
  ],
]
/** «đâu» alone mostly asks where: "tôi phải đến đâu tố cáo". */
/** «đừng» and «đúng» are one without their marks: whoever says what is right of a wish does not name it so. */
const NO =
  '(?:khong|chang|khoi|dung(?! (?:la|roi|vay))|(?<!(?:^| )(?:o|den|biet|ra) )dau (?:co|phai)|not|don t)'
const BETWEEN = '(?:(?:co|phai|la|muon|dinh|can|he|y|toi|em|minh|a|making|filing|want|to) ){0,4}'
const WISHES_TOLD = NAMES.map(([intent, name]) => ({
  intent,
  denied: new RegExp(`(?:^| )(${NO} ${BETWEEN})${name}(?= |$)`),
  told: new RegExp(`(?:^| )${name}(?: |$)`),
  /** "chỉ phản ánh thôi, không phải tố cáo", "không phải tố cáo mà là phản ánh" */
  meant: new RegExp(`(?:^| )(?:ma|chi) (?:(?:la|chi|toi|em|minh|muon) )*${name}(?: |$)`),
}))
/** "không phản ánh được", "không khiếu nại thì ai biết": the wish stands. */
const STILL_MEANT = /^(?:lai )?(?:duoc|noi|thi|o dau|gui dau|cho ai|moi|nua thi)(?: |$)/
/** "nếu không khiếu nại", "giải quyết đi không khiếu nại" threaten; "bắt tôi cam kết không khiếu nại" tells. */
const NO_DENIAL_AFTER =
  /(?:^| )(?:neu|di|nhanh|ngay|lien|gap|khong thi|cam ket|(?:noi|bao|doa|keu|khuyen|bat|ep|cam|dan)(?: (?:la|rang|toi|em|minh|tui|chau|con|thoi))*)$/
/** "không tôi khiếu nại", "không là tôi khiếu nại": or else I will. */
const OR_ELSE = /^khong (?:la|toi|em|minh)(?: |$)/
/** "không phải phản ánh chị Lan mà là anh Hùng": whom it is about, and who it is about instead. */
const ANOTHER_OBJECT =
  /^(?!(?:dau|gi|nua|a|ad|ai|het|ca|thoi|ma|chu)(?: |$))\S+ (?:\S+ ){0,6}?(?:chu khong|ma la|ma) (?!(?:(?:la|toi|em|minh|chi|dang|dinh|de|chu) )*(?:muon|hoi|khen|xin|can|tra|kiem tra|xem|gop y|danh gia|cam on|nho|biet|gap|thoi)(?: |$))\S/

/** The wish that a few words say is not meant: "không phải khiếu nại đâu". Null: they deny none. */
export function wishDenied(text: string): Intent | null {
  const clauses = text
    .slice(0, MOST_LETTERS)
    .normalize('NFC')
    .replace(/(?<!\p{L})đúng(?!\p{L})/giu, 'yes')
    .split(/[,:;.!?…\n"“”()—]+/)
    .map(plainOf)
    .filter((clause) => clause !== '')
  const plain = clauses.join(' ')
  if (wordsIn(plain) > MOST_WORDS) return null
  for (const wish of WISHES_TOLD) {
    if (wish.meant.test(plain)) continue
    if (clauses.some((_, at) => isDeniedIn(clauses, at, wish))) return wish.intent
  }
  return null
}

/** Whether one clause denies the wish, and neither it nor what stands around it says that the wish is meant after all. */
function isDeniedIn(clauses: string[], at: number, { denied, told }: (typeof WISHES_TOLD)[number]): boolean {
  const clause = clauses[at]!
  const found = denied.exec(clause)
  if (!found) return false
  const before = clause.slice(0, found.index)
  const rest = clause.slice(found.index + found[0].length).trim()
  if (STILL_MEANT.test(rest) || NO_DENIAL_AFTER.test(before)) return false
  const opens = at === 0 && before === ''
  if (!opens && OR_ELSE.test(found[1]!)) return false
  // "phản ánh anh Hùng chứ không phải phản ánh chị Lan"
  if (before.endsWith(' chu') && told.test(before)) return false
  return !ANOTHER_OBJECT.test([rest, ...clauses.slice(at + 1)].join(' '))
}

/** «mấy người», «các người» said to the office; "cần mấy người làm chứng" asks how many. */
const YOU_PEOPLE =
  /(?:^| )(?<!(?:^| )(?:can|co|phai|du|la|gom|duoc|them|nha|ho|nho|moi|toi da|bao nhieu) )(?:may|cac) nguoi (?:lam(?! (?:chung|don|giay|ho so|thu tuc|nhan))|noi|xem|coi|tuong|nghi|an|hanh|lua|vo|ngoi|bi gi|bi dien|the nay|chi biet|bat dan|co (?:biet|thay|nghe|con|chiu|lam|tim|trach|luong|nghi))(?: |$)/
const VEXED =
  /(?:^| )(?:lam an (?:kieu|the|gi|chan)|lam viec (?:kieu|the|nhu) (?:gi|nao|the|vay)|kieu (?:gi|j) (?:vay|the|day|ha)|the nay la sao|(?:coi|xem) thuong dan|khinh dan|hanh dan|qua dang|that vong|chan (?:qua|ghe|that)|buc (?:minh|xuc|qua)|tuc qua|vo trach nhiem|khong chap nhan duoc|het chiu noi|cac ong cac ba|what kind of service|ridiculous|unacceptable)(?: |$)/
const WAITS =
  /(?:^| )(?:doi|cho) (?:hoai|mai|lau|qua lau|dai co|met)(?: |$)|(?:^| )(?:khong|chua|chang) (?:thay )?(?:ai|nguoi nao) (?:giai quyet|tra loi|xu ly|xem|lam|de y|doai hoai|lo)(?: |$)|(?:^| )sao (?:ma )?(?:lau|cham|tre) (?:qua|the|vay|du)(?: |$)/

/** Whether few words show anger at the office and do not say at what: "mấy người làm ăn kiểu gì thế hả". */
export function isVexed(text: string): boolean {
  const plain = plainOf(text)
  return wordsIn(plain) <= MOST_WORDS && (VEXED.test(plain) || YOU_PEOPLE.test(plain))
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

const DENIES_DEED =
  /(?:^| )(?:khong|chua|chang|cha|dau co|khong he|chua bao gio)(?: (?:he|co|thay|bao gio|mot|ai|can bo|nguoi nao|dam)){0,3} (?:(?:doi|voi|xin|lay|nhan|goi y)(?: \S+){0,2} (?:tien|qua|phong bi|dong|xu)|nhung nhieu|sach nhieu|hach sach|gay kho|lam kho|quat|chui|mang)(?: |$)|(?:^| )(?:nobody|no one|never|nor) (?:\w+ ){0,2}(?:ask|asked|demand|demanded|took|take)(?: |$)/

const MEANT_ALL_THE_SAME =
  /(?:^| )(?:thi|nhu|toan|bat|con|khong \S+ nao khong|khong (?:luc|ngay) nao|de|ho khong)(?: |$)/
const BUT = /(?:^| )(?:nhung|ma|but)(?: |$)/

/** Whether few words say that nobody did what is complained of: «cán bộ không đòi tiền tôi». */
export function deniesDeed(text: string): boolean {
  const plain = plainOf(text)
  return (
    wordsIn(plain) <= MOST_WORDS &&
    DENIES_DEED.test(plain) &&
    !BUT.test(plain) &&
    !MEANT_ALL_THE_SAME.test(plain)
  )
}

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

const DETAILS =
  /^(?:(?:a|da|vay|the|thi|roi|ma|con|cho|toi|em|minh|hoi|xin|luon|thu tuc|nay|do|cai|viec|co|phai|can|mat|ton|het|dong|nop|lam|lay|nhan|di) )*(?:le phi|phi|tien|bao nhieu|may tien|bao lau|may ngay|bao gio|khi nao|chung nao|giay(?: to)? gi|nhung giay(?: to)? (?:gi|nao)|giay to|thoi han|o dau|dau|cho nao|noi nao|nop o|how much|how long|what papers|where|fee)(?: (?:la|thi|co|duoc|het|mat|nop|lam|lay|ket qua|xong|bao nhieu|may|tien|gi|nao|dau|o|vay|the|a|ha|nhi|ad|em|is|it|do|i|need|cost|does|take|the))*$/

/** Whether nothing is asked but fee, term, papers or place, without saying of what: "lệ phí bao nhiêu", "nộp ở đâu". */
export function asksDetails(text: string): boolean {
  return DETAILS.test(plainOf(text))
}

function plainOf(text: string): string {
  return expandTeencode(fold(text.slice(0, MOST_LETTERS)))
}

function wordsIn(plain: string): number {
  return plain === '' ? 0 : plain.split(' ').length
}
