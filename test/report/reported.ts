/** A small province with two quarters of facts, and its report. */
import type { Desk } from '../../src/desk.ts'
import { compose } from '../../src/report/compose.ts'
import type { ReportFacts } from '../../src/report/facts.ts'
import { gather, type ReportQuestion } from '../../src/report/gather.ts'
import type { Report } from '../../src/report/report.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { at, givenComplaint, givenDossier, givenMethods, givenRatings, givenUnit } from '../scores/given.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

/** The third quarter is over. */
export const NOW = at('2026-10-15')

/**
 * Tỉnh Hòa Mẫu with five communes. A is far better than the others, who are alike; D has too few ratings; E rose between the
 * quarters. Two of A's dossiers are late.
 */
export async function smallProvince(desk?: Desk): Promise<Desk> {
  const office = desk ?? deskOver(await freshSqlite())
  await givenMethods(office)
  await givenUnit(office, { code: 'T', name: 'Ủy ban nhân dân tỉnh Hòa Mẫu', kind: 'province' })
  for (const code of ['A', 'B', 'C', 'D', 'E'])
    await givenUnit(office, { code, name: `Ủy ban nhân dân xã ${code}`, parent: 'T' })
  const q3 = at('2026-08-10')
  const ratings: [string, number, number, number][] = [
    ['A', 100, 5, q3],
    ['B', 30, 4, q3],
    ['B', 20, 3, q3],
    ['C', 33, 4, q3],
    ['C', 20, 2, q3],
    ['D', 7, 4, q3],
    ['E', 40, 5, q3],
    ['E', 15, 1, q3],
    ['E', 15, 5, at('2026-05-10')],
    ['E', 40, 1, at('2026-05-10')],
  ]
  for (const [unit_code, n, overall, given_at] of ratings)
    await givenRatings(office, n, { unit_code, overall, given_at })
  const due = { due_at: at('2026-08-12'), first_due_at: at('2026-08-12') }
  for (let i = 0; i < 10; i += 1)
    await givenDossier(office, { ...due, unit_code: 'A', finished_at: at('2026-08-10') })
  for (let i = 0; i < 2; i += 1)
    await givenDossier(office, { ...due, unit_code: 'A', finished_at: at('2026-08-20') })
  await givenComplaint(office, {
    unit: 'B',
    steps: [
      [at('2026-08-01'), 'received'],
      [at('2026-08-20'), 'resolved', 'founded'],
    ],
  })
  return office
}

type Sight = Pick<ScoreQuestion, 'viewerOf' | 'mayReadPeople'>

/** What the report rests on. @throws when it is refused */
export async function factsOf(
  desk: Desk,
  question: Partial<ReportQuestion> = {},
  sight: Sight = {},
  now = NOW,
): Promise<ReportFacts> {
  const asked = { period: '2026-Q3', unitCode: null, framework: null, asOf: null, ...question }
  const facts = await gather(desk, asked, (each) => scoresOf(desk, { ...each, ...sight }, now), now)
  if ('refused' in facts) throw new Error(facts.refused)
  return facts
}

/** The report itself. */
export async function reportOf(desk: Desk, question: Partial<ReportQuestion> = {}): Promise<Report> {
  return compose(await factsOf(desk, question))
}
