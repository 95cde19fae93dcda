/** What the domain reaches the outside world with: handed in by main, never imported as a global. */
import type { Database } from './database/database.ts'
import type { Vault } from './privacy/vault.ts'

export type Desk = {
  database: Database
  vault: Vault
  settings: OfficeSettings
  /** Whether figures that are shown close their moment (src/scores/closed-moment.ts); absent: no, as where the clock is a test's. */
  closesMoments?: boolean
}

/** The office's own rules, from the environment (contract 3). Terms are in working days. */
export type OfficeSettings = {
  answerWorkingDays: number
  forwardConductWorkingDays: number
  askMoreWorkingDays: number
  transferWorkingDays: number
  refuseWorkingDays: number
  silenceWorkingDays: number
  minN: number
  /** Below so many percent of results that invite to rate, a unit is not ranked; 0: no rule. */
  coverageMin: number
  /** How long an opened identity may be seen, in hours. */
  identityOpenHours: number
  /** When no notice goes out, in minutes of the day in Vietnam, from (included) to (excluded); equal: never. */
  quietHours: { from: number; to: number }
  /** How many notices a citizen gets in a day; the rest wait for the next one. */
  noticeCapPerDay: number
  /** An invitation that was brought and not answered is spoken of once more after so many days; 0: never. */
  invitationReminderDays: number
  /** Nobody is invited to rate more often than once in so many days; 0: after every result. */
  invitationCooldownDays: number
  dossierByCode: 'dates' | 'minimal'
  /** A change of a dossier is told after so long: one that is undone meanwhile is not told, and of several only the last is. */
  newsSettlesMs: number
  /** The Zalo template that invites applicants by phone to rate; null: nobody is. */
  invitationTemplate: { id: string; parameters: Record<string, string> } | null
  /** Whether ratings and scores are told to another program (SCORE_FEED_URL). */
  feedsScores: boolean
  /** Where the web server is reached from outside, without a slash at the end; null when unknown. */
  publicUrl: string | null
  /** Whether officials can be told by e-mail (SMTP_URL). */
  sendsMail: boolean
  /** Where the office keeps the forms of its procedures (src/procedures/forms.ts); null: nowhere. */
  formsFolder: string | null
  /** The code of the unit that an OA or a Page stands for, by the account's id; those that stand for none are missing. */
  accountUnits: ReadonlyMap<string, string>
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
  unclear: number // messages that were not understood, masked; 0: none is kept
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
  coverageMin: 50,
  identityOpenHours: 72,
  quietHours: { from: 0, to: 0 }, // QUIET_HOURS sets them for a real office
  noticeCapPerDay: 3,
  invitationReminderDays: 3,
  invitationCooldownDays: 7,
  dossierByCode: 'dates',
  newsSettlesMs: 60_000,
  invitationTemplate: null,
  feedsScores: false,
  publicUrl: null,
  sendsMail: false,
  formsFolder: null,
  accountUnits: new Map(),
  retentionDays: {
    messages: 7,
    complaints: 1825,
    commendations: 1825,
    humanRequests: 365,
    comments: 1825,
    applicants: 730,
    unclear: 90,
  },
}
