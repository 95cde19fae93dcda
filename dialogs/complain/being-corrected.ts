/** A part that is being corrected from the summary: "gửi" or "để nguyên" keeps what stood there and goes back. */
import type { Question } from '../../src/conversation/flow.ts'
import { run } from '../../src/conversation/pass.ts'
import { asks, isPlainYes } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { leavesAsItIs } from '../short-answers.ts'
import type { Draft } from './draft.ts'

const SENDING = 'gửi nộp send submit chốt xong phản ánh đơn complaint'
const SENDS = /(?:^| )(?:gui|nop|send|submit|chot|dong y|xac nhan|chap nhan|yes|confirm)(?: |$)/
const NOTHING_TO_FIX =
  /^(?:da |thoi )*(?:khong|khoi|ko|k)(?: can| phai)? (?:sua|doi|thay)(?: gi| chi)?(?: nua| het)?(?: dau)? (?=gui|nop|send)/

/** Whether a text sends the complaint and says nothing else: «gửi giúp bác», «không sửa, gửi luôn», «đồng ý»; a bare «ừ» may mean something else. */
export function sends(typed: string): boolean {
  const text = typed.normalize('NFC').replace(/gởi/giu, 'gửi') // without its marks it is «gọi», too
  const plain = fold(text)
  const order = NOTHING_TO_FIX.test(plain) && !asks(text) ? plain.replace(NOTHING_TO_FIX, '') : text
  return SENDS.test(fold(order)) && isPlainYes(order, SENDING)
}

/** Parts of which nothing but a choice is an answer, so that "không" or "thôi" may be one. */
export function withOldAnswer(question: Question<Draft>): Question<Draft> {
  return {
    ...question,
    *reads(talk) {
      const { before } = talk.draft
      const isEmpty = question.fills === 'told' && talk.draft.story === '' // "viết lại từ đầu": nothing is left to keep
      const isDropped =
        before !== undefined &&
        !isEmpty &&
        talk.chosen === null &&
        (sends(talk.incoming.text) || leavesAsItIs(talk.incoming.text))
      if (isDropped) return { fills: { ...before, before: undefined } }
      const reading = yield* run(question.reads(talk))
      return 'fills' in reading && before !== undefined
        ? { ...reading, fills: { ...reading.fills, before: undefined } }
        : reading
    },
  }
}
