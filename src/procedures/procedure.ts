/** A procedure (thủ tục hành chính): what a dossier is about. */
import type { Term } from '../calendar/working-days.ts'

export type Procedure = {
  code: string // mã TTHC: `1.005129`
  name: string
  domain: string // lĩnh vực
  /** How long handling may take, from acceptance. */
  term: Term
  /** null: not stated; 0: free. */
  feeVnd: number | null
  /** What the citizen hands in, one paper an entry. */
  papers: string[]
}
