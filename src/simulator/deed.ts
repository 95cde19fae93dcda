/** What a citizen does with the phone. */
import { z } from 'zod'
import { type Talk, type Tappable, tappable } from './talk.ts'

export const Deed = z.discriminatedUnion('kind', [
  /** Types something. More than a platform's 2,000 characters is let through: the bot must bear it. */
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(10_000) }),
  /**
   * Taps what bears this label: under the message `under`, else the newest. With a `payload` nothing is
   * looked up: a button of a message that is long gone.
   */
  z.object({
    kind: z.literal('tap'),
    title: z.string().min(1).max(200),
    under: z.string().max(200).optional(),
    payload: z.string().max(1000).optional(),
  }),
  /** Sends the sample photo. */
  z.object({ kind: z.literal('photo'), text: z.string().max(2000).optional() }),
  z.object({ kind: z.literal('sticker') }),
  /** Follows the OA; presses Get Started. */
  z.object({ kind: z.literal('start') }),
])
export type Deed = z.infer<typeof Deed>

/** A deed in which the label is resolved to what it stands for. */
export type Done = Exclude<Deed, { kind: 'tap' }> | ({ kind: 'tap' } & Tappable)

/** The citizen wants to tap what is not on the screen (any more). */
export class NothingToTap extends Error {
  override name = 'NothingToTap'
}

/** @throws NothingToTap */
export function done(deed: Deed, talk: Talk): Done {
  if (deed.kind !== 'tap') return deed
  const { title, payload } = deed
  if (payload !== undefined) return { kind: 'tap', title, payload, as: 'quick_reply' }
  const found = tappable(talk, title, deed.under ?? null)
  if (!found) throw new NothingToTap('no button with this label can be tapped now')
  return { kind: 'tap', ...found }
}
