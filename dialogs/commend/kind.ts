/** "Đây là lời khen hay là phản ánh?" Asked only where the words leave it open. */
import { answer, choose, type Question, type Reading, start, type Talk } from '../../src/conversation/flow.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { COMMEND, type Draft, say } from './draft.ts'

/** What goes into a button's payload of at most 1,000 characters. */
const MOST_CARRIED = 600

export const kind: Question<Draft> = {
  id: 'kind',
  fills: 'kind',
  passes: ({ doubt }) => doubt !== true,
  asks: (talk) => choose(say(talk).kind.asks, choices(talk)),
  reads(talk): Reading<Draft> {
    const plain = fold(talk.incoming.text)
    const words = say(talk).kind
    const isComplaint =
      talk.chosen === 'complaint' || (talk.chosen === null && /phan anh|khieu nai|che|complain/.test(plain))
    if (isComplaint) {
      const opening = talk.draft.words === '' ? undefined : `words:${talk.draft.words.slice(0, MOST_CARRIED)}`
      return {
        stops: [choose(words.toComplaint, [{ label: words.start, payload: start('complain', opening) }])],
      }
    }
    const isPraise = talk.chosen === 'praise' || /khen|that long|that su|praise/.test(plain)
    return isPraise ? { fills: { kind: 'praise' } } : { again: choose(words.again, choices(talk)) }
  },
}

function choices(talk: Talk<Draft>) {
  const words = say(talk).kind
  return [
    { label: words.praise, payload: answer(COMMEND, 'kind', 'praise') },
    { label: words.complaint, payload: answer(COMMEND, 'kind', 'complaint') },
  ]
}
