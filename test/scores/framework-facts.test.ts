/** What frameworks ask for beyond the facts of every scorecard, read from both databases. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical-json.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { noteCooledDown } from '../../src/satisfaction/cool-down.ts'
import { coveragePercent } from '../../src/scores/coverage.ts'
import { explain } from '../../src/scores/frameworks/explain.ts'
import { FrameworkFile } from '../../src/scores/frameworks/framework.ts'
import { frameworkStore } from '../../src/scores/frameworks/framework-store.ts'
import { readRows } from '../../src/scores/frameworks/rows.ts'
import { putBody } from '../../src/scores/rankings/body-store.ts'
import type { Rank } from '../../src/scores/rankings/rank.ts'
import { putRanking } from '../../src/scores/rankings/ranking-store.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { databases, deskOver } from '../services/databases.ts'
import {
  at,
  BEGINNING,
  forgetFacts,
  givenComplaint,
  givenDossier,
  givenMethods,
  givenRating,
  givenRatings,
  givenUnit,
} from './given.ts'

const NOW = at('2027-01-15')

describe.each(databases)('frameworks on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    for (const table of ['ranking_version', 'body_version', 'official_version'] as const)
      await desk.database.commit([write(desk.database.read.deleteFrom(table))])
    await givenUnit(desk, { code: 'A' })
    await givenUnit(desk, { code: 'B' })
  })

  const card = async (question: Partial<ScoreQuestion> = {}, now = NOW) => {
    const asked = {
      period: '2026',
      unitCode: 'A',
      framework: 'kl-91',
      mayReadPeople: () => true,
      ...question,
    }
    const found = await scoresOf(desk, asked, now)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!
  }
  const givenOfficial = (
    code: string,
    more: { unitCode?: string; head?: boolean; validFrom?: string } = {},
  ) =>
    desk.database.commit([
      putOfficial(
        desk.database,
        { code, name: code, unitCode: 'A', head: false, validFrom: '2020-01-01', validTo: null, ...more },
        BEGINNING,
      ),
    ])
  const givenRank = (year: number, rank: Rank, unitCode = 'A', now = at('2027-01-10')) =>
    desk.database.commit([
      putRanking(desk.database, { unitCode, year, rank, decision: '12/QĐ-UBND', decidedOn: null }, now),
    ])
  /** Records a made-up framework with these figures as targets, and says their values for unit A. */
  const measured = async (
    figures: string[],
    settings: object = {},
    question: Partial<ScoreQuestion> = {},
  ) => {
    const framework = FrameworkFile.parse({
      name: 'tried',
      version: String(Math.random()),
      title: { vi: 'thử', en: 'tried' },
      source: 'a test',
      instrument: 'sipas-2023',
      settings,
      figures,
    })
    const { name, version } = framework
    const row = { name, version, recorded_at: BEGINNING, body: JSON.stringify(framework) }
    await desk.database.commit([write(desk.database.read.insertInto('framework_version').values(row))])
    const { inputs } = await card({ framework: 'tried', period: '2026-11', ...question })
    return inputs.figures!.map(({ part, whole, value, lacks }) => ({ part, whole, value, lacks }))
  }

  test('a framework’s figures tell no item that the scorecard withholds', async () => {
    for (const [item, n, level] of [
      ['q15', 32, 5],
      ['q16', 31, 5],
      ['q17', 20, 1],
      ['q18', 4, 1], // too few to be measured
    ] as const)
      await givenRatings(desk, n, { answers: { [item]: level } })
    const few = { part: null, value: null, lacks: 'few' }
    expect(
      await measured(['criterion_index:q15', 'criterion_index:q16', 'criterion_index:q17']),
    ).toMatchObject([{ part: 32, whole: 32, lacks: null }, few, few])
    expect(await measured(['factor_pooled:access', 'sipas_pooled'])).toMatchObject([
      { part: 63, whole: 83, lacks: null },
      { part: 63, whole: 83, lacks: null },
    ])
  })

  test('an official’s own dossiers count wherever they handled them, in the newest version', async () => {
    await givenOfficial('CB-1')
    await givenOfficial('CB-2')
    await givenOfficial('CB-3', { unitCode: 'B' })
    for (let i = 0; i < 8; i += 1) await givenDossier(desk, { official_code: 'CB-1' })
    await givenDossier(desk, { official_code: 'CB-1', unit_code: 'B' })
    const late = await givenDossier(desk, { official_code: 'CB-2', finished_at: at('2026-11-20') })
    await givenDossier(desk, { official_code: 'CB-3', unit_code: 'B', finished_at: at('2026-11-20') })
    const { inputs, reasons } = await card()
    expect(inputs.officials).toMatchObject([
      { official: 'CB-1', total: 9, late: 0, says: 'passes' },
      { official: 'CB-2', total: 1, late: 1, says: 'blocks' },
    ])
    expect(reasons.filter(({ rule }) => rule === 'KL91-c')).toHaveLength(1)
    await givenDossier(desk, {
      code: late,
      official_code: 'CB-1',
      finished_at: at('2026-11-20'),
      recorded_at: at('2026-11-25'),
    })
    const then = await card({ asOf: at('2026-11-24') })
    expect(then.inputs.officials).toMatchObject([{ late: 0 }, { official: 'CB-2', late: 1 }])
    expect((await card()).inputs.officials).toMatchObject([
      { official: 'CB-1', total: 10, late: 1, says: 'blocks' },
      { official: 'CB-2', total: 0, latePercent: null, says: 'undecided' },
    ])
  })

  test('who handled the unit’s dossiers without being on its list is named too', async () => {
    await givenDossier(desk, { official_code: 'CB-9', finished_at: null })
    expect((await card()).inputs.officials).toMatchObject([{ official: 'CB-9', total: 1, late: 1 }])
  })

  test('an official without a post is judged alike by one unit asked for, by all, and by those one may read of', async () => {
    for (let i = 0; i < 4; i += 1) await givenDossier(desk, { official_code: 'GUEST' })
    await givenDossier(desk, { official_code: 'GUEST', finished_at: at('2026-11-20') })
    for (let i = 0; i < 15; i += 1) await givenDossier(desk, { official_code: 'GUEST', unit_code: 'B' })
    const own = { official: 'GUEST', total: 20, late: 1, says: 'passes' }
    const all = { unitCode: null }
    const some = { unitCode: null, mayReadPeople: (code: string) => code === 'A' }
    for (const question of [{}, all, some])
      expect((await card(question)).inputs.officials).toMatchObject([own])
    const ask = { unitCode: 'A', period: '2026', framework: 'kl-91', figure: 'official_late_share' }
    expect(await readRows(desk, { ...ask, official: 'GUEST', limit: 100 }, NOW)).toMatchObject({
      rows: { length: 20 },
    })
  })

  test('single people are told of only where the viewer may read of them; bodies and the ceiling are for all', async () => {
    await givenOfficial('TT-1', { head: true })
    await givenDossier(desk, { official_code: 'TT-1', finished_at: at('2026-11-20') })
    await givenRank(2026, 'yếu')
    const shown = await card()
    expect(shown.reasons.map(({ rule }) => rule)).toEqual(['KL91-a', 'KL91-b', 'KL91-c', 'KL91-d'])
    const hidden = await card({ mayReadPeople: undefined })
    expect(hidden.inputs).toMatchObject({ officials: null, heads: null })
    expect(canonicalJson(hidden)).not.toContain('TT-1')
    expect(hidden.eligibleForTot).toBe(shown.eligibleForTot)
    const subtree = await card({ scope: 'subtree' })
    expect(subtree.inputs.officials).toBeNull()
  })

  test('heads and bodies are judged by the ranks of years, as recorded until the moment asked about', async () => {
    await givenOfficial('TT-1', { head: true })
    await desk.database.commit([
      putBody(
        desk.database,
        {
          code: 'TTLD-A',
          name: 'Tập thể lãnh đạo xã A',
          unitCode: 'A',
          validFrom: '2020-01-01',
          validTo: null,
        },
        BEGINNING,
      ),
    ])
    await givenRank(2025, 'trung bình', 'A', at('2026-01-10'))
    await givenRank(2026, 'trung bình')
    await givenRank(2026, 'tốt', 'A', at('2027-01-12'))
    const then = await card({ asOf: at('2027-01-11') })
    expect(then.inputs.heads).toMatchObject([{ official: 'TT-1', says: 'review' }])
    expect(then.inputs.bodies).toMatchObject([{ body: 'TTLD-A', rank: 'trung bình', says: 'blocks' }])
    const now = await card()
    expect(now.inputs.heads).toMatchObject([{ says: 'none' }])
    expect(now.inputs.bodies).toMatchObject([{ rank: 'tốt', says: 'passes' }])
    expect((await card({ period: '2026-11' })).inputs).toMatchObject({ heads: [], bodies: [] })
  })

  test('with all under it a unit’s bodies are judged by its own rank', async () => {
    await givenUnit(desk, { code: 'P', kind: 'province' })
    await givenUnit(desk, { code: 'A', parent: 'P' })
    await givenRank(2026, 'tốt', 'P')
    await givenRank(2026, 'yếu', 'A')
    const body = { code: 'ĐU', name: 'Đảng ủy', unitCode: 'P', validFrom: '2020-01-01', validTo: null }
    await desk.database.commit([putBody(desk.database, body, BEGINNING)])
    for (const scope of ['unit', 'subtree'] as const)
      expect((await card({ unitCode: 'P', scope })).inputs.bodies).toMatchObject([
        { body: 'ĐU', rank: 'tốt', says: 'passes' },
      ])
  })

  test('ranks of two years with a merger between them are for people to decide', async () => {
    await givenUnit(desk, { code: 'A', validFrom: '2026-07-01' })
    await givenUnit(desk, { code: 'OLD', validTo: '2026-06-30', successors: ['A'] })
    await givenUnit(desk, { code: 'OLD2', validTo: '2026-06-30', successors: ['A'] })
    await givenOfficial('TT-1', { head: true, validFrom: '2026-07-01' })
    await givenRank(2025, 'trung bình', 'OLD')
    await givenRank(2026, 'trung bình')
    const { inputs } = await card()
    expect(inputs.heads).toMatchObject([{ says: 'decide', ranks: [{ own: false }, { own: true }] }])
    expect(inputs.heads![0]!.why).toHaveLength(2)
  })

  test('the denominator of lateness and the unfinished ones are the file’s choice', async () => {
    await givenDossier(desk, {}) // received and finished in time in November
    await givenDossier(desk, { finished_at: at('2026-11-20') }) // late
    await givenDossier(desk, { finished_at: null }) // unfinished and past due
    await givenDossier(desk, { finished_at: null, due_at: at('2026-12-09') }) // received in November, due in December
    await givenDossier(desk, { received_at: at('2026-10-01') }) // received in October
    await givenDossier(desk, { status: 'withdrawn', finished_at: null })
    const late = async (lateness: object) => {
      const [figure] = await measured(['late_share'], { lateness }, { asOf: at('2026-12-01') })
      return [figure!.part, figure!.whole]
    }
    expect(await late({})).toEqual([2, 4])
    expect(await late({ unfinishedOverdue: 'leave_out' })).toEqual([1, 3])
    expect(await late({ whole: 'received' })).toEqual([2, 4])
    expect(await late({ whole: 'received', unfinishedOverdue: 'leave_out' })).toEqual([1, 2])
    expect(await late({ whole: 'due' })).toEqual([2, 4])
    expect(await late({ whole: 'due', unfinishedOverdue: 'leave_out' })).toEqual([1, 3])
  })

  test('without a dossier lateness is undecided, or blocks where the file says so', async () => {
    expect(await measured(['late_share'])).toMatchObject([{ value: null, lacks: 'none' }])
    expect(await measured(['late_share'], { lateness: { none: 'blocks' } })).toMatchObject([{ value: 100 }])
  })

  test('online share, time taken and points for it', async () => {
    await givenDossier(desk, { submitted_via: 'online', received_at: at('2026-11-02') })
    await givenDossier(desk, { submitted_via: 'post', received_at: at('2026-11-02') })
    await givenDossier(desk, { received_at: at('2026-11-02'), finished_at: at('2026-11-12') })
    const asked = ['online_share', 'processing_days', 'dossier_time_points']
    expect(await measured(asked)).toMatchObject([
      { part: 1, whole: 3, value: 33.3 },
      { part: 6 + 6 + 8, whole: 3, value: 6.7 }, // from Monday 2nd to Tuesday 10th, to Thursday 12th
      { part: 2 + 2 + 1, whole: 3, value: 1.7 },
    ])
    expect(await measured(['online_share'], { onlineUnknown: 'leave_out' })).toMatchObject([
      { part: 1, whole: 2 },
    ])
  })

  test('complaints answered in time are those whose term ended in the period, never those about conduct', async () => {
    const received = (day: string): [number, string] => [at(day), 'received']
    await givenComplaint(desk, { steps: [received('2026-11-02'), [at('2026-11-10'), 'resolved', 'founded']] })
    await givenComplaint(desk, { steps: [received('2026-11-02'), [at('2026-11-30'), 'resolved', 'founded']] })
    await givenComplaint(desk, { steps: [received('2026-11-02')] })
    await givenComplaint(desk, { steps: [received('2026-11-25')] }) // its term ends in December
    await givenComplaint(desk, { protected: true, steps: [received('2026-11-02')] })
    expect(await measured(['answered_in_time'])).toMatchObject([{ part: 1, whole: 3 }])
  })

  test('founded conduct complaints are told by whole quarters that are over and in cells of five', async () => {
    for (let i = 0; i < 10; i += 1) await givenDossier(desk, {})
    const settled = at('2026-11-20')
    const steps: [number, string, string?][] = [
      [at('2026-11-02'), 'received'],
      [settled, 'confirmed', 'founded'],
    ]
    for (let i = 0; i < 4; i += 1) await givenComplaint(desk, { protected: true, settled, steps })
    const quarter = { period: '2026-Q4' }
    expect(await measured(['founded_conduct'])).toMatchObject([{ value: null, lacks: 'none' }]) // a month
    expect(await measured(['founded_conduct'], {}, quarter)).toEqual([
      { part: null, whole: 10, value: null, lacks: 'unseen' }, // four founded ones are not told from none
    ])
    await givenComplaint(desk, { protected: true, settled, steps })
    expect(await measured(['founded_conduct'], {}, quarter)).toMatchObject([
      { part: 5, whole: 10, value: 500 },
    ])
    expect(await measured(['founded_conduct'], {}, { ...quarter, asOf: at('2026-12-15') })).toMatchObject([
      { value: null },
    ])
  })

  test('a year that begins within a quarter has the conduct complaints of the quarters that end in it', async () => {
    for (let i = 0; i < 10; i += 1) await givenDossier(desk, {})
    const settled = at('2025-12-10')
    const steps: [number, string, string?][] = [
      [at('2025-12-02'), 'received'],
      [settled, 'confirmed', 'founded'],
    ]
    for (let i = 0; i < 5; i += 1) await givenComplaint(desk, { protected: true, settled, steps })
    const founded = (period: string, settings: object) => measured(['founded_conduct'], settings, { period })
    expect(await founded('2026', { yearShiftMonths: -1 })).toMatchObject([{ part: 5, whole: 10 }])
    expect(await founded('2026', {})).toMatchObject([{ part: null, lacks: 'unseen' }])
  })

  test('coverage leaves out citizens who had been invited shortly before, as its rule does', async () => {
    const returned = { status: 'returned', returned_at: at('2026-11-11') }
    const [asked, cooled] = [await givenDossier(desk, returned), await givenDossier(desk, returned)]
    const invited = { token_hash: asked, dossier_code: asked, unit_code: 'A', counter: null, channel: 'zalo' }
    await desk.database.commit([
      write(
        desk.database.read
          .insertInto('invitation')
          .values({ ...invited, sent_at: at('2026-11-12'), used_at: null }),
      ),
      noteCooledDown(desk.database, cooled, at('2026-11-12')),
    ])
    expect(await measured(['coverage'])).toMatchObject([{ part: 1, whole: 1, value: 100 }])
    const { inputs } = await card({ period: '2026-11' })
    expect(coveragePercent(inputs.coverage)).toBe(100)
  })

  test('a year may begin in another month', async () => {
    await givenDossier(desk, { finished_at: at('2025-12-10'), due_at: at('2025-12-20') })
    await givenDossier(desk, { finished_at: at('2026-12-10'), due_at: at('2026-12-20') })
    await givenDossier(desk, {})
    const wholes = async (settings: object) =>
      (await measured(['late_share'], settings, { period: '2026' }))[0]!.whole
    expect([await wholes({}), await wholes({ yearShiftMonths: -1 })]).toEqual([2, 2])
    const { inputs } = await card({ framework: 'tried' })
    expect([inputs.from, inputs.to]).toEqual(['2025-12-01T00:00:00+07:00', '2026-12-01T00:00:00+07:00'])
  })

  test('a scorecard of a past moment stays the same whatever is recorded later', async () => {
    await givenOfficial('CB-1')
    await givenDossier(desk, { official_code: 'CB-1', submitted_via: 'online' })
    const asOf = at('2026-12-20')
    const question = { asOf, framework: 'tinh-mau' }
    const [before, ranked] = [canonicalJson(await card(question)), canonicalJson(await card({ asOf }))]
    await givenDossier(desk, { official_code: 'CB-1', recorded_at: at('2026-12-21') })
    await givenRank(2026, 'yếu')
    expect(canonicalJson(await card(question))).toBe(before)
    expect(canonicalJson(await card({ asOf }))).toBe(ranked)
  })

  test('the rows behind the late share are the dossiers that it counts, page by page', async () => {
    const late = await givenDossier(desk, { finished_at: at('2026-11-20'), official_code: 'CB-1' })
    const open = await givenDossier(desk, { finished_at: null })
    const inTime = await givenDossier(desk, {})
    await givenDossier(desk, { unit_code: 'B' })
    const ask = { unitCode: 'A', period: '2026-11', framework: 'kl-91', figure: 'late_share', limit: 2 }
    const first = await readRows(desk, ask, NOW)
    if ('refused' in first) throw new Error(first.refused)
    const rest = await readRows(desk, { ...ask, after: first.next }, NOW)
    if ('refused' in rest) throw new Error(rest.refused)
    const { timeliness } = await card({ period: '2026-11' })
    const all = [...first.rows, ...rest.rows]
    expect(all).toHaveLength(timeliness.total)
    expect(
      all
        .filter(({ counted }) => counted)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([late, open].sort())
    expect(all.map(({ id }) => id)).toContain(inTime)
    expect(rest.next).toBeNull()
    const own = await readRows(desk, { ...ask, figure: 'official_late_share', official: 'CB-1' }, NOW)
    expect(own).toEqual({ rows: [{ kind: 'dossier', id: late, counted: true }], next: null })
  })

  test('the rows behind a satisfied share are ids of ratings, never of how a protected complaint was handled', async () => {
    await givenRatings(desk, 28, { overall: 4 })
    const dull = await givenRating(desk, { overall: 3 })
    const ask = { unitCode: 'A', period: '2026-11', figure: 'satisfied_share', limit: 100 }
    expect(await readRows(desk, ask, NOW)).toEqual({ refused: 'withheld' })
    await givenRatings(desk, 5, { overall: 1, protected: 1 })
    expect(await readRows(desk, ask, NOW)).toEqual({ refused: 'withheld' })
    await givenRating(desk, { overall: 4 })
    const found = await readRows(desk, ask, NOW)
    if ('refused' in found) throw new Error(found.refused)
    expect((await card({ period: '2026-11' })).satisfaction.n).toBe(30)
    expect(found.rows).toHaveLength(30)
    expect(found.rows.find(({ id }) => id === dull)).toEqual({ kind: 'rating', id: dull, counted: false })
  })

  test.each([
    ['late', 'unknown_figure'],
    ['official_late_share', 'unknown_figure'],
    ['founded_conduct', 'no_rows'],
    ['answered_in_time', 'no_rows'],
    ['coverage', 'no_rows'],
  ])('rows behind %s are refused: %s', async (figure, refused) => {
    expect(await readRows(desk, { unitCode: 'A', period: '2026-11', figure, limit: 9 }, NOW)).toEqual({
      refused,
    })
  })

  test('a scorecard explains itself rule by rule, those that pass too', async () => {
    await givenOfficial('CB-1')
    await givenDossier(desk, { official_code: 'CB-1' })
    const lines = explain(await card({ period: '2026-11' }))
    expect(lines).toMatchObject([
      { rule: 'KL91-a', about: 'unit', says: 'passes', rows: { kind: 'dossiers', figure: 'late_share' } },
      { rule: 'KL91-b', says: 'undecided', rows: null },
      { rule: 'KL91-c', about: 'official', subject: 'CB-1', says: 'passes', rows: { official: 'CB-1' } },
    ])
    expect(lines.every(({ text, textEn }) => text.length > 20 && textEn.length > 20)).toBe(true)
  })

  test('a framework may be asked for by all units at once', async () => {
    for (const framework of (await frameworkStore.current(desk.database)).keys()) {
      const found = await scoresOf(desk, { period: '2026', framework, mayReadPeople: () => true }, NOW)
      expect('scorecards' in found && found.scorecards.map(({ unit }) => unit.code)).toEqual(['A', 'B'])
    }
  })
})
