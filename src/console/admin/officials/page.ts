/** `/console/admin/officials`: who works where; one official with their history; a new one. */
import { keepAdminEvent, whoChanged } from '../../../accounts/admin-event.ts'
import { commitOrStale } from '../../../database/commit-or-stale.ts'
import { faultsOfOfficial } from '../../../units/check-unit.ts'
import {
  newestOfficialVersion,
  officials,
  putOfficialAfter,
  versionsOfOfficial,
} from '../../../units/official-store.ts'
import { unitTree } from '../../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { accountNames } from '../account-names.ts'
import { type Edit, hasRead, opened, titleOf } from '../edit.ts'
import { reaches, scopeOf } from '../scope.ts'
import { adminWords, sentences } from '../words.ts'
import { officialFaults, officialValues, officialWarnings, readOfficial } from './official-form.ts'
import { officialListView, officialView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showOfficials(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { database } = visit.desk
  const [all, tree] = await Promise.all([officials(database), unitTree(database)])
  const scope = scopeOf(visit.account, tree)
  const within = [...all.values()].filter(({ unitCode }) => reaches(scope, unitCode))
  return { title: words.title, body: officialListView(visit, within, tree, words) }
}

/** The form of a new official. With `?unit=` the unit is chosen. */
export async function showNewOfficial(visit: SignedInVisit): Promise<Answer> {
  return shown(visit, null, opened({ unitCode: visit.query.unit ?? '', head: 'no' }, 0))
}

/** One official with their history. */
export async function showOfficial(visit: SignedInVisit): Promise<Answer> {
  const [current] = await versionsOfOfficial(visit.desk.database, visit.params.official ?? '')
  if (!current || !(await isReached(visit, current.official.unitCode)))
    return plainPage('notFound', visit.language)
  return shown(visit, current.official.code, opened(officialValues(current.official), current.id))
}

/** Records a new official. */
export async function doAddOfficial(visit: SignedInVisit): Promise<Answer> {
  return record(visit, null, visit.form)
}

/** Records an official's next version. */
export async function doChangeOfficial(visit: SignedInVisit): Promise<Answer> {
  const code = visit.params.official ?? ''
  const current = (await officials(visit.desk.database)).get(code)
  if (!current || !(await isReached(visit, current.unitCode))) return plainPage('notFound', visit.language)
  return record(visit, code, { ...visit.form, code })
}

/** @param code null for a new official */
async function record(
  visit: SignedInVisit,
  code: string | null,
  values: Record<string, string>,
): Promise<Answer> {
  const { desk, language, form, account, now } = visit
  const { database } = desk
  const words = adminWords(language)
  const newest = await newestOfficialVersion(database) // before what is checked, which may be newer but never older
  const [current] = code === null ? [] : await versionsOfOfficial(database, code)
  const again = (more: Partial<Edit>, status: number) =>
    shown(visit, code, { ...opened(values, current?.id ?? 0), ...more }, status)

  const read = readOfficial(values)
  if ('faults' in read) return again({ errors: sentences(read.faults, language) }, 422)
  const { official } = read
  const all = await officials(database)
  const before = all.get(official.code) ?? null
  const isSame =
    before !== null &&
    Object.entries(officialValues(before)).every(([name, value]) => officialValues(official)[name] === value)
  if (isSame) return { seeOther: `${addressOf(official.code)}?done=same` }
  if (code === null && before !== null) return again({ errors: { code: words.taken } }, 422)
  if ((current?.id ?? 0) !== Number(form.version)) return again({ problem: words.changedMeanwhile }, 409)
  const faults = officialFaults(faultsOfOfficial(official, await unitTree(database)))
  if (!(await isReached(visit, official.unitCode))) faults.unitCode ??= 'out_of_reach'
  if (Object.keys(faults).length > 0) return again({ errors: sentences(faults, language) }, 422)
  const warnings = officialWarnings(before, official, all.values(), now, language === 'en' ? en : vi)
  if (!hasRead(form, warnings)) return again({ warnings }, 200)

  const event = { at: now, account: account.id, kind: 'official.record', subject: official.code } as const
  const result = await commitOrStale(database, [
    ...putOfficialAfter(database, newest, official, now),
    keepAdminEvent(database, { ...event, before, after: official }),
  ])
  if ('refused' in result) return again({ problem: words.busy }, 409)
  return { seeOther: `${addressOf(official.code)}?done=saved` }
}

async function shown(visit: SignedInVisit, code: string | null, edit: Edit, status = 200): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { database } = visit.desk
  const versions = code === null ? [] : await versionsOfOfficial(database, code)
  const [tree, by, names] = await Promise.all([
    unitTree(database),
    whoChanged(database, 'official.record', code ?? ''),
    accountNames(database, visit.language),
  ])
  const history = versions.map(({ recordedAt, official }) => ({
    recordedAt,
    by: names.get(by.get(recordedAt) ?? '') ?? null,
    facts: official,
  }))
  const name = versions[0]?.official.name ?? null
  return {
    title: titleOf(edit, name === null ? words.addTitle : words.editTitle(name), visit),
    body: officialView(visit, { code, name, edit, tree, history }, words),
    status,
    at: code === null ? '/console/admin/new-official' : addressOf(code),
  }
}

async function isReached({ desk, account }: SignedInVisit, unitCode: string): Promise<boolean> {
  return reaches(scopeOf(account, await unitTree(desk.database)), unitCode)
}

function addressOf(code: string): string {
  return `/console/admin/officials/${encodeURIComponent(code)}`
}
