/**
 * Complaints that a complaint is tied to: merged, or split from one another. One that is protected is named to nobody who may
 * not see it, wherever its code stands: not its code, not that there is one.
 */
import type { Desk } from '../desk.ts'
import type { UnitTree } from '../units/unit.ts'
import type { Complaint } from './complaint.ts'
import { toComplaint } from './complaint-row.ts'
import type { TimelineStep } from './timeline.ts'
import { isVisible, type Viewer } from './visibility.ts'

/** `main`: it is handled with this one; `merged`: this one is handled with it; `whole`: it was a part of this one; `part`: of it. */
export type Tie = 'main' | 'merged' | 'whole' | 'part'
/** `isOpen`: the viewer may open it. */
export type LinkedComplaint = Pick<Complaint, 'code' | 'status' | 'category'> & { tie: Tie; isOpen: boolean }

/** More are not shown: nobody reads them. */
const MOST = 50

/** What a complaint is tied to, as far as the viewer may know. */
export async function linkedTo(
  desk: Pick<Desk, 'database'>,
  viewer: Viewer,
  { code, mergedInto, splitFrom }: Pick<Complaint, 'code' | 'mergedInto' | 'splitFrom'>,
  tree: UnitTree,
): Promise<LinkedComplaint[]> {
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('merged_into', '=', code),
        eb('split_from', '=', code),
        eb('code', 'in', [mergedInto ?? '', splitFrom ?? '']),
      ]),
    )
    .orderBy('created_at')
    .orderBy('code')
    .limit(MOST)
    .execute()
  return rows.flatMap((row) => {
    const complaint = toComplaint(row)
    if (!mayName(viewer, complaint, tree)) return []
    const isOpen = isVisible(viewer, complaint, tree)
    const ties: Tie[] = []
    if (complaint.code === mergedInto) ties.push('main')
    if (complaint.code === splitFrom) ties.push('whole')
    if (complaint.mergedInto === code) ties.push('merged')
    if (complaint.splitFrom === code) ties.push('part')
    const { status, category } = complaint
    return ties.map((tie) => ({ code: complaint.code, status, category, tie, isOpen }))
  })
}

/** Those of some codes that may be named to a viewer. Codes of no complaint are left out. */
export async function namedTo(
  desk: Pick<Desk, 'database'>,
  viewer: Viewer,
  codes: readonly string[],
  tree: UnitTree,
): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const rows = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', 'in', [...codes])
    .execute()
  const named = rows.map(toComplaint).filter((complaint) => mayName(viewer, complaint, tree))
  return new Set(named.map(({ code }) => code))
}

/** The steps of a timeline without those that name what may not be named. */
export async function stepsFor(
  desk: Pick<Desk, 'database'>,
  viewer: Viewer,
  steps: readonly TimelineStep[],
  tree: UnitTree,
): Promise<TimelineStep[]> {
  const named = await namedTo(desk, viewer, [...new Set(steps.flatMap(codeIn))], tree)
  return steps.filter((step) => codeIn(step).every((code) => named.has(code)))
}

/** The codes in a timeline that some who may see the complaint itself must not learn: of protected ones, where it is none or about another unit. */
export async function moreGuarded(
  desk: Pick<Desk, 'database'>,
  { protected: isProtected, unitCode }: Pick<Complaint, 'protected' | 'unitCode'>,
  steps: readonly Pick<TimelineStep, 'data'>[],
): Promise<Set<string>> {
  const codes = [...new Set(steps.flatMap(codeIn))]
  if (codes.length === 0) return new Set()
  const rows = await desk.database.read
    .selectFrom('complaint')
    .select(['code', 'unit_code'])
    .where('code', 'in', codes)
    .where('protected', '=', 1)
    .execute()
  const guarded = rows.filter((row) => !isProtected || row.unit_code !== unitCode)
  return new Set(guarded.map(({ code }) => code))
}

function codeIn({ data }: Pick<TimelineStep, 'data'>): string[] {
  return typeof data.code === 'string' ? [data.code] : []
}

function mayName(viewer: Viewer, complaint: Complaint, tree: UnitTree): boolean {
  return !complaint.protected || isVisible(viewer, complaint, tree)
}
