/** The interpreter of flows: one message in, the new state and what to say out. Pure but for the effects it yields. */

import type { Instant } from '../calendar/instant.ts'
import type { Choice, Incoming, Reply } from '../channels/channel.ts'
import type { Understanding } from '../understanding/understand.ts'
import { fold, matchesChoice } from '../understanding/vietnamese-text.ts'
import type { Effectful, Moment } from './effect.ts'
import type { Flow, Language, Question, Reading, Talk } from './flow.ts'
import type { Standing, State } from './state.ts'

/** What a house can talk about, and the words that belong to no single flow. */
export type House = {
  flows: Flow[]
  understand(text: string): Understanding
  words: Record<Language, HouseWords>
  /** After how much silence the privacy notice is given again; null: it is never given. */
  noticeAfterMs: number | null
}

export type HouseWords = {
  /** Who this is, that it is automated, what is kept and why, how to erase. */
  notice: Reply
  menu: Reply
  help: Reply
  /** The hotlines, before anything else. */
  danger: Reply
  thanks: Reply
  cancelled: Reply
  nothingToCancel: Reply
  cannotGoBack: Reply
  notUnderstood: Reply
  /** After three misunderstandings: the way to a person. */
  toPerson: Reply
  /** A photo or sticker that nobody asked for. */
  attachmentAlone: Reply
  /** A button of a conversation that is over. */
  oldButton: Reply
  /** The stored conversation is of an older release and starts again. */
  restarted: Reply
  languageSet: Reply
  /** Offers to go on with an interrupted conversation, by its flow's name. */
  goOn(flow: string): Reply
}

/** A reply; `asks` when a later message of the same turn makes it needless. */
export type Said = { reply: Reply; asks: boolean }

const MISSES_BEFORE_PERSON = 3
const MOST_PAUSED = 3
/** How sure an intent must be to leave a question, and to begin from nothing. */
const SURE = 0.6
const LIKELY = 0.4

type Pass = {
  house: House
  state: State
  incoming: Incoming
  means: Understanding
  moment: Omit<Moment, 'key'>
  says: Said[]
}

const NOTHING: Understanding = { intent: 'none', confidence: 0, category: null, flags: [], slots: {} }

/** Hears one message of the citizen. */
export function* hear(
  house: House,
  before: State,
  incoming: Incoming,
  moment: Omit<Moment, 'key'>,
): Effectful<{ state: State; says: Said[] }> {
  const means = incoming.tap === null && incoming.text !== '' ? house.understand(incoming.text) : NOTHING
  const pass: Pass = { house, state: structuredClone(before), incoming, means, moment, says: [] }
  giveNotice(pass)
  yield* respond(pass)
  return ended(pass)
}

/** Tells a notice in the citizen's lane. The open question stays open. */
export function* tell(
  house: House,
  before: State,
  notice: { kind: string; body: Record<string, unknown> },
  moment: Omit<Moment, 'key'>,
): Effectful<{ state: State; says: Said[] }> {
  const incoming: Incoming = {
    id: '',
    sentAt: moment.at,
    text: '',
    tap: null,
    attachments: [],
    contact: null,
  }
  const pass: Pass = { house, state: structuredClone(before), incoming, means: NOTHING, moment, says: [] }
  const teller = house.flows.find((flow) => flow.notices?.[notice.kind])
  if (teller) say(pass, yield* teller.notices![notice.kind]!(notice.body, talkOf(pass, {}, null)))
  return ended(pass)
}

function ended(pass: Pass): { state: State; says: Said[] } {
  const last = pass.says.at(-1)
  if (last) pass.state.choices = last.reply.choices
  return { state: pass.state, says: pass.says }
}

function giveNotice(pass: Pass): void {
  const { house, state, moment } = pass
  const silence: Instant = moment.at - Math.max(state.lastAt, state.noticeAt ?? 0)
  if (house.noticeAfterMs !== null && (state.noticeAt === null || silence > house.noticeAfterMs)) {
    say(pass, [words(pass).notice])
    state.noticeAt = moment.at
  }
  state.lastAt = moment.at
}

