/** Units (đơn vị) with their officials and leadership bodies: versions, appended and never changed. */
import type { Generated } from 'kysely'

export interface UnitVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  kind: string
  parent: string | null
  valid_from: string
  valid_to: string | null
  successors: string // JSON string[]
  aliases: string // JSON string[]
  address: string | null
  phone: string | null
  hours: string | null
}

export interface OfficialVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  unit_code: string
  head: number
  valid_from: string
  valid_to: string | null
}

/** A leadership body or party organisation of a unit, from a day to a day. */
export interface BodyVersionTable {
  id: Generated<number>
  code: string
  name: string
  unit_code: string
  valid_from: string
  valid_to: string | null
  recorded_at: number
}
