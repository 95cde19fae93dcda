/** "Ông/Bà muốn xem phản ánh nào?" The complaints of this chat to choose from, or any tracking code. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import { listMyComplaints } from '../../src/complaints/citizen-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { readTrackingCode } from '../../src/understanding/codes.ts'
import { type Draft, say, TRACK } from './draft.ts'
import { found } from './found.ts'
import { mistypedCode } from './mistyped.ts'

const MOST_LISTED = 5

export const which: Question<Draft> = {
  id: 'which',
  fills: 'code',
  *asks(talk) {
    const words = say(talk).which
    const { unknown } = talk.draft
    return yield* withList(talk, unknown ? words.unknown(unknown) : null)
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const slip = mistypedCode(talk.incoming.text)
    const said = slip && 'code' in slip ? slip.code : readTrackingCode(talk.incoming.text)
    const code = talk.chosen ?? said
    if (code === null) return { again: yield* withList(talk, say(talk).which.again) }
    const known = yield* found(code)
    if (known.unknown) return { again: yield* withList(talk, say(talk).which.unknown(code)) }
    return { fills: known }
  },
}

/** @param words null: the question itself */
function* withList(talk: Talk<Draft>, words: string | null) {
  const { statuses, which: own } = say(talk)
  const mine = yield* lookUp(listMyComplaints, { limit: MOST_LISTED })
  if (mine.length === 0) return text(words ?? own.asks)
  const lines = mine.map(({ code, createdAt, status }) =>
    own.listed(code, vietnameseDay(dayOf(createdAt)), statuses[status]),
  )
  const choices = mine.map(({ code }) => ({ label: code, payload: answer(TRACK, 'which', code) }))
  return choose([words ?? own.choose, lines.join('\n')].join('\n\n'), choices)
}