function* respond(pass: Pass): Effectful<void> {
  const { state, incoming, means } = pass
  const question = currentQuestion(pass)
  const loose = question !== null && !question.free && !question.gathers
  const tap = incoming.tap ?? typedChoice(state.choices, incoming.text, loose)
  if (tap !== null) return yield* tapped(pass, tap)
  if (means.intent === 'emergency') {
    say(pass, [words(pass).danger])
    if (question?.gathers) yield* read(pass, question, null)
    else if (question) yield* ask(pass, question)
    return
  }
  if (yield* command(pass, question)) return
  if (question) return yield* read(pass, question, null)
  if (state.active) return yield* advance(pass) // its question is gone with an older release
  yield* begin(pass)
}

/** What every conversation understands at any point. */
function* command(pass: Pass, question: Question<Record<string, unknown>> | null): Effectful<boolean> {
  const { means, state } = pass
  const takesAnything = question?.free || question?.gathers
  if (means.confidence < (takesAnything ? 0.9 : SURE)) return false
  const resuming = state.active === null && state.choices.some((choice) => choice.payload === 'ln:resume')
  if (means.intent === 'help') yield* tapped(pass, 'ln:menu')
  else if (means.intent === 'cancel') yield* tapped(pass, 'ln:cancel')
  else if (means.intent === 'back' && state.active) yield* tapped(pass, 'ln:back')
  else if (means.intent === 'affirm' && resuming) yield* tapped(pass, 'ln:resume')
  else if (means.intent === 'deny' && resuming) yield* tapped(pass, 'ln:drop')
  else return false
  return true
}

function* tapped(pass: Pass, payload: string): Effectful<void> {
  const { state } = pass
  const [, verb, name = '', ...rest] = payload.split(':')
  if (!payload.startsWith('ln:')) return showMenu(pass)
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
  } else if (verb === 'language') {
    state.language = name === 'en' ? 'en' : 'vi'
    say(pass, [words(pass).languageSet])
    const question = currentQuestion(pass)
    return question ? yield* ask(pass, question) : showMenu(pass)
  }
  pause(pass)
  showMenu(pass)
}

/** The menu; an interrupted conversation is its first entry. */
function showMenu(pass: Pass): void {
  const { menu, goOn } = words(pass)
  const standing = pass.state.paused.at(-1)
  if (!standing) return suggest(pass, menu)
  const offer = goOn(standing.flow)
  suggest(pass, { ...menu, text: `${offer.text}\n\n${menu.text}`, choices: [offer.choices[0]!, ...menu.choices] })
}

/** A button that answers a question: the open one, an earlier one of the same flow, or one that was interrupted. */
function* answered(pass: Pass, flowName: string, questionId: string, value: string): Effectful<void> {
  const { state } = pass
  if (state.active?.flow !== flowName) {
    const at = state.paused.findLastIndex((standing) => standing.flow === flowName)
    if (at < 0) {
      say(pass, [words(pass).oldButton])
      return showMenu(pass)
    }
    const [standing] = state.paused.splice(at, 1)
    pause(pass)
    state.active = standing!
  }
  const standing = state.active!
  const question = flowNamed(pass, flowName)?.questions.find((one) => one.id === questionId)
  if (!question || !(standing.question === questionId || standing.asked.includes(questionId))) {
    say(pass, [words(pass).oldButton])
    const open = currentQuestion(pass)
    return open ? yield* ask(pass, open) : yield* advance(pass)
  }
  delete standing.draft[question.fills]
  standing.question = questionId
  yield* read(pass, question, value)
}

