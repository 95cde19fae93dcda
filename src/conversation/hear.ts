/** The interpreter of flows: one message in, the new state and what to say out. Pure but for the effects it yields. */

import type { Instant } from '../calendar/instant.ts'
import type { Choice, Incoming } from '../channels/channel.ts'
import type { Control } from '../channels/event.ts'
import type { Understanding } from '../understanding/understand.ts'
import { fold, foldWords } from '../understanding/vietnamese-text.ts'
import type { Effectful, Moment } from './effect.ts'
import type { Flow, Language } from './flow.ts'
import type { House } from './house.ts'
import {
  bringToPerson,
  callsBot,
  comeBack,
  heedControl,
  heedTalk,
  isForPerson,
  tellLeft,
  tellOfPerson,
} from './human-pause.ts'
import { KEPT_FOR_MS } from './mailbox.ts'
import {
  type AnyQuestion,
  currentQuestion,
  flowForIntent,
  flowNamed,
  type Pass,
  type Said,
  say,
  suggest,
  talkOf,
  words,
} from './pass.ts'
import {
  advance,
  answered,
  ask,
  cancel,
  goBack,
  MISSES_BEFORE_PERSON,
  offerToGoOn,
  pause,
  read,
  resume,
  SURE,
  showMenu,
  startFlow,
} from './standing.ts'
import type { State } from './state.ts'
import { noticedChoice, typedChoice } from './typed-choice.ts'

/** How sure an intent must be to begin from nothing. */
const LIKELY = 0.35
/** Where any text is an answer, longer ones only tell something. */
const MOST_COMMAND_WORDS = 4
/** Said after an answer, these ask for nothing more: "ok", "cảm ơn", "không". */
const CLOSING: ReadonlySet<string> = new Set(['thanks_bye', 'affirm', 'deny', 'skip'])

const NOTHING: Understanding = { intent: 'none', confidence: 0, category: null, flags: [], slots: {} }

/** Hears one message of the citizen. */
export function* hear(
  house: House,
  before: State,
  incoming: Incoming,
  moment: Omit<Moment, 'key'>,
): Effectful<{ state: State; says: Said[] }> {
  const means = incoming.tap === null && incoming.text !== '' ? house.understand(incoming.text) : NOTHING
  const pass: Pass = { house, state: copyOf(before), incoming, means, moment, says: [] }
  if (isForPerson(pass) && !isPromised(pass)) {
    if (means.intent === 'emergency') say(pass, [words(pass).danger])
    tellOfPerson(pass)
    pass.state.lastAt = moment.at
    yield* bringToPerson(pass)
    return ended(pass)
  }
  const talk = pass.state.talk
  if (means.intent !== 'emergency') giveNotice(pass) // whoever is in danger hears the hotlines first
  pass.state.lastAt = moment.at
  if (callsBot(pass)) yield* answerCall(pass)
  else {
    if (means.intent !== 'emergency') comeBack(pass)
    yield* respond(pass)
  }
  yield* tellLeft(pass, talk)
  return ended(pass)
}

/** The bot is called by its name: it goes on where it was. */
function* answerCall(pass: Pass): Effectful<void> {
  comeBack(pass)
  const question = currentQuestion(pass)
  if (question) yield* ask(pass, question)
  else showMenu(pass)
}

/** The person has gone: the open question is asked again, or what was set aside is offered. */
function* goOn(pass: Pass): Effectful<void> {
  const question = currentQuestion(pass)
  if (question) yield* ask(pass, question)
  else offerToGoOn(pass)
}

/** Takes note of what is no message: who speaks to the citizen now, or that they did something without words. */
export function heed(
  house: House,
  before: State,
  letter: { control: Control } | { contact: string },
  moment: Omit<Moment, 'key'>,
): { state: State; says: Said[] } {
  const pass = passOf(house, before, WORDLESS, moment)
  if ('control' in letter) heedControl(pass, letter.control)
  else pass.state.lastAt = moment.at
  return { state: pass.state, says: pass.says } // what was offered last still stands
}

/** Tells a notice in the citizen's lane. The open question stays open. */
export function* tell(
  house: House,
  before: State,
  notice: { kind: string; body: Record<string, unknown> },
  moment: Omit<Moment, 'key'>,
): Effectful<{ state: State; says: Said[] }> {
  const pass = passOf(house, before, WORDLESS, moment)
  const { isLive, isOver } = heedTalk(pass, notice.kind, notice.body)
  const teller = house.flows.find((flow) => flow.notices?.[notice.kind])
  const body = isLive ? { ...notice.body, isLive } : notice.body
  if (teller) say(pass, yield* teller.notices![notice.kind]!(body, talkOf(pass, {}, null)))
  pass.state.noticed = pass.says.at(-1)?.reply.choices ?? []
  if (pass.says.length > 0) pass.state.keptUntil = moment.at + KEPT_FOR_MS
  if (isOver) yield* goOn(pass)
  return ended(pass)
}

const WORDLESS: Incoming = { id: '', sentAt: 0, text: '', tap: null, attachments: [], contact: null }

function passOf(house: House, before: State, incoming: Incoming, moment: Omit<Moment, 'key'>): Pass {
  return {
    house,
    state: copyOf(before),
    incoming: { ...incoming, sentAt: moment.at },
    means: NOTHING,
    moment,
    says: [],
  }
}

/** A state is what its JSON holds; a structured clone costs four times as much. */
function copyOf(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State
}

