/** The detector over a year: how often it is wrong about honest people, and whether it finds what was planted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, DAY_MS, startOfDay } from '../../src/calendar/instant.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { chatRef } from '../../src/officials-told/contact.ts'
import { detectGaming } from '../../src/satisfaction/gaming/detect.ts'
import { judgeMonths } from '../../src/satisfaction/gaming/judge-months.ts'
import { type RatingRule, UNIT_RULES } from '../../src/satisfaction/gaming/rules.ts'
import { mulberry32 } from '../../src/seed/mulberry32.ts'
import { givenUnit } from '../scores/given.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { dossier, FIRST_DAY, honestYear, rate, UNITS, type Year } from './gaming-year.ts'

/** What the papers promise (docs/gaming.md): at most so many of 1,000 honest ratings are noticed, by all rules together. */
const FALSE_FLAGS_PER_1000 = 5
/** And so many without those that a rule is meant to show: early ones, and representatives. */
const FALSE_BY_CHANCE_PER_1000 = 1

const PER_DAY = Number(process.env.GAMING_PER_DAY ?? 0.2)
const SEED = Number(process.env.GAMING_SEED ?? 2026)
const END = startOfDay(addDays(FIRST_DAY, 365))
const NOW = END + 20 * DAY_MS
const HOUR_MS = 3_600_000

let desk: Desk
let honest: Year
beforeAll(async () => {
  desk = deskOver(await freshSqlite())
  await givenUnit(desk, { code: 'P', kind: 'province' })
  for (const code of UNITS) await givenUnit(desk, { code, parent: 'P' })
  honest = honestYear(SEED, PER_DAY)
  await keep(honest)
  await lookAtAll(NOW)
}, 900_000)
afterAll(() => desk.database.close())

test('an honest year is hardly noticed', async () => {
  const thousands = honest.ratings.length / 1000
  const by = await flagsByRule()
  const all = new Set([...by.values()].flat()).size
  const chance = ['burst', 'same_answers', 'official', 'day_after_day', 'changed_rating'] as const
  const byChance = chance.reduce((sum, rule) => sum + (by.get(rule)?.length ?? 0), 0)
  if (process.env.GAMING_SHOW)
    console.log(honest.ratings.length, JSON.stringify([...by].map(([rule, ids]) => [rule, ids.length])))
  expect(honest.ratings.length).toBeGreaterThan(10_000)
  expect(all / thousands).toBeLessThan(FALSE_FLAGS_PER_1000)
  expect(byChance / thousands).toBeLessThan(FALSE_BY_CHANCE_PER_1000)
  expect(await unitFlags()).toEqual([])
})

test('what is planted is found, each kind by its rule', async () => {
  const planted = await plant()
  await lookAtAll(NOW + 5 * DAY_MS)
  const by = await flagsByRule()
  for (const [rule, ids] of planted)
    expect([rule, ids.filter((id) => !by.get(rule)?.includes(id))]).toEqual([rule, []])
  expect((await unitFlags()).map(({ rule }) => rule).sort()).toEqual(UNIT_RULES.toSorted())
})

/** Puts frauds of each kind among the honest; returns what should be noticed. */
async function plant(): Promise<Map<RatingRule, string[]>> {
  const year: Year = { ratings: [], answers: [], dossiers: [] }
  const chance = mulberry32(7)
  const day = startOfDay('2026-09-16')
  const times = <T>(n: number, of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i))
  const given = (row: Parameters<typeof rate>[1]) => rate(year, { recorded_at: NOW, ...row }, chance)
  const quiet = times(15, (i) =>
    given({ unit_code: 'U2', given_at: day + 15 * HOUR_MS + i * 30_000, overall: 5 }),
  )
  const busy = times(60, (i) =>
    given({ unit_code: 'U1', given_at: day + 9 * HOUR_MS + i * 8_000, overall: 5 }),
  )
  const kiosk = times(20, (i) =>
    given({
      unit_code: 'U3',
      given_at: day + 11 * HOUR_MS + i * 20_000,
      channel: 'counter',
      counter: 'Q1',
      overall: 5,
    }),
  )
  const copied = times(15, (i) =>
    given({
      unit_code: 'U4',
      given_at: day + 14 * HOUR_MS + i * 120_000,
      channel: 'paper',
      instrument: 'ward-9',
    }),
  )
  for (const rating of copied)
    for (const [i, level] of [4, 5, 4, 4, 5, 4, 5, 5, 4].entries())
      year.answers.push({ rating, item: `w${i + 1}`, level, recorded_at: day })
  const own = times(3, (i) =>
    given({ unit_code: 'U5', given_at: day + i * 9 * DAY_MS + HOUR_MS, citizen: 'official-chat' }),
  )
  const agent = times(8, (i) => {
    const given_at = day + i * 2 * DAY_MS
    const dossier_code = `PL-${dossier(year, 'U6', given_at - HOUR_MS, given_at + DAY_MS)}`
    return given({ unit_code: 'U6', given_at, citizen: 'agent-chat', invited: 1, verified: 1, dossier_code })
  })
  const early = times(5, (i) => {
    const given_at = day + i * HOUR_MS
    return given({
      unit_code: 'U7',
      given_at,
      dossier_code: `PL-${dossier(year, 'U7', given_at + 3 * DAY_MS, given_at + 5 * DAY_MS)}`,
    })
  })
  const daily = times(7, (i) =>
    given({ unit_code: 'U8', given_at: day + i * DAY_MS, citizen: 'zealot', overall: 5 }),
  )
  const changed = given({ unit_code: 'U2', given_at: day + 30 * HOUR_MS, supersedes: quiet[0]!, version: 2 })
  const typed = times(120, (i) =>
    given({ unit_code: 'U11', given_at: NOW - 20 * DAY_MS + i * 3 * HOUR_MS, channel: 'paper', overall: 5 }),
  )
  const old = given({ unit_code: 'U12', given_at: NOW - 40 * DAY_MS, channel: 'counter' })
  for (let i = 0; i < 120; i += 1)
    given({ unit_code: 'U13', given_at: day + i * HOUR_MS, recorded_at: day + 6 * DAY_MS, channel: 'portal' })
  undo(year, 'U14', day)
  await chosen(year)
  for (const each of year.dossiers) each.code = `PL-${each.code}`
  await keep(year)
  await link('official-chat', 'U5')
  return new Map<RatingRule, string[]>([
    ['burst', [...quiet, ...busy, ...kiosk]],
    ['same_answers', copied],
    ['official', own],
    ['many_dossiers', agent],
    ['before_result', early],
    ['day_after_day', daily],
    ['recorded_together', typed],
    ['late_entry', [old]],
    ['changed_rating', [changed]],
  ])
}

