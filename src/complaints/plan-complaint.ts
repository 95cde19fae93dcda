/** What a citizen is told before sending: who will see the complaint and by when an answer is due. */
import type { Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { dossierByCode } from '../dossiers/dossier-store.ts'
import type { Category, Confidentiality, Flag } from './complaint.ts'
import { readSetting } from './complaint-store.ts'
import { answerDueAt } from './deadlines.ts'
import { routeOf } from './routing.ts'

export type Draft = {
  category: Category
  flags: Flag[]
  official: string | null
  unitCode: string | null
  confidentiality: Confidentiality
  /** To find what the complaint is about; left out or null: there is none. */
  dossierCode?: string | null
}

export type Plan = {
  /** Out of the chain of the unit complained of. */
  protected: boolean
  handlerUnitCode: string | null
  /** Who will handle it, by name; null while no unit is recorded. */
  handlerName: string | null
  /** When the answer is due. For the record in every case; to be told only when `promised`. */
  dueAt: Instant
  /** False for an anonymous one: it is kept as a signal and no answer is promised. */
  promised: boolean
  /** What the dossier is about; null: not known, or an anonymous complaint, which a procedure may give away. */
  procedureCode: string | null
}

/** Where the complaint would go and when it would be answered. Ask again at the moment of filing. */
export const planComplaint: LookUp<Draft, Plan> = async (desk, draft, moment) => {
  const { calendar, tree, settings } = await readSetting(desk, moment.at)
  const route = routeOf(draft.category, draft.flags, draft.official !== null, draft.unitCode, tree)
  const isNamed = draft.confidentiality !== 'anonymous'
  const dossier =
    isNamed && draft.dossierCode
      ? await dossierByCode(desk.database, draft.dossierCode, moment.recordedAt)
      : null
  const handler = route.handlerUnitCode === null ? undefined : tree.byCode.get(route.handlerUnitCode)
  return {
    ...route,
    handlerName: handler?.name ?? null,
    dueAt: answerDueAt(calendar, settings, moment.at),
    promised: isNamed,
    procedureCode: dossier?.procedureCode ?? null,
  }
}
