/** A part that is being corrected from the summary: "gửi" or "để nguyên" keeps what stood there and goes back. */
import type { Question } from '../../src/conversation/flow.ts'
import { run } from '../../src/conversation/pass.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import type { Draft } from './draft.ts'

/** What sends a complaint, said at the summary or while a part is corrected. */
export const SENDS =
  /^(da |vang |ok |roi |dung roi |thoi )*(gui|send|dong y|xac nhan|chap nhan|yes|confirm)( phan anh| complaint| di| luon| giup| ngay| a| nhe| nha| em| it)*$/
const STAYS =
  /^(da |thoi |toi )*(de nguyen|giu nguyen|nhu cu|khong (sua|doi|thay)( nua)?|khoi sua|ko sua( nua)?|leave it|keep it)( vay| the| nhu cu| nhe| nha| a| di| nua)*$/

/** Parts of which nothing but a choice is an answer, so that "không" or "thôi" may be one. */
export function withOldAnswer(question: Question<Draft>): Question<Draft> {
  return {
    ...question,
    *reads(talk) {
      const { before } = talk.draft
      const plain = fold(talk.incoming.text)
      const isEmpty = question.fills === 'told' && talk.draft.story === '' // "viết lại từ đầu": nothing is left to keep
      const isDropped =
        before !== undefined && !isEmpty && talk.chosen === null && (SENDS.test(plain) || STAYS.test(plain))
      if (isDropped) return { fills: { ...before, before: undefined } }
      const reading = yield* run(question.reads(talk))
      return 'fills' in reading && before !== undefined
        ? { ...reading, fills: { ...reading.fills, before: undefined } }
        : reading
    },
  }
}
