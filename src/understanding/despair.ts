/** Whether someone speaks of ending their life: they need a warm word beside the hotlines. */
import { fold } from './vietnamese-text.ts'

const I = '(?:toi|tui|em|con|chau|minh|tao|anh|chi|me|ba|e)'
const DESPAIR = new RegExp(
  [
    `(?:^| )${I} (?:chi |that su |rat |dang )?(?:muon|dinh|tinh) (?:di )?(?:chet|tu tu|tu sat|tu van)(?: (?:di|qua|thoi|cho (?:roi|xong|nhe)|luon))*(?:$| )`,
    '(?:^| )(?:khong|chang|het|ko|k) (?:con )?(?:muon|thiet|buon) song(?: nua)?(?:$| )',
    '(?:^| )(?:chan|met) song(?! o )(?:$| )',
    '(?:^| )song (?:de )?lam (?:gi|chi) nua(?:$| )',
    '(?:^| )(?:ket lieu|ket thuc) (?:doi|cuoc doi|cuoc song|mang song)(?:$| )',
    `(?:^| )(?:${I} )?(?:se|dang|sap|muon|dinh|phai) (?:tu tu|tu sat|tu van|nhay cau|nhay lau|nhay song)(?:$| )`,
    '(?:^| )(?:tu tu|tu sat) (?:cho|thoi|day|mat)(?:$| )',
    '(?:^| )chet (?:di )?cho (?:roi|xong|nhe no|khoe)(?:$| )',
    '(?:^| )muon chet (?:di )?(?:cho roi|cho xong|that su|thoi|di)(?:$| )',
    '(?:^| )(?:kill myself|(?:want|going) to die|wanna die|end (?:my life|it all)|suicidal|take my own life|better off dead)(?:$| )',
    `(?:^| )${I} (?:di )?chet (?:day|luon day)(?:$| )`,
    '(?:^| )chet cho (?:[a-z]+ ){0,3}coi(?:$| )',
    '(?:^| )tu thieu(?:$| )',
    '(?:^| )song khong bang chet(?:$| )',
    '(?:^| )(?:khong|ko|k|chang|het) con ly do (?:gi |nao )?(?:de )?song(?:$| )',
    '(?:^| )uong (?:thuoc sau|thuoc tru sau|thuoc chuot|thuoc co) (?:cho (?:roi|xong)|luon)(?:$| )',
    '(?:^| )(?:don ?t|do not|no longer) (?:want|wish) to (?:live|be alive)(?:$| )',
    '(?:^| )(?:no|not a) reason to live(?:$| )',
  ].join('|'),
)
/** "đợi muốn chết", "mệt muốn chết": no more than tired of it. */
const FIGURE =
  /(?:^| )(?:doi|cho|met|doi bung|nong|lanh|buon cuoi|tuc|dau|chan|moi|lau|xa|kho) (?:toi |den )?muon chet(?:$| )/
/** About somebody else, about papers, or about breakwaters (chắn sóng). */
const NOT_OF_SELF = /(?:^| )(?:khai tu|giay chung tu|trich luc|(?:ke|de|dap|tuong) chan song)(?:$| )/

/** Whether the words speak of ending one's life. "chờ muốn chết" does not. */
export function speaksOfDying(text: string): boolean {
  const plain = fold(text.slice(0, 2_000))
  return DESPAIR.test(plain) && !FIGURE.test(plain) && !NOT_OF_SELF.test(plain)
}
