/** One message being heard: what is known while the interpreter works on it, and how it speaks. */
import type { Incoming, Reply } from '../channels/channel.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { Effectful, Moment } from './effect.ts'
import type { Flow, Question, Talk } from './flow.ts'
import type { House, HouseWords } from './house.ts'
import type { Doubt, State } from './state.ts'

/** A reply; `asks` when a later message of the same turn makes it needless. */
export type Said = { reply: Reply; asks: boolean }

/** The state in it is a copy that changes as the message is heard. */
export type Pass = {
  house: House
  state: State
  incoming: Incoming
  means: Understanding
  moment: Omit<Moment, 'key'>
  says: Said[]
  /** What was written before this message and not clear; null: nothing. */
  held: Doubt | null
}

/** A question whose draft is not known here. */
export type AnyQuestion = Question<Record<string, unknown>>

/** The question that is open; null when none is, or when it is gone with an older release. */
export function currentQuestion(pass: Pass): AnyQuestion | null {
  const standing = pass.state.active
  if (!standing) return null
  return (
    flowNamed(pass, standing.flow)?.questions.find((question) => question.id === standing.question) ?? null
  )
}

/** The flow whose wish an intent is; null when it is none's. */
export function flowOfIntent(house: House, intent: string): Flow | null {
  return house.flows.find((flow) => flow.intents.includes(intent)) ?? null
}

/** The flow that the message asks for, when that is sure enough. */
export function flowForIntent(pass: Pass, sure: number): Flow | null {
  if (pass.means.confidence < sure) return null
  return flowOfIntent(pass.house, pass.means.intent)
}

/** The flow of a name; null when this release has none. */
export function flowNamed(pass: Pass, name: string): Flow | null {
  return pass.house.flows.find((flow) => flow.name === name) ?? null
}

/** What a flow is told of this message. */
export function talkOf(
  pass: Pass,
  draft: Record<string, unknown>,
  chosen: string | null,
): Talk<Record<string, unknown>> {
  const { state, incoming, means, moment } = pass
  return { draft, language: state.language, incoming, means, chosen, moment }
}

/** The house's words in the citizen's language. */
export function words(pass: Pass): HouseWords {
  return pass.house.words[pass.state.language]
}

/** Says what stays true whatever the citizen writes next. */
export function say(pass: Pass, replies: Reply[]): void {
  for (const reply of replies) pass.says.push({ reply, asks: false })
}

/** Says what only helps as long as the citizen has not gone on. */
export function suggest(pass: Pass, reply: Reply): void {
  pass.says.push({ reply, asks: true })
}

/** The value that a flow gave, at once or after effects. */
export function* run<T>(given: T | Effectful<T>): Effectful<T> {
  return isEffectful(given) ? yield* given : given
}

function isEffectful<T>(given: T | Effectful<T>): given is Effectful<T> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given && 'next' in given
}
