/** Hearing words as a wish that was chosen for them, or that they have beside others. */
import { withGravest } from '../understanding/long-text.ts'
import { namesComplaint, wishNamed } from '../understanding/remarks.ts'
import { slotsOf } from '../understanding/slots.ts'
import type { Understanding } from '../understanding/understand.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { messageOf } from '../understanding/words.ts'
import { type Flow, start } from './flow.ts'
import type { Pass } from './pass.ts'
import { setAside } from './set-aside.ts'
import type { Doubt } from './state.ts'

/** Few words only name a wish; more tell something that belongs to it. */
const MOST_WORDS_OF_A_NAME = 6

/** The same message, as if these were its words and this flow its wish: the conversation's state and replies are shared. */
export function heardAs(pass: Pass, flow: Flow, { text, attachments }: Doubt): Pass {
  const means = meantAs(gravestOf(text, pass.house.understand), text, flow.intents[0] ?? 'none')
  return { ...pass, means, held: null, incoming: { ...pass.incoming, text, attachments, tap: null } }
}

/** What several messages mean together. */
function gravestOf(text: string, understand: (text: string) => Understanding): Understanding {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return withGravest(understand(text), lines.length < 2 ? [] : lines.map(understand))
}

/** An understanding whose wish is settled. What only that wish states (the sum, the official) is read for it. */
function meantAs(understood: Understanding, text: string, intent: string): Understanding {
  const settled = { ...understood, confidence: 1, runnerUp: null }
  if (understood.intent === intent) return settled
  const slots = slotsOf(messageOf(text), intent)
  return {
    ...settled,
    intent: intent as Understanding['intent'],
    category: null,
    slots: { ...slots, ...understood.slots },
  }
}

/** What was written before for a flow that begins now without an opening of its own; null: nothing. */
export function toldBefore(pass: Pass, flow: Flow): Doubt | null {
  const { state, held, incoming } = pass
  const waits = setAside(pass, flow.name, true)
  const isOffered = state.choices.some(({ payload }) => payload === start(flow.name))
  if (waits?.told) return joined(waits.told, pass, flow)
  if (held === null || (incoming.tap === null && !isOffered && !onlyNames(incoming.text, flow))) return null
  return joined(held, pass, flow)
}

/** "gửi phản ánh", without a word of what about: that was written before. */
function onlyNames(text: string, { intents }: Flow): boolean {
  if (foldWords(text).length > MOST_WORDS_OF_A_NAME) return false
  const named = wishNamed(text)
  return named === null ? intents.includes('file_complaint') && namesComplaint(text) : intents.includes(named)
}

/** Few words that only name the wish ("2", "hỏi hồ sơ") add nothing to what was written before; "khai tử" does. */
function joined(before: Doubt, { incoming, means }: Pass, flow: Flow): Doubt {
  const { tap, text, attachments } = incoming
  if (tap !== null) return before
  const names = wishNamed(text) !== null || namesComplaint(text) || !flow.intents.includes(means.intent)
  return {
    text: foldWords(text).length > MOST_WORDS_OF_A_NAME || !names ? `${before.text}\n${text}` : before.text,
    attachments: [...before.attachments, ...attachments],
  }
}
