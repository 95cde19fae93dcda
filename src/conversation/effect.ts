/**
 * What a flow asks of the world, as values. A flow is a generator that yields them; the shell answers and the flow goes on,
 * so flows stay pure: the same answers give the same result.
 */

import type { Instant } from '../calendar/instant.ts'
import type { Address } from '../channels/channel.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'

/** Finds something out: a dossier, a unit. Reads only. */
export type LookUp<Ask, Answer> = (desk: Desk, ask: Ask, moment: Moment) => Promise<Answer>

/** Turns what a flow wants kept into statements. Pure: time, ids and chance come from the moment. */
export type Recorder<Data> = (desk: Desk, data: Data, moment: Moment) => Write[]

/** The message at which the fold stands, and all that may depend on it. A redone turn meets the same moment. */
export type Moment = {
  /** When the message was accepted. */
  at: Instant
  /** When the turn that heard it was decided: what a scorecard as of an earlier moment must not know. */
  recordedAt: Instant
  /** Key of the record: the message, ordinal. Lives for ever. */
  key: string
  /** HMAC of the message id, not the one that the inbox knows it by: what domain tables may know of the cause. */
  cause: string
  /** The citizen as domain tables know them: HMAC of channel, account, user id. */
  citizen: string
  address: Address
  /** Chance that a redone turn repeats: 32 bytes for a purpose, as 64 hex digits. */
  draw(purpose: string): string
}

export type Effect =
  | { kind: 'look-up'; find: LookUp<never, unknown>; ask: unknown }
  | { kind: 'record'; recorder: Recorder<never>; data: unknown }
  | { kind: 'note'; recorder: Recorder<never>; data: unknown }

export type Effectful<T> = Generator<Effect, T, unknown>

/** Asks the shell for an answer: `const dossier = yield* lookUp(findDossier, { code })`. */
export function* lookUp<Ask, Answer>(find: LookUp<Ask, Answer>, ask: Ask): Effectful<Answer> {
  return (yield { kind: 'look-up', find: find as LookUp<never, unknown>, ask }) as Answer
}

/**
 * Wants something kept, together with the state and the replies of this turn.
 *
 * @returns null when it will be kept, else the refusal of the rule that forbids it (`already_rated`); `recorded` when an
 * earlier, interrupted turn has kept it already, which a flow may treat as kept
 */
export function* record<Data>(
  recorder: Recorder<Data>,
  data: Data,
): Effectful<{ key: string; refused: string | null }> {
  return (yield { kind: 'record', recorder: recorder as Recorder<never>, data }) as {
    key: string
    refused: string | null
  }
}

/** Wants something kept that no flow will ever ask for, so that the turn goes on; at most one for a message. Never refused. */
export function* note<Data>(recorder: Recorder<Data>, data: Data): Effectful<void> {
  yield { kind: 'note', recorder: recorder as Recorder<never>, data }
}
