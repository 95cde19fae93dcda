/**
 * A person speaks with the citizen, in the platform's own tool or at the console: the bot keeps silent meanwhile, says so
 * once, and answers again when it is called, when the thread is given back, or when the person has been silent for long enough.
 */
import type { Control } from '../channels/event.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import type { Effectful } from './effect.ts'
import { type Pass, say, talkOf, words } from './pass.ts'

/** After so long without a word of the official's a live talk is anyone's to take, and the bot answers again. */
export const PERSON_SILENT_MS = 30 * 60_000

/** How long the bot keeps silent after a person's last words, where the house says nothing else. */
const HUMAN_PAUSE_MS = 3_600_000

/** So long after the citizen's last message both platforms take what is no notice; people may write for a week. */
const TELLABLE_MS = 23 * 3_600_000

/** What calls the bot back by nothing but its name. */
const CALLS = new Set(['tro ly', 'tro ly tu dong', 'goi tro ly', 'bot', 'chatbot', 'lang nghe', 'assistant'])

/** Takes note of who speaks now. What the person wrote is not known here. */
export function heedControl(pass: Pass, control: Control): void {
  const { state, moment, house } = pass
  if (control === 'left')
    state.lastAt = 0 // as if never heard: no window is open until they write again
  else if (control === 'bot') {
    if (state.humanUntil !== null) comeBack(pass)
  } else {
    const isNew = !isPaused(pass)
    state.humanUntil = moment.at + (house.humanPauseMs ?? HUMAN_PAUSE_MS)
    // Where another app has the thread, ours may not write.
    if (isNew && control === 'human') {
      if (moment.at - state.lastAt < TELLABLE_MS) say(pass, [words(pass).humanSpeaks])
      else state.humanUntold = true
    }
  }
}

/** The notices by which an official at the console steps in, and out again; `talk` in the body says of which talk, `ends` that it is the last. */
const STEPS_IN: ReadonlySet<string> = new Set(['talk_taken', 'official_reply'])
const STEPS_OUT: ReadonlySet<string> = new Set(['talk_paused', 'talk_ended'])

/** Who speaks after a notice. `isLive`: the person does, or did until it. `isOver`: the bot goes on where it was. */
export type Hands = { isLive: boolean; isOver: boolean }

/** Takes note of an official who steps in or out at the console. Where it cannot be read now, it is said with the citizen's next message. */
export function heedTalk(
  { state, moment }: Pass,
  kind: string,
  { talk, ends }: Record<string, unknown>,
): Hands {
  if (typeof talk !== 'string') return { isLive: false, isOver: false }
  if (STEPS_OUT.has(kind) || ends === true) {
    const isLive = state.talk === talk
    if (isLive) endTalk(state)
    return { isLive, isOver: isLive }
  }
  if (!STEPS_IN.has(kind)) return { isLive: false, isOver: false }
  const isNew = state.talk !== talk
  const isReadNow = moment.at - state.lastAt < TELLABLE_MS
  state.talk = talk
  state.humanUntil = Math.max(state.humanUntil ?? 0, moment.at + PERSON_SILENT_MS)
  if (isNew) state.humanUntold = !isReadNow || kind !== 'talk_taken'
  return { isLive: isReadNow, isOver: false }
}

/** Brings what the citizen wrote to the person at the console, where one speaks there. */
export function* bringToPerson(pass: Pass): Effectful<void> {
  const { state, house } = pass
  if (state.talk === null || !house.liveTalk) return
  const { says, ends } = yield* house.liveTalk.hears(state.talk, talkOf(pass, {}, null))
  if (ends) endTalk(state)
  say(pass, says)
}

/** The person at the console learns that the citizen speaks with the bot again. @param before the talk that there was */
export function* tellLeft({ state, house }: Pass, before: string | null): Effectful<void> {
  if (before !== null && state.talk === null && house.liveTalk) yield* house.liveTalk.isLeft(before)
}

function endTalk(state: Pass['state']): void {
  state.talk = null
  state.humanUntil = null
  state.humanUntold = false
}

/** Says that a person speaks, where it could not be said when they stepped in. */
export function tellOfPerson(pass: Pass): void {
  if (!pass.state.humanUntold) return
  pass.state.humanUntold = false
  say(pass, [words(pass).humanSpeaks])
}

/** Whether the message is the person's to answer: who is in danger hears the hotlines all the same. */
export function isForPerson(pass: Pass): boolean {
  return isPaused(pass) && pass.incoming.tap === null && !callsBot(pass)
}

/** Whether the bot was called by its name while it kept silent. */
export function callsBot({ state, incoming }: Pass): boolean {
  return state.humanUntil !== null && CALLS.has(fold(incoming.text))
}

/** Ends the silence, if there was one, and says so. */
export function comeBack(pass: Pass): void {
  if (pass.state.humanUntil === null) return
  endTalk(pass.state)
  say(pass, [words(pass).botBack])
}

function isPaused({ state, moment }: Pass): boolean {
  return state.humanUntil !== null && moment.at < state.humanUntil
}
