/** A door that was printed: which code on a poster leads where. */
export interface DoorTable {
  code: string
  what: string // rate, complain
  unit_code: string
  counter: string | null
  procedure_code: string | null
  created_at: number
}
