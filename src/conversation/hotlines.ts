/** Whoever is in danger hears the hotlines before anything else, and what they told is not lost. */
import { speaksOfDying } from '../understanding/despair.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import type { Effectful } from './effect.ts'
import { type AnyQuestion, flowNamed, type Pass, say, talkOf, words } from './pass.ts'
import { read } from './standing.ts'

const HOTLINES_AGAIN_AFTER_MS = 3_600_000

/** Fewer words are a name or a cry, and a cry has been heard already. */
const LEAST_WORDS_OF_DANGER = 5
/** Who is thanked has mostly ended it. */
const TELLS_OF_NO_DANGER: ReadonlySet<string> = new Set(['emergency', 'commend', 'rate_service'])

/** Danger that a complaint or a question tells of: the hotlines go before its answer, once an hour. */
export function tellsOfDanger({ state, means, moment, incoming }: Pass): boolean {
  if (foldWords(incoming.text).length < LEAST_WORDS_OF_DANGER) return false
  const isFresh = state.hotlinesAt === null || moment.at - state.hotlinesAt > HOTLINES_AGAIN_AFTER_MS
  return !TELLS_OF_NO_DANGER.has(means.intent) && means.flags.includes('danger_to_life') && isFresh
}

/** Says them: with a warm word to whoever speaks of dying. */
export function sayHotlines(pass: Pass): void {
  const { danger, comfort } = words(pass)
  pass.state.hotlinesAt = pass.moment.at
  say(pass, [speaksOfDying(pass.incoming.text) ? comfort : danger])
}

/** What is cried for belongs to a complaint that is being told; in praise or a rating it has no place. */
export function* keepCry(pass: Pass, question: AnyQuestion | null): Effectful<void> {
  const { active } = pass.state
  const flow = active && flowNamed(pass, active.flow)
  if (!active || !flow?.keepsCry) return
  if (question?.gathers) yield* read(pass, question, null)
  else Object.assign(active.draft, flow.keepsCry(talkOf(pass, active.draft, null)))
}
