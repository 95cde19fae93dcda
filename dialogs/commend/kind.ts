/** "Đây là lời khen hay là phản ánh?" Asked only where the words leave it open. */
import { answer, choose, type Question, type Reading, start, type Talk } from '../../src/conversation/flow.ts'
import { wishDenied } from '../../src/understanding/remarks.ts'
import { saysOnly } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { COMMEND, type Draft, say } from './draft.ts'

/** What goes into a button's payload of at most 1,000 characters. */
const MOST_CARRIED = 600
const COMPLAINT = /(^| )(phan anh|khieu nai|che|complain|complaint|complaining)( |$)/
const PRAISE = 'khen lời ngợi thật lòng sự tâm là đây đó mà praise is this really'
/** «ai mà khen», «khen cho có» hold no word but those of politeness besides, and praise nobody. */
const SCORN = /(^| )(ai|cho co)( |$)/

export const kind: Question<Draft> = {
  id: 'kind',
  fills: 'kind',
  passes: ({ doubt }) => doubt !== true,
  asks: (talk) => choose(say(talk).kind.asks, choices(talk)),
  reads(talk): Reading<Draft> {
    const words = say(talk).kind
    const isComplaint =
      talk.chosen === 'complaint' || (talk.chosen === null && saysComplaint(talk.incoming.text))
    if (isComplaint) {
      const opening = talk.draft.words === '' ? undefined : `words:${talk.draft.words.slice(0, MOST_CARRIED)}`
      return {
        stops: [choose(words.toComplaint, [{ label: words.start, payload: start('complain', opening) }])],
      }
    }
    const isPraise =
      talk.chosen === 'praise' || (talk.chosen === null && saysOnly(talk.incoming.text, PRAISE))
    return isPraise && !SCORN.test(fold(talk.incoming.text))
      ? { fills: { kind: 'praise' } }
      : { again: choose(words.again, choices(talk)) }
  },
}

/** «khen hay phản ánh?» asks back. */
function saysComplaint(typed: string): boolean {
  const plain = fold(typed)
  return COMPLAINT.test(plain) && !/ (hay|or) /.test(plain) && wishDenied(typed) !== 'file_complaint'
}

function choices(talk: Talk<Draft>) {
  const words = say(talk).kind
  return [
    { label: words.praise, payload: answer(COMMEND, 'kind', 'praise'), acts: true as const },
    { label: words.complaint, payload: answer(COMMEND, 'kind', 'complaint') },
  ]
}