function* read(
  pass: Pass,
  question: Question<Record<string, unknown>>,
  chosen: string | null,
): Effectful<void> {
  const standing = pass.state.active!
  const talk = talkOf(pass, standing.draft, chosen)
  const reading: Reading<Record<string, unknown>> = yield* run(question.reads(talk))
  if ('fills' in reading) {
    Object.assign(standing.draft, reading.fills)
    standing.misses = 0
    say(pass, reading.says ?? [])
    yield* advance(pass)
  } else if ('keeps' in reading) {
    Object.assign(standing.draft, reading.keeps)
    standing.misses = 0
    for (const reply of reading.says ?? []) pass.says.push({ reply, asks: true })
  } else if ('goesTo' in reading) {
    say(pass, reading.says ?? [])
    const target = flowNamed(pass, standing.flow)?.questions.find((one) => one.id === reading.goesTo)
    if (target) {
      delete standing.draft[target.fills]
      yield* ask(pass, target)
    }
  } else if ('stops' in reading) {
    say(pass, reading.stops)
    pass.state.active = null
    offerToGoOn(pass)
  } else yield* misunderstood(pass, question, reading.again)
}

/** Not an answer: perhaps another wish, else the question once more, and after three times a way to a person. */
function* misunderstood(
  pass: Pass,
  question: Question<Record<string, unknown>>,
  again: Reply,
): Effectful<void> {
  const standing = pass.state.active!
  const other = flowForIntent(pass, SURE)
  if (other && other.name !== standing.flow && !question.free && !question.gathers) {
    return yield* startFlow(pass, other, null)
  }
  standing.misses += 1
  // Buttons are shown again: a channel may have taken the first ones away.
  const reply = again.choices.length > 0 ? again : { ...again, choices: pass.state.choices }
  pass.says.push({ reply, asks: true })
  if (standing.misses >= MISSES_BEFORE_PERSON) {
    const way = words(pass).toPerson
    pass.says.push({ reply: { ...way, choices: distinct([...reply.choices, ...way.choices]) }, asks: true })
  }
}

function distinct(choices: Choice[]): Choice[] {
  return choices.filter((choice, i) => choices.findIndex((one) => one.payload === choice.payload) === i)
}

/** Nothing is open: begins what the message asks for. */
function* begin(pass: Pass): Effectful<void> {
  const { state, means, incoming } = pass
  const flow = flowForIntent(pass, LIKELY)
  if (flow) {
    state.misses = 0
    return yield* startFlow(pass, flow, null)
  }
  if (means.intent === 'greet' || means.intent === 'back') return showMenu(pass)
  if (means.intent === 'thanks_bye') return suggest(pass, words(pass).thanks)
  state.misses += 1
  const alone = incoming.text === '' && incoming.attachments.length > 0
  suggest(pass, alone ? words(pass).attachmentAlone : words(pass).notUnderstood)
  if (state.misses >= MISSES_BEFORE_PERSON) {
    state.misses = 0
    say(pass, [words(pass).toPerson])
  }
}

