/** A known dossier, pushed again in a transcript: `@ dossier CODE returned` (another status), `@ promise CODE 2026-12-10` (another day). */
import { DOSSIER_STATUSES, isFinished } from '../dossiers/dossier.ts'
import { dossierByCode, recordDossier } from '../dossiers/dossier-store.ts'
import { BadScript } from './script.ts'
import type { World } from './world.ts'

/**
 * Pushes it as the one-stop system would, with all else as it was.
 *
 * @throws BadScript for an unknown dossier or status
 */
export async function pushAgain(
  { desk, now }: Pick<World, 'desk' | 'now'>,
  code: string,
  what: 'status' | 'day',
  word: string,
): Promise<void> {
  const recorded = await dossierByCode(desk.database, code)
  if (!recorded) throw new BadScript(`@ ${code}: no such dossier`)
  const { code: _, recordedAt: __, ...before } = recorded
  const at = now()
  if (what === 'day') {
    const dueAt = Date.parse(`${word}T17:00:00+07:00`)
    await recordDossier(desk, code, { ...before, dueAt, applicant: null }, at)
    return
  }
  const status = DOSSIER_STATUSES.find((each) => each === word)
  if (status === undefined) throw new BadScript(`@ dossier ${code} ${word}: no such status`)
  const entry = { at, status, unit: before.unitCode, official: null, note: null }
  const pushed = {
    ...before,
    status,
    finishedAt: isFinished(status) ? (before.finishedAt ?? at) : null,
    returnedAt: status === 'returned' ? at : null,
    applicant: null,
    history: [...before.history, entry],
  }
  await recordDossier(desk, code, pushed, at)
}
