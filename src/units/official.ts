/** An official (cán bộ, công chức): someone who works in a unit, from a day to a day. */
import type { Day } from '../calendar/instant.ts'

export type Official = {
  code: string
  name: string
  unitCode: string
  /** Whether they head the unit: a complaint about a head goes around the unit's chain. */
  head: boolean
  validFrom: Day
  /** The last day in this post; null while no end is known. */
  validTo: Day | null
}

/** Whether an official holds the post on a day. */
export function servesOn(official: Official, day: Day): boolean {
  return official.validFrom <= day && (official.validTo === null || day <= official.validTo)
}
