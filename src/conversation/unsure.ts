/** What is said where a wish is not sure: an either/or, a hint, an explanation; what was written is held for the answer. */
import type { Choice, Reply } from '../channels/channel.ts'
import type { Intent } from '../understanding/intents.ts'
import { wishDenied } from '../understanding/remarks.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { type Choosing, chooseWish, type Feeling } from './choose-wish.ts'
import type { Flow } from './flow.ts'
import { type AnyQuestion, flowOfIntent, type Pass, say, suggest, words } from './pass.ts'
import { pause, withWayBack } from './set-aside.ts'
import type { Doubt, Standing } from './state.ts'

const MOST_HELD_LETTERS = 4_000

/** What becomes of the message's likely wishes. */
export function choosing({ house, state, means, incoming }: Pass): Choosing {
  const flow = state.active && house.flows.find(({ name }) => name === state.active?.flow)
  const open = state.active ? ((flow?.intents[0] ?? 'none') as Intent) : null
  const wishes = new Set(house.flows.flatMap(({ intents }) => intents))
  return chooseWish(means, incoming.text, { wishes, open })
}

/** The flow that a text belongs to whatever it seems to mean. */
export function claimant({ house, incoming }: Pass): Flow | null {
  if (incoming.text === '' || incoming.tap !== null) return null
  return house.flows.find((flow) => flow.claims?.(incoming.text)) ?? null
}

/** "Ông/Bà muốn …, hay muốn …?" */
export function askEither(pass: Pass, { asks, feeling }: { asks: Intent[]; feeling: Feeling }): void {
  const flows = asks.flatMap((intent) => flowOfIntent(pass.house, intent)?.name ?? [])
  suggest(pass, words(pass).either(flows, feeling))
}

/** Holds what was written for whatever is chosen. Signs ("...", "99") tell nothing, and a photo alone begins nothing. */
export function hold(pass: Pass): void {
  const { incoming, held, state } = pass
  const tells = /\p{L}|\d{4}/u.test(incoming.text)
  if (held === null && !tells) return
  state.doubt = wrote({ ...pass, incoming: { ...incoming, text: tells ? incoming.text : '' } })
}

/** The words of this message, after those that are held already. */
function wrote({ incoming, held }: Pass): Doubt {
  return {
    text: [held?.text, incoming.text].filter(Boolean).join('\n').slice(0, MOST_HELD_LETTERS),
    attachments: [...(held?.attachments ?? []), ...incoming.attachments],
  }
}

/** A question that is asked again, with a hint at the other wish that the message may have. */
export function withHint(pass: Pass, again: Reply): Reply {
  const chosen = choosing(pass)
  const flow = 'asks' in chosen ? flowOfIntent(pass.house, chosen.asks[0]!) : null
  if (!flow) return again
  const hint = words(pass).hint(flow.name)
  pass.state.doubt = wrote({ ...pass, held: null })
  return {
    ...again,
    text: `${again.text}\n\n${hint.text}`,
    choices: distinct([...again.choices, ...hint.choices]),
  }
}

/** The choices without those that do the same. */
export function distinct(choices: Choice[]): Choice[] {
  return choices.filter((choice, i) => choices.findIndex((one) => one.payload === choice.payload) === i)
}

const OTHERWISE: readonly Intent[] = [
  'check_dossier',
  'procedure_info',
  'file_complaint',
  'speak_to_official',
]
const MOST_OTHERWISE = 3
/** Where any text is an answer, only so few words say that something else is meant. */
const MOST_WORDS_BESIDE = 7

/**
 * "không phải khiếu nại đâu": what was begun by mistake is stopped, its first words are held, and it is asked what is
 * meant. What was answered since is set aside. False when nothing of the kind was said.
 */
export function takeBack(pass: Pass, question: AnyQuestion | null): boolean {
  const { state, incoming, house } = pass
  const denied = incoming.tap === null && pass.means.intent !== 'cancel' ? wishDenied(incoming.text) : null
  const flow = denied && flowOfIntent(house, denied)
  if (!flow || (state.active && state.active.flow !== flow.name)) return false
  const takesAnything = question?.free || question?.gathers
  if (takesAnything && foldWords(incoming.text).length > MOST_WORDS_BESIDE) return false
  if (!state.active && mayBeWish(pass, denied)) return false
  const begun = state.active && flow.firstWords?.(state.active.draft)
  if (state.active && holdsMore(flow, state.active)) pause(pass)
  state.active = null
  const text = begun ?? pass.held?.text ?? ''
  state.doubt = text === '' ? null : { text, attachments: pass.held?.attachments ?? [] }
  say(pass, [words(pass).notMeant(flow.name)])
  const asks = OTHERWISE.filter((intent) => intent !== denied && flowOfIntent(house, intent) !== null)
  const flows = asks.slice(0, MOST_OTHERWISE).flatMap((intent) => flowOfIntent(house, intent)!.name)
  suggest(pass, withWayBack(pass, words(pass).either(flows, null)))
  return true
}

/** Whether it was told more than the words with which it began, so that it may have been meant after all. */
function holdsMore(flow: Flow, { asked, draft }: Standing): boolean {
  return asked.length > 1 || (flow.filesIn?.(draft).length ?? 0) > 0
}

/** "không phải khiếu nại đâu, cho hỏi hồ sơ tới đâu rồi": what is meant instead was said. */
function mayBeWish({ house, means }: Pass, denied: Intent): boolean {
  return means.intent !== denied && flowOfIntent(house, means.intent) !== null
}

/** Answers a question about complaining and so on, without beginning it. An open question stays open. */
export function explained(pass: Pass, question: AnyQuestion | null): boolean {
  const { house, incoming, state } = pass
  if (incoming.tap !== null || incoming.text === '') return false
  for (const flow of house.flows) {
    const reply = flow.explains?.(incoming.text, state.language)
    if (!reply) continue
    if (!question && flow.intents.includes(pass.means.intent)) state.doubt = wrote(pass) // it tells something, too
    suggest(pass, question ? { ...reply, choices: state.choices } : reply) // its buttons would leave the open question
    return true
  }
  return false
}
