/** How a citizen moves through a flow: starting, asking, reading answers, going back, setting aside and resuming. */
import type { Reply } from '../channels/channel.ts'
import { SURE } from './choose-wish.ts'
import type { Effectful } from './effect.ts'
import type { Flow, Reading } from './flow.ts'
import { heardAs, toldBefore } from './heard-as.ts'
import { isForeign } from './heed-language.ts'
import { noteUnclear } from './keep-unclear.ts'
import {
  type AnyQuestion,
  currentQuestion,
  flowNamed,
  flowOfIntent,
  type Pass,
  run,
  say,
  suggest,
  talkOf,
  words,
} from './pass.ts'
import { letWait, offerToGoOn, pause, setAside, showMenu, takeOut } from './set-aside.ts'
import { type Part, partsOf, waiting } from './several-wishes.ts'
import type { Standing } from './state.ts'
import { choosing, claimant, distinct, withHint } from './unsure.ts'

/** After so many misunderstandings in a row a way to a person is offered. */
export const MISSES_BEFORE_PERSON = 3

/** Begins the wishes of a message: the first one now, the others one after another when it is over. */
export function* beginParts(pass: Pass, [first, ...later]: Part[]): Effectful<void> {
  if (!first) return
  pause(pass)
  letWait(pass, later.map(waiting))
  say(pass, [words(pass).oneByOne([first, ...later].map(({ flow }) => flow.name))])
  yield* startFlow(heardAs(pass, first.flow, first.told), first.flow, null)
}

/** Starts a flow; what was open is set aside. It begins with what was written for it before, if anything was. */
export function* startFlow(heard: Pass, flow: Flow, opening: string | null): Effectful<void> {
  const told = opening === null ? toldBefore(heard, flow) : null
  const pass = told === null ? heard : heardAs(heard, flow, told)
  const { state } = pass
  if (opening?.startsWith('door:') && (yield* goOnBehind(pass, flow, opening))) return
  pause(pass)
  const waits = opening === null ? setAside(pass, flow.name, true) : null
  if (waits) takeOut(pass, waits)
  else state.paused = state.paused.filter((standing) => standing.flow !== flow.name)
  yield* open(pass, flow, opening)
}

/** Opens a flow at its first question. From here on nothing is held that was unclear before. */
function* open(pass: Pass, flow: Flow, opening: string | null): Effectful<void> {
  const { state } = pass
  state.doubt = null
  const draft = yield* run(flow.begins(talkOf(pass, {}, null), opening))
  state.active = {
    flow: flow.name,
    version: flow.version,
    question: '',
    draft: { ...draft },
    asked: [],
    misses: 0,
  }
  yield* advance(pass)
}

/** Goes on with what was told to a flow, open or set aside, to which a door leads again. False when it begins anew. */
function* goOnBehind(pass: Pass, flow: Flow, opening: string): Effectful<boolean> {
  const { state } = pass
  const isOpen = state.active?.flow === flow.name
  const standing = isOpen ? state.active : setAside(pass, flow.name, false)
  if (!standing || !flow.goesOnBehind) return false
  const added = yield* flow.goesOnBehind(talkOf(pass, standing.draft, null), opening)
  if (added === null) return false
  if (!isOpen) {
    takeOut(pass, standing)
    pause(pass)
    state.active = standing
  }
  state.doubt = null
  Object.assign(standing.draft, added)
  yield* advance(pass)
  return true
}

/** Asks the first question that is neither answered nor passed over; after the last one, ends the flow. */
export function* advance(pass: Pass): Effectful<void> {
  const { state } = pass
  const standing = state.active!
  const flow = flowNamed(pass, standing.flow)!
  for (const question of flow.questions) {
    if (standing.draft[question.fills] !== undefined || question.passes?.(standing.draft)) continue
    return yield* ask(pass, question)
  }
  const endings = yield* flow.ends(talkOf(pass, standing.draft, null))
  say(pass, endings)
  if (flow.endsAll?.(standing.draft)) state.paused = []
  state.active = null
  state.misses = 0
  if (state.paused.length > 0) offerToGoOn(pass)
}

/** Asks a question. */
export function* ask(pass: Pass, question: AnyQuestion): Effectful<void> {
  const standing = pass.state.active!
  standing.question = question.id
  standing.misses = 0
  if (standing.asked.at(-1) !== question.id) standing.asked.push(question.id)
  const reply: Reply = yield* run(question.asks(talkOf(pass, standing.draft, null)))
  pass.says.push({ reply, asks: true })
}

/** A button that answers a question: the open one, an earlier one of the same flow, or one that was interrupted. */
export function* answered(pass: Pass, flowName: string, questionId: string, value: string): Effectful<void> {
  const { state } = pass
  if (state.active?.flow !== flowName) {
    const standing = setAside(pass, flowName, false)
    if (!standing) return yield* oldButton(pass)
    takeOut(pass, standing)
    pause(pass)
    state.active = standing
  }
  const standing = state.active!
  const question = flowNamed(pass, flowName)?.questions.find((one) => one.id === questionId)
  if (!question || !(standing.question === questionId || standing.asked.includes(questionId)))
    return yield* oldButton(pass)
  delete standing.draft[question.fills]
  standing.question = questionId
  yield* read(pass, question, value)
}