function ended(pass: Pass): { state: State; says: Said[] } {
  const last = pass.says.at(-1)
  const isWaiting = pass.state.active !== null && last?.reply.choices.length === 0 && !last.asks
  if (last && !isWaiting) pass.state.choices = last.reply.choices
  return { state: pass.state, says: pass.says }
}

function giveNotice(pass: Pass): void {
  const { house, state, moment } = pass
  const silence: Instant = moment.at - Math.max(state.lastAt, state.noticeAt ?? 0)
  if (house.noticeAfterMs !== null && (state.noticeAt === null || silence > house.noticeAfterMs)) {
    say(pass, [words(pass).notice])
    state.noticeAt = moment.at
  }
}

function* respond(pass: Pass): Effectful<void> {
  const { state, incoming, means } = pass
  const question = currentQuestion(pass)
  const loose = question !== null && !question.free && !question.gathers
  const tap =
    incoming.tap ??
    typedChoice(state.choices, incoming.text, loose) ??
    noticedChoice(pass, question) ??
    pass.house.typedTap?.(incoming.text) ??
    null
  if (tap !== null) return yield* tapped(pass, tap)
  if (means.intent === 'emergency') {
    say(pass, [words(pass).danger])
    if (question?.gathers) yield* read(pass, question, null)
    return // the open question waits: asking it at once would be cold
  }
  const language = languageAsked(incoming.text)
  if (language) return yield* tapped(pass, `ln:language:${language}`)
  if (yield* command(pass, question)) return
  const promised = question?.free || question?.gathers ? promisedFlow(pass) : null
  if (promised) return yield* startFlow(pass, promised, null)
  if (question) return yield* read(pass, question, null)
  if (state.active) return yield* advance(pass) // its question is gone with an older release
  yield* begin(pass)
}

const LANGUAGES = new Map<string, Language>([
  ['english', 'en'],
  ['in english', 'en'],
  ['speak english', 'en'],
  ['english please', 'en'],
  ['tieng anh', 'en'],
  ['vietnamese', 'vi'],
  ['tieng viet', 'vi'],
])

/** The language that is asked for by nothing but its name. */
function languageAsked(typed: string): Language | null {
  return LANGUAGES.get(fold(typed)) ?? null
}

function isPromised({ means, incoming }: Pass): boolean {
  return means.intent === 'privacy_request' && fold(incoming.text).split(' ').length <= 5
}

/** «xóa dữ liệu»: the notice promises that these few words work at any point, where any text is taken too. */
function promisedFlow(pass: Pass): Flow | null {
  const flow = isPromised(pass) ? flowForIntent(pass, SURE) : null
  return flow && flow.name !== pass.state.active?.flow ? flow : null
}

/** What every conversation understands at any point. */
function* command(pass: Pass, question: AnyQuestion | null): Effectful<boolean> {
  const { means, state } = pass
  const takesAnything = question?.free || question?.gathers
  // In a story "họ bắt tôi rút đơn về" is no command: only a few words that say nothing else are.
  const isBrief = foldWords(pass.incoming.text).length <= MOST_COMMAND_WORDS
  if (takesAnything ? means.confidence < 0.9 || !isBrief : means.confidence < SURE) return false
  const offered = state.active === null ? state.choices : []
  const yes = offered.find((choice) => choice.yes)
  const mayDrop = offered.some((choice) => choice.payload === 'ln:drop')
  if (means.intent === 'help') yield* tapped(pass, 'ln:menu')
  else if (means.intent === 'cancel') yield* tapped(pass, 'ln:cancel')
  else if (means.intent === 'back' && state.active) yield* tapped(pass, 'ln:back')
  else if (means.intent === 'affirm' && yes) yield* tapped(pass, yes.payload)
  else if (means.intent === 'deny' && mayDrop) yield* tapped(pass, 'ln:drop')
  else return false
  return true
}

function* tapped(pass: Pass, payload: string): Effectful<void> {
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

/** What may be the answer to an official's question: anything that does not ask for something else. */
const ANSWERS_A_NOTICE: ReadonlySet<string> = new Set(['none', 'file_complaint', 'affirm', 'deny'])

/** Takes the message for the flow that a notice offered, as if the citizen had tapped first. */
function* answerNotice(pass: Pass, asked: Choice): Effectful<void> {
  const said = pass.says.length
  yield* tapped(pass, asked.payload)
  const question = currentQuestion(pass)
  if (!question) return // it is over by now, and that was said
  pass.says.length = said // the question is being answered: it need not be asked
  yield* read(pass, question, null)
}

/** Nothing is open: begins what the message asks for. */
function* begin(pass: Pass): Effectful<void> {
  const { state, means, incoming } = pass
  const asked = state.noticed.find((choice) => choice.takesText)
  if (asked && ANSWERS_A_NOTICE.has(means.intent)) return yield* answerNotice(pass, asked)
  const flow = flowForIntent(pass, LIKELY)
  if (flow) {
    state.misses = 0
    return yield* startFlow(pass, flow, null)
  }
  if (means.intent === 'greet' || means.intent === 'back') return showMenu(pass)
  if (CLOSING.has(means.intent)) return suggest(pass, words(pass).thanks)
  state.misses += 1
  const alone = incoming.text === '' && incoming.attachments.length > 0
  if (state.misses < MISSES_BEFORE_PERSON) {
    return suggest(pass, alone ? words(pass).attachmentAlone : words(pass).notUnderstood)
  }
  state.misses = 0
  suggest(pass, words(pass).toPerson)
}
