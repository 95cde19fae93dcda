/** The interpreter of flows: one message in, the new state and what to say out. Pure but for the effects it yields. */

import type { Instant } from '../calendar/instant.ts'
import type { Choice, Incoming } from '../channels/channel.ts'
import type { Control } from '../channels/event.ts'
import { STEERS } from '../understanding/intents.ts'
import { asksDetails } from '../understanding/remarks.ts'
import type { Understanding } from '../understanding/understand.ts'
import { fold, foldWords } from '../understanding/vietnamese-text.ts'
import { type Choosing, SURE } from './choose-wish.ts'
import type { Effectful, Moment } from './effect.ts'
import type { Flow } from './flow.ts'
import { heedLanguage, isForeign, languageAsked } from './heed-language.ts'
import { keepCry, sayHotlines, tellsOfDanger } from './hotlines.ts'
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
import { noteUnclear } from './keep-unclear.ts'
import { KEPT_FOR_MS } from './mailbox.ts'
import {
  currentQuestion,
  flowForIntent,
  flowOfIntent,
  type Pass,
  type Said,
  say,
  suggest,
  talkOf,
  words,
} from './pass.ts'
import { offerToGoOn, showMenu } from './set-aside.ts'
import { partsOf } from './several-wishes.ts'
import { advance, ask, beginParts, MISSES_BEFORE_PERSON, read, startFlow } from './standing.ts'
import type { State } from './state.ts'
import { command, tapped } from './steer.ts'
import { noticedChoice, typedChoice } from './typed-choice.ts'
import { askEither, choosing, claimant, explained, hold, takeBack } from './unsure.ts'

/** Said after an answer, these ask for nothing more: "ok", "cảm ơn", "không". */
const CLOSING: ReadonlySet<string> = new Set(['thanks_bye', 'affirm', 'deny', 'skip'])

const NOTHING: Understanding = {
  intent: 'none',
  confidence: 0,
  runnerUp: null,
  category: null,
  flags: [],
  slots: {},
}

/** Hears one message of the citizen. */
export function* hear(
  house: House,
  before: State,
  incoming: Incoming,
  moment: Omit<Moment, 'key'>,
): Effectful<{ state: State; says: Said[] }> {
  const means = incoming.tap === null && incoming.text !== '' ? meaningOf(house, incoming.text) : NOTHING
  const state = { ...copyOf(before), cried: false }
  const pass: Pass = { house, state, incoming, means, moment, says: [], held: state.doubt }
  if (isForPerson(pass) && !isPromised(pass)) {
    if (means.intent === 'emergency') sayHotlines(pass)
    tellOfPerson(pass)
    pass.state.lastAt = moment.at
    yield* bringToPerson(pass)
    return ended(pass)
  }
  const talk = pass.state.talk
  heedLanguage(pass)
  if (tellsOfDanger(pass)) sayHotlines(pass)
  if (means.intent !== 'emergency') giveNotice(pass) // whoever is in danger hears the hotlines first
  pass.state.lastAt = moment.at
  if (callsBot(pass)) yield* answerCall(pass)
  else {
    if (means.intent !== 'emergency') comeBack(pass)
    yield* respond(pass, before.cried)
  }
  yield* tellLeft(pass, talk)
  return ended(pass)
}

