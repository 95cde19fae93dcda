/** A past scorecard is made again to the byte, whatever was recorded since. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, type Instant, toIso } from '../../src/calendar/instant.ts'
import { canonicalJson } from '../../src/canonical-json.ts'
import type { OfficialAction } from '../../src/complaints/action.ts'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseData } from '../../src/privacy/erase-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { closeMoment } from '../../src/scores/closed-moment.ts'
import { frameworkStore } from '../../src/scores/frameworks/framework-store.ts'
import { recordScoreSettings } from '../../src/scores/score-settings.ts'
import { readAsOf, type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { answer, assign, done, file, momentOf, opened, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { aUnit } from '../units/province.ts'
import { at, givenDossier, givenMethods, givenRating, givenRatings } from './given.ts'

/** Each framework, view, scope and pair of eyes once. */
const QUESTIONS: ScoreQuestion[] = [
  { period: '2026-11', framework: 'sipas-2023', view: 'then', viewerOf: () => 'full' },
  { period: '2026', framework: 'kl-91', view: 'now', viewerOf: () => 'full' },
  { period: '2026-Q4', framework: 'kl-91', scope: 'subtree', unitCode: 'H99' },
]
const LATER = at('2027-06-01')

describe.each(databases)('scorecards as of a moment, on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(() => () => desk.database.close())
  beforeEach(async () => {
    await desk?.database.close()
    desk = await theDesk(await fresh())
    await givenMethods(desk)
  })

  /** All units' scorecards, as of some moments, in canonical JSON. */
  const taken = async (moments: readonly Instant[]) => {
    const found: string[] = []
    for (const asOf of moments)
      for (const question of QUESTIONS)
        found.push(canonicalJson(await scoresOf(desk, { ...question, asOf }, LATER)))
    return found
  }
  /** What was taken before is the same after a change, which figures of a later moment show. */
  const unchangedBy = async (moments: readonly Instant[], change: () => Promise<unknown>) => {
    const before = await taken(moments)
    const present = await taken([LATER])
    await change()
    expect(await taken(moments)).toEqual(before)
    expect(await taken([LATER])).not.toEqual(present)
    return before
  }
  const acted = async (code: string, action: OfficialAction, now: Instant) =>
    expect(await done(desk, code, action, now)).not.toHaveProperty('refused')

  const NOV_10 = at('2026-11-10')
  const NOV_20 = at('2026-11-20')
  const DEC_1 = at('2026-12-01')
  const filed = async (name: string, day: Instant, fields: Parameters<typeof file>[2] = {}) =>
    (await file(desk, name, fields, momentOf(name, { at: day }))).code
  const correction = (fields: Partial<Extract<OfficialAction, { action: 'correct' }>>): OfficialAction => ({
    action: 'correct',
    by: 'B',
    text: 'Đúng đơn vị',
    category: 'delay',
    flags: [],
    unit: 'H99.11',
    lift: false,
    ...fields,
  })

  test('a complaint that is corrected to another unit and ground later', async () => {
    const code = await filed('one', NOV_10)
    await acted(code, assign, NOV_10 + 1)
    await acted(code, answer, NOV_10 + DAY_MS)
    const other = await filed('two', NOV_10)
    const [before] = await unchangedBy([NOV_10 - 1, NOV_10, NOV_20], async () => {
      await acted(other, correction({ unit: 'H99.12' }), DEC_1)
      await acted(other, correction({ unit: 'H99.10', category: 'bribery' }), DEC_1 + 1)
    })
    expect(before).toBeDefined()
    const at20 = (await taken([NOV_20])).join()
    const afterwards = (await taken([DEC_1 + 2])).join()
    expect(afterwards).not.toBe(at20)
    expect(at20).toContain('"founded":1')
  })

  test('complaints that are merged, taken apart and split later', async () => {
    const [main, merged] = [await filed('main', NOV_10), await filed('merged', NOV_10)]
    await acted(main, assign, NOV_10 + 1)
    await unchangedBy([NOV_10, NOV_20], async () => {
      await acted(merged, { action: 'merge', by: 'B', into: main, text: null }, NOV_20 + 1)
    })
    await unchangedBy([NOV_10, NOV_20, NOV_20 + DAY_MS], async () => {
      await acted(merged, { action: 'unmerge', by: 'B', text: 'Hai việc khác nhau' }, DEC_1)
      await acted(
        main,
        {
          action: 'split',
          by: 'B',
          text: 'Hồ sơ trễ hẹn hai tuần',
          category: 'other',
          unit: 'H99.12',
          code: 'PA-2222-3333',
        } as OfficialAction,
        DEC_1 + 1,
      )
    })
  })

  test('a citizen’s last word, a reopening and another outcome later', async () => {
    const code = await filed('one', NOV_10)
    await acted(code, assign, NOV_10 + 1)
    await acted(code, answer, NOV_10 + 2)
    await unchangedBy([NOV_10 + 1, NOV_10 + 2, NOV_20], async () => {
      const moment = momentOf('again', { at: NOV_20 - DAY_MS, recordedAt: NOV_20 + 1 })
      const mine = await opened(desk, code, moment)
      const action = { action: 'reopen' as const, text: 'Chưa xong' }
      await desk.database.commit(citizenVerdict(desk, { opened: mine, action }, moment))
      await acted(code, assign, NOV_20 + 2)
      await acted(code, { ...answer, outcome: 'unfounded' } as OfficialAction, DEC_1)
    })
    expect((await taken([DEC_1])).join()).toContain('"unfounded":1')
  })

  test('an anonymous complaint, whose day alone is kept, enters figures when that day is over', async () => {
    const code = await filed('anonymous', NOV_10, { confidentiality: 'anonymous', dossierCode: null })
    expect(code).toBeTruthy()
    const open = async (asOf: Instant) => {
      const found = await scoresOf(desk, { period: '2026-11', unitCode: 'H99.11', asOf }, LATER)
      return 'refused' in found ? null : found.scorecards[0]!.complaints.open
    }
    expect([await open(NOV_10 + 60_000), await open(at('2026-11-11'))]).toEqual([0, 1])
  })

  test('ratings: changed, answered late, excluded, taken back; their citizens erased; words past their time', async () => {
    const citizen = 'citizen-1'
    const ids: string[] = []
    for (let i = 0; i < 40; i += 1)
      ids.push(
        await givenRating(desk, {
          unit_code: 'H99.11',
          citizen: i < 20 ? citizen : null,
          subject: `s${i}`,
          dossier_code: `D${i}`,
          verified: i % 2,
          overall: 3 + (i % 3),
          given_at: NOV_10 + i,
          answers: { q15: 4, q19: 2 + (i % 3) },
        }),
      )
    const first = await givenRating(desk, { unit_code: 'H99.11', given_at: NOV_10, overall: 1, citizen })
    await unchangedBy([NOV_10 + 20, NOV_20], async () => {
      await givenRating(desk, {
        unit_code: 'H99.11',
        supersedes: first,
        given_at: NOV_10 + 5,
        recorded_at: NOV_20 + 1,
        citizen,
      })
      const exclusion = { rating: ids[4]!, reason: 'test', by: 'account:1' }
      await decideExclusion(desk.database, { ...exclusion, excluded: true }, NOV_20 + 2)
      await desk.database.commit([
        write(
          desk.database.read
            .insertInto('rating_answer')
            .values({ rating: first, item: 'q23', level: 1, recorded_at: NOV_20 + 3 }),
        ),
      ])
    })
    await unchangedBy([NOV_20, NOV_20 + DAY_MS], async () => {
      const exclusion = { rating: ids[4]!, reason: 'test', by: 'account:1' }
      await decideExclusion(desk.database, { ...exclusion, excluded: false }, DEC_1)
      await eraseData(desk, { id: 'e1', citizen, by: 'operator', lane: null }, DEC_1 + 1)
      const days = {
        complaints: 1,
        commendations: 1,
        humanRequests: 1,
        comments: 1,
        applicants: 1,
        messages: 1,
        unclear: 1,
      }
      desk.settings = { ...desk.settings, retentionDays: days }
      await runRetention(desk, at('2027-05-01'))
    })
  })

  test('dossiers: late versions, another unit, who applied forgotten; invitations sent and used later', async () => {
    const invite = (token_hash: string, fields: object) =>
      write(
        desk.database.read.insertInto('invitation').values({
          token_hash,
          dossier_code: 'D1',
          unit_code: 'H99.11',
          counter: null,
          channel: 'zalo',
          sent_at: Number.MAX_SAFE_INTEGER,
          used_at: null,
          ...fields,
        }),
      )
    const returned = { status: 'returned', finished_at: NOV_10, returned_at: NOV_10 }
    await givenDossier(desk, { code: 'D1', unit_code: 'H99.11', ...returned, phone_ref: 'p' })
    await givenDossier(desk, {
      code: 'D2',
      unit_code: 'H99.11',
      finished_at: null,
      due_at: NOV_10,
      recorded_at: NOV_10 - 1,
    })
    await desk.database.commit([invite('t1', {}), invite('t2', { sent_at: NOV_10 })])
    await unchangedBy([NOV_10 - 1, NOV_10, NOV_20], async () => {
      const { read, commit } = desk.database
      await givenDossier(desk, { code: 'D2', unit_code: 'H99.12', finished_at: NOV_10, recorded_at: DEC_1 })
      await givenDossier(desk, { code: 'D1', unit_code: 'H99.12', ...returned, recorded_at: DEC_1 })
      await commit([
        write(read.updateTable('invitation').set({ sent_at: DEC_1 }).where('token_hash', '=', 't1')),
        write(read.updateTable('invitation').set({ used_at: DEC_1 }).where('token_hash', '=', 't2')),
      ])
      desk.settings = { ...desk.settings, retentionDays: { ...desk.settings.retentionDays, applicants: 1 } }
      await runRetention(desk, DEC_1 + 40 * DAY_MS)
    })
  })

  test('settings, frameworks and units that change later: MIN_N, a new version, a merger', async () => {
    await givenRatings(desk, 12, { unit_code: 'H99.11', given_at: NOV_10 })
    await givenRatings(desk, 3, { unit_code: 'H99.12', given_at: NOV_10 })
    desk.settings = { ...desk.settings, minN: 10 }
    await recordScoreSettings(desk.database, desk.settings, NOV_10)
    const before = await unchangedBy([NOV_10, NOV_20], async () => {
      desk.settings = { ...desk.settings, minN: 14 }
      expect(await recordScoreSettings(desk.database, desk.settings, DEC_1)).toEqual(['minN'])
      expect(await recordScoreSettings(desk.database, desk.settings, DEC_1 + 1)).toEqual([])
      await frameworkStore.load(desk.database, frameworksWith('"tốt"', '“tốt”'), DEC_1)
      await desk.database.commit([
        putUnit(
          desk.database,
          aUnit({
            code: 'H99.12',
            name: 'X',
            kind: 'commune',
            parent: 'H99',
            validTo: '2026-11-30',
            successors: ['H99.11'],
          }),
          DEC_1,
        ),
      ])
    })
    expect(before.join()).toContain('"index":100')
    const after = await scoresOf(desk, { period: '2026-11', unitCode: 'H99.11', asOf: DEC_1 + 1 }, LATER)
    if ('refused' in after) throw new Error(after.refused)
    expect(after.scorecards[0]!.satisfaction).toMatchObject({ n: 15, withheld: false })
    expect(after.scorecards[0]!.inputs.minN).toBe(14)
  })

  test('where no setting was ever recorded, those of this process hold', async () => {
    await givenRatings(desk, 5, { unit_code: 'H99.11', given_at: NOV_10 })
    desk.settings = { ...desk.settings, minN: 5 }
    expect((await taken([NOV_20])).join()).toContain('"minN":5')
  })

  describe('a scorecard taken now, and again later with its own asOf', () => {
    const now = async (moment: Instant) => {
      const found = await scoresOf(desk, { period: '2026-11', unitCode: 'H99.11' }, moment)
      if ('refused' in found) throw new Error(found.refused)
      return found.scorecards[0]!
    }
    const again = async (asOf: string) => {
      const found = await scoresOf(
        desk,
        { period: '2026-11', unitCode: 'H99.11', asOf: readAsOf(asOf, LATER) },
        LATER,
      )
      if ('refused' in found) throw new Error(found.refused)
      return found.scorecards[0]!
    }
    beforeEach(() => {
      desk.closesMoments = true
    })

    test('is the same to the byte, although more was recorded in the same millisecond and by clocks that are behind', async () => {
      const moment = NOV_20 + 123
      await recordScoreSettings(desk.database, desk.settings, NOV_10)
      await givenRatings(desk, 30, { unit_code: 'H99.11', given_at: NOV_10 })
      await desk.database.commit([promised('t1')])
      const card = await now(moment)
      expect(card.asOf).toBe(toIso(moment))
      const rating = await givenRating(desk, { unit_code: 'H99.11', given_at: moment, overall: 1 })
      await givenRating(desk, {
        unit_code: 'H99.11',
        given_at: moment - 5_000,
        overall: 1,
        answers: { q15: 1 },
      })
      await decideExclusion(desk.database, { rating, excluded: true, reason: 't', by: 'a' }, moment)
      await givenDossier(desk, { code: 'D1', unit_code: 'H99.11', recorded_at: moment - 1 })
      await filed('late', moment)
      await desk.database.commit([
        putUnit(
          desk.database,
          aUnit({ code: 'H99.11', name: 'Tên mới', kind: 'commune', parent: 'H99' }),
          moment,
        ),
        write(desk.database.read.updateTable('invitation').set({ sent_at: moment, used_at: moment })),
      ])
      await recordScoreSettings(desk.database, { ...desk.settings, minN: 99 }, moment)
      expect(canonicalJson(await again(card.asOf))).toBe(canonicalJson(card))
    })

    test('shows what was recorded just before, whatever the clock says', async () => {
      await now(NOV_20)
      await givenRating(desk, { unit_code: 'H99.11', given_at: NOV_20 - 5 })
      const next = await now(NOV_20)
      expect([next.satisfaction.n, next.asOf]).toEqual([1, toIso(NOV_20 + 1)])
      const behind = await now(NOV_20 - 2_000)
      expect(behind.satisfaction.n).toBe(1)
      expect(canonicalJson(await again(next.asOf))).toBe(canonicalJson(next))
    })

    test('keeps its moment closed: what was invited stays so, and a moment is never opened again', async () => {
      await desk.database.commit([promised('t1')])
      const sent = () => desk.database.read.updateTable('invitation')
      await desk.database.commit([write(sent().set({ sent_at: NOV_10 }))])
      await closeMoment(desk.database, NOV_20)
      await closeMoment(desk.database, NOV_10)
      await desk.database.commit([write(sent().set({ sent_at: NOV_10 - 9, used_at: NOV_10 }))])
      const row = await desk.database.read.selectFrom('invitation').selectAll().executeTakeFirstOrThrow()
      expect([Number(row.sent_at), Number(row.used_at)]).toEqual([NOV_10, NOV_20 + 1])
    })

    const promised = (token_hash: string) =>
      write(
        desk.database.read.insertInto('invitation').values({
          token_hash,
          dossier_code: 'D1',
          unit_code: 'H99.11',
          counter: null,
          channel: 'zalo',
          sent_at: Number.MAX_SAFE_INTEGER,
          used_at: null,
        }),
      )
  })
})

/** The frameworks of the repository, each sentence with other words. */
function frameworksWith(word: string, other: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'frameworks-'))
  for (const name of ['kl-91', 'sipas-2023']) {
    const text = readFileSync(new URL(`../../seeds/frameworks/${name}.yaml`, import.meta.url), 'utf8')
    writeFileSync(
      join(folder, `${name}.yaml`),
      text.replaceAll(word, other).replace(/^version: .*$/m, "version: 'x'"),
    )
  }
  return folder
}
