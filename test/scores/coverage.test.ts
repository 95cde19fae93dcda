import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { noteCooledDown } from '../../src/satisfaction/cool-down.ts'
import { judgeCoverage } from '../../src/scores/coverage.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, forgetFacts, givenDossier, givenMethods, givenUnit } from './given.ts'

describe('a unit that asks', () => {
  const judged = (invited: number, returned: number, cooledDown = 0, min = 50) =>
    judgeCoverage({ invited, returned, cooledDown }, min)

  test('half of them has asked enough, whatever the rounded percentage says', () => {
    expect(judged(50, 100).inputs.enough).toBe(true)
    expect(judged(4999, 10_000).inputs.enough).toBe(false)
    expect(judged(4999, 10_000).reason?.text).toContain(
      '4999/10000 kết quả đã trả có lời mời đánh giá (50,0%)',
    )
  })

  test('too few is told so with the numbers, in both languages', () => {
    expect(judged(12, 80).reason).toEqual({
      rule: 'coverage',
      text: 'Chỉ 12/80 kết quả đã trả có lời mời đánh giá (15,0%), dưới mức 50%: chỉ số hài lòng chưa đủ để so sánh, đơn vị không được xếp hạng trong kỳ.',
      textEn:
        'Only 12 of 80 results came with an invitation to rate (15.0 %), below 50 %: too few were asked for a comparison, the unit is not ranked in this period.',
    })
  })

  test('is not blamed for citizens who had been asked shortly before', () => {
    expect(judged(40, 100, 30).inputs.enough).toBe(true)
    expect(judged(30, 100, 30).reason?.text).toContain('Chỉ 30/70')
    expect(judged(30, 100, 30).reason?.text).toContain('không kể 30 kết quả')
  })

  test('nobody because there was nobody to ask has nothing to hear', () => {
    expect(judged(0, 0)).toMatchObject({ inputs: { enough: null }, reason: null })
    expect(judged(0, 5, 5)).toMatchObject({ inputs: { enough: null }, reason: null })
    expect(judged(0, 100, 0, 0).reason).toBeNull()
  })
})

describe.each(databases)('the coverage of a scorecard on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
  })
  afterAll(() => desk.database.close())
  beforeEach(async () => {
    await forgetFacts(desk)
    await desk.database.commit([write(desk.database.read.deleteFrom('cooled_down'))])
    await givenUnit(desk, { code: 'A' })
  })

  const given = async (day: string, kind: 'invited' | 'not_invited' | 'cooled_down') => {
    const code = await givenDossier(desk, { status: 'returned', finished_at: at(day), returned_at: at(day) })
    if (kind === 'cooled_down')
      await desk.database.commit([noteCooledDown(desk.database, code, at(day) + 60_000)])
    if (kind !== 'invited') return
    const row = { token_hash: code, dossier_code: code, unit_code: 'A', counter: null, channel: 'zalo' }
    await desk.database.commit([
      write(desk.database.read.insertInto('invitation').values({ ...row, sent_at: at(day), used_at: null })),
    ])
  }
  const card = async (period: string, asOf = '2026-12-31') => {
    const scores = await scoresOf(desk, { period, unitCode: 'A', asOf: at(asOf) }, at('2027-01-15'))
    if ('refused' in scores) throw new Error(scores.refused)
    return scores.scorecards[0]!
  }

  test('counts results that a pause kept from inviting, of this period and as known by then', async () => {
    await given('2026-11-10', 'invited')
    await given('2026-11-11', 'not_invited')
    await given('2026-11-12', 'not_invited')
    await given('2026-11-20', 'cooled_down')
    await given('2026-12-02', 'cooled_down')
    const november = await card('2026-11')
    expect(november.coverage).toEqual({ invited: 1, returned: 4 })
    expect(november.inputs.coverage).toEqual({
      invited: 1,
      returned: 4,
      cooledDown: 1,
      minPercent: 50,
      enough: false,
    })
    expect(november.reasons.map(({ rule }) => rule)).toEqual(['coverage'])
    expect((await card('2026-11', '2026-11-19')).inputs.coverage).toMatchObject({
      returned: 3,
      cooledDown: 0,
    })
    expect((await card('2026-Q4')).inputs.coverage).toMatchObject({ returned: 5, cooledDown: 2 })
  })

  test('of a dossier that another citizen was invited to counts as invited', async () => {
    await given('2026-11-10', 'invited')
    const { dossier_code } = await desk.database.read
      .selectFrom('invitation')
      .select('dossier_code')
      .executeTakeFirstOrThrow()
    await desk.database.commit([noteCooledDown(desk.database, dossier_code!, at('2026-11-10'))])
    expect((await card('2026-11')).inputs.coverage).toMatchObject({ invited: 1, cooledDown: 0, enough: true })
  })
})
