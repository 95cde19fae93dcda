/** An official's correction of what a complaint is about. What stood before stays in the timeline. */
import type { Acted, OfficialAction, Setting, Step } from './action.ts'
import type { Category, Complaint, Flag } from './complaint.ts'
import { isProtected, type Route, routeAround, routeOf } from './routing.ts'
import { severityOf } from './severity.ts'
import { barredUnits, existingUnit } from './wrong-handler.ts'

type Correction = Extract<OfficialAction, { action: 'correct' }>

/**
 * Corrects ground, flags and the unit complained of, and hands it to whom it then belongs. Conduct, and whoever names an
 * official, makes it protected. It stays protected until somebody who may see it lifts that, with a reason and never
 * where the ground, a flag or a named official says otherwise.
 */
export function correct(complaint: Complaint, action: Correction, setting: Setting): Acted {
  if (['need_info', 'resolved'].includes(complaint.status)) return { refused: 'wrong_status' }
  const unit = existingUnit(action.unit, setting)
  if (unit) return unit
  const { category, unit: unitCode } = action
  const flags = [...action.flags].sort()
  const namesOfficial = setting.around?.namesOfficial ?? complaint.protected
  const needed = isProtected(category, flags, namesOfficial)
  if (action.lift && needed && complaint.protected) return { refused: 'must_be_protected', field: 'lift' }
  const guarded = needed || (complaint.protected && !action.lift)
  const isLifted = complaint.protected && !guarded
  if (isLifted && !action.text) return { refused: 'missing', field: 'text' }
  const isElsewhere = unitCode !== complaint.unitCode || guarded !== complaint.protected
  if (isSame(complaint, { ...action, flags }) && !isLifted)
    return { refused: 'nothing_changed', field: 'category' }
  if (isElsewhere && setting.around?.merged.length) return { refused: 'has_merged' }
  const route = isElsewhere ? wayOf(complaint, action, guarded, setting) : complaint
  if (route === null) return { refused: 'in_unit_chain', field: 'unit' }
  const { handlerUnitCode } = route
  const isMoved = handlerUnitCode !== complaint.handlerUnitCode
  const after: Complaint = {
    ...complaint,
    category,
    flags,
    severity: severityOf(category, flags, complaint.amountVnd),
    unitCode,
    protected: guarded,
    handlerUnitCode,
    assigned: isMoved ? null : complaint.assigned,
  }
  const data = {
    by: action.by,
    ...whatWas(complaint, after),
    ...(isMoved ? { from: complaint.handlerUnitCode, unit: handlerUnitCode } : {}),
  }
  const told = isMoved
    ? [
        {
          kind: 'complaint_status' as const,
          body: { complaint: after.code, change: 'transferred', unit: handlerUnitCode },
          dueAt: setting.now,
        },
      ]
    : []
  return {
    complaint: after,
    steps: [{ kind: 'correct', status: after.status, text: action.text, data }],
    told,
  }
}

/** What a correction changed: the new value and the one before, each as a word. */
function whatWas(before: Complaint, after: Complaint): Record<string, string | boolean | null> {
  const data: Record<string, string | boolean | null> = {}
  if (before.category !== after.category) {
    data.category = after.category
    data.categoryBefore = before.category
  }
  if (words(before.flags) !== words(after.flags)) {
    data.flags = words(after.flags)
    data.flagsBefore = before.flags.join(' ')
  }
  if (before.unitCode !== after.unitCode) {
    data.about = after.unitCode
    data.aboutBefore = before.unitCode
  }
  if (before.protected !== after.protected) data.protected = after.protected
  return data
}

function words(flags: readonly Flag[]): string {
  return [...flags].sort().join(' ')
}

function isSame(
  complaint: Complaint,
  { category, flags, unit }: Pick<Correction, 'category' | 'flags' | 'unit'>,
) {
  return (
    category === complaint.category && words(flags) === words(complaint.flags) && unit === complaint.unitCode
  )
}

/**
 * By the same rule as at filing, and past all units that it was about. `guarded` may hold where the ground alone does not
 * say so: as if an official were named. Null where nobody is left to have it.
 */
function wayOf(
  complaint: Complaint,
  { category, flags, unit }: Correction,
  guarded: boolean,
  { tree, around }: Setting,
): Route | null {
  const barred = barredUnits(complaint, around?.onceAbout ?? [], tree)
  return routeAround(routeOf(category, flags, guarded, unit, tree), barred, tree)
}

/** What a complaint was about when it was filed, before all corrections of its timeline. */
export function asFiled<T extends Pick<Complaint, 'category' | 'flags' | 'unitCode'>>(
  complaint: T,
  steps: readonly Pick<Step, 'kind' | 'data'>[],
): T {
  const first = (name: string) =>
    steps.find(({ kind, data }) => kind === 'correct' && name in data)?.data[name]
  const category = first('categoryBefore')
  const flags = first('flagsBefore')
  const unitCode = first('aboutBefore')
  return {
    ...complaint,
    ...(typeof category === 'string' ? { category: category as Category } : {}),
    ...(typeof flags === 'string' ? { flags: flags.split(' ').filter(Boolean) as Flag[] } : {}),
    ...(unitCode === undefined ? {} : { unitCode: unitCode as string | null }),
  }
}
