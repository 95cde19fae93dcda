/** What the citizen has agreed to, purpose by purpose, each to be withdrawn or given with one answer. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { CONSENT_PURPOSES, type ConsentPurpose, consentsOf } from '../../src/privacy/consent.ts'
import { toMenu } from '../menu/menu.ts'
import { isSkipped } from '../short-answers.ts'
import { type Draft, PRIVACY, say } from './draft.ts'

const PURPOSES = Object.keys(CONSENT_PURPOSES) as ConsentPurpose[]
type Given = Record<ConsentPurpose, boolean>

export const consent: Question<Draft> = {
  id: 'consent',
  fills: 'consent',
  passes: ({ wish }) => wish !== 'consent',
  *asks(talk) {
    const given = yield* lookUp(consentsOf, {})
    return choose(listOf(talk, given), choicesOf(talk, given))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).consent
    const given = yield* lookUp(consentsOf, {})
    if (talk.chosen === 'keep' || talk.means.intent === 'deny' || isSkipped(talk)) {
      return { stops: [choose(words.kept, [toMenu(talk.language)])] }
    }
    const [verb, purpose] = (talk.chosen ?? '').split('-')
    const known = PURPOSES.find((each) => each === purpose)
    if (known !== undefined) return { fills: { consent: { purpose: known, given: verb === 'give' } } }
    const agreed = PURPOSES.filter((each) => given[each])
    if (agreed.length === 1 && talk.means.intent === 'privacy_request') {
      return { fills: { consent: { purpose: agreed[0]!, given: false } } }
    }
    return { again: choose(words.again, choicesOf(talk, given)) }
  },
}

function listOf(talk: Talk<Draft>, given: Given): string {
  const { nothingGiven, heading, agreed, notAgreed, dutyNeedsNone } = say(talk).consent
  const lines = PURPOSES.map((purpose) => {
    const words = CONSENT_PURPOSES[purpose][talk.language]
    return given[purpose] ? agreed(words) : notAgreed(words)
  })
  return [
    ...(PURPOSES.some((purpose) => given[purpose]) ? [] : [nothingGiven]),
    heading,
    ...lines,
    dutyNeedsNone,
  ].join('\n')
}

function choicesOf(talk: Talk<Draft>, given: Given) {
  const { withdraw, give, keep } = say(talk).consent
  const changes = PURPOSES.map((purpose) => ({
    label: given[purpose] ? withdraw[purpose] : give[purpose],
    payload: answer(PRIVACY, 'consent', `${given[purpose] ? 'withdraw' : 'give'}-${purpose}`),
  }))
  return [...changes, { label: keep, payload: answer(PRIVACY, 'consent', 'keep') }]
}
