/** `/console/admin/units`: the tree of units; one unit with its history; a new one. */
import { keepAdminEvent, whoChanged } from '../../../accounts/admin-event.ts'
import { commitOrStale } from '../../../database/commit-or-stale.ts'
import { faultsOfUnit } from '../../../units/check-unit.ts'
import type { Unit } from '../../../units/unit.ts'
import { newestVersion, putUnitAfter, unitTree, versionsOfUnit } from '../../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { accountNames } from '../account-names.ts'
import { type Edit, hasRead, opened, titleOf } from '../edit.ts'
import { reaches, scopeOf } from '../scope.ts'
import { adminWords, sentences } from '../words.ts'
import { beyondReach } from './reach.ts'
import { readUnit, unitFaults, unitValues } from './unit-form.ts'
import { unitListView, unitView } from './view.ts'
import { unitWarnings } from './warnings.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const HERE = '/console/admin/units'

export async function showUnits(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const tree = await unitTree(visit.desk.database)
  const scope = scopeOf(visit.account, tree)
  return { title: words.title, body: unitListView(visit, tree, scope, words) }
}

/** The form of a new unit. With `?parent=` the unit above is chosen. */
export async function showNewUnit(visit: SignedInVisit): Promise<Answer> {
  return shown(visit, null, opened({ parent: visit.query.parent ?? '' }, 0))
}

/** One unit with its history. */
export async function showUnit(visit: SignedInVisit): Promise<Answer> {
  const [current] = await versionsOfUnit(visit.desk.database, visit.params.unit ?? '')
  if (!current || !(await isReached(visit, current.unit.code))) return plainPage('notFound', visit.language)
  return shown(visit, current.unit.code, opened(unitValues(current.unit), current.id))
}

/** Records a new unit. */
export async function doAddUnit(visit: SignedInVisit): Promise<Answer> {
  return record(visit, null, visit.form)
}

/** Records a unit's next version. */
export async function doChangeUnit(visit: SignedInVisit): Promise<Answer> {
  const code = visit.params.unit ?? ''
  const { byCode } = await unitTree(visit.desk.database)
  if (!byCode.has(code) || !(await isReached(visit, code))) return plainPage('notFound', visit.language)
  return record(visit, code, { ...visit.form, code })
}

/** @param code null for a new unit */
async function record(
  visit: SignedInVisit,
  code: string | null,
  values: Record<string, string>,
): Promise<Answer> {
  const { desk, language, form, account, now } = visit
  const { database } = desk
  const words = adminWords(language)
  const newest = await newestVersion(database) // before what is checked, which may be newer but never older
  const [current] = code === null ? [] : await versionsOfUnit(database, code)
  const again = (more: Partial<Edit>, status: number) =>
    shown(visit, code, { ...opened(values, current?.id ?? 0), ...more }, status)

  const read = readUnit(values)
  if ('faults' in read) return again({ errors: sentences(read.faults, language) }, 422)
  const { unit } = read
  const tree = await unitTree(database)
  const before = tree.byCode.get(unit.code) ?? null
  if (before !== null && isSame(before, unit)) return { seeOther: `${addressOf(unit.code)}?done=same` }
  if (code === null && before !== null) return again({ errors: { code: words.taken } }, 422)
  if ((current?.id ?? 0) !== Number(form.version)) return again({ problem: words.changedMeanwhile }, 409)
  const faults = unitFaults(faultsOfUnit(unit, tree))
  for (const field of beyondReach(scopeOf(account, tree), before, unit)) faults[field] ??= 'out_of_reach'
  if (Object.keys(faults).length > 0) return again({ errors: sentences(faults, language) }, 422)
  const warnings = await unitWarnings(visit, before, unit, tree)
  if (!hasRead(form, warnings)) return again({ warnings }, 200)

  const result = await commitOrStale(database, [
    ...putUnitAfter(database, newest, unit, now),
    keepAdminEvent(database, {
      at: now,
      account: account.id,
      kind: 'unit.record',
      subject: unit.code,
      before,
      after: unit,
    }),
  ])
  if ('refused' in result) return again({ problem: words.busy }, 409)
  return { seeOther: `${addressOf(unit.code)}?done=saved` }
}

async function shown(visit: SignedInVisit, code: string | null, edit: Edit, status = 200): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { database } = visit.desk
  const tree = await unitTree(database)
  const versions = code === null ? [] : await versionsOfUnit(database, code)
  const [by, names] = await Promise.all([
    whoChanged(database, 'unit.record', code ?? ''),
    accountNames(database, visit.language),
  ])
  const history = versions.map(({ recordedAt, unit }) => ({
    recordedAt,
    by: names.get(by.get(recordedAt) ?? '') ?? null,
    facts: unit,
  }))
  const name = code === null ? null : (tree.byCode.get(code)?.name ?? code)
  return {
    title: titleOf(edit, name === null ? words.addTitle : words.editTitle(name), visit),
    body: unitView(visit, { code, name, edit, tree, history }, words),
    status,
    at: code === null ? '/console/admin/new-unit' : addressOf(code),
  }
}

async function isReached({ desk, account }: SignedInVisit, code: string): Promise<boolean> {
  return reaches(scopeOf(account, await unitTree(desk.database)), code)
}

function addressOf(code: string): string {
  return `${HERE}/${encodeURIComponent(code)}`
}

function isSame(a: Unit, b: Unit): boolean {
  return JSON.stringify(unitValues(a)) === JSON.stringify({ ...unitValues(a), ...unitValues(b) })
}
