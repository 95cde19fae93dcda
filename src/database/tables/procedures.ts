/** Procedures (thủ tục hành chính): versions, appended and never changed. */
import type { Generated } from 'kysely'

export interface ProcedureVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  domain: string
  term_n: number
  term_unit: string // working_day, day
  fee_vnd: number | null
  papers: string // JSON string[]
}
