/** What the domain reaches the outside world with: handed in by main, never imported as a global. */
import type { Database } from './database/database.ts'
import type { Vault } from './privacy/vault.ts'

export type Desk = { database: Database; vault: Vault; settings: OfficeSettings }

/** The office's own rules, from the environment (contract 3). Terms are in working days. */
export type OfficeSettings = {
  answerWorkingDays: number
  forwardConductWorkingDays: number
  askMoreWorkingDays: number
  transferWorkingDays: number
  refuseWorkingDays: number
  silenceWorkingDays: number
  minN: number
  dossierByCode: 'dates' | 'minimal'
  /** Where the web server is reached from outside, without a slash at the end; null when unknown. */
  publicUrl: string | null
  retentionDays: RetentionDays
}

/** How long each kind of data is kept after it is over, in days. */
export type RetentionDays = {
  messages: number // bodies of inbox, outbox and state, after delivery
  complaints: number // the words of a final complaint
  commendations: number
  humanRequests: number
  comments: number
  applicants: number // who applied, after a dossier was returned
}

/** The defaults of design 5 and 6; settings override them. */
export const defaultSettings: OfficeSettings = {
  answerWorkingDays: 15,
  forwardConductWorkingDays: 2,
  askMoreWorkingDays: 5,
  transferWorkingDays: 5,
  refuseWorkingDays: 2,
  silenceWorkingDays: 10,
  minN: 30,
  dossierByCode: 'dates',
  publicUrl: null,
  retentionDays: {
    messages: 7,
    complaints: 1825,
    commendations: 1825,
    humanRequests: 365,
    comments: 1825,
    applicants: 730,
  },
}
