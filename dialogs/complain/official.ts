/** "Có biết tên, số quầy của người liên quan không?" Words only; not asked where no person stands behind the matter. */
import { answer, choose, type Question } from '../../src/conversation/flow.ts'
import { officialSlot } from '../../src/understanding/office-slots.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { isDone, isSkipped, isWordless, wantsElse } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { moreStory, tellsWho } from './gleaned.ts'

const MOST_LETTERS = 200
const LEAST_WORDS_OF_A_STORY = 6
const PERSON =
  /^(?:(?:la|do|co|chac|hinh nhu|toi nghi|em nghi|a|da|it was|he is|she is) )*(?:anh|chi|ong|ba|co|chu|bac|cau|em|nguoi|can bo|nhan vien|cong chuc|chuyen vien|truong|pho|mr|mrs|ms|the (?:man|woman|officer|clerk|lady)|quay|ten)(?: |$)/
const DOES =
  /(?:^| )(?:quat|mang|chui|doi|bat|noi|bao|hach sach|gay|lam kho|vut|nem|duoi|di|bo|nhan|thu|lay|nop|cho|hen|yeu cau|khong (?:chiu|nhan|giai quyet|tra loi|lam)|asked|told|shouted|took|wanted|refused|said)(?: |$)/
const ASKS =
  /(?:^| )(?:lam gi|de lam chi|co (?:can|phai|bat buoc)|sao (?:phai|lai)|tai sao|why|do i have to)(?: |$)/
const IMPERSONAL = ['delay', 'online_system', 'other']

export const official: Question<Draft> = {
  id: 'official',
  fills: 'official',
  passes: ({ ground, official }) => official === undefined && IMPERSONAL.includes(ground ?? ''),
  asks: (talk) => choose(say(talk).official.asks, [skip(talk)]),
  reads(talk) {
    const { text } = talk.incoming
    // Whoever says that they are done names nobody.
    if (isSkipped(talk) || isDone(text)) return { fills: { official: null } }
    if (ratherNot(text))
      return { fills: { ...(talk.means.flags.length > 0 ? moreStory(talk) : {}), official: null } }
    if (isWordless(text) || wantsElse(talk) || ANYBODY.test(fold(text)))
      return { again: choose(say(talk).official.again, [skip(talk)]) }
    const told = readsAsStory(text) ? moreStory(talk) : null
    if (told) {
      const named = officialSlot(text)
      if (named && tellsWho(named)) return { fills: { ...told, official: named } }
      return { keeps: told, says: [choose(say(talk).official.noted, [skip(talk)])] }
    }
    if (readsAsQuestion(text)) return { again: choose(say(talk).official.again, [skip(talk)]) }
    return { fills: { official: text.trim().slice(0, MOST_LETTERS) } }
  },
}

/** «khỏi», «khỏi khai», «sợ lắm không nói», «không dám»; with his marks Khôi is a name. */
function ratherNot(text: string): boolean {
  const [plain, typed] = [fold(text), text.normalize('NFC').toLowerCase()]
  if (plain.split(' ').length > MOST_WORDS_OF_A_REFUSAL || tellsSomebody(text)) return false
  const isKhoi = /(?<!\p{L})kh[ôốồổỗộơớờởỡợóòõọ]i(?!\p{L})/u.test(typed)
  return (KHOI.test(plain) && !isKhoi) || (AFRAID.test(plain) && !/(?<!\p{L})s[ốơở]/u.test(typed))
}
const MOST_WORDS_OF_A_REFUSAL = 8
const SELF = '(?:(?:da|thoi|thui|o|toi|tui|em|minh|chau|con) )*'
const KHOI = new RegExp(
  `^${SELF}khoi(?: (?:can|noi|ghi|phai|biet|ke|khai|di|luon|a|nha|nhe|ten|dau|cung duoc|roi))*$`,
)
const AFRAID = new RegExp(
  `^${SELF}(?:(?:rat |hoi |cung )?so(?:$| (?:lam|qua|bi|tra|ho|no|khong|ko|k|lo|phien|roi|a|chu)(?: |$))|(?:khong|ko|k|chang|ngai|so) (?:dam|ngai)(?: |$)|ngai (?:noi|lam|qua))`,
)

/** What half of all people are names nobody. */
const ANYBODY =
  /^(?:(?:da|la|nguoi|gioi|1|mot) )*(?:nam|nu|dan ong|dan ba|phu nu|con trai|con gai|male|female|a man|a woman)(?: (?:gioi|a|nhe|nha|thoi))*$/

function tellsSomebody(text: string): boolean {
  const named = officialSlot(text)
  return named !== null && tellsWho(named)
}

/** A sentence that tells what was done; "chị mặc áo xanh ngồi quầy số 3" only says who. */
function readsAsStory(text: string): boolean {
  const plain = fold(text)
  const words = plain.split(' ').length
  return words >= LEAST_WORDS_OF_A_STORY && (!PERSON.test(plain) || DOES.test(plain))
}

/** "hỏi tên làm gì", "có bắt buộc không?" */
function readsAsQuestion(text: string): boolean {
  return (text.includes('?') || ASKS.test(fold(text))) && !PERSON.test(fold(text))
}

function skip(talk: Parameters<typeof say>[0]) {
  return { label: say(talk).skip, payload: answer(COMPLAIN, 'official', 'skip') }
}
