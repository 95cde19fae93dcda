/** What the chat may learn of a dossier by its code alone, and how guessing codes is slowed down. */
import { loadCalendar } from '../calendar/calendar-store.ts'
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { LookUp, Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { procedureByCode } from '../procedures/procedure-store.ts'
import { livingUnit } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { type Degree, type DossierStatus, degreeOf, dossierKey, isFinished } from './dossier.ts'
import { dossierByCode, phoneRef, type RecordedDossier } from './dossier-store.ts'
import { type Timeliness, timelinessOf, workingDaysLate } from './timeliness.ts'

type Named = { code: string; name: string }

/** A dossier as the chat sees it. */
export type DossierView = {
  code: string
  degree: Degree
  /** What may be shown besides code and degree; null under `DOSSIER_BY_CODE=minimal`. */
  details: DossierDetails | null
  /** For records that refer to the dossier (a complaint, a rating). Never said to the citizen when `details` is null. */
  facts: { unit: Named; receivingUnit: Named | null; procedure: Named; isFinished: boolean }
}

export type DossierDetails = {
  status: DossierStatus
  /** The unit that answers for it now: the successor where the handling unit has ended. */
  unit: Named
  receivingUnit: Named | null
  procedure: Named
  receivedAt: Instant
  dueAt: Instant | null
  firstDueAt: Instant | null
  finishedAt: Instant | null
  returnedAt: Instant | null
  /** Who handles it, by name as recorded; null when nobody is. Told to those who follow it. */
  official: string | null
  /** Since when it has had its status: by its history, else when that was recorded. */
  statusSince: Instant
  timeliness: Timeliness | null
  /** 0 when it is not late. */
  workingDaysLate: number
}

/** Too many unknown codes within an hour: no code is looked up for this citizen until the hour is over. */
export type SlowDown = { slowDown: true }

const MISSES_ALLOWED = 10
const HOUR_MS = 3_600_000

/** The dossier of a code; null when there is none: then the flow records `dossierMissed`. */
export const findDossier: LookUp<{ code: string }, DossierView | SlowDown | null> = async (
  desk,
  { code },
  moment,
) => {
  if ((await countMisses(desk, moment)) >= MISSES_ALLOWED) return { slowDown: true }
  const dossier = await dossierByCode(desk.database, code)
  return dossier ? viewOf(desk, dossier, moment.at) : null
}

/** Whether an answer of `findDossier` asks to wait. */
export function isSlowDown(answer: DossierView | SlowDown | null): answer is SlowDown {
  return answer !== null && 'slowDown' in answer
}

/** Keeps that a citizen asked for a code that does not exist. */
export const dossierMissed: Recorder<Record<string, never>> = (desk, _, { citizen, at }) => [
  write(desk.database.read.insertInto('attempt').values({ kind: 'dossier', subject: citizen, at })),
]

/** Whether a phone shared through the platform's own form is the one of the dossier's applicant. */
export const isApplicantPhone: LookUp<{ code: string; phone: string }, boolean> = async (
  desk,
  { code, phone },
) => {
  const ref = phoneRef(desk, phone)
  if (ref === null) return false
  const row = await desk.database.read
    .selectFrom('dossier_version')
    .select('phone_ref')
    .where('code', '=', dossierKey(code))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.phone_ref === ref
}

/** Unknown codes within the hour before this message. The message's own miss is left out, so that a redone turn counts the same. */
async function countMisses(desk: Desk, { citizen, at }: { citizen: string; at: Instant }): Promise<number> {
  const row = await desk.database.read
    .selectFrom('attempt')
    .select((select) => select.fn.countAll<number>().as('misses'))
    .where('kind', '=', 'dossier')
    .where('subject', '=', citizen)
    .where('at', '>', at - HOUR_MS)
    .where('at', '<', at)
    .executeTakeFirst()
  return Number(row?.misses ?? 0)
}

/** A dossier as the chat may see it at a moment. */
export async function viewOf(desk: Desk, dossier: RecordedDossier, at: Instant): Promise<DossierView> {
  const tree = await unitTree(desk.database)
  const named = (code: string): Named => {
    const unit = livingUnit(tree, code, dayOf(at))
    return { code: unit?.code ?? code, name: unit?.name ?? code }
  }
  const procedure = await procedureByCode(desk.database, dossier.procedureCode)
  const facts = {
    unit: named(dossier.unitCode),
    receivingUnit: dossier.receivingUnitCode === null ? null : named(dossier.receivingUnitCode),
    procedure: { code: dossier.procedureCode, name: procedure?.name ?? dossier.procedureCode },
    isFinished: isFinished(dossier.status),
  }
  const view = { code: dossier.code, degree: degreeOf(dossier.status), facts }
  if (desk.settings.dossierByCode === 'minimal') return { ...view, details: null }
  const calendar = await loadCalendar(desk.database)
  const { status, receivedAt, dueAt, firstDueAt, finishedAt, returnedAt } = dossier
  const entry = dossier.history.findLast((each) => each.status === status)
  return {
    ...view,
    details: {
      status,
      unit: facts.unit,
      receivingUnit: facts.receivingUnit,
      procedure: facts.procedure,
      receivedAt,
      dueAt,
      firstDueAt,
      finishedAt,
      returnedAt,
      official: dossier.official?.name || (entry?.official ?? null),
      statusSince: entry?.at ?? dossier.recordedAt,
      timeliness: timelinessOf(dossier, at, calendar),
      workingDaysLate: workingDaysLate(dossier, at, calendar),
    },
  }
}
