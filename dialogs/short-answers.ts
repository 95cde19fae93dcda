/** Short answers that mean the same in every conversation: "xong", "bỏ qua", "không có". */
import type { Talk } from '../src/conversation/flow.ts'
import { expandTeencode } from '../src/understanding/teencode.ts'
import { fold } from '../src/understanding/vietnamese-text.ts'

const DONE =
  /^(da |vang |toi |em |minh )*(xong|xog|xogn|xonng|xomg|sog|song|het|du|hoan thanh|het y|chi (co )?(vay|the)|(vay|the) (thoi|la (du|het|xong))|(ke|noi|viet) (xong|het)|gui di|ok|ok xong|roi|xong luon|het chuyen|(co |bao )?nhieu do|vay do|done|finished|that s (all|it)|enough)( roi| r| a| nhe| nha| ad| thoi| het| day| do| em)*$/
const NOTHING =
  /^(da |toi |em |minh |thoi )*(bo qua|skip|next|khong|chua|no|none|nope|(khong|chua|chang|ko) (co|ro|biet|nho|can|muon|de y|hoi|lien quan|thay)( .{1,24})?|(i )?(don t|do not) (know|have (it|one|any|the code))|not sure|no code|(lam |bi )?mat( giay| ma| phieu)?( hen)?|tim khong (ra|thay)|quen( roi)?|quen mat( roi)?|chiu)( gi| dau| a| ca| het| nhe| nha| ad| roi| em)*$/
const MOST_WORDS = 6

/** Whether a gathered answer is finished: "xong", "hết rồi", "vậy thôi", "done". */
export function isDone(text: string): boolean {
  return matches(DONE, text)
}

/** Whether an optional question is passed over: by the button `skip`, "bỏ qua", "không có", "không nhớ". */
export function isSkipped(talk: Pick<Talk<unknown>, 'chosen' | 'means' | 'incoming'>): boolean {
  if (talk.chosen !== null) return talk.chosen === 'skip'
  return (
    matches(NOTHING, talk.incoming.text) ||
    (talk.means.intent === 'skip' && wordCount(talk.incoming.text) <= MOST_WORDS)
  )
}

const STAYS =
  /^((da|thoi|toi|cu) )*(de nguyen|giu nguyen|nhu cu|khong (sua|doi|thay)|khoi (sua|doi)|leave it|keep it)( (vay|the|nhu cu|nua|nhe|nha|a|di))*$/

/** Whether what is being corrected is left as it stands: "để nguyên", "không sửa nữa". */
export function leavesAsItIs(text: string): boolean {
  return matches(STAYS, text)
}

/** Whether the text holds no letter or digit at all: emoji, dots, nothing. */
export function isWordless(text: string): boolean {
  return fold(text) === ''
}

/** How many words a text has. */
export function wordCount(text: string): number {
  const folded = fold(text)
  return folded === '' ? 0 : folded.split(' ').length
}

const OTHER_WISHES = [
  'check_dossier',
  'track_complaint',
  'procedure_info',
  'speak_to_official',
  'privacy_request',
]

/** Whether the text rather asks for something else than it answers: then the question is asked again and the other wish heard. */
export function wantsElse(talk: Pick<Talk<unknown>, 'means' | 'incoming'>): boolean {
  return (
    OTHER_WISHES.includes(talk.means.intent) &&
    talk.means.confidence >= 0.6 &&
    wordCount(talk.incoming.text) > 2
  )
}

function matches(pattern: RegExp, text: string): boolean {
  const plain = expandTeencode(fold(text))
  return plain.split(' ').length <= MOST_WORDS && pattern.test(plain)
}