/** A unit whose late dossiers are withdrawn. */
function undo(year: Year, unit: string, at: number): void {
  for (let i = 0; i < 5; i += 1) {
    const code = dossier(year, unit, at, at)
    const row = { ...year.dossiers.at(-1)!, code, finished_at: null }
    year.dossiers.splice(
      -1,
      1,
      { ...row, status: 'in_progress', recorded_at: at - DAY_MS },
      { ...row, status: 'withdrawn', recorded_at: at + 3 * DAY_MS },
    )
  }
}

/** A unit that invites those in time alone, and one where of the invited only they answer. */
async function chosen(year: Year): Promise<void> {
  const { read } = desk.database
  const at = startOfDay('2026-10-12')
  const rows: Parameters<typeof invitation>[] = []
  for (let i = 0; i < 150; i += 1) {
    const late = i % 3 === 0
    const done = at + (late ? 6 : -2) * DAY_MS
    const one = `PL-${dossier(year, 'U9', done, at, done)}`
    if (!late && i % 2 === 0) rows.push([one, 'U9', done, false])
    const two = `PL-${dossier(year, 'U10', done, at, done)}`
    if (i % 2 === 0) rows.push([two, 'U10', done, !late])
  }
  await desk.database.commit(
    rows.map((row) => write(read.insertInto('invitation').values(invitation(...row)))),
  )
  await desk.database.commit([write(read.deleteFrom('gaming_progress').where('pass', '=', 'month'))])
}

function invitation(dossier_code: string, unit_code: string, at: number, used: boolean) {
  const sent_at = at + HOUR_MS
  return {
    token_hash: dossier_code,
    dossier_code,
    unit_code,
    counter: null,
    channel: 'zalo',
    sent_at,
    used_at: used ? sent_at + HOUR_MS : null,
  }
}

async function link(citizen: string, unit_code: string): Promise<void> {
  const { read } = desk.database
  const account = 'account-of-unit'
  const contact = {
    account,
    chat_ref: chatRef(desk, citizen),
    chat_sealed: desk.vault.seal(citizen),
    chat_channel: 'zalo',
    linked_at: 0,
  }
  const none = {
    email_sealed: null,
    email_confirmed_at: null,
    email_code_hash: null,
    email_code_until: null,
    link_code_hash: null,
    link_code_until: null,
  }
  const role = {
    id: account,
    account,
    role: 'handler',
    unit_code,
    valid_from: 0,
    valid_to: null,
    given_at: 0,
  }
  await desk.database.commit([
    write(read.insertInto('account_contact').values({ ...contact, ...none })),
    write(read.insertInto('account_role').values(role)),
  ])
}

async function keep({ ratings, answers, dossiers }: Year): Promise<void> {
  const { read } = desk.database
  const slices = <T>(rows: T[]) =>
    Array.from({ length: Math.ceil(rows.length / 500) }, (_, i) => rows.slice(i * 500, (i + 1) * 500))
  for (const rows of slices(dossiers))
    await desk.database.commit([write(read.insertInto('dossier_version').values(rows))])
  for (const rows of slices(ratings))
    await desk.database.commit([write(read.insertInto('rating').values(rows))])
  for (const rows of slices(answers))
    await desk.database.commit([write(read.insertInto('rating_answer').values(rows))])
}

/** Everything that was not looked at yet. */
async function lookAtAll(now: number): Promise<void> {
  while ((await detectGaming(desk, now)) > 0);
  await judgeMonths(desk, now)
}

async function flagsByRule(): Promise<Map<string, string[]>> {
  const rows = await desk.database.read.selectFrom('rating_flag').select(['rating', 'rule']).execute()
  return new Map(
    [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, all]) => [rule, all.map(({ rating }) => rating)]),
  )
}

function unitFlags() {
  return desk.database.read.selectFrom('unit_flag').selectAll().execute()
}