/** Nothing is steered by a guess. */
function meaningOf(house: House, typed: string): Understanding {
  const means = house.understand(typed)
  return STEERS.has(means.intent) && means.confidence < SURE ? { ...means, intent: 'none' } : means
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
    held: null,
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
  if (last) pass.state.about = last.reply.about ?? null
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

/** @param afterCry the message before was a cry for help */
function* respond(pass: Pass, afterCry: boolean): Effectful<void> {
  const { state, incoming, means } = pass
  const question = currentQuestion(pass)
  const isCry = means.intent === 'emergency'
  const loose =
    !isCry && !afterCry && (question === null ? isOfferOpen(pass) : !question.free && !question.gathers)
  const tap =
    incoming.tap ??
    typedChoice(state.choices, incoming.text, loose) ??
    noticedChoice(pass, question) ??
    pass.house.typedTap?.(incoming.text) ??
    null
  if (tap !== null) return yield* tapped(pass, tap)
  if (isCry) {
    pass.state.cried = true
    sayHotlines(pass)
    yield* keepCry(pass, question)
    return // the open question waits: asking it at once would be cold
  }
  if (afterCry && question && CLOSING.has(means.intent)) return yield* ask(pass, question)
  const language = languageAsked(incoming.text)
  if (language) return yield* tapped(pass, `ln:language:${language}`)
  if (takeBack(pass, question)) return
  if (means.intent === 'help' && explained(pass, question)) return // it sounds like a call for the menu, too
  if (yield* command(pass, question)) return
  if (explained(pass, question)) return
  const promised = question?.free || question?.gathers ? promisedFlow(pass) : null
  if (promised) return yield* startFlow(pass, promised, null)
  if (question) return yield* read(pass, question, null)
  if (state.active) return yield* advance(pass) // its question is gone with an older release
  yield* begin(pass)
}

function isPromised({ means, incoming }: Pass): boolean {
  return means.intent === 'privacy_request' && fold(incoming.text).split(' ').length <= 5
}

/** «xóa dữ liệu»: the notice promises that these few words work at any point, where any text is taken too. */
function promisedFlow(pass: Pass): Flow | null {
  const flow = isPromised(pass) ? flowForIntent(pass, SURE) : null
  return flow && flow.name !== pass.state.active?.flow ? flow : null
}

/** After an either/or any words that fit a choice take it; after a menu or an offer only a few do, as "làm luôn". */
function isOfferOpen({ held, state, incoming }: Pass): boolean {
  const count = foldWords(incoming.text).length
  if (held !== null && state.choices.some(({ payload }) => payload === 'ln:else')) return true
  if (held !== null && count <= MOST_WORDS_OF_A_CHOICE) return true
  return state.choices.some(({ yes }) => yes) && count <= MOST_WORDS_OF_A_YES
}
const MOST_WORDS_OF_A_YES = 3
const MOST_WORDS_OF_A_CHOICE = 6

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
  const { state, means, house } = pass
  const asked = state.noticed.find((choice) => choice.takesText)
  if (asked && ANSWERS_A_NOTICE.has(means.intent)) return yield* answerNotice(pass, asked)
  if (state.about !== null && asksDetails(pass.incoming.text)) return yield* tapped(pass, state.about)
  const claims = claimant(pass)
  const parts = claims ? [] : partsOf(pass)
  const chosen = choosing(pass)
  const flow = claims ?? ('begins' in chosen ? flowOfIntent(house, chosen.begins) : null)
  if (flow || parts.length > 0) {
    state.misses = 0
    return parts.length > 0 ? yield* beginParts(pass, parts) : yield* startFlow(pass, flow!, null)
  }
  if (means.intent === 'greet' || means.intent === 'back') return showMenu(pass)
  if (isForeign(pass)) return suggest(pass, words(pass).otherLanguage)
  if (CLOSING.has(means.intent)) return suggest(pass, words(pass).thanks)
  yield* noteUnclear(pass, 'asks' in chosen ? 'either_or' : 'not_understood')
  notSure(pass, chosen)
}

/** Asks what is meant, as shortly as the words allow; after three times a way to a person. */
function notSure(pass: Pass, chosen: Choosing): void {
  const { state, incoming } = pass
  state.misses += 1
  hold(pass)
  const alone = incoming.text === '' && incoming.attachments.length > 0
  if (state.misses >= MISSES_BEFORE_PERSON) {
    state.misses = 0
    suggest(pass, words(pass).toPerson)
  } else if ('asks' in chosen) askEither(pass, chosen)
  else suggest(pass, alone ? words(pass).attachmentAlone : words(pass).notUnderstood)
}
