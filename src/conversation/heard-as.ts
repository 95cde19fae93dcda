/** Hearing words as a wish that was chosen for them, or that they have beside others. */
import { namesComplaint, wishNamed } from '../understanding/remarks.ts'
import { slotsOf } from '../understanding/slots.ts'
import type { Understanding } from '../understanding/understand.ts'
import { foldWords } from '../understanding/vietnamese-text.ts'
import { messageOf } from '../understanding/words.ts'
import { type Flow, start } from './flow.ts'
import type { Pass } from './pass.ts'
import type { Doubt } from './state.ts'

/** Few words only name a wish; more tell something that belongs to it. */
const MOST_WORDS_OF_A_NAME = 6

/** The same message, as if these were its words and this flow its wish: the conversation's state and replies are shared. */
export function heardAs(pass: Pass, flow: Flow, { text, attachments }: Doubt): Pass {
  const means = meantAs(pass.house.understand(text), text, flow.intents[0] ?? 'none')
  return { ...pass, means, held: null, incoming: { ...pass.incoming, text, attachments, tap: null } }
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
  const waiting = state.paused.find((one) => one.flow === flow.name && one.told !== undefined)
  const isOffered = state.choices.some(({ payload }) => payload === start(flow.name))
  if (waiting?.told !== undefined) return joined({ text: waiting.told, attachments: [] }, pass, flow)
  if (held === null || (incoming.tap === null && !isOffered)) return null
  return joined(held, pass, flow)
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
