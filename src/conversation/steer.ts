/** What steers every conversation: commands in words, and what a tap stands for. */
import { asksOnlyWhen } from '../understanding/remarks.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { SURE } from './choose-wish.ts'
import type { Effectful } from './effect.ts'
import { type AnyQuestion, currentQuestion, flowNamed, type Pass, say, suggest, words } from './pass.ts'
import { answered, ask, cancel, goBack, pause, resume, showMenu, startFlow } from './standing.ts'

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
  const mayDrop = offered.some((choice) => choice.payload === 'ln:drop')
  if (means.intent === 'help') yield* tapped(pass, 'ln:menu')
  else if (means.intent === 'cancel') yield* tapped(pass, 'ln:cancel')
  else if (means.intent === 'back' && state.active) yield* tapped(pass, 'ln:back')
  else if (means.intent === 'affirm' && yes) yield* tapped(pass, yes.payload)
  else if (means.intent === 'deny' && mayDrop) yield* tapped(pass, 'ln:drop')
  else if (means.intent === 'deny' && pass.held && state.active === null) yield* tapped(pass, 'ln:else')
  else return false
  return true
}

/** After these it is still open what was meant by what was written before. */
const KEEPS_DOUBT: ReadonlySet<string> = new Set(['else', 'menu', 'language'])

/** A button, or words that stand for one. */
export function* tapped(pass: Pass, payload: string): Effectful<void> {
  const { state } = pass
  if (state.noticed.some((choice) => choice.payload === payload)) state.noticed = []
  const [, verb, name = '', ...rest] = payload.split(':')
  if (!payload.startsWith('ln:')) return showMenu(pass)
  if (KEEPS_DOUBT.has(verb!)) state.doubt = pass.held
  if (verb === 'start') {
    const flow = flowNamed(pass, name)
    if (flow) return yield* startFlow(pass, flow, rest.length > 0 ? rest.join(':') : null)
  } else if (verb === 'answer') return yield* answered(pass, name, rest[0] ?? '', rest.slice(1).join(':'))
  else if (verb === 'cancel') return cancel(pass)
  else if (verb === 'back') return yield* goBack(pass)
  else if (verb === 'resume') return yield* resume(pass)
  else if (verb === 'drop') {
    state.paused.pop()
    return showMenu(pass)
  } else if (verb === 'else') return suggest(pass, words(pass).elseWhat)
  else if (verb === 'language') {
    state.language = name === 'en' ? 'en' : 'vi'
    say(pass, [words(pass).languageSet])
    const question = currentQuestion(pass)
    return question ? yield* ask(pass, question) : showMenu(pass)
  }
  pause(pass)
  showMenu(pass)
}
