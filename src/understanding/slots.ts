import { moneySpans } from './amount.ts'
import { findPhone } from './codes.ts'
import { dateSlot } from './date-slot.ts'
import { findBrokenCode, findDossierCode } from './dossier-code.ts'
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

const TASKS = new Set([
  'check_dossier',
  'file_complaint',
  'rate_service',
  'commend',
  'track_complaint',
  'procedure_info',
  'speak_to_official',
])

/**
 * Reads the slots of a message that wants something done; of other messages only a code and a phone. A score is
 * read only where the message rates, an official and money only where it complains.
 */
export function slotsOf(message: Message, intent: string): Slots {
  const { text } = message
  const slots: Slots = {}
  const put = <Name extends keyof Slots>(name: Name, value: Slots[Name] | null) => {
    if (value !== null && value !== undefined) slots[name] = value
  }
  const code = findDossierCode(text)
  put('dossierCode', code === null ? findBrokenCode(text) : text.slice(code.start, code.end))
  put('phone', findPhone(text)?.typed ?? null)
  if (!TASKS.has(intent)) return slots
  put('unit', unitSlot(text))
  put('procedure', procedureSlot(message))
  if (intent === 'file_complaint') {
    put('amountVnd', moneySpans(text)[0]?.amountVnd ?? null)
    put('official', officialSlot(text))
  }
  if (intent === 'rate_service') put('score', readScore(text))
  const date = dateSlot(text)
  if (slots.score === undefined || date !== `${slots.score}/5`) put('date', date)
  return slots
}
