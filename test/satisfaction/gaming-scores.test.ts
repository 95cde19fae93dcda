import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { detectGaming } from '../../src/satisfaction/gaming/detect.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { at, forgetFacts, givenMethods, givenRating, givenRatings, givenUnit } from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'

const MORNING = at('2026-11-10')
const NOW = at('2026-12-01')

describe.each(databases)('both figures are kept on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    for (const table of ['rating_flag', 'gaming_progress'] as const)
      await desk.database.commit([write(desk.database.read.deleteFrom(table))])
    await givenUnit(desk, { code: 'A' })
  })
  afterAll(() => desk.database.close())

  const card = async (asOf = NOW) => {
    const found = await scoresOf(desk, { period: '2026-11', unitCode: 'A', asOf }, NOW + DAY_MS)
    return 'scorecards' in found ? found.scorecards[0]! : null
  }
  const burst = async (n: number) => {
    const ids: string[] = []
    for (let i = 0; i < n; i += 1)
      ids.push(await givenRating(desk, { overall: 5, given_at: MORNING + i * 5_000 }))
    return ids
  }
  const exclude = (rating: string, excluded = true, when = NOW - DAY_MS) =>
    decideExclusion(desk.database, { rating, excluded, reason: 'burst', by: 'account:x' }, when)

  test('a flag changes no figure, and says how many there are', async () => {
    await givenRatings(desk, 40, { overall: 3, given_at: at('2026-11-02'), channel: 'paper' })
    await burst(20)
    const before = await card()
    await detectGaming(desk, MORNING + 3 * DAY_MS)
    const after = await card()
    expect(after!.satisfaction).toEqual(before!.satisfaction)
    expect(after!.satisfaction).toMatchObject({ index: 33.3, n: 60 })
    expect(after!.inputs.overall).toMatchObject({
      flagged: 20,
      excluded: { n: 0 },
      withExcluded: { index: 33.3, n: 60 },
    })
    expect((await card(MORNING + 3_600_000))!.inputs.overall.flagged).toBe(0) // as it stood then
  })

  test('after a decision the index is that of the rest, and the one with all is beside it', async () => {
    await givenRatings(desk, 40, { overall: 3, given_at: at('2026-11-02'), channel: 'paper' })
    const ids = await burst(20)
    await detectGaming(desk, MORNING + 3 * DAY_MS)
    for (const id of ids) await exclude(id)
    const decided = await card()
    expect(decided!.satisfaction).toMatchObject({ index: 0, n: 40 })
    expect(decided!.inputs.overall).toMatchObject({
      flagged: 20,
      excluded: { n: 20, levels: null },
      withExcluded: { index: 33.3, n: 60 },
    })
    for (const id of ids) await exclude(id, false, NOW - 3_600_000)
    expect((await card())!.satisfaction).toMatchObject({ index: 33.3, n: 60 })
    expect((await card(NOW - 2 * 3_600_000))!.satisfaction).toMatchObject({ index: 0, n: 40 })
  })

  test('few are told as few, so that no difference tells what one of them said', async () => {
    await givenRatings(desk, 40, { overall: 4, given_at: at('2026-11-02'), channel: 'paper' })
    const id = await givenRating(desk, { overall: 1, given_at: MORNING, supersedes: null })
    await exclude(id)
    await givenRating(desk, { overall: 2, given_at: MORNING, supersedes: id, version: 2 })
    const other = await givenRating(desk, { overall: 1, given_at: MORNING })
    await exclude(other)
    await detectGaming(desk, NOW - 3_600_000)
    const { overall } = (await card())!.inputs
    expect(overall.flagged).toBeNull() // one: between one and four
    expect(overall.excluded).toEqual({ n: null, levels: null })
    expect(overall.withExcluded).toEqual({ index: null, n: null, low: null, high: null })
  })
})
