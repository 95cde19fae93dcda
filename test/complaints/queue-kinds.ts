/** Complaints of every kind, and whoever may look at them: what the queue's order, counts and search are tried on. */
import fc from 'fast-check'
import type { OfficialAction } from '../../src/complaints/action.ts'
import { CATEGORIES, CONFIDENTIALITIES, FLAGS, OUTCOMES } from '../../src/complaints/complaint.ts'
import { toComplaint } from '../../src/complaints/complaint-row.ts'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Desk } from '../../src/desk.ts'
import { answer, ask, assign, file, momentOf, NOW, TREE, viewer } from './complaints.ts'

const UNITS = [null, ...TREE.byCode.keys()]

/** One to file. */
export const aFiling = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 2 }),
  unitCode: fc.constantFrom(...UNITS),
  confidentiality: fc.constantFrom(...CONFIDENTIALITIES),
  official: fc.constantFrom(null, 'Bà Hoàng Yến Mẫu'),
  daysAgo: fc.integer({ min: 0, max: 60 }),
})
export type Filing = typeof aFiling extends fc.Arbitrary<infer T> ? T : never

/** What may be done to one, whether or not its state allows it. */
export const anAction: fc.Arbitrary<OfficialAction> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(assign, assign, ask, answer, { action: 'start', by: 'C' } as const),
  },
  fc.record({
    action: fc.constant('transfer' as const),
    by: fc.constant('C'),
    unit: fc.constantFrom(...TREE.byCode.keys()),
    text: fc.constant(null),
  }),
  fc.record({
    action: fc.constant('refuse' as const),
    by: fc.constant('C'),
    reason: fc.constantFrom('duplicate', 'out_of_scope'),
    text: fc.constant('Đã có phản ánh khác.'),
  }),
  fc.record({
    action: fc.constant('conclude' as const),
    by: fc.constant('C'),
    outcome: fc.constantFrom(...OUTCOMES),
    text: fc.constant(null),
  }),
  fc.record({
    action: fc.constant('correct' as const),
    by: fc.constant('C'),
    category: fc.constantFrom(...CATEGORIES),
    flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 2 }),
    unit: fc.constantFrom(...UNITS),
    lift: fc.boolean(),
    text: fc.constant('Ghi nhầm.'),
  }),
  fc.record({
    action: fc.constant('merge' as const),
    by: fc.constant('C'),
    into: fc.constantFrom(...Array.from({ length: 12 }, (_, i) => codeOf(i))),
    text: fc.constant(null),
  }),
  fc.constant({ action: 'unmerge', by: 'C', text: null } as const),
  fc.record({
    action: fc.constant('split' as const),
    by: fc.constant('C'),
    code: fc.integer({ min: 1_000, max: 9_999 }).map(codeOf),
    category: fc.constantFrom(...CATEGORIES),
    unit: fc.constantFrom(...UNITS),
    text: fc.constant('Hồ sơ trễ hẹn hai tuần'),
  }),
)

/** The code of the complaint that is filed as the n-th, so that actions may name it. */
function codeOf(n: number): string {
  const letters = '23456789BCDFGHJKLMNPQRSTVWXZ'
  const at = (place: number) => letters[Math.floor(n / 28 ** place) % 28]
  return `PA-2222-${at(3)}${at(2)}${at(1)}${at(0)}`
}

/** Accounts of every unit and right, and the whole province's. */
export const VIEWERS: Viewer[] = [null, ...TREE.byCode.keys(), 'X'].flatMap((unit) => [
  viewer(unit, 'read'),
  viewer(unit, 'read', 'protected'),
  viewer(unit, 'act'),
])

const filed = new WeakMap<Desk, number>()

/** Files one. @returns its code */
export async function fileOne(desk: Desk, { daysAgo, ...fields }: Filing): Promise<string> {
  const n = filed.get(desk) ?? 0
  filed.set(desk, n + 1)
  const name = `kind-${n}`
  const moment = momentOf(name, { at: NOW - daysAgo * 86_400_000, citizen: `citizen-${n % 7}` })
  return (await file(desk, name, { ...fields, code: codeOf(n), dossierCode: null }, moment)).code
}

/** All complaints of the database. */
export async function allOf(desk: Desk) {
  const rows = await desk.database.read.selectFrom('complaint').selectAll().orderBy('code').execute()
  return rows.map(toComplaint)
}
