/** "Ông/Bà có chắc muốn xóa hết không?" Says first what goes, what stays and why. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import { lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { type ErasureOutcome, planErasure } from '../../src/privacy/erase-citizen.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { toMenu } from '../menu/menu.ts'
import { type Draft, PRIVACY, say } from './draft.ts'

const NOT_ERASING = /\b(khong|thoi|khoan|chua|no|not|don t)\b/
/** With these a yes is one to erasing. */
const ERASING = 'xóa delete erase hết sạch data dữ liệu thông tin tất cả toàn bộ my all'

export const confirm: Question<Draft> = {
  id: 'confirm',
  fills: 'confirmed',
  passes: ({ wish }) => wish !== 'erase',
  *asks(talk) {
    const { outcome } = yield* lookUp(planErasure, {})
    return choose(consequences(talk, outcome), choicesOf(talk))
  },
  reads(talk): Reading<Draft> {
    const words = say(talk).confirm
    const plain = fold(talk.incoming.text)
    const typed = talk.chosen === null
    if (talk.chosen === 'yes' || (typed && isPlainYes(talk.incoming.text, ERASING)))
      return { fills: { confirmed: true } }
    if (
      talk.chosen === 'no' ||
      ['deny', 'skip'].includes(talk.means.intent) ||
      (typed && NOT_ERASING.test(plain))
    ) {
      return { stops: [choose(words.kept, [toMenu(talk.language)])] }
    }
    return { again: choose(words.again, choicesOf(talk)) }
  },
}

function consequences(talk: Talk<Draft>, outcome: ErasureOutcome): string {
  const words = say(talk).confirm
  const cases = outcome.complaintsKept.map(({ code, answerDueAt }) =>
    words.caseStays(code, vietnameseDay(dayOf(answerDueAt - 1))),
  )
  return [
    words.asks,
    words.goes,
    ...(outcome.complaintsDestroyed > 0 ? [words.casesGo(outcome.complaintsDestroyed)] : []),
    ...(cases.length > 0 ? [words.casesStay, ...cases] : []),
    ...(outcome.ratingsKept > 0 ? [words.ratingsStay] : []),
    words.dossiersStay,
    words.forEver,
  ].join('\n')
}

function choicesOf(talk: Talk<Draft>) {
  const { yes, no } = say(talk).confirm
  return [
    { label: yes, payload: answer(PRIVACY, 'confirm', 'yes'), acts: true as const },
    { label: no, payload: answer(PRIVACY, 'confirm', 'no') },
  ]
}
