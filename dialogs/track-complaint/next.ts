/** The complaint as it stands, and "Ông/Bà muốn làm gì tiếp?": only what is possible is offered. */
import type { CitizenComplaint } from '../../src/complaints/citizen-complaint.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { isSkipped } from '../short-answers.ts'
import { type Act, type Draft, say, TRACK } from './draft.ts'
import { open } from './found.ts'
import { settle } from './settle.ts'
import { possible, shown } from './shown.ts'

const ACTS: [Act, RegExp][] = [
  [
    'reopen',
    /(?<!\p{L})(chua|chang|cha|hong|deo|eo|dech) (hai long|dong y|duoc|xong|ro|dung|thoa dang|ket thuc)|khong (?!sao |y kien|co y kien|van de|con gi|khong )[a-z ]{0,12}(hai long|dong y|duoc|dung|ket thuc)|(hai long|dong y) (sao|cai gi|gi|cho nao)(?!\p{L})|(co gi|sao|ai) ma (hai long|dong y)|dung ket thuc|xem (xet )?lai|giai quyet lai|not (content|satisfied)|again/u,
  ],
  ['add', /bo sung|them|tra loi|noi them|gui them|add|reply/],
]

/** It closes the complaint for good: said in these words and no others. */
const CONTENT =
  'hài lòng rất hoàn toàn cũng khá thấy nhiều tốt ổn kết thúc lắm với kết quả câu trả lời phản ánh content satisfied very am'

export const next: Question<Draft> = {
  id: 'next',
  fills: 'act',
  *asks(talk) {
    const opened = yield* open(talk.draft)
    if (!opened) return text(say(talk).refused.other)
    const choices = offered(talk, opened)
    return choose([shown(opened, talk), say(talk).shown.next].join('\n\n'), choices)
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const opened = yield* open(talk.draft)
    if (!opened) return { stops: [text(say(talk).refused.other)] }
    const acts = possible(opened)
    const act = talk.chosen ?? typedAct(talk, acts)
    if (act === 'leave') return { stops: [text(say(talk).shown.enough)] }
    const possibleAct = acts.find((one) => one === act)
    if (!possibleAct) return { again: choose(say(talk).shown.again, offered(talk, opened)) }
    return { fills: { act: possibleAct, ...(yield* settle({ ...talk.draft, act: possibleAct })) } }
  },
}

function typedAct(talk: Talk<Draft>, acts: Act[]): Act | null {
  const { intent } = talk.means
  const plain = expandTeencode(fold(talk.incoming.text))
  const said = ACTS.find(([act, words]) => acts.includes(act) && words.test(plain))?.[0]
  if (said) return said
  if (acts.includes('confirm') && isContent(talk.incoming.text, plain)) return 'confirm'
  if (intent === 'thanks_bye' || intent === 'deny' || isSkipped(talk)) return 'leave'
  return null
}

/** «cảm ơn nhiều» and «với kết quả» say nothing of it. */
function isContent(typed: string, plain: string): boolean {
  return isPlainYes(typed) || (SAYS_CONTENT.test(plain) && isPlainYes(typed, CONTENT))
}
const SAYS_CONTENT = /(?:^| )(?:hai long|tot|(?<!cam )on|ket thuc|content|satisfied)(?: |$)/

function offered(talk: Talk<Draft>, opened: CitizenComplaint) {
  const words = say(talk).acts
  const replies = opened.complaint.status === 'need_info'
  return [...possible(opened), 'leave' as const].map((act) => ({
    label: words[act === 'add' && replies ? 'reply' : act],
    payload: answer(TRACK, 'next', act),
    ...(act === 'confirm' && { acts: true as const }),
  }))
}
