/** All that the page of a complaint shows, read as the account may see it. */
import { viewerOf } from '../../accounts/roles.ts'
import type { Setting } from '../../complaints/action.ts'
import { type ReadComplaint, readComplaint } from '../../complaints/complaint-list.ts'
import { readSetting } from '../../complaints/complaint-store.ts'
import type { TimelineStep } from '../../complaints/timeline.ts'
import { dossierByCode, type RecordedDossier } from '../../dossiers/dossier-store.ts'
import { procedureByCode } from '../../procedures/procedure-store.ts'
import { officialsOf } from '../../units/official-store.ts'
import { actorOf } from '../actor.ts'
import type { SignedInVisit } from '../page.ts'
import { type ActionName, possibleActions } from './possible-actions.ts'

export type Case = {
  read: ReadComplaint & { timeline: TimelineStep[] }
  setting: Setting
  dossier: (RecordedDossier & { procedure: string }) | null
  /** What this account may do now; [] for one that only reads. */
  actions: ActionName[]
  /** Who serves in the unit that has it, heads first. */
  people: { name: string; head: boolean }[]
}

/** Noted as seen in the complaint's record; null when there is none that the account may see. */
export async function readCase({ desk, account, now }: SignedInVisit, code: string): Promise<Case | null> {
  const viewer = viewerOf(account)
  const read = await readComplaint(desk, viewer, actorOf(account), code, now)
  if (!read) return null
  const { complaint } = read
  const setting = await readSetting(desk, now)
  const handler = complaint.handlerUnitCode
  return {
    read,
    setting,
    dossier: complaint.dossierCode === null ? null : await readDossier(desk.database, complaint.dossierCode),
    actions: viewer.may.has('complaint:act') ? possibleActions(complaint, setting) : [],
    people: handler === null ? [] : await officialsOf(desk.database, handler, now),
  }
}

async function readDossier(
  database: SignedInVisit['desk']['database'],
  code: string,
): Promise<Case['dossier']> {
  const dossier = await dossierByCode(database, code)
  if (!dossier) return null
  const procedure = await procedureByCode(database, dossier.procedureCode)
  return { ...dossier, procedure: procedure?.name ?? dossier.procedureCode }
}
