/**
 * What a conversation is made of. A flow is a list of questions and what happens when they are answered;
 * all of it is pure: what must be found out or kept is yielded as an effect (effect.ts).
 */
import type { Choice, Incoming, Reply } from '../channels/channel.ts'
import type { Understanding } from '../understanding/understand.ts'
import type { Effectful, Moment } from './effect.ts'

export type Language = 'vi' | 'en'

/** What a flow is told with each message. */
export type Talk<Draft> = {
  /** What has been answered so far. */
  draft: Draft
  language: Language
  incoming: Incoming
  /** What the typed text means; for a tap, `none`. */
  means: Understanding
  /** What was chosen of the choices offered, tapped or typed; null for anything else. */
  chosen: string | null
  moment: Omit<Moment, 'key'>
}

/** What a question makes of a message. */
export type Reading<Draft> =
  /** Understood: what it fills in, and what to say before going on. */
  | { fills: Partial<Draft>; says?: Reply[] }
  /** Taken, but the question stays open for more (it gathers). */
  | { keeps: Partial<Draft>; says?: Reply[] }
  /** Not understood: asks again, in other words. */
  | { again: Reply }
  /** Goes to another question of the same flow, forgetting its answer; `keeps` is noted first. */
  | { goesTo: string; keeps?: Partial<Draft>; says?: Reply[] }
  /** Ends the conversation here, without its ending. */
  | { stops: Reply[] }

export type Question<Draft> = {
  /** Stored in the state of conversations: never reused for another question. */
  id: string
  /** The member of the draft whose presence says that this is answered. */
  fills: keyof Draft & string
  /** The question, as it is asked. */
  asks(talk: Talk<Draft>): Reply | Effectful<Reply>
  /** How an answer is read. */
  reads(talk: Talk<Draft>): Reading<Draft> | Effectful<Reading<Draft>>
  /** When it need not be asked. */
  passes?(draft: Draft): boolean
  /** Waits a moment for more messages, and takes any text as an answer. */
  gathers?: true
  /** Takes any text as an answer (a name, a comment), so another wish in it is not an interruption. */
  free?: true
}

export type FlowOf<Draft> = {
  /** Stored in the state of conversations. */
  name: string
  /** Raised when questions change so that stored drafts need `migrates`. */
  version: number
  /** Intents that start it. */
  intents: string[]
  questions: Question<Draft>[]
  /** What the first message has already answered; `opening` is what came after `ln:start:<flow>:`. */
  begins(talk: Talk<Draft>, opening: string | null): Partial<Draft> | Effectful<Partial<Draft>>
  /**
   * A door from outside (`ln:start:<flow>:door:…`) to this flow while it is open or set aside: what the door adds to what was
   * told, which then goes on. Null, or no such member: it begins anew, and what was told is gone.
   */
  goesOnBehind?(talk: Talk<Draft>, opening: string): Effectful<Partial<Draft> | null>
  /** Whether a text is this flow's whatever it seems to mean: a code that only it knows, a question that only it answers. */
  claims?(text: string): boolean
  /** Answers a question about what the flow is ("tố cáo có bị lộ tên không") without beginning it; null: the text asks none. */
  explains?(text: string, language: Language): Reply | null
  /** What of a cry for help, which the hotlines have answered, is added to what was told; null: nothing. */
  keepsCry?(talk: Talk<Draft>): Partial<Draft> | null
  /** What the citizen wrote that began it, or was taken for it: offered to another flow when it was not meant. Null: nothing. */
  firstWords?(draft: Draft): string | null
  /** The files that it holds. Left out: it takes none with the words that begin it. */
  filesIn?(draft: Draft): readonly unknown[]
  /** What happens when every question is answered or passed over. */
  ends(talk: Talk<Draft>): Effectful<Reply[]>
  /** Whether nothing set aside is to be taken up after it: who has everything erased is not asked to go on. */
  endsAll?(draft: Draft): boolean
  /** Whether nothing was told yet that is worth going on with: such a flow is not set aside when it is left. */
  isBare?(draft: Draft): boolean
  /** Brings a draft of an older version to this one. Without it answers are kept by their names. */
  migrates?(draft: Record<string, unknown>, version: number): Draft
  /** Says what notices of these kinds say; `body` is what the notice was scheduled with, and `isLive` while a person speaks at the console. */
  notices?: Record<
    string,
    (body: Record<string, unknown>, talk: Talk<Record<string, unknown>>) => Effectful<Reply[]>
  >
}

/** A flow whose draft's type is forgotten, as the interpreter handles it. */
export type Flow = FlowOf<Record<string, unknown>>

/** Declares a flow; the draft's type is checked here and forgotten outside. */
export function flow<Draft>(definition: FlowOf<Draft>): Flow {
  return definition as unknown as Flow
}

/** A reply without buttons. */
export function text(words: string): Reply {
  return { text: words, choices: [], link: null }
}

/** A reply with buttons: `choices` pairs each label with its payload. */
export function choose(words: string, choices: Choice[]): Reply {
  return { text: words, choices, link: null }
}

/** What these say is soon over: said later they would mislead. */
const PASSING: ReadonlySet<string> = new Set([
  'complaint_reminder',
  'dossier_due_tomorrow',
  'official_case',
  'official_urgent',
  'rating_reminder',
  'talk_taken',
  'talk_waits',
])

/** What a notice says, with what may stand for it when the time to write freely is over (src/channels/templates.ts). */
export function beyond(reply: Reply, kind: string, words: Record<string, string>, byOfficial = false): Reply {
  const passing = PASSING.has(kind) ? { passing: true as const } : {}
  return { ...reply, beyond: { kind, words, byOfficial, ...passing } }
}

/** The payload that answers a question of a flow. Buttons never expire, so each says what it belongs to. */
export function answer(flowName: string, question: string, value: string): string {
  return `ln:answer:${flowName}:${question}:${value}`
}

/** The payload that starts a flow, with something to start from (a dossier code). */
export function start(flowName: string, opening?: string): string {
  return opening === undefined ? `ln:start:${flowName}` : `ln:start:${flowName}:${opening}`
}
