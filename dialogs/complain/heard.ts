/** What was heard in the story besides its ground: it decides where a complaint goes or how urgent it is, so it is shown and can be taken out. */
import type { Draft } from './draft.ts'

/** The parts of the summary that take it out, each with its flag. */
export const HEARD = { noMoney: 'bribery_allegation', noThreat: 'threat_or_retaliation' } as const
export type Heard = keyof typeof HEARD

/** What stands in this draft. */
export function heardIn({ flags, ground }: Pick<Draft, 'flags' | 'ground'>): Heard[] {
  const isHeardToo = (part: Heard) =>
    flags.includes(HEARD[part]) && !(part === 'noMoney' && ground === 'bribery')
  return (['noMoney', 'noThreat'] as const).filter(isHeardToo)
}

/** Whether a part of the summary is one of these. */
export function isHeard(part: string): part is Heard {
  return part in HEARD
}
