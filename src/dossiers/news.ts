/** What is news of a dossier to those who follow it: another status, or another promised day while it is handled. Pure. */
import { type Day, dayOf } from '../calendar/instant.ts'
import type { OfficeSettings } from '../desk.ts'
import { type Dossier, type DossierStatus, degreeOf, isFinished } from './dossier.ts'

/** Nothing more comes of it: handed over, refused or withdrawn. */
export function isOver(status: DossierStatus): boolean {
  return status === 'returned' || status === 'rejected' || status === 'withdrawn'
}

/**
 * What a follower knows once they have been told, in the form in which `follower.told` keeps it. Under
 * `DOSSIER_BY_CODE=minimal` it is no more than the degree of completion.
 */
export function newsOf(
  { status, dueAt }: Pick<Dossier, 'status' | 'dueAt'>,
  { dossierByCode }: Pick<OfficeSettings, 'dossierByCode'>,
): string {
  if (dossierByCode === 'minimal') return degreeOf(status)
  return isFinished(status) || isOver(status) || dueAt === null ? status : `${status}|${dayOf(dueAt)}`
}

/** The later day that is promised now, when nothing else is new since `told`; null otherwise. */
export function promisedAnew(told: string, news: string): Day | null {
  const [statusTold, dayTold] = told.split('|')
  const [status, day] = news.split('|')
  return day !== undefined && dayTold !== undefined && status === statusTold && day > dayTold ? day : null
}
