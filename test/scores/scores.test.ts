import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical-json.ts'
import type { Desk } from '../../src/desk.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { databases, deskOver } from '../services/databases.ts'
import {
  at,
  forgetFacts,
  givenComplaint,
  givenDossier,
  givenMethods,
  givenRating,
  givenRatings,
  givenUnit,
} from './given.ts'

const NOW = at('2026-12-15')
const NOVEMBER: ScoreQuestion = { period: '2026-11', unitCode: 'A' }

describe.each(databases)('scores of units on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
  })

  const card = async (question: Partial<ScoreQuestion> = {}, now = NOW) => {
    const found = await scoresOf(desk, { ...NOVEMBER, ...question }, now)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!
  }

  describe('satisfaction', () => {
    test('is the share of levels 4 and 5 among answers to the overall question, with Wilson’s interval', async () => {
      await givenRatings(desk, 20, { overall: 5, verified: 1 })
      await givenRatings(desk, 12, { overall: 4, verified: 1 })
      await givenRatings(desk, 8, { overall: 3, verified: 1 })
      const { satisfaction } = await card()
      expect(satisfaction).toMatchObject({ index: 80, n: 40, low: 65.2, high: 89.5, withheld: false })
    })

    test('is withheld below 30 ratings, inputs included; the number of ratings is shown', async () => {
      await givenRatings(desk, 29, { overall: 5, answers: { q15: 5 } })
      const { satisfaction, inputs } = await card()
      expect(satisfaction).toMatchObject({ index: null, n: 29, low: null, high: null, withheld: true })
      expect(satisfaction.factors.access).toEqual({ index: null, n: 29, low: null, high: null })
      expect(inputs.overall.levels).toBeNull()
      expect(inputs.criteria.q15!.levels).toBeNull()
    })

    test('keeps verified and unverified apart, and withholds both where one would tell the other', async () => {
      await givenRatings(desk, 30, { overall: 5, verified: 1 })
      await givenRatings(desk, 5, { overall: 1 })
      const few = await card()
      expect(few.inputs.overall.verified).toMatchObject({ index: null, n: 30, levels: null })
      await givenRatings(desk, 25, { overall: 1 })
      const enough = await card()
      expect(enough.inputs.overall.verified).toMatchObject({ index: 100, n: 30 })
      expect(enough.inputs.overall.unverified).toMatchObject({ index: 0, n: 30 })
      expect(enough.satisfaction).toMatchObject({ index: 50, n: 60 })
    })

    test('counts factors by raters, and never mixes instruments', async () => {
      await givenRatings(desk, 24, { answers: { q15: 5, q16: 4, q28: 2 } })
      await givenRatings(desk, 6, { answers: { q15: 2, q16: 5 } })
      await givenRatings(desk, 50, { instrument: 'sipas-2017', overall: null, answers: { c01: 1 } })
      const { satisfaction, inputs } = await card()
      expect(satisfaction.n).toBe(30)
      expect(satisfaction.factors.access).toMatchObject({ index: 90, n: 30 })
      expect(satisfaction.factors.results).toMatchObject({ index: null, n: 24 })
      expect(inputs.factors.access).toMatchObject({ answers: 60, satisfied: 54 })
      expect(inputs.criteria.q15).toMatchObject({ index: 80, n: 30, levels: [0, 6, 0, 0, 24] })
      // Over all items it would be 60 %, which with the other factor would tell that of the 24.
      expect(inputs.pooled).toMatchObject({ n: 30, index: null, answers: null, satisfied: null })
      await givenRatings(desk, 6, { answers: { q28: 5 } })
      const more = await card()
      expect(more.satisfaction.factors.results).toMatchObject({ index: 20, n: 30 })
      expect(more.inputs.pooled).toMatchObject({ n: 36, answers: 90, satisfied: 60, index: 66.7 })
    })

    test('lets each item weigh alike, and hides an item together with the one that would tell it', async () => {
      await givenRatings(desk, 32, { answers: { q15: 5 } })
      await givenRatings(desk, 31, { answers: { q16: 5 } })
      await givenRatings(desk, 20, { answers: { q17: 1 } })
      await givenRatings(desk, 4, { answers: { q18: 1 } })
      const { satisfaction, inputs } = await card()
      expect(satisfaction.factors.access).toMatchObject({ index: 66.7, n: 87 })
      expect(inputs.factors.access).toMatchObject({ measured: ['q15', 'q16', 'q17'], unmeasured: ['q18'] })
      expect(inputs.criteria.q15).toMatchObject({ index: 100, n: 32 })
      for (const item of ['q16', 'q17', 'q18'])
        expect(inputs.criteria[item]).toMatchObject({ index: null, levels: null })
    })

    test('counts a changed mind once, with its latest level', async () => {
      await givenRatings(desk, 29, { overall: 5 })
      const first = await givenRating(desk, { overall: 5, subject: 's', version: 1 })
      await givenRating(desk, { overall: 1, subject: 's', version: 2, supersedes: first })
      expect((await card()).inputs.overall.levels).toEqual([1, 0, 0, 0, 29])
    })

    test('leaves excluded ratings out from the decision on, and keeps them beside', async () => {
      await givenRatings(desk, 30, { overall: 4 })
      const id = await givenRating(desk, { overall: 1 })
      const decision = { rating: id, reason: 'thử', by: 'account:1' }
      await decideExclusion(desk.database, { ...decision, excluded: true }, at('2026-12-01'))
      await decideExclusion(desk.database, { ...decision, excluded: false }, at('2026-12-10'))
      expect((await card({ asOf: at('2026-11-30') })).satisfaction.n).toBe(31)
      const between = await card({ asOf: at('2026-12-05') })
      expect(between.satisfaction).toMatchObject({ n: 30, index: 100 })
      expect(between.inputs.overall.excluded.n).toBeNull() // one: between one and four
      expect((await card()).satisfaction.n).toBe(31)
    })

    test('belongs to the period in which it was given', async () => {
      await givenRating(desk, { given_at: at('2026-10-31') })
      await givenRating(desk, { given_at: at('2026-11-01') })
      await givenRating(desk, { given_at: at('2026-12-01') })
      expect((await card()).satisfaction.n).toBe(1)
      expect((await card({ period: '2026-Q4' })).satisfaction.n).toBe(3)
    })
  })

  test('coverage: the invited among those whose result was handed over, and how many of them answered', async () => {
    for (const day of ['10', '11', '12', '13']) {
      const returned = {
        status: 'returned',
        returned_at: at(`2026-11-${day}`),
        finished_at: at('2026-11-09'),
      }
      const code = await givenDossier(desk, returned)
      if (day === '10') continue
      await desk.database.read
        .insertInto('invitation')
        .values({
          token_hash: day,
          dossier_code: code,
          unit_code: 'A',
          counter: null,
          channel: 'zalo',
          sent_at: at(`2026-11-${day}`) + 1,
          used_at: day === '11' ? at('2026-11-15') : null,
        })
        .execute()
    }
    const { coverage, responseRate } = await card()
    expect(coverage).toEqual({ invited: 3, returned: 4 })
    expect(responseRate).toBe(33.3)
  })

  describe('complaints', () => {
    const filed = (outcome: string, day = '2026-11-20'): [number, string, string?][] => [
      [at('2026-11-02'), 'received'],
      [at(day), 'resolved', outcome],
    ]

    test('count by what was concluded in the period; those without a conclusion are open', async () => {
      await givenComplaint(desk, { steps: filed('founded') })
      await givenComplaint(desk, { steps: filed('partly') })
      await givenComplaint(desk, { steps: filed('unfounded', '2026-12-02') })
      await givenComplaint(desk, { steps: [[at('2026-11-02'), 'received']] })
      await givenComplaint(desk, {
        steps: [
          [at('2026-11-02'), 'received'],
          [at('2026-11-03'), 'rejected'],
        ],
      })
      expect((await card()).complaints).toEqual({ founded: 1, partly: 1, unfounded: 0, open: 2 })
      const december = await card({ period: '2026-12' })
      expect(december.complaints).toEqual({ founded: 0, partly: 0, unfounded: 1, open: 1 })
    })

    test('reopened lose their outcome', async () => {
      await givenComplaint(desk, { steps: [...filed('unfounded'), [at('2026-12-03'), 'reopened']] })
      expect((await card()).complaints).toMatchObject({ unfounded: 0 })
      expect((await card({ asOf: at('2026-12-01') })).complaints).toMatchObject({ unfounded: 1 })
    })
  })

  describe('units in time', () => {
    beforeEach(async () => {
      await givenUnit(desk, { code: 'OLD-1', validTo: '2026-11-15', successors: ['NEW'] })
      await givenUnit(desk, { code: 'OLD-2', validTo: '2026-11-15', successors: ['NEW'] })
      await givenUnit(desk, { code: 'NEW', validFrom: '2026-11-16' })
      await givenUnit(desk, { code: 'SPLIT', validTo: '2026-11-15', successors: ['A', 'B'] })
      await givenUnit(desk, { code: 'B' })
      await givenRatings(desk, 20, { unit_code: 'OLD-1', overall: 5 })
      await givenRatings(desk, 10, { unit_code: 'OLD-2', overall: 3 })
      await givenRatings(desk, 10, { unit_code: 'NEW', overall: 4 })
      await givenRatings(desk, 3, { unit_code: 'SPLIT' })
    })

    test('a unit’s past follows it through a merger, and its figures name whose past they hold', async () => {
      const merged = await card({ unitCode: 'NEW' })
      expect(merged.satisfaction).toMatchObject({ n: 40, index: 75 })
      expect(merged.inputs.predecessors.map(({ code }) => code)).toEqual(['OLD-1', 'OLD-2'])
    })

    test('a merged unit asked for by its code is shown as it was; after a split the past stays', async () => {
      expect((await card({ unitCode: 'OLD-1' })).satisfaction.n).toBe(20)
      expect((await card({ unitCode: 'SPLIT' })).satisfaction.n).toBe(3)
      expect((await card({ unitCode: 'B' })).satisfaction.n).toBe(0)
    })

    test('the list has each past once, and the same figures as one unit alone', async () => {
      const found = await scoresOf(desk, { period: '2026-11' }, NOW)
      if ('refused' in found) throw new Error(found.refused)
      expect(found.scorecards.map(({ unit }) => unit.code)).toEqual(['A', 'B', 'NEW', 'SPLIT'])
      const listed = found.scorecards.find(({ unit }) => unit.code === 'NEW')
      expect(canonicalJson(listed)).toBe(canonicalJson(await card({ unitCode: 'NEW' })))
    })
  })

  test('a past scorecard never changes when facts arrive later, to the byte', async () => {
    await givenRatings(desk, 40, { overall: 4, answers: { q15: 4, q20: 2 } })
    const rating = await givenRating(desk, {})
    const code = await givenDossier(desk, { finished_at: null, recorded_at: at('2026-11-05') })
    await givenComplaint(desk, { steps: [[at('2026-11-02'), 'received']] })
    const then = canonicalJson(await card({ asOf: at('2026-12-01'), framework: 'kl-91' }))
    const later = at('2026-12-05')
    await givenRating(desk, { overall: 1, recorded_at: later })
    await givenRating(desk, { overall: 1, supersedes: rating, recorded_at: later })
    await givenDossier(desk, { code, finished_at: at('2026-11-09'), recorded_at: later })
    await givenUnit(desk, { code: 'A', name: 'Tên mới' }, later)
    await givenUnit(desk, { code: 'Z', validTo: '2026-10-31', successors: ['A'] }, later)
    await givenComplaint(desk, { steps: [[later, 'received']] })
    await decideExclusion(desk.database, { rating, excluded: true, reason: '', by: 'x' }, later)
    expect(canonicalJson(await card({ asOf: at('2026-12-01'), framework: 'kl-91' }))).toBe(then)
    expect((await card()).satisfaction.n).toBe(42)
    expect((await card()).inputs.overall.excluded.n).toBe(0) // the one excluded has been superseded
    expect(canonicalJson(await card({ framework: 'kl-91' }))).not.toBe(then)
  })

  test('KL 91: what is known blocks at once, what is unknown never passes', async () => {
    expect(await card({ framework: 'kl-91' })).toMatchObject({ eligibleForTot: null, grade: null })
    await givenRatings(desk, 81, { overall: 4 })
    await givenRatings(desk, 19, { overall: 3 })
    for (let i = 0; i < 21; i += 1) await givenDossier(desk, {})
    expect(await card({ framework: 'kl-91' })).toMatchObject({ eligibleForTot: true, reasons: [] })
    await givenRating(desk, { overall: 2 })
    await givenDossier(desk, { finished_at: at('2026-11-13') })
    expect(await card({ framework: 'kl-91' })).toMatchObject({
      eligibleForTot: true,
      timeliness: { total: 22, late: 1 },
    })
    await givenDossier(desk, { finished_at: at('2026-11-14') })
    const blocked = await card({ framework: 'kl-91' })
    expect(blocked.eligibleForTot).toBe(false)
    expect(blocked.reasons.map(({ rule }) => rule)).toEqual(['KL91-a'])
    expect(blocked.inputs.rulings[0]).toMatchObject({
      rule: 'KL91-a',
      figure: 'late_share',
      part: 2,
      whole: 23,
      says: 'blocks',
    })
  })

  test.each([
    [{ period: '2026-13' }, 'unknown_period'],
    [{ unitCode: 'NOWHERE' }, 'unknown_unit'],
    [{ framework: 'none' }, 'unknown_framework'],
    [{ asOf: NOW + 1 }, 'future_as_of'],
  ])('what cannot be answered is refused: %o', async (question, refused) => {
    expect(await scoresOf(desk, { ...NOVEMBER, ...question }, NOW)).toEqual({ refused })
  })
})
