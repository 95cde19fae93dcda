/** All that the page of a complaint shows, read as the account may see it. */
import { viewerOf } from '../../accounts/roles.ts'
import { NOTHING_AROUND, type Setting } from '../../complaints/action.ts'
import { type ReadComplaint, readComplaint } from '../../complaints/complaint-list.ts'
import { readSetting } from '../../complaints/complaint-store.ts'
import { type Delivery, deliveriesOf } from '../../complaints/delivery.ts'
import { type LinkedComplaint, linkedTo } from '../../complaints/linked.ts'
import { type SimilarComplaint, similarTo } from '../../complaints/queue/similar.ts'
import type { TimelineStep } from '../../complaints/timeline.ts'
import type { Viewer } from '../../complaints/visibility.ts'
import { dossierByCode, type RecordedDossier } from '../../dossiers/dossier-store.ts'
import { procedureByCode } from '../../procedures/procedure-store.ts'
import { officialsOf } from '../../units/official-store.ts'
import { actorOf } from '../actor.ts'
import type { SignedInVisit } from '../page.ts'
import { type ActionName, possibleActions } from './possible-actions.ts'

const MOST_SIMILAR = 5
const MOST_MERGED = 10

export type Case = {
  read: ReadComplaint & { timeline: TimelineStep[] }
  setting: Setting
  dossier: (RecordedDossier & { procedure: string }) | null
  /** Those handled with it, which this account may see. */
  merged: (ReadComplaint & { timeline: TimelineStep[] })[]
  /** What it is merged into, what is merged into it, what was split off: as far as this account may know. */
  linked: LinkedComplaint[]
  /** Repeated and similar ones. */
  similar: SimilarComplaint[]
  /** How far each step that told the citizen something has come, by its number. */
  told: ReadonlyMap<number, Delivery>
  /** What this account may do now; [] for one that only reads. */
  actions: ActionName[]
  /** Who serves in the unit that has it, heads first. */
  people: { name: string; head: boolean }[]
}

/** Noted as seen in the complaint's record; null when there is none that the account may see. */
export async function readCase(visit: SignedInVisit, code: string): Promise<Case | null> {
  const { desk, account, now } = visit
  const viewer = viewerOf(account)
  const read = await readComplaint(desk, viewer, actorOf(account), code, now)
  if (!read) return null
  const { complaint } = read
  const setting = await readSetting(desk, now)
  const handler = complaint.handlerUnitCode
  const linked = await linkedTo(desk, viewer, complaint, setting.tree)
  const merged = await readMerged(visit, viewer, linked)
  const around = { ...NOTHING_AROUND, merged: merged.map((each) => each.complaint) }
  return {
    read,
    setting,
    merged,
    linked,
    similar: await similarTo(desk, viewer, code, MOST_SIMILAR),
    told: await deliveriesOf(desk.database, code, read.timeline),
    dossier: complaint.dossierCode === null ? null : await readDossier(desk.database, complaint.dossierCode),
    actions: viewer.may.has('complaint:act') ? possibleActions(complaint, { ...setting, around }) : [],
    people: handler === null ? [] : await officialsOf(desk.database, handler, now),
  }
}

/** With their words, the first of them; each is noted as seen. */
async function readMerged(
  { desk, account, now }: SignedInVisit,
  viewer: Viewer,
  linked: readonly LinkedComplaint[],
): Promise<Case['merged']> {
  const open = linked.filter(({ tie, isOpen }) => tie === 'merged' && isOpen).slice(0, MOST_MERGED)
  const read = await Promise.all(
    open.map(({ code }) => readComplaint(desk, viewer, actorOf(account), code, now)),
  )
  return read.filter((each) => each !== null)
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
