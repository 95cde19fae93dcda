/** What steers every conversation: commands in words, and what a tap stands for. */
import { asksOnlyWhen } from '../understanding/remarks.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { SURE } from './choose-wish.ts'
import type { Effectful } from './effect.ts'
import { type AnyQuestion, currentQuestion, flowNamed, type Pass, say, suggest, words } from './pass.ts'
import { pause, setAside, showMenu, takeOut, withWayBack } from './set-aside.ts'
import { answered, ask, cancel, goBack, oldButton, resume, startFlow } from './standing.ts'

/** Where any text is an answer, longer ones only tell something. */
const MOST_COMMAND_WORDS = 4

/** What every conversation understands at any point. */
export function* command(pass: Pass, question: AnyQuestion | null): Effectful<boolean> {
  const { means, state } = pass
  const offered = state.active === null ? state.choices : []
  const tellsWhen = offered.find((choice) => choice.tellsWhen)
  if (tellsWhen && asksOnlyWhen(pass.incoming.text)) {
    yield* tapped(pass, tellsWhen.payload)
    return true
  }
  const takesAnything = question?.free || question?.gathers
  // In a story "họ bắt tôi rút đơn về" is no command: only a few words that say nothing else are.
  const isBrief = foldWords(pass.incoming.text).length <= MOST_COMMAND_WORDS
  if (takesAnything ? means.confidence < 0.9 || !isBrief : means.confidence < SURE) return false
  const yes = offered.find((choice) => choice.yes)
  const drop = offered.find((choice) => choice.payload.startsWith('ln:drop:'))
  const isEither = offered.some((choice) => choice.payload === 'ln:else')
  if (means.intent === 'help') yield* tapped(pass, 'ln:menu')
  else if (means.intent === 'cancel') yield* tapped(pass, 'ln:cancel')
  else if (means.intent === 'back' && state.active) yield* tapped(pass, 'ln:back')
  else if (means.intent === 'affirm' && yes) yield* tapped(pass, yes.payload)
  else if (means.intent === 'deny' && drop) yield* tapped(pass, drop.payload)
  else if (means.intent === 'deny' && pass.held && isEither) yield* tapped(pass, 'ln:else')
  else return false
  return true
}

/** A button, or words that stand for one. */
export function* tapped(pass: Pass, payload: string): Effectful<void> {
  const { state } = pass
  if (state.noticed.some((choice) => choice.payload === payload)) state.noticed = []
  const [, verb, name = '', ...rest] = payload.split(':')
  if (!payload.startsWith('ln:')) return showMenu(pass)
  if (verb === 'start') {
    const flow = flowNamed(pass, name)
    if (flow) return yield* startFlow(pass, flow, rest.length > 0 ? rest.join(':') : null)
  } else if (verb === 'answer') return yield* answered(pass, name, rest[0] ?? '', rest.slice(1).join(':'))
  else if (verb === 'cancel') return cancel(pass)
  else if (verb === 'back') return yield* goBack(pass)
  else if (verb === 'resume' || verb === 'drop') {
    if (name !== '') return yield* settled(pass, verb, name, rest[0] === 'next')
  } else if (verb === 'else') return suggest(pass, withWayBack(pass, words(pass).elseWhat))
  else if (verb === 'language') {
    state.language = name === 'en' ? 'en' : 'vi'
    say(pass, [words(pass).languageSet])
    const question = currentQuestion(pass)
    return question ? yield* ask(pass, question) : showMenu(pass)
  }
  pause(pass)
  showMenu(pass)
}

/** Goes on with what the button names, or drops it. One that is gone by now (a double tap) harms nothing else. */
function* settled(pass: Pass, verb: 'resume' | 'drop', flow: string, waits: boolean): Effectful<void> {
  const standing = setAside(pass, flow, waits)
  if (!standing) return yield* oldButton(pass)
  if (verb === 'resume') return yield* resume(pass, standing)
  takeOut(pass, standing)
  showMenu(pass)
}
