/** What is remembered of a conversation between messages: ids and answers, never wording. */
import * as z from 'zod'
import type { Attachment } from '../channels/channel.ts'

/** What was written before anything could begin with it. */
const Doubt = z.object({ text: z.string(), attachments: z.array(z.custom<Attachment>(isObject)) })
export type Doubt = z.infer<typeof Doubt>

/** States of before hold the words alone. */
const Told = z.union([Doubt, z.string().transform((text): Doubt => ({ text, attachments: [] }))])

/** Where a citizen stands in one flow. */
const Standing = z.object({
  flow: z.string(),
  version: z.number(),
  question: z.string(),
  draft: z.record(z.string(), z.unknown()),
  /** Questions asked so far, oldest first, for going back. */
  asked: z.array(z.string()),
  misses: z.number(),
  /** It has not begun: what was written of a wish that waits for its turn, with which it will begin. */
  told: Told.optional(),
})
export type Standing = z.infer<typeof Standing>

const StoredChoice = z.object({
  label: z.string(),
  payload: z.string(),
  yes: z.literal(true).optional(),
  takesText: z.literal(true).optional(),
  tellsWhen: z.literal(true).optional(),
  acts: z.literal(true).optional(),
})

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

const StateSchema = z.object({
  format: z.literal(1),
  language: z.enum(['vi', 'en']),
  /** When the citizen was last told who this is and what is kept; null: never. */
  noticeAt: z.number().nullable(),
  lastAt: z.number(),
  /** Until when a notice may be waiting for the citizen to write again; 0: none was told. */
  keptUntil: z.number().default(0),
  /** Until when a person speaks in the platform's own tool and the bot keeps silent; null: the bot answers. */
  humanUntil: z.number().nullable().default(null),
  /** A person stepped in when nothing could be said of it: it is said with the citizen's next message. */
  humanUntold: z.boolean().default(false),
  /** The live talk that the citizen's messages go to while a person speaks at the console; null: they go to nobody. */
  talk: z.string().nullable().default(null),
  active: Standing.nullable(),
  /** Interrupted conversations, newest last. */
  paused: z.array(Standing),
  /** The choices last offered, so that they can be typed by number or label. */
  choices: z.array(StoredChoice),
  /** What the last notice offered: it stands by its label, whatever was said since, until it is taken. */
  noticed: z.array(StoredChoice).default([]),
  /** The payload of what was told last, to which «lệ phí bao nhiêu» belongs; null: it was nothing of the kind. */
  about: z.string().nullable().default(null),
  /** What was written and not clear: whatever is chosen begins with it. It goes when something begins, or is cancelled; null: nothing. */
  doubt: Doubt.nullable().default(null),
  /** The last message was a cry for help: «ok» and «cảm ơn» are said to the hotlines and answer no question. */
  cried: z.boolean().default(false),
  /** When the hotlines were last said; null: never. */
  hotlinesAt: z.number().nullable().default(null),
  /** Messages in a row that were not understood outside any conversation. */
  misses: z.number(),
})
export type State = z.infer<typeof StateSchema>

/** A conversation that has not begun. */
export function newState(): State {
  return {
    format: 1,
    language: 'vi',
    noticeAt: null,
    lastAt: 0,
    keptUntil: 0,
    humanUntil: null,
    humanUntold: false,
    talk: null,
    active: null,
    paused: [],
    choices: [],
    noticed: [],
    about: null,
    doubt: null,
    cried: false,
    hotlinesAt: null,
    misses: 0,
  }
}

/**
 * Reads a stored state.
 *
 * @returns null when it is of a form that this release does not know: the conversation starts again, politely
 */
export function readState(stored: string): State | null {
  try {
    const parsed = StateSchema.safeParse(JSON.parse(stored))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
