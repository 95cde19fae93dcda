/** Finding out what is rated, and what the citizen may be told of it. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { LEVELS, type Level } from '../../src/satisfaction/instrument.ts'
import { itemsToAsk } from '../../src/satisfaction/items-to-ask.ts'
import { type RatingAsk, ratingContext } from '../../src/satisfaction/rating-context.ts'
import { knownDossier } from '../known-dossier.ts'
import { type Draft, say } from './draft.ts'

/** A token as it is printed or sent: see satisfaction/invitations.ts. */
const TOKEN = /^[2-9A-HJ-NP-Z]{16}$/

/** A token typed or scanned; null when the text is none. */
export function readToken(text: string): string | null {
  const typed = text.trim().toUpperCase()
  return TOKEN.test(typed) && /\d/.test(typed) ? typed : null
}

/** The members of the draft that naming the subject fills; `trouble` when there is no such thing. */
export function* subject(talk: Pick<Talk<unknown>, 'language'>, ask: RatingAsk): Effectful<Partial<Draft>> {
  const { about: words } = say(talk)
  // A code that was typed tells no more than looking it up would, and guessing is slowed down.
  const dossier = ask.dossierCode ? yield* knownDossier(ask.dossierCode) : null
  if (dossier === 'unchecked') return { trouble: words.slowDown }
  if (ask.dossierCode && dossier === null) return { trouble: words.unknownDossier(ask.dossierCode) }
  const context = yield* lookUp(ratingContext, ask)
  if ('missing' in context) return { trouble: ask.token ? words.unknownToken : words.again }
  const { unit, dossierCode, counter, instrument, previous } = context.standing
  const { items, scale } = yield* lookUp(itemsToAsk, { unitCode: unit.code, instrument })
  const named = dossier ? dossier.details !== null : true
  const inWords = say(talk)
  return {
    ask: { ...ask, instrument },
    about: !dossierCode
      ? inWords.at(unit.name, counter, context.procedure?.name ?? null)
      : named
        ? inWords.servedAt(dossierCode, unit.name)
        : inWords.served(dossierCode),
    items: items.map(({ code, vi, en }) => ({ code, vi, en })),
    ...(scale && !isUsual(scale) ? { scale } : {}),
    ...(previous ? { previous: previous.overall } : {}),
  }
}

/** Whether the levels are those of SIPAS, which a draft need not carry. */
function isUsual(scale: readonly Level[]): boolean {
  return LEVELS.every(({ vi, en }, i) => scale[i]!.vi === vi && scale[i]!.en === en)
}
