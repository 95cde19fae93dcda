/**
 * A person speaks with the citizen in the platform's own tool: the bot keeps silent meanwhile, says so once, and answers
 * again when it is called, when the thread is given back, or when the person has been silent for long enough.
 */
import type { Control } from '../channels/event.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import { type Pass, say, words } from './pass.ts'

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
  pass.state.humanUntil = null
  pass.state.humanUntold = false
  say(pass, [words(pass).botBack])
}

function isPaused({ state, moment }: Pass): boolean {
  return state.humanUntil !== null && moment.at < state.humanUntil
}
