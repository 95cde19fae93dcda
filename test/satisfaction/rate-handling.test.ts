import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { readStanding } from '../../src/complaints/complaint-store.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseData } from '../../src/privacy/erase-citizen.ts'
import { handlingAsk, mayRateHandling, rateHandling } from '../../src/satisfaction/rate-handling.ts'
import { listRatings } from '../../src/satisfaction/rating-list.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { aComplaint, file, forgetComplaints, momentOf, NOW, theDesk } from '../complaints/complaints.ts'
import { givenMethods } from '../scores/given.ts'
import { databases } from '../services/databases.ts'

test.each<[Partial<Complaint>, boolean]>([
  [{ status: 'confirmed' }, true],
  [{ status: 'closed' }, true],
  [{ status: 'resolved' }, false],
  [{ status: 'rejected' }, false],
  [{ status: 'confirmed', confidentiality: 'anonymous', citizen: null }, false],
  [{ status: 'confirmed', citizen: null }, false],
  [{ status: 'confirmed', handlerUnitCode: null }, false],
])('how %j was handled may be rated: %s', (fields, may) => {
  expect(mayRateHandling(aComplaint(fields))).toBe(may)
})

describe.each(databases)('rating how a complaint was handled on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await theDesk(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(() => forgetComplaints(desk))

  const confirmed = async (name: string, fields: Parameters<typeof file>[2] = {}): Promise<Complaint> => {
    const { code } = await file(desk, name, fields)
    return { ...(await readStanding(desk.database, code))!.complaint, status: 'confirmed' }
  }
  const rate = async (complaint: Complaint, level: number, key: string, fromFilingChat = true) => {
    const moment = momentOf(key)
    const asked = (await handlingAsk(desk, { complaint }, moment))!
    return desk.database.commit(rateHandling(desk, { asked, level, fromFilingChat }, moment))
  }
  const scoreOf = async (unitCode: string) => {
    const question = { period: '2026-11', unitCode, viewerOf: () => 'full' as const }
    const result = await scoresOf(desk, question, NOW + 1)
    return 'scorecards' in result ? result.scorecards[0]! : null
  }

  test('one statement of the factor, of the unit that handled it, without the overall question', async () => {
    await rate(await confirmed('a'), 4, 'a1')
    const [rating, ...more] = await listRatings(desk, {}, { limit: 10 })
    expect(more).toEqual([])
    expect(rating).toMatchObject({
      unit: { code: 'H99.11' },
      instrument: 'sipas-2023',
      overall: null,
      dossierCode: null,
      verified: true,
      invited: false,
    })
    expect(Object.entries(rating!.answers)).toEqual([[expect.stringMatching(/^q3[123]$/), 4]])
  })

  test('a changed mind is a new version of the same statement; from another chat it is not verified', async () => {
    const complaint = await confirmed('a')
    await rate(complaint, 5, 'a1')
    await rate(complaint, 2, 'a2', false)
    const [first, second] = (await listRatings(desk, {}, { limit: 10 }))
      .sort((a, b) => +a.verified - +b.verified)
      .reverse()
    expect(second).toMatchObject({ supersedes: first!.id, verified: false })
    expect(Object.keys(second!.answers)).toEqual(Object.keys(first!.answers))
    const asked = await handlingAsk(desk, { complaint }, momentOf('a3'))
    expect(asked?.previous).toMatchObject({ version: 2, level: 2 })
  })

  test('two words at once: one is kept', async () => {
    const complaint = await confirmed('a')
    const results = await Promise.all([rate(complaint, 5, 'a1'), rate(complaint, 1, 'a2')])
    const refused = results.filter((result) => 'refused' in result)
    const ratings = await listRatings(desk, {}, { limit: 10 })
    expect(refused.length + ratings.length).toBe(2)
    for (const result of refused) expect(result).toMatchObject({ refused: 'already_rated' })
  })

  test('it enters the factor and never satisfaction.index', async () => {
    const before = await scoreOf('H99.11')
    await rate(await confirmed('a'), 1, 'a1')
    const after = await scoreOf('H99.11')
    const { factors: f0, ...index0 } = before!.satisfaction
    const { factors: f1, ...index1 } = after!.satisfaction
    expect(index1).toEqual(index0)
    expect([f0.feedback!.n, f1.feedback!.n]).toEqual([0, 1])
    expect([f1.access!.n, f1.officials!.n]).toEqual([0, 0])
  })

  test('of a protected complaint it is in no list and in no figure, however many there are', async () => {
    const about = { category: 'bribery' as const, unitCode: 'H99.02.1' }
    for (let i = 1; i <= 6; i += 1) await rate(await confirmed(`p${i}`, about), 4, `p${i}-rated`)
    const row = await desk.database.read.selectFrom('rating').select('unit_code').executeTakeFirstOrThrow()
    expect(row.unit_code).toBe('H99.02')
    expect(await listRatings(desk, {}, { limit: 10 })).toEqual([])
    for (const unit of ['H99.02', 'H99.02.1'])
      expect((await scoreOf(unit))!.satisfaction.factors.feedback!.n).toBe(0)
  })

  test('erasure leaves unit, time and level, and no way back to the citizen or the complaint', async () => {
    const complaint = await confirmed('a')
    await rate(complaint, 3, 'a1', false)
    await eraseData(desk, { id: 'e', citizen: 'citizen-1', by: 'citizen', lane: null }, NOW)
    const row = await desk.database.read.selectFrom('rating').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      citizen: null,
      unit_code: 'H99.11',
      subject: expect.stringMatching(/^erased:/),
    })
    expect(JSON.stringify(row)).not.toContain(complaint.code)
  })
})
