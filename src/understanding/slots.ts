import { readAmountVnd } from './amount.ts'
import { findPhone } from './codes.ts'
import { dateSlot } from './date-slot.ts'
import { findBrokenCode, findDossierCode } from './dossier-code.ts'
import type { Intent } from './intents.ts'
import { readScore } from './levels.ts'
import { officialSlot, unitSlot } from './office-slots.ts'
import { procedureSlot } from './procedure-slot.ts'
import type { Message } from './words.ts'

/**
 * What the text itself states, each as typed. `dossierCode` too is as typed and may be incomplete: pass it to
 * readDossierCode for the canonical code.
 */
export type Slots = {
  dossierCode?: string
  unit?: string
  procedure?: string
  amountVnd?: number //  đồng
  official?: string //   the person complained of
  date?: string
  score?: number //      1 to 5
  phone?: string
}

/** What steers a conversation or passes the time of day states nothing but figures. */
const WITHOUT_SLOTS: ReadonlySet<string> = new Set<Intent>([
  'help',
  'cancel',
  'back',
  'affirm',
  'deny',
  'skip',
  'greet',
  'thanks_bye',
  'none',
])

/** Whether messages with such an intent state anything. */
export function mayHaveSlots(intent: string): boolean {
  return !WITHOUT_SLOTS.has(intent)
}

/** What figures state, and what is read by rules alone. */
export type Figures = Pick<Slots, 'dossierCode' | 'phone' | 'amountVnd' | 'score'>

/**
 * A code and a phone of any message; a score only where it rates, and money only where it complains.
 */
export function figuresOf({ text }: Message, intent: string): Figures {
  const code = findDossierCode(text)
  return stated({
    dossierCode: code === null ? findBrokenCode(text) : text.slice(code.start, code.end),
    phone: findPhone(text)?.typed ?? null,
    amountVnd: intent === 'file_complaint' ? readAmountVnd(text) : null,
    score: intent === 'rate_service' ? readScore(text) : null,
  })
}

/**
 * Reads the slots of a message that wants something done, by rules alone; of other messages only figures. An official is
 * read only where it complains.
 */
export function slotsOf(message: Message, intent: string): Slots {
  const { text } = message
  const figures = figuresOf(message, intent)
  if (!mayHaveSlots(intent)) return figures
  const date = dateSlot(text)
  return {
    ...figures,
    ...stated({
      unit: unitSlot(text),
      procedure: procedureSlot(message),
      official: intent === 'file_complaint' ? officialSlot(text) : null,
      date: figures.score !== undefined && date === `${figures.score}/5` ? null : date,
    }),
  }
}

function stated<Values extends Record<string, string | number | null>>(
  values: Values,
): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>
  }
}
