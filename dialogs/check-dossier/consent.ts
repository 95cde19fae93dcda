/** What a citizen who wants to follow a dossier agrees to: notices, and apart from them an invitation to rate (facts/domain.md 6.2). */
import { answer, choose, type Question, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { CHECK_DOSSIER, type Draft, say } from './draft.ts'

const FOLLOWING = 'theo dõi nhận tin báo hồ sơ follow notices'

export const consent: Question<Draft> = {
  id: 'consent',
  fills: 'consent',
  passes: ({ wish }) => wish !== 'follow',
  asks: (talk) => choose(say(talk).follow.asks(talk.draft.followed ?? ''), choices(talk)),
  reads(talk) {
    const { chosen, means, incoming } = talk
    // A plain yes says yes to what was wished for, no more; «theo dõi» is the end of a label that refuses.
    if (incoming.tap === null && isPlainYes(incoming.text, FOLLOWING)) return { fills: { consent: 'yes' } }
    if (chosen === 'both' || chosen === 'notices' || chosen === 'no') return { fills: { consent: chosen } }
    if (means.intent === 'deny' || means.intent === 'skip') return { fills: { consent: 'no' } }
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
