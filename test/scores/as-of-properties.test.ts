/** Whatever is recorded in whatever order, by clocks that disagree: each scorecard that was shown is made again to the byte. */
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/calendar/instant.ts'
import { canonicalJson } from '../../src/canonical-json.ts'
import type { OfficialAction } from '../../src/complaints/action.ts'
import { write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseData } from '../../src/privacy/erase-citizen.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { closeMoment } from '../../src/scores/closed-moment.ts'
import { recordScoreSettings } from '../../src/scores/score-settings.ts'
import { readAsOf, readMethod, type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { answer, assign, done, file, momentOf, theDesk } from '../complaints/complaints.ts'
import { deskOver, freshPostgres, freshPostgresUrl, freshSqlite } from '../services/databases.ts'
import { aUnit } from '../units/province.ts'
import { at, givenDossier, givenMethods, givenRating } from './given.ts'

const START = at('2026-11-10')
const UNIT_CODES = ['H99.10', 'H99.11', 'H99.12', 'H99.20']
const STEP_KINDS = [
  ...['rating', 'change', 'answer', 'exclude', 'dossier', 'dossier again', 'invite', 'send', 'use', 'file'],
  ...['act', 'correct', 'merge units', 'rename', 'min n', 'erase', 'show', 'show', 'show'],
] as const

/** One thing that happens: of which unit, which of the things so far, and how far the clock jumps, also back. */
const step = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  unit: fc.constantFrom(...UNIT_CODES),
  which: fc.nat({ max: 40 }),
  level: fc.integer({ min: 1, max: 5 }),
  jump: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, 0, 1, -1) },
    fc.integer({ min: -3_000, max: 90_000_000 }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const question = fc.record({
  period: fc.constantFrom('2026-11', '2026-Q4', '2026'),
  framework: fc.constantFrom('sipas-2023', 'kl-91'),
  view: fc.constantFrom('now' as const, 'then' as const),
  scope: fc.constantFrom('unit' as const, 'subtree' as const),
  viewerOf: fc.constantFrom(
    () => 'full' as const,
    () => 'chain' as const,
  ),
})

/** Plays a history; at the end every scorecard that was shown is asked for with its own `asOf`. */
async function play(desk: Desk, steps: readonly Step[], asked: ScoreQuestion): Promise<number> {
  const { database } = desk
  const ids = { ratings: [] as string[], dossiers: [] as string[], complaints: [] as string[], tokens: 0 }
  const shown: string[] = []
  let now: Instant = START
  for (const [i, each] of steps.entries()) {
    now = Math.max(now + each.jump, START)
    if (each.kind === 'show') {
      const found = await scoresOf(desk, asked, now)
      if ('refused' in found) throw new Error(found.refused)
      shown.push(canonicalJson(found))
    } else await happen(desk, each, i, now, ids)
  }
  for (const before of shown) {
    const { scorecards } = JSON.parse(before) as { scorecards: { asOf: string }[] }
    const asOf = readAsOf(scorecards[0]!.asOf, now)
    expect(
      canonicalJson(await scoresOf({ database, settings: desk.settings }, { ...asked, asOf }, now + 1e9)),
    ).toBe(before)
  }
  return shown.length
}

async function happen(
  desk: Desk,
  { kind, unit, which, level }: Step,
  i: number,
  now: Instant,
  ids: { ratings: string[]; dossiers: string[]; complaints: string[]; tokens: number },
): Promise<unknown> {
  const { database } = desk
  const { read } = database
  const one = (all: string[]) => all[which % Math.max(all.length, 1)]
  const commit = (query: Parameters<typeof write>[0]) => database.commit([write(query)])
  const [rating, dossier, complaint] = [one(ids.ratings), one(ids.dossiers), one(ids.complaints)]
  const token = `t${which % Math.max(ids.tokens, 1)}`
  switch (kind) {
    case 'rating':
    case 'change': {
      const supersedes = kind === 'change' ? (rating ?? null) : null
      const given = {
        unit_code: unit,
        overall: level,
        supersedes,
        verified: which % 2,
        given_at: now - which,
      }
      const citizen = which % 3 ? 'citizen-1' : null
      const row = { ...given, citizen, recorded_at: now, answers: { q15: level, q19: 6 - level } }
      // a rating is changed once
      if (supersedes !== null) ids.ratings.splice(ids.ratings.indexOf(supersedes), 1)
      return ids.ratings.push(await givenRating(desk, row))
    }
    case 'answer': {
      const late = { rating: rating!, item: 'q23', level, recorded_at: now }
      return (
        rating &&
        commit(
          read
            .insertInto('rating_answer')
            .values(late)
            .onConflict((known) => known.doNothing()),
        )
      )
    }
    case 'exclude':
      return (
        rating &&
        decideExclusion(database, { rating, excluded: level > 2, reason: 'test', by: 'account:1' }, now)
      )
    case 'dossier':
    case 'dossier again': {
      const code = kind === 'dossier' ? `D${i}` : (dossier ?? `D${i}`)
      ids.dossiers.push(code)
      const finished = level > 2 ? now - which : null
      const returned = level > 3 ? { status: 'returned', returned_at: now } : {}
      const due = now + (which - 20) * 3_600_000
      return givenDossier(desk, {
        code,
        unit_code: unit,
        finished_at: finished,
        due_at: due,
        recorded_at: now,
        ...returned,
      })
    }
    case 'invite': {
      const unsent = { dossier_code: dossier ?? 'D', counter: null, channel: 'zalo', used_at: null }
      const row = {
        ...unsent,
        token_hash: `t${ids.tokens++}`,
        unit_code: unit,
        sent_at: Number.MAX_SAFE_INTEGER,
      }
      return commit(read.insertInto('invitation').values(row))
    }
    case 'send':
      return commit(
        read
          .updateTable('invitation')
          .set({ sent_at: now })
          .where('token_hash', '=', token)
          .where('sent_at', '>', now),
      )
    case 'use':
      return commit(
        read
          .updateTable('invitation')
          .set({ used_at: now })
          .where('token_hash', '=', token)
          .where('used_at', 'is', null),
      )
    case 'file': {
      const category = level > 3 ? 'bribery' : 'delay'
      const moment = momentOf(`m${i}`, { at: now - which, recordedAt: now })
      const confidentiality = which % 5 ? ('named' as const) : ('anonymous' as const)
      return ids.complaints.push(
        (await file(desk, `m${i}`, { unitCode: unit, category, confidentiality }, moment)).code,
      )
    }
    case 'act': {
      const conclude = {
        action: 'conclude',
        by: 'C',
        text: 'x',
        outcome: level > 3 ? 'founded' : 'unfounded',
      }
      const actions: OfficialAction[] = [assign, answer, conclude as OfficialAction]
      return complaint && done(desk, complaint, actions[level % 3]!, now)
    }
    case 'correct': {
      const change = { category: 'delay' as const, flags: [], unit, lift: false }
      return complaint && done(desk, complaint, { action: 'correct', by: 'B', text: 'x', ...change }, now)
    }
    case 'merge units': {
      const over = { validTo: '2026-11-12', successors: level > 3 ? ['H99.11', 'H99.10'] : ['H99.11'] }
      const old = { code: 'H99.12', name: 'Phường cũ', kind: 'commune' as const, parent: 'H99' }
      return database.commit([putUnit(database, aUnit({ ...old, ...over }), now)])
    }
    case 'rename':
      return database.commit([
        putUnit(database, aUnit({ code: unit, name: `Xã ${i}`, kind: 'commune', parent: 'H99' }), now),
      ])
    case 'min n':
      return recordScoreSettings(database, { ...desk.settings, minN: level - 1 }, now)
    case 'erase':
      return eraseData(desk, { id: `e${i}`, citizen: 'citizen-1', by: 'operator', lane: null }, now)
  }
}

async function aHistoryDesk(open: typeof freshSqlite): Promise<Desk> {
  const desk = await theDesk(await open())
  await givenMethods(desk)
  desk.closesMoments = true
  desk.settings = { ...desk.settings, minN: 2 }
  await recordScoreSettings(desk.database, desk.settings, START - 1)
  return desk
}

test('a history on SQLite', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), question, async (steps, asked) => {
      const desk = await aHistoryDesk(freshSqlite)
      await play(desk, steps, asked).finally(() => desk.database.close())
    }),
    { numRuns: 20 },
  )
})

