/** Whether a dossier that a citizen names exists. Guessing is slowed down here as everywhere. */
import { type Effectful, lookUp, record } from '../src/conversation/effect.ts'
import { type DossierView, dossierMissed, findDossier, isSlowDown } from '../src/dossiers/find-dossier.ts'

/** Null: there is none. `unchecked`: too many unknown codes in the last hour, so it is taken as it was said. */
export function* knownDossier(code: string): Effectful<DossierView | 'unchecked' | null> {
  const found = yield* lookUp(findDossier, { code })
  if (isSlowDown(found)) return 'unchecked'
  if (found === null) yield* record(dossierMissed, {})
  return found
}

/** Whether a dossier may be shown as late: past its date, done or not. */
export function isLate(view: DossierView | null): boolean {
  const timeliness = view?.details?.timeliness
  return timeliness === 'late' || timeliness === 'finished_late'
}
