/** Roll-ups against the facts: whatever happened, in whatever order, both tell the same to the byte, as of every moment. */
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, type Instant } from '../../src/calendar/instant.ts'
import { canonicalJson } from '../../src/canonical-json.ts'
import { type Database, Unavailable, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import type { Instrument } from '../../src/satisfaction/instrument.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { readFacts, readFactsFromRows, type UnitFacts } from '../../src/scores/facts.ts'
import { readPeriod } from '../../src/scores/period.ts'
import { countCells } from '../../src/scores/rollups/count-cells.ts'
import { allAtOnce } from '../../src/scores/rollups/counters.ts'
import { readCells } from '../../src/scores/rollups/read-cells.ts'
import { checkRollups, rebuildRollups } from '../../src/scores/rollups/rebuild.ts'
import { recompute, recomputeTouched } from '../../src/scores/rollups/recompute.ts'
import { currentShapes, shapeName } from '../../src/scores/rollups/shapes.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, forgetFacts, givenDossier, givenMethods, givenRating } from './given.ts'

const FIRST = at('2026-09-20')
const NOW = at('2026-11-24')
const UNITS = ['A', 'B']
const ITEMS = ['q15', 'q16', 'q19', 'q23', 'q31', 'other']

/** Something that happens on a day, to one of a few things, so that histories meet. */
type Event = {
  what: string
  day: number
  late: number
  which: number
  level: number
  items: number[]
  flag: boolean
}

const event: fc.Arbitrary<Event> = fc.record({
  what: fc.constantFrom(
    'rate',
    'rate',
    'change',
    'answer',
    'exclude',
    'dossier',
    'dossier',
    'invite',
    'use',
    'count',
  ),
  day: fc.integer({ min: 0, max: 64 }),
  late: fc.integer({ min: 0, max: 40 }),
  which: fc.integer({ min: 0, max: 5 }),
  level: fc.integer({ min: 1, max: 5 }),
  items: fc.array(fc.integer({ min: 0, max: ITEMS.length - 1 }), { maxLength: 4 }),
  flag: fc.boolean(),
})

const STATUSES = ['accepted', 'in_progress', 'need_supplement', 'withdrawn', 'finished', 'returned'] as const

/** Keeps one event; `known` are the ratings so far. */
async function happen(desk: Desk, event: Event, known: { id: string; n: number }[]): Promise<void> {
  const { read } = desk.database
  const { day, late, which, level, items, flag } = event
  const when = FIRST + day * DAY_MS
  const recorded_at = when + late * DAY_MS
  const unit_code = UNITS[which % 2]!
  const old = known[which % Math.max(known.length, 1)]
  const answers = Object.fromEntries(items.map((item) => [ITEMS[item]!, level]))
  const put = (table: 'rating_answer' | 'rating_exclusion' | 'invitation', row: object) =>
    desk.database.commit([
      write(
        read
          .insertInto(table)
          .values(row as never)
          .onConflict((c) => c.doNothing()),
      ),
    ])
  if (event.what === 'rate') {
    const instrument = flag && which === 5 ? 'ward-9' : 'sipas-2023'
    const overall = which === 4 ? null : level
    const row = { unit_code, instrument, overall, verified: flag ? 1 : 0, protected: which === 3 ? 1 : 0 }
    known.push({
      id: await givenRating(desk, { ...row, answers, given_at: when, recorded_at }),
      n: known.length,
    })
  } else if (event.what === 'change' && old) {
    const row = { unit_code, overall: level, supersedes: old.id, given_at: when, recorded_at }
    const id = await givenRating(desk, { ...row, answers })
    known[known.indexOf(old)] = { ...old, id }
  } else if (event.what === 'answer' && old) {
    await put('rating_answer', { rating: old.id, item: ITEMS[which]!, level, recorded_at })
  } else if (event.what === 'exclude' && old) {
    await put('rating_exclusion', { rating: old.id, excluded: flag ? 1 : 0, reason: '', by: '', recorded_at })
  } else if (event.what === 'dossier') {
    const status = STATUSES[level % STATUSES.length]!
    const done = status === 'finished' || status === 'returned'
    await givenDossier(desk, {
      code: `D${which}`,
      unit_code: UNITS[(which + (flag ? 1 : 0)) % 2]!,
      status,
      recorded_at,
      due_at: FIRST + (which * 9 + 5) * DAY_MS,
      finished_at: done && flag ? when : null,
      returned_at: status === 'returned' ? when + DAY_MS : null,
      history: JSON.stringify(
        items.map((i) => ({ at: FIRST + i * 9 * DAY_MS, status: STATUSES[i % STATUSES.length] })),
      ),
    })
  } else if (event.what === 'invite') {
    const sent_at = flag ? when : Number.MAX_SAFE_INTEGER
    const row = {
      dossier_code: `D${which}`,
      unit_code,
      counter: null,
      channel: 'zalo',
      sent_at,
      used_at: null,
    }
    await put('invitation', { ...row, token_hash: `t${which}` })
  } else if (event.what === 'use') {
    const use = read.updateTable('invitation').set({ used_at: when, sent_at: when - DAY_MS })
    await desk.database.commit([write(use.where('token_hash', '=', `t${which}`))])
  } else if (event.what === 'count') {
    await recomputeTouched(desk.database, () => recorded_at)
  }
}

function told(facts: Map<string, UnitFacts>): string {
  const plain = [...facts].map(([unit, { items, pairs, raters, ...rest }]) => [
    unit,
    { ...rest, items: [...items], pairs: [...pairs], raters: [...raters] },
  ])
  return canonicalJson(plain.filter(([, some]) => !isNothing(some)).toSorted())
}

function isNothing(facts: unknown): boolean {
  return !/[1-9]/.test(canonicalJson(facts).replaceAll(/q\d+/g, ''))
}

describe.each(databases)('roll-ups on $kind', ({ kind, fresh }) => {
  let desk: Desk
  let instrument: Instrument
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    instrument = (await instrumentStore.current(desk.database)).get('sipas-2023')!
    return () => desk.database.close()
  })
  beforeEach(() => forgetFacts(desk))

  const scope = (period: string, asOf: Instant, units: string[] | null) => {
    const { from, to } = readPeriod(period)!
    return { from, to, end: Math.min(to, asOf + 1), asOf, units }
  }
  const both = async (period: string, asOf: Instant, units: string[] | null = null) => {
    const of = scope(period, asOf, units)
    const kept = told(await readFacts(desk.database, of, instrument, (code) => code))
    const counted = told(await readFactsFromRows(desk.database, of, instrument, (code) => code))
    return { kept, counted }
  }
  const agree = async (asOf: Instant) => {
    for (const period of ['2026-09', '2026-10', '2026-Q4', '2026'])
      for (const units of [null, ['A']]) {
        const { kept, counted } = await both(period, asOf, units)
        expect(kept).toBe(counted)
      }
  }
  const touched = async () =>
    (await readCells(desk.database, scope('2026', NOW + 99 * DAY_MS, null), shapeName(instrument), 'names'))
      .touched

  const countedAlike = async () => {
    if (kind !== 'PostgreSQL') return // the other way of counting is PostgreSQL's alone
    const cells = ['2026-09', '2026-10', '2026-11'].flatMap((month) => UNITS.map((unit) => ({ unit, month })))
    const shapes = await currentShapes(desk.database)
    const count = (how?: typeof allAtOnce) => countCells(desk.database, cells, shapes, () => NOW, how)
    expect(await count(allAtOnce)).toEqual(await count())
  }

  test('tell what the facts tell, before and after they are counted, as of every moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
        await forgetFacts(desk)
        const known: { id: string; n: number }[] = []
        for (const each of events) await happen(desk, each, known)
        for (const asOf of [NOW, FIRST + 40 * DAY_MS, NOW + 90 * DAY_MS]) await agree(asOf)
        await recomputeTouched(desk.database, () => FIRST + 30 * DAY_MS)
        for (const asOf of [FIRST + 40 * DAY_MS, NOW, NOW + 90 * DAY_MS]) await agree(asOf)
        expect(await touched()).toEqual([])
        await countedAlike()
      }),
      { numRuns: kind === 'SQLite' ? 12 : 3, seed: 20261124 },
    )
  })

  const cell = { unit: 'A', month: '2026-11' }
  const november = async () => (await both('2026-11', NOW)).kept
  const rate = (level: number) =>
    givenRating(desk, { overall: level, given_at: NOW - DAY_MS, recorded_at: NOW - DAY_MS })
  const kept = () => desk.database.read.selectFrom('rollup').selectAll().executeTakeFirstOrThrow()

  test('show a rating from the moment it is kept', async () => {
    await rate(5)
    await recomputeTouched(desk.database, () => NOW)
    const before = await november()
    await rate(1)
    expect(await touched()).toEqual([cell])
    expect(await november()).not.toBe(before)
    await agree(NOW)
  })

  test('do not depend on the order of ratings', async () => {
    const levels = [1, 5, 5, 3, 2]
    for (const level of levels) await rate(level)
    await recomputeTouched(desk.database, () => NOW)
    const { ratings } = await kept()
    await forgetFacts(desk)
    for (const level of levels.toReversed()) await rate(level)
    await recomputeTouched(desk.database, () => NOW)
    expect((await kept()).ratings).toBe(ratings)
  })

  test('keep the mark of a rating that came while its cell was counted', async () => {
    await rate(5)
    const clock = () => NOW
    const slow: Database = {
      ...desk.database,
      commit: async (writes) => {
        await rate(1) // after the counting, before its result is kept
        return desk.database.commit(writes)
      },
    }
    const shapes = await currentShapes(desk.database)
    await recompute(slow, [cell], (cells) => countCells(desk.database, cells, shapes, clock))
    expect(await touched()).toEqual([cell])
    await agree(NOW)
    await recomputeTouched(desk.database, clock)
    expect(await touched()).toEqual([])
    await agree(NOW)
  })

  test('never go back: of two who count a cell, the one that began earlier and ends later is refused', async () => {
    await rate(5)
    const shapes = await currentShapes(desk.database)
    const slow: Database = {
      ...desk.database,
      commit: async (writes) => {
        await rate(1)
        await recomputeTouched(desk.database, () => NOW)
        return desk.database.commit(writes)
      },
    }
    await recompute(slow, [cell], (cells) => countCells(desk.database, cells, shapes, () => NOW))
    expect(await touched()).toEqual([])
    expect((await kept()).version).toBe(1)
    await agree(NOW)
    expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [], dossiers: 0 })
  })

  test('leave the marks where counting breaks off', async () => {
    await rate(5)
    const broken: Database = { ...desk.database, commit: () => Promise.reject(new Unavailable('gone')) }
    await expect(recomputeTouched(broken, () => NOW)).rejects.toThrow('gone')
    expect(await touched()).toEqual([cell])
    await agree(NOW)
  })

  test('are counted anew when an item changes its factor', async () => {
    await givenRating(desk, {
      answers: { q15: 5, q19: 2 },
      given_at: NOW - DAY_MS,
      recorded_at: NOW - DAY_MS,
    })
    await recomputeTouched(desk.database, () => NOW)
    await desk.database.commit([
      write(desk.database.read.updateTable('rollup').set({ shapes: 'another', ratings: '' })),
    ])
    expect(await touched()).toEqual([cell])
    await agree(NOW)
    expect(await recomputeTouched(desk.database, () => NOW)).toBe(1)
    await agree(NOW)
  })

  test('are counted once a run while a process that knows other instruments counts them, too', async () => {
    for (const day of ['2026-05-10', '2026-06-10', '2026-07-10', '2026-08-10', '2026-09-10'])
      await givenRating(desk, { given_at: at(day) })
    await recomputeTouched(desk.database, () => NOW)
    const asTheOtherDoes = write(desk.database.read.updateTable('rollup').set({ shapes: 'another' }))
    await desk.database.commit([asTheOtherDoes])
    const beside: Database = {
      ...desk.database,
      commit: (writes) => desk.database.commit([...writes, asTheOtherDoes]),
    }
    expect(await recomputeTouched(beside, () => NOW, AbortSignal.timeout(4_000))).toBe(5)
  })

  test('are checked and made anew: a cell or a dossier that is not what the facts tell is named', async () => {
    await rate(5)
    await givenDossier(desk, { code: 'D1', finished_at: NOW - DAY_MS })
    expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [], dossiers: 0 }) // marked: no fault
    await recomputeTouched(desk.database, () => NOW)
    expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [], dossiers: 0 })
    const { read } = desk.database
    await desk.database.commit([
      write(read.updateTable('rollup').set({ ratings: '', finished: 9 })),
      write(read.updateTable('dossier_kept').set({ overdue_from: 5, overdue_until: NOW })),
    ])
    expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [cell], dossiers: 1 })
    expect(await rebuildRollups(desk.database, () => NOW)).toBe(1)
    expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [], dossiers: 0 })
    await agree(NOW)
  })
})
