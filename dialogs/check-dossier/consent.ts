/** What a citizen who wants to follow a dossier agrees to: notices, and apart from them an invitation to rate (facts/domain.md 6.2). */
import { answer, choose, type Question, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { CHECK_DOSSIER, type Draft, say } from './draft.ts'

const FOLLOWING = 'theo doi nhan tin bao follow notices'.split(' ')

export const consent: Question<Draft> = {
  id: 'consent',
  fills: 'consent',
  passes: ({ wish }) => wish !== 'follow',
  asks: (talk) => choose(say(talk).follow.asks(talk.draft.followed ?? ''), choices(talk)),
  reads(talk) {
    const { chosen, means, incoming } = talk
    if (chosen === 'both' || chosen === 'notices' || chosen === 'no') return { fills: { consent: chosen } }
    if (means.intent === 'deny' || means.intent === 'skip') return { fills: { consent: 'no' } }
    // A plain yes says yes to what was wished for, no more.
    if (isPlainYes(incoming.text, FOLLOWING)) return { fills: { consent: 'yes' } }
    return { again: choose(say(talk).follow.again, choices(talk)) }
  },
}

function choices(talk: Talk<Draft>) {
  const { both, notices, no } = say(talk).follow.agree
  const choice = (label: string, value: string) => ({
    label,
    payload: answer(CHECK_DOSSIER, 'consent', value),
  })
  return [choice(notices, 'notices'), choice(both, 'both'), choice(no, 'no')]
}