/** A button of what is over: says so, and goes on where the citizen stands. */
export function* oldButton(pass: Pass): Effectful<void> {
  say(pass, [words(pass).oldButton])
  const question = currentQuestion(pass)
  if (question) yield* ask(pass, question)
  else if (pass.state.active) yield* advance(pass)
  else showMenu(pass)
}

/** Lets a question read the message. */
export function* read(pass: Pass, question: AnyQuestion, chosen: string | null): Effectful<void> {
  const standing = pass.state.active!
  const talk = talkOf(pass, standing.draft, chosen)
  const reading: Reading<Record<string, unknown>> = yield* run(question.reads(talk))
  if (!('again' in reading)) pass.state.doubt = null // what was hinted at is not meant
  if ('fills' in reading) {
    Object.assign(standing.draft, reading.fills)
    standing.misses = 0
    say(pass, reading.says ?? [])
    yield* advance(pass)
  } else if ('goesTo' in reading) {
    say(pass, reading.says ?? [])
    Object.assign(standing.draft, reading.keeps)
    const target = flowNamed(pass, standing.flow)?.questions.find((one) => one.id === reading.goesTo)
    if (target) {
      delete standing.draft[target.fills]
      yield* ask(pass, target)
    }
  } else if ('keeps' in reading) {
    Object.assign(standing.draft, reading.keeps)
    standing.misses = 0
    for (const reply of reading.says ?? []) pass.says.push({ reply, asks: true })
  } else if ('stops' in reading) {
    say(pass, reading.stops)
    pass.state.active = null
    offerToGoOn(pass)
  } else yield* misunderstood(pass, question, reading.again)
}

/** Not an answer: perhaps another wish, else the question once more, and after three times a way to a person. */
function* misunderstood(pass: Pass, question: AnyQuestion, again: Reply): Effectful<void> {
  const standing = pass.state.active!
  const takesAnything = question.free || question.gathers
  if (!takesAnything && (yield* leave(pass, standing.flow))) return
  // Buttons are shown again: a channel may have taken the first ones away.
  const reply = again.choices.length > 0 ? again : { ...again, choices: pass.state.choices }
  const politeness = takesAnything || pass.means.confidence < SURE ? null : pass.means.intent
  if (politeness === 'greet') return yield* ask(pass, question)
  if (politeness === 'thanks_bye') return suggest(pass, { ...words(pass).thanks, choices: reply.choices })
  if (isForeign(pass)) {
    const { otherLanguage } = words(pass)
    return suggest(pass, {
      ...otherLanguage,
      choices: distinct([...reply.choices, ...otherLanguage.choices]),
    })
  }
  if (!takesAnything) yield* noteUnclear(pass, 'asked_again')
  standing.misses += 1
  const isLast = standing.misses % MISSES_BEFORE_PERSON === 0
  pass.says.push({ reply: takesAnything || isLast ? reply : withHint(pass, reply), asks: true })
  if (isLast) {
    const way = words(pass).toPerson
    pass.says.push({ reply: { ...way, choices: distinct([...reply.choices, ...way.choices]) }, asks: true })
  }
}

/** Leaves the open question for another wish, where that is sure. */
function* leave(pass: Pass, open: string): Effectful<boolean> {
  const claims = claimant(pass)
  if (claims) {
    if (claims.name !== open) yield* startFlow(pass, claims, null)
    return claims.name !== open
  }
  const parts = partsOf(pass)
  if (parts.length > 0 && parts.every(({ flow }) => flow.name !== open)) {
    yield* beginParts(pass, parts)
    return true
  }
  const chosen = choosing(pass)
  const other = 'begins' in chosen ? flowOfIntent(pass.house, chosen.begins) : null
  if (other) yield* startFlow(pass, other, null)
  return other !== null
}

/** Ends the open conversation. */
export function cancel(pass: Pass): void {
  const { state } = pass
  state.doubt = null
  if (!state.active) {
    say(pass, [words(pass).nothingToCancel])
    return
  }
  state.active = null
  say(pass, [words(pass).cancelled])
  offerToGoOn(pass)
}

/** Returns to the question before and forgets its answer. */
export function* goBack(pass: Pass): Effectful<void> {
  const standing = pass.state.active
  if (!standing) return showMenu(pass)
  const flow = flowNamed(pass, standing.flow)!
  const here = standing.asked.pop()
  const previous = flow.questions.find((question) => question.id === standing.asked.at(-1))
  const target = previous ?? flow.questions.find((question) => question.id === here)
  if (!previous) say(pass, [words(pass).cannotGoBack])
  if (!target) return yield* advance(pass)
  delete standing.draft[target.fills]
  yield* ask(pass, target)
}

/** Goes on with what was set aside; a wish that waited begins now. */
export function* resume(pass: Pass, standing: Standing): Effectful<void> {
  takeOut(pass, standing)
  pause(pass)
  const flow = flowNamed(pass, standing.flow)
  if (flow && standing.told) return yield* open(heardAs(pass, flow, standing.told), flow, null)
  pass.state.doubt = null
  pass.state.active = standing
  const question = currentQuestion(pass)
  if (question) yield* ask(pass, question)
  else yield* advance(pass)
}
