/** What a citizen does with the phone. */
import { z } from 'zod'
import { type Seen, type Talk, type Tappable, tappable } from './talk.ts'

const text = z.string().min(1).max(10_000)
const under = z.string().max(200).optional()
const short = z.string().min(1).max(200)

export const Deed = z.discriminatedUnion('kind', [
  /** Types something. More than a platform's 2,000 characters is let through: the bot must bear it. `quotes`: in answer to that message. */
  z.object({ kind: z.literal('text'), text, quotes: under }),
  /**
   * Taps what bears this label: under the message `under`, else the newest. With a `payload` nothing is
   * looked up: a button of a message that is long gone.
   */
  z.object({ kind: z.literal('tap'), title: short, under, payload: z.string().max(1000).optional() }),
  /** Sends the sample photo; `gps`: one that tells where it was taken. */
  z.object({ kind: z.literal('photo'), text: z.string().max(2000).optional(), gps: z.boolean().optional() }),
  z.object({ kind: z.literal('gif') }),
  z.object({ kind: z.literal('sticker') }),
  /** A voice message: AMR on Zalo, MP4 on Messenger. */
  z.object({ kind: z.literal('voice') }),
  z.object({ kind: z.literal('video') }),
  /** Sends a PDF; `mislabelled`: a web page that calls itself one. */
  z.object({ kind: z.literal('file'), mislabelled: z.boolean().optional() }),
  /** A pin on the map; Messenger's people have none any more. */
  z.object({
    kind: z.literal('location'),
    name: z.string().max(200).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
  }),
  z.object({ kind: z.literal('link'), url: z.url(), title: short.optional() }),
  /** Hands somebody's card on (Zalo). */
  z.object({ kind: z.literal('business_card'), name: short, phone: short }),
  /** Follows the OA; presses Get Started. */
  z.object({ kind: z.literal('start') }),
  /** Presses the chat button of the OA's page for the first time (Zalo). */
  z.object({ kind: z.literal('chatnow') }),
  /** Opens an m.me link that carries a `ref` (Messenger). */
  z.object({ kind: z.literal('referral'), ref: z.string().min(1).max(2083) }),
  /** Unfollows the OA; blocks the Page, of which Meta tells nobody. */
  z.object({ kind: z.literal('unfollow') }),
  /** Fills in Zalo's form for contact data; what is not said is the invented citizen's. */
  z.object({
    kind: z.literal('contact'),
    name: short.optional(),
    phone: z
      .string()
      .regex(/^\+?\d{8,15}$/)
      .optional(),
  }),
  /** Reacts to the message `under`, else to the bot's newest; with no `icon` a heart. */
  z.object({ kind: z.literal('react'), under, icon: z.string().max(20).optional() }),
  /** Changes the own message `under`, else the newest (Messenger, five times at most). */
  z.object({ kind: z.literal('edit'), under, text }),
  /** Gives stars to a template message that asks for them (Zalo). */
  z.object({
    kind: z.literal('feedback'),
    under,
    rate: z.number().int().min(1).max(5),
    note: z.string().max(1000).optional(),
    feedbacks: z.array(short).max(5).optional(),
  }),
  /** Demands that the personal data be erased: Zalo's event, Meta's data deletion request. */
  z.object({ kind: z.literal('withdraw') }),
])
export type Deed = z.infer<typeof Deed>

type ByKind<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>

/** A deed in which labels and "the newest" are resolved to what they stand for. */
export type Done =
  | Exclude<Deed, { kind: 'tap' | 'react' | 'edit' | 'feedback' | 'contact' }>
  | ({ kind: 'tap' } & Tappable)
  | (ByKind<'react'> & { target: Seen; icon: string })
  | (ByKind<'edit'> & { target: Seen })
  | (ByKind<'feedback'> & { target: Seen })
  | { kind: 'contact'; name: string; phone: string }

/** The citizen wants to tap what is not on the screen (any more). */
export class NothingToTap extends Error {
  override name = 'NothingToTap'
}

/** The platform has no such thing, or there is no message to which it could be done. */
export class NotPossible extends Error {
  override name = 'NotPossible'
}

const ONLY_ON: Partial<Record<Deed['kind'], Talk['channel']>> = {
  location: 'zalo',
  business_card: 'zalo',
  chatnow: 'zalo',
  contact: 'zalo',
  feedback: 'zalo',
  referral: 'messenger',
  edit: 'messenger',
}
const MOST_EDITS = 5

/** @throws NothingToTap, NotPossible */
export function done(deed: Deed, talk: Talk): Done {
  const only = ONLY_ON[deed.kind]
  if (only !== undefined && only !== talk.channel)
    throw new NotPossible(`people on ${talk.channel} cannot do this: ${deed.kind}`)
  switch (deed.kind) {
    case 'tap':
      return { kind: 'tap', ...tapped(deed, talk) }
    case 'react':
      return {
        ...deed,
        icon: deed.icon ?? (talk.channel === 'zalo' ? '/-heart' : '❤️'),
        target: aMessage(talk, deed.under, 'bot'),
      }
    case 'edit': {
      const target = aMessage(talk, deed.under, 'citizen', (one) => one.kind === 'text')
      if (target.edits >= MOST_EDITS) throw new NotPossible('a message can be changed five times')
      return { ...deed, target }
    }
    case 'feedback':
      return { ...deed, target: aMessage(talk, deed.under, 'bot', (one) => one.card?.rates === true) }
    case 'contact':
      return { kind: 'contact', name: deed.name ?? talk.citizen.name, phone: deed.phone ?? talk.phone }
    default:
      return deed
  }
}

function tapped({ title, payload, under }: ByKind<'tap'>, talk: Talk): Tappable {
  if (payload !== undefined) return { title, payload, as: 'quick_reply', under: null }
  const found = tappable(talk, title, under ?? null)
  if (!found) throw new NothingToTap('no button with this label can be tapped now')
  return found
}

function aMessage(
  talk: Talk,
  id: string | undefined,
  from: Seen['from'],
  fits: (one: Seen) => boolean = () => true,
): Seen {
  const found = talk.messages.findLast((one) => one.from === from && fits(one) && (id ?? one.id) === one.id)
  if (!found) throw new NotPossible('there is no message to which this could be done')
  return found
}