test('a history on PostgreSQL', async () => {
  const steps = fc.sample(step, { numRuns: 60, seed: 19 })
  const desk = await aHistoryDesk(freshPostgres)
  const viewerOf = () => 'full' as const
  const asked = { period: '2026-Q4', framework: 'kl-91', view: 'then' as const, viewerOf }
  expect(await play(desk, steps, asked)).toBeGreaterThan(4)
  await desk.database.close()
})

describe('on PostgreSQL, while others are recording', () => {
  let url: string
  let desk: Desk
  let other: pg.Client
  beforeAll(async () => {
    url = await freshPostgresUrl()
    desk = deskOver(openPostgres(url, 4))
    await migrate(desk.database)
    await givenMethods(desk)
    other = new pg.Client({ connectionString: url })
    await other.connect()
  })
  afterAll(async () => {
    await other.end()
    await desk.database.close()
  })

  const insert = async (id: string) => {
    const { rows } = await other.query(
      `insert into rating_answer (rating, item, level, recorded_at) values ($1, 'q15', 5, $2) returning recorded_at`,
      [id, START],
    )
    return Number(rows[0].recorded_at)
  }
  const inMs = (ms: number) => new Promise((later) => setTimeout(later, ms))

  test('a moment is over only when they are done, and whoever comes later is recorded after it', async () => {
    await closeMoment(desk.database, START - 1_000)
    await other.query('begin')
    expect(await insert('under way')).toBe(START)
    const closing = closeMoment(desk.database, START)
    await inMs(60)
    await other.query('commit')
    expect(await closing).toBe(START)
    expect(await insert('late')).toBe(START + 1)
  })

  test('figures are shown as of the last moment before them where they take long, and nobody waits', async () => {
    await closeMoment(desk.database, START + 1_000)
    await other.query('begin')
    await insert('takes long')
    desk.closesMoments = true
    const began = performance.now()
    const reading = readMethod(desk, { framework: 'sipas-2023' }, START + 2_000)
    const bystander = await givenRating(desk, { recorded_at: START + 2_001 })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await reading).toMatchObject({ asOf: START + 1_000 })
    await other.query('commit')
    expect(await closeMoment(desk.database, START + 3_000)).toBe(START + 3_000)
    const kept = desk.database.read.selectFrom('rating').select('recorded_at').where('id', '=', bystander)
    expect(await kept.executeTakeFirst()).toEqual({ recorded_at: START + 2_001 })
  })
})