function* startFlow(pass: Pass, flow: Flow, opening: string | null): Effectful<void> {
  const { state } = pass
  pause(pass)
  state.paused = state.paused.filter((standing) => standing.flow !== flow.name)
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

/** Asks the first question that is neither answered nor passed over; after the last one, ends the flow. */
function* advance(pass: Pass): Effectful<void> {
  const { state } = pass
  const standing = state.active!
  const flow = flowNamed(pass, standing.flow)!
  for (const question of flow.questions) {
    if (standing.draft[question.fills] !== undefined || question.passes?.(standing.draft)) continue
    return yield* ask(pass, question)
  }
  const endings = yield* flow.ends(talkOf(pass, standing.draft, null))
  say(pass, endings)
  state.active = null
  state.misses = 0
  if (state.paused.length > 0) offerToGoOn(pass)
}

function* ask(pass: Pass, question: Question<Record<string, unknown>>): Effectful<void> {
  const standing = pass.state.active!
  standing.question = question.id
  standing.misses = 0
  if (standing.asked.at(-1) !== question.id) standing.asked.push(question.id)
  const reply: Reply = yield* run(question.asks(talkOf(pass, standing.draft, null)))
  pass.says.push({ reply, asks: true })
}

function cancel(pass: Pass): void {
  const { state } = pass
  if (!state.active) return say(pass, [words(pass).nothingToCancel])
  state.active = null
  say(pass, [words(pass).cancelled])
  offerToGoOn(pass)
}

function* goBack(pass: Pass): Effectful<void> {
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

function* resume(pass: Pass): Effectful<void> {
  const standing = pass.state.paused.pop()
  if (!standing) return showMenu(pass)
  pause(pass)
  pass.state.active = standing
  const question = currentQuestion(pass)
  if (question) yield* ask(pass, question)
  else yield* advance(pass)
}

/** Sets the open conversation aside, to be offered again. */
function pause(pass: Pass): void {
  const { state } = pass
  if (state.active) state.paused = [...state.paused.slice(1 - MOST_PAUSED), state.active]
  state.active = null
}

function offerToGoOn(pass: Pass): void {
  const standing = pass.state.paused.at(-1)
  if (!standing) return
  const offer = words(pass).goOn(standing.flow)
  const offered = pass.says.at(-1)?.reply.choices ?? []
  pass.says.push({ reply: { ...offer, choices: [...offer.choices, ...offered] }, asks: true })
}

function currentQuestion(pass: Pass): Question<Record<string, unknown>> | null {
  const standing = pass.state.active
  if (!standing) return null
  return (
    flowNamed(pass, standing.flow)?.questions.find((question) => question.id === standing.question) ?? null
  )
}

/** The choice that was typed by number or label; for questions that take any text only the exact words count. */
function typedChoice(choices: Choice[], typed: string, loose: boolean): string | null {
  if (typed === '' || choices.length === 0) return null
  const at = loose ? matchesChoice(typed, choices) : exactChoice(choices, typed)
  return at === null ? null : (choices[at]?.payload ?? null)
}

function exactChoice(choices: Choice[], typed: string): number | null {
  const folded = fold(typed)
  const number = /^\d{1,2}$/.test(folded) ? Number(folded) - 1 : -1
  if (choices[number]) return number
  const at = choices.findIndex((choice) => fold(choice.label) === folded)
  return at < 0 ? null : at
}

function flowForIntent(pass: Pass, sure: number): Flow | null {
  if (pass.means.confidence < sure) return null
  return pass.house.flows.find((flow) => flow.intents.includes(pass.means.intent)) ?? null
}

function flowNamed(pass: Pass, name: string): Flow | null {
  return pass.house.flows.find((flow) => flow.name === name) ?? null
}

function talkOf(
  pass: Pass,
  draft: Record<string, unknown>,
  chosen: string | null,
): Talk<Record<string, unknown>> {
  const { state, incoming, means, moment } = pass
  return { draft, language: state.language, incoming, means, chosen, moment }
}

function words(pass: Pass): HouseWords {
  return pass.house.words[pass.state.language]
}

function say(pass: Pass, replies: Reply[]): void {
  for (const reply of replies) pass.says.push({ reply, asks: false })
}

/** Says what only helps as long as the citizen has not gone on. */
function suggest(pass: Pass, reply: Reply): void {
  pass.says.push({ reply, asks: true })
}

function* run<T>(given: T | Effectful<T>): Effectful<T> {
  return isEffectful(given) ? yield* given : given
}

function isEffectful<T>(given: T | Effectful<T>): given is Effectful<T> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given && 'next' in given
}

/** Fits a stored conversation to the flows of this release: answers are kept by name, unknown flows are dropped. */
export function fitState(house: House, state: State): { state: State; dropped: boolean } {
  const fitted = [state.active, ...state.paused].map((standing) =>
    standing ? fitStanding(house, standing) : null,
  )
  const dropped = state.active !== null && fitted[0] === null
  const paused = fitted.slice(1).filter((standing): standing is Standing => standing !== null)
  return { state: { ...state, active: fitted[0] ?? null, paused }, dropped }
}

function fitStanding(house: House, standing: Standing): Standing | null {
  const flow = house.flows.find((one) => one.name === standing.flow)
  if (!flow) return null
  if (flow.version === standing.version) return standing
  const draft = flow.migrates?.(standing.draft, standing.version) ?? standing.draft
  return { ...standing, version: flow.version, draft }
}
