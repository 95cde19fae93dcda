/** A dossier (hồ sơ): one application, with a code, a status and a due date. */
import type { Instant } from '../calendar/instant.ts'

/** Statuses with the codes of the national portal (TrangThaiHoSo). Source: facts of the exchange API, contract 5. */
export const NATIONAL_CODES = {
  new: 1,
  accepted: 2,
  rejected: 3,
  in_progress: 4,
  need_supplement: 5,
  need_payment: 6,
  withdrawn: 7,
  paused: 8,
  finished: 9,
  returned: 10,
} as const
export type DossierStatus = keyof typeof NATIONAL_CODES
/** All statuses, in the order of the national codes. */
export const DOSSIER_STATUSES = Object.keys(NATIONAL_CODES) as [DossierStatus, ...DossierStatus[]]

export type Dossier = {
  code: string
  /** The unit that handles it: lateness is this one's. */
  unitCode: string
  /** The unit at whose counter it was handed in, when another. */
  receivingUnitCode: string | null
  procedureCode: string
  status: DossierStatus
  receivedAt: Instant
  /** The date the citizen was last given; null while none is known (not accepted yet). */
  dueAt: Instant | null
  /** The first date the citizen was given: lateness is measured against it. */
  firstDueAt: Instant | null
  finishedAt: Instant | null
  returnedAt: Instant | null
  official: { code: string; name: string } | null
  submittedVia: 'counter' | 'online' | 'post' | null
  history: HistoryEntry[]
}

export type HistoryEntry = {
  at: Instant
  status: DossierStatus
  unit: string | null
  official: string | null
  note: string | null
}

/** Who applied. Sealed in the database, never answered. */
export type Applicant = { name: string; phone: string | null; idNumber: string | null }

/** How far a dossier has got: all that may be shown to someone who is not known to be its owner (TT 01/2018 Đ.16.2.d). */
export type Degree = 'not_accepted' | 'in_process' | 'stopped' | 'done' | 'returned' | 'refused' | 'withdrawn'

const DEGREES: Record<DossierStatus, Degree> = {
  new: 'not_accepted',
  accepted: 'in_process',
  rejected: 'refused',
  in_progress: 'in_process',
  need_supplement: 'stopped',
  need_payment: 'stopped',
  withdrawn: 'withdrawn',
  paused: 'stopped',
  finished: 'done',
  returned: 'returned',
}

/** The degree of completion that a status means. */
export function degreeOf(status: DossierStatus): Degree {
  return DEGREES[status]
}

/** Whether the time for handling does not run: the office waits for the citizen, or handling was stopped. */
export function isClockStopped(status: DossierStatus): boolean {
  return DEGREES[status] === 'stopped'
}

/** Whether the result is ready or handed over. */
export function isFinished(status: DossierStatus): boolean {
  return status === 'finished' || status === 'returned'
}

/** The form in which dossier codes are kept and compared: upper case, without spaces. */
export function dossierKey(code: string): string {
  return code.normalize('NFC').replace(/\s+/g, '').toUpperCase()
}
