import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, type Instant, startOfDay } from '../../src/calendar/instant.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { chatRef } from '../../src/officials-told/contact.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { detectGaming } from '../../src/satisfaction/gaming/detect.ts'
import { flagsOf, unitFlagsOf } from '../../src/satisfaction/gaming/flag-store.ts'
import { judgeMonths } from '../../src/satisfaction/gaming/judge-months.ts'
import { listRatings } from '../../src/satisfaction/rating-list.ts'
import { at, forgetFacts, givenDossier, givenRating, givenUnit } from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'

const MORNING = at('2026-11-10')
const LATER = MORNING + 3 * DAY_MS

describe.each(databases)('the detector on $kind', ({ fresh }) => {
  let desk: Desk
  let database: Database
  beforeAll(async () => {
    database = await fresh()
    desk = deskOver(database)
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    for (const table of [
      'rating_flag',
      'unit_flag',
      'gaming_progress',
      'account_contact',
      'account_role',
    ] as const)
      await database.commit([write(database.read.deleteFrom(table))])
    for (const code of ['P', 'A', 'B'])
      await givenUnit(desk, {
        code,
        parent: code === 'P' ? null : 'P',
        kind: code === 'P' ? 'province' : 'commune',
      })
  })
  afterAll(() => database.close())

  const burst = async (n: number, row: Parameters<typeof givenRating>[1] = {}) => {
    const ids: string[] = []
    for (let i = 0; i < n; i += 1)
      ids.push(await givenRating(desk, { given_at: MORNING + i * 10_000, ...row }))
    return ids
  }
  const rules = async (ids: readonly string[]) =>
    [...(await flagsOf(database, ids)).values()].map((flags) => flags.map(({ rule }) => rule).join(' '))

  test('flags a burst once, with its numbers, in the API’s words, whoever runs it however often', async () => {
    const ids = await burst(12)
    const other = await givenRating(desk, { unit_code: 'B', given_at: MORNING })
    await Promise.all([detectGaming(desk, LATER), detectGaming(desk, LATER)])
    await detectGaming(desk, LATER + DAY_MS)
    expect(await rules(ids)).toEqual(Array(12).fill('burst'))
    expect(await rules([other])).toEqual([])
    const [flag] = (await flagsOf(database, ids)).get(ids[0]!)!
    expect(flag).toMatchObject({ numbers: { count: 12, minutes: 10, from: MORNING }, recordedAt: LATER })
    const [shown] = await listRatings(desk, { id: ids[0]! }, { limit: 1 })
    expect(shown).toMatchObject({ flagged: ['burst'], excluded: false })
    const since = await listRatings(desk, { since: LATER }, { limit: 50 })
    expect(since.map(({ id }) => id).sort()).toEqual(ids.toSorted())
  })

  test('takes what was not there at the last look, and leaves to the next look what is too fresh', async () => {
    const ids = await burst(12)
    expect(await detectGaming(desk, MORNING + 60_000)).toBe(0)
    await detectGaming(desk, MORNING + 3_600_000)
    expect(await rules(ids)).toHaveLength(12)
  })

  test('thinks nothing of invitations answered in a row, of paper typed in piles, or of a mind changed', async () => {
    const invited: string[] = []
    for (let i = 0; i < 12; i += 1) {
      const dossier_code = await givenDossier(desk, { unit_code: 'A', finished_at: MORNING - DAY_MS })
      invited.push(await givenRating(desk, { invited: 1, dossier_code, given_at: MORNING + i * 10_000 }))
    }
    const paper = await burst(12, { channel: 'paper', given_at: MORNING })
    const first = await givenRating(desk, { unit_code: 'B', given_at: MORNING, subject: 's' })
    let last = first
    for (let version = 2; version < 14; version += 1)
      last = await givenRating(desk, {
        unit_code: 'B',
        given_at: MORNING,
        subject: 's',
        version,
        supersedes: last,
      })
    await detectGaming(desk, LATER)
    expect(await rules([...invited, ...paper, first, last])).toEqual([])
  })

  test('knows the busy hours of a counter', async () => {
    for (let day = 1; day <= 20; day += 1)
      for (let i = 0; i < 10; i += 1)
        await givenRating(desk, { channel: 'counter', given_at: MORNING - day * DAY_MS + i * 300_000 })
    const busy = await burst(9, { channel: 'counter' })
    await detectGaming(desk, LATER)
    expect(await rules(busy)).toEqual([])
    const chat = await burst(9, { channel: 'zalo', recorded_at: LATER })
    await detectGaming(desk, LATER + 2 * DAY_MS)
    expect((await rules(chat)).length).toBe(0) // nine are few where nothing is known yet
  })

  test('flags full answer sets that are copied', async () => {
    const copied = { q1: 4, q2: 5, q3: 4, q4: 5, q5: 4, q6: 3 }
    const ids: string[] = []
    for (let i = 0; i < 12; i += 1)
      ids.push(await givenRating(desk, { channel: 'paper', answers: copied, given_at: MORNING + i * 60_000 }))
    const other = await givenRating(desk, {
      channel: 'paper',
      answers: { ...copied, q6: 1 },
      given_at: MORNING,
    })
    await detectGaming(desk, LATER)
    expect(await rules(ids)).toEqual(Array(12).fill('same_answers'))
    expect(await rules([other])).toEqual([])
  })

  test('flags an official’s own chat about their own unit, and not about another', async () => {
    await link('account-1', 'chat-1', 'A')
    const own = await givenRating(desk, { citizen: 'chat-1', given_at: MORNING })
    const elsewhere = await givenRating(desk, { citizen: 'chat-1', unit_code: 'B', given_at: MORNING })
    const citizen = await givenRating(desk, { citizen: 'chat-2', given_at: MORNING })
    await detectGaming(desk, LATER)
    expect(await rules([own])).toEqual(['official'])
    expect(await rules([elsewhere, citizen])).toEqual([])
    const [row] = await database.read.selectFrom('rating_flag').selectAll().execute()
    expect(JSON.stringify(row)).not.toMatch(/chat-1|account-1/)
  })

  test('flags one chat with many dossiers, and one that comes day after day', async () => {
    const dossiers: string[] = []
    const days: string[] = []
    for (let i = 0; i < 6; i += 1) {
      const dossier_code = await givenDossier(desk, { finished_at: at('2026-10-01') })
      const given_at = MORNING - i * DAY_MS
      dossiers.push(await givenRating(desk, { citizen: 'agent', dossier_code, given_at }))
      days.push(await givenRating(desk, { citizen: 'zealous', given_at }))
    }
    await detectGaming(desk, LATER)
    expect(await rules(dossiers)).toEqual(Array(6).fill('many_dossiers'))
    expect(await rules(days)).toEqual(Array(6).fill('day_after_day'))
  })

  test('flags a rating before the result a day later, when the one-stop system has told what it knows', async () => {
    const rated = async (finished_at: Instant | null) => {
      const row = { due_at: MORNING + 9 * DAY_MS, first_due_at: MORNING + 9 * DAY_MS }
      const dossier_code = await givenDossier(desk, { ...row, finished_at, recorded_at: MORNING + 3_600_000 })
      return givenRating(desk, { dossier_code, given_at: MORNING })
    }
    const early = await rated(null)
    const toldLate = await rated(MORNING - 3_600_000)
    await detectGaming(desk, MORNING + 3_600_000)
    expect(await rules([early])).toEqual([])
    await detectGaming(desk, LATER)
    expect(await rules([early])).toEqual(['before_result'])
    expect(await rules([toldLate])).toEqual([])
  })

  test('keeps noticing a rating that is changed after it was flagged or left out', async () => {
    const [first] = await burst(12)
    const changed = await givenRating(desk, {
      supersedes: first!,
      version: 2,
      given_at: MORNING + 2 * DAY_MS,
    })
    const excluded = await givenRating(desk, { unit_code: 'B', given_at: MORNING })
    await decideExclusion(
      database,
      { rating: excluded, excluded: true, reason: 'other', by: 'account:x' },
      LATER,
    )
    const again = await givenRating(desk, {
      unit_code: 'B',
      supersedes: excluded,
      given_at: MORNING + 2 * DAY_MS,
    })
    await detectGaming(desk, LATER + 2 * DAY_MS)
    expect(await rules([changed, again])).toEqual(['changed_rating', 'changed_rating'])
    expect((await flagsOf(database, [again])).get(again)![0]!.numbers).toMatchObject({ excluded: true })
  })

  test('never looks at how protected complaints were handled', async () => {
    const ids = await burst(12, { protected: 1 })
    await detectGaming(desk, LATER)
    expect(await rules(ids)).toEqual([])
  })

  test('flags the month of a unit that invites those in time, once the month has settled', async () => {
    for (const unit_code of ['A', 'B'])
      for (let i = 0; i < 60; i += 1) {
        const isLate = i % 3 === 0
        const due_at = at('2026-10-12')
        const finished_at = isLate ? at('2026-10-20') : at('2026-10-10')
        const code = await givenDossier(desk, {
          unit_code,
          due_at,
          finished_at,
          returned_at: at('2026-10-21'),
          status: 'returned',
        })
        if (unit_code === 'A' ? !isLate && i % 2 === 0 : i % 2 === 0) await invite(code, unit_code)
      }
    expect(await judgeMonths(desk, startOfDay('2026-11-05'))).toBe(11)
    expect(await unitFlagsOf(database, null, ['2026-10'])).toEqual([])
    await Promise.all([
      judgeMonths(desk, startOfDay('2026-11-20')),
      judgeMonths(desk, startOfDay('2026-11-20')),
    ])
    const flags = await unitFlagsOf(database, null, ['2026-10'])
    expect(flags).toHaveLength(1)
    expect(flags[0]).toMatchObject({
      unitCode: 'A',
      period: '2026-10',
      rule: 'invited_on_time',
      numbers: { ones: 20, oneOf: 20, others: 20, otherOf: 40 },
    })
    expect(await judgeMonths(desk, startOfDay('2026-11-21'))).toBe(0)
  })

  test('goes on where it was broken off', async () => {
    const ids = await burst(450)
    await expect(detectGaming(desk, LATER, AbortSignal.abort())).rejects.toThrow()
    expect(await detectGaming(desk, LATER)).toBe(900)
    expect((await rules(ids)).length).toBe(450)
  })

  async function link(account: string, citizen: string, unit_code: string) {
    const { read } = database
    await database.commit([
      write(
        read.insertInto('account_contact').values({
          account,
          chat_ref: chatRef(desk, citizen),
          chat_sealed: desk.vault.seal(citizen),
          chat_channel: 'zalo',
          linked_at: MORNING - DAY_MS,
          email_sealed: null,
          email_confirmed_at: null,
          email_code_hash: null,
          email_code_until: null,
          link_code_hash: null,
          link_code_until: null,
        }),
      ),
      write(
        read.insertInto('account_role').values({
          id: account,
          account,
          role: 'handler',
          unit_code,
          valid_from: 0,
          valid_to: null,
          given_at: 0,
        }),
      ),
    ])
  }

  async function invite(dossier_code: string, unit_code: string) {
    const sent_at = at('2026-10-22')
    const row = {
      token_hash: dossier_code,
      dossier_code,
      unit_code,
      counter: null,
      channel: 'zalo',
      sent_at,
      used_at: null,
    }
    await database.commit([write(database.read.insertInto('invitation').values(row))])
  }
})
