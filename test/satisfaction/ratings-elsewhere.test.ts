import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { z } from 'zod'
import { ratingsRoutes } from '../../src/api/ratings-routes.ts'
import type { Desk } from '../../src/desk.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { importRatings } from '../../src/satisfaction/import-ratings.ts'
import { ratingInput } from '../../src/satisfaction/rating-input.ts'
import { listRatings } from '../../src/satisfaction/rating-list.ts'
import { takeRatings } from '../../src/satisfaction/rating-store.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { at, forgetFacts, givenDossier, givenMethods, givenRating, givenUnit } from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = at('2026-11-24')
const BODY = {
  externalId: 'kiosk-1',
  unitCode: 'A',
  channel: 'counter',
  instrument: 'sipas-2023',
  overall: 4,
  answers: { q15: 5, q28: 3 },
  createdAt: '2026-11-20T09:30:00+07:00',
}
type Body = z.input<typeof ratingInput>

describe.each(databases)('ratings taken elsewhere on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
    await givenUnit(desk, { code: 'A1', parent: 'A' })
    await givenUnit(desk, { code: 'B' })
  })

  const take = async (...bodies: object[]) =>
    takeRatings(
      desk,
      bodies.map((body) => ratingInput.parse(body as Body)),
      NOW,
    )
  const call = async (method: string, input: { query?: object; body?: object }) => {
    const route = ratingsRoutes.find((each) => each.method === method)!
    const read = {
      params: {},
      query: route.query.parse(input.query ?? {}),
      body: route.body.parse(input.body ?? {}),
    }
    return route.handle(desk, read, { name: 'test', scopes: new Set() }, NOW)
  }

  test('are kept once, however often they are sent', async () => {
    const [first, again] = await take(BODY, BODY)
    expect([first, again]).toMatchObject([{ status: 'created' }, { status: 'known' }])
    expect(await take({ ...BODY, overall: 1 })).toEqual([{ ...first, status: 'known' }])
    expect(await call('post', { body: BODY })).toMatchObject({ status: 200 })
    expect(await listRatings(desk, {}, { limit: 10 })).toMatchObject([
      {
        overall: 4,
        answers: { q15: 5, q28: 3 },
        verified: false,
        invited: false,
        channel: 'counter',
        givenAt: Date.parse(BODY.createdAt),
      },
    ])
  })

  test('that two senders send at once under one name do not mix', async () => {
    const other = { ...BODY, overall: 1, answers: { q15: 1, q29: 1 } }
    const both = await Promise.all([
      take(BODY, { ...BODY, externalId: 'kiosk-2' }),
      take(other, { ...other, externalId: 'kiosk-3' }),
    ])
    expect(both.flat().filter((taken) => 'id' in taken && taken.status === 'known')).toHaveLength(1)
    const kept = (await listRatings(desk, {}, { limit: 10 })).map(({ overall, answers }) => ({
      overall,
      answers,
    }))
    expect(kept).toHaveLength(3)
    for (const one of kept)
      expect(one).toEqual({ overall: one.overall, answers: one.overall === 4 ? BODY.answers : other.answers })
  })

  test('that come by the hundred are kept once and whole, whatever signs their ids have', async () => {
    const bodies = Array.from({ length: 100 }, (_, i) => ({ ...BODY, externalId: `tờ\t\\${i}\r\n"N` }))
    const wrong = { ...BODY, externalId: 'wrong', unitCode: 'Z' }
    const first = await take(...bodies.slice(0, 60), wrong)
    expect(first.filter((taken) => 'faults' in taken)).toHaveLength(1)
    const both = (await Promise.all([take(...bodies), take(...bodies.toReversed())])).flat()
    expect(both.filter((taken) => 'id' in taken && taken.status === 'created')).toHaveLength(40)
    const kept = await desk.database.read.selectFrom('rating').select('external_id').execute()
    expect(kept.map((row) => row.external_id).sort()).toEqual(bodies.map((body) => body.externalId).sort())
    const answers = await desk.database.read.selectFrom('rating_answer').selectAll().execute()
    expect(answers).toHaveLength(200)
  })

  test.each([
    ['unitCode', { unitCode: 'Z' }],
    ['dossierCode', { dossierCode: 'HS9' }],
    ['instrument', { instrument: 'sipas-1999' }],
    ['answers.c01', { answers: { c01: 4 } }],
    ['answers.q15', { instrument: 'overall', answers: { q15: 4 } }],
    ['overall', { overall: null, answers: {} }],
    ['createdAt', { createdAt: '2026-11-24T09:00:00+07:00' }],
  ])('with a wrong %s are refused, and the field is named', async (field, wrong) => {
    const answer = await call('post', { body: { ...BODY, ...wrong } })
    expect(answer).toMatchObject({ problem: { status: 422, errors: [{ field }] } })
    expect(await listRatings(desk, {}, { limit: 10 })).toEqual([])
  })

  test('under the code of a unit that merged are taken, and count for its heir', async () => {
    await givenUnit(desk, { code: 'OLD', validTo: '2025-06-30', successors: ['A'] })
    expect(await call('post', { body: { ...BODY, unitCode: 'OLD' } })).toMatchObject({ status: 201 })
    expect((await listRatings(desk, {}, { limit: 10 }))[0]).toMatchObject({ unit: { code: 'OLD' } })
    const found = await scoresOf(desk, { period: '2026-11', unitCode: 'A' }, NOW)
    expect(found).toMatchObject({ scorecards: [{ satisfaction: { n: 1 } }] })
  })

  test.each([
    [
      'before its dossier was received',
      { dossierCode: 'HS1', createdAt: '2026-10-30T09:00:00+07:00' },
      'HS1',
    ],
    ['before its unit existed', { createdAt: '2019-12-31T09:00:00+07:00' }, '2020-01-01'],
    ['after its unit ended without an heir', { unitCode: 'OLD' }, '2025-06-30'],
    ['in the future', { createdAt: '2026-11-25T09:30:00+07:00' }, 'future'],
  ])('that claim to be given %s are refused with the reason, by API and in a file', async (_, wrong, why) => {
    await givenUnit(desk, { code: 'OLD', validTo: '2025-06-30', successors: [] })
    await givenDossier(desk, { code: 'HS1', received_at: at('2026-11-02') })
    const { answers: _answers, ...row } = { ...BODY, dossierCode: '', ...wrong }
    expect(await call('post', { body: { ...BODY, ...wrong } })).toMatchObject({
      problem: { status: 422, errors: [{ field: 'createdAt', message: expect.stringContaining(why) }] },
    })
    const path = join(await mkdtemp(join(tmpdir(), 'ratings-')), 'untimely.csv')
    await writeFile(path, `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`)
    const { created, bad } = await importRatings(desk, path, () => NOW)
    expect([created, bad]).toMatchObject([0, [{ line: 2, reason: expect.stringContaining(why) }]])
  })

  test('tell when their words were kept, and are listed as changed then', async () => {
    await take({ ...BODY, comment: 'Tôi là Nguyễn Văn Mẫu, số 0912 345 678' })
    const [kept] = await listRatings(desk, { since: NOW }, { limit: 9 })
    expect(kept!.comment).toBe('Tôi là ***, số 09******78')
    const { recorded_at } = await desk.database.read
      .selectFrom('rating_comment')
      .select('recorded_at')
      .executeTakeFirstOrThrow()
    expect(recorded_at).toBe(NOW)
  })

  test.each([
    ['overall', { overall: 6 }],
    ['answers', { answers: { q15: 0 } }],
    ['channel', { channel: 'zalo' }],
    ['externalId', { externalId: ' ' }],
  ])('with an impossible %s do not pass the schema', (_, wrong) => {
    expect(ratingInput.safeParse({ ...BODY, ...wrong }).success).toBe(false)
  })

  test('know the procedure of their dossier', async () => {
    await givenDossier(desk, { code: 'HS1', procedure_code: 'TT-9' })
    await take({ ...BODY, dossierCode: 'hs1' })
    expect(await listRatings(desk, {}, { limit: 10 })).toMatchObject([
      { dossierCode: 'HS1', procedureCode: 'TT-9' },
    ])
  })

  test('are listed page by page, by unit with all under it, by when they changed', async () => {
    for (let i = 0; i < 103; i += 1) {
      await givenRating(desk, {
        id: `r${String(i).padStart(3, '0')}`,
        unit_code: i % 2 ? 'A1' : 'B',
        recorded_at: 1000 + Math.floor(i / 10),
      })
    }
    type Page = { body: { items: { id: string }[]; next: string | null } }
    const first = (await call('get', {})) as unknown as Page
    const second = (await call('get', { query: { cursor: first.body.next! } })) as unknown as Page
    expect(first.body.items).toHaveLength(100)
    expect(second.body).toMatchObject({ items: [{ id: 'r100' }, { id: 'r101' }, { id: 'r102' }], next: null })
    const under = (await call('get', { query: { unit: 'A' } })) as unknown as Page
    expect(under.body.items).toHaveLength(51)
    await decideExclusion(
      desk.database,
      { rating: 'r007', excluded: true, reason: 'thử', by: 'account:1' },
      NOW,
    )
    const changed = (await call('get', { query: { since: '2026-11-01T00:00:00+07:00' } })) as unknown as Page
    expect(changed.body.items).toMatchObject([{ id: 'r007', excluded: true, unit: { code: 'A1' } }])
    expect(await call('get', { query: { unit: 'Z' } })).toMatchObject({
      problem: { status: 422, errors: [{ field: 'unit' }] },
    })
  })

  describe('in a file', () => {
    const file = async (name: string, content: string | Buffer) => {
      const path = join(await mkdtemp(join(tmpdir(), 'ratings-')), name)
      await writeFile(path, content)
      return path
    }

    test('are kept row by row; bad rows are told with line and reason', async () => {
      const path = await file(
        'ratings.csv',
        [
          'externalId,unitCode,channel,instrument,overall,q15,answers.q28,comment,createdAt',
          'p1,A,paper,sipas-2023,5,4,,"Tốt, nhanh",2026-11-20 08:00',
          'p2,Z,paper,sipas-2023,5,,,,20/11/2026',
          'p3,A,paper,sipas-2023,7,,,,2026-11-20',
          'p4,A,paper,sipas-2023,,2,3,,2026-11-20T08:00:00+07:00',
          'p1,A,paper,sipas-2023,5,,,,2026-11-20',
          'p5,A,paper,sipas-2023,năm,,,,2026-13-45',
        ].join('\n'),
      )
      const told: number[] = []
      const result = await importRatings(
        desk,
        path,
        () => NOW,
        (done) => told.push(done),
      )
      expect(result).toMatchObject({ created: 2, known: 1 })
      expect(result.bad.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
        [3, 'unitCode'],
        [4, 'overall'],
        [7, 'overall'],
      ])
      expect(told).toEqual([6])
      const kept = await listRatings(desk, {}, { limit: 10 })
      expect(kept.find(({ overall }) => overall === 5)).toMatchObject({
        answers: { q15: 4 },
        comment: 'Tốt, nhanh',
      })
      expect(kept.find(({ overall }) => overall === null)).toMatchObject({ answers: { q15: 2, q28: 3 } })
    })

    test('are recorded slice by slice as the clock goes, so that none is recorded before it was kept', async () => {
      const slice = desk.database.kind === 'postgres' ? 2_000 : 100
      const rows = Array.from({ length: slice + 50 }, (_, i) => `p${i},A,paper,overall,5,2026-11-20`)
      const head = 'externalId,unitCode,channel,instrument,overall,createdAt'
      let now = NOW
      await importRatings(desk, await file('long.csv', [head, ...rows].join('\n')), () => {
        now += 60_000
        return now
      })
      const kept = await listRatings(desk, { since: NOW + 120_000 }, { limit: 200 })
      expect([kept.length, kept[0]!.recordedAt]).toEqual([50, NOW + 120_000])
    })

    test('may be a spreadsheet, with dates as spreadsheets have them', async () => {
      const head = ['externalId', 'unitCode', 'channel', 'instrument', 'overall', 'createdAt'].map(
        (value) => ({ value }),
      )
      const cells = ['x1', 'A', 'paper', 'overall', 4].map((value) => ({ value }))
      const date = { value: new Date('2026-11-20T08:15:00Z'), type: Date, format: 'dd/mm/yyyy hh:mm' }
      const path = await file('ratings.xlsx', await writeExcelFile([head, [...cells, date]]).toBuffer())
      expect(await importRatings(desk, path, () => NOW)).toEqual({ created: 1, known: 0, bad: [] })
      expect(await listRatings(desk, {}, { limit: 1 })).toMatchObject([
        { givenAt: Date.parse('2026-11-20T08:15:00+07:00') },
      ])
    })

    test('with unknown or missing columns are refused as a whole', async () => {
      const path = await file('ratings.csv', 'externalId,unit\np1,A\n')
      await expect(importRatings(desk, path, () => NOW)).rejects.toThrow(
        /unknown columns: unit; thiếu cột \/ missing columns: unitCode, channel/,
      )
    })
  })
})
