import nock from 'nock'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { deadEvents, forgetTold, requeueEvents } from '../../src/score-feed/dead-letters.ts'
import { afterTry, nextEventAt } from '../../src/score-feed/deliver-events.ts'
import { tellOfScores } from '../../src/score-feed/scorecard-events.ts'
import type { Log } from '../../src/telemetry/log.ts'
import { givenRatings } from '../scores/given.ts'
import { databases } from '../services/databases.ts'
import { begin, events, feedingDesk, MINUTE, NOW, rated, receiver, round } from './telling.ts'

const DAY = 86_400_000
const DUE = NOW + MINUTE

describe.each(databases)('the score feed on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await feedingDesk(fresh)
    return () => desk.database.close()
  })
  beforeEach(() => begin(desk))
  afterEach(() => nock.cleanAll())
  const states = async () => (await events(desk)).map(({ state }) => state)

  test('tells a rating once, signed, in the shape of the API and without its words', async () => {
    await rated(desk, 'k1', { comment: 'Nhanh, cảm ơn' })
    const seen = receiver([200])
    expect(await round(desk, NOW)).toBe(0) // it settles first
    await Promise.all([round(desk, DUE), round(desk, DUE)])
    await round(desk, DUE + MINUTE)
    expect(seen).toHaveLength(1)
    const [{ id, body, isGenuine }] = seen as [(typeof seen)[0]]
    expect(isGenuine).toBe(true)
    expect(body).toMatchObject({ id, type: 'rating', unit: 'A', data: { unit: { code: 'A' }, overall: 4 } })
    expect(JSON.stringify(body)).not.toContain('Nhanh')
    expect(await states()).toEqual(['sent'])
  })

  test('tells the words, masked, where the office wants it', async () => {
    await rated(desk, 'k1', { comment: 'Nhanh, gọi tôi 0912 345 678' })
    const seen = receiver([200])
    await round(desk, DUE, { comments: true })
    expect(seen[0]!.body.data).toMatchObject({ comment: 'Nhanh, gọi tôi 09******78' })
  })

  test('takes 409 for a yes: the receiver has it', async () => {
    await rated(desk, 'k1')
    receiver([409])
    await round(desk, DUE)
    expect(await states()).toEqual(['sent'])
  })

  test('waits as long as Retry-After says, then tells it under the same id', async () => {
    await rated(desk, 'k1')
    const seen = receiver([429, { 'retry-after': '600' }], [200])
    await round(desk, DUE)
    expect(await nextEventAt(desk.database)).toBe(DUE + 10 * MINUTE)
    expect(await round(desk, DUE + 9 * MINUTE)).toBe(0)
    await round(desk, DUE + 10 * MINUTE)
    expect(seen.map(({ id }) => id)).toEqual([seen[0]!.id, seen[0]!.id])
    expect(await states()).toEqual(['sent'])
  })

  test.each<[string, () => unknown, RegExp]>([
    ['a failing receiver', () => receiver([500]), /^status: 500/],
    ['a refusal of our key', () => receiver([401]), /^status: 401/],
    [
      'a redirect, which it does not follow',
      () => receiver([307, { location: 'https://elsewhere.test/' }]),
      /^redirect/,
    ],
    [
      'a receiver that does not answer',
      () => nock('https://receiver.test').post('/feed?from=us').delay(2_000).reply(200),
      /^no_answer/,
    ],
  ])('comes back later after %s', async (_, answering, reason) => {
    await rated(desk, 'k1')
    answering()
    await round(desk, DUE)
    const [event] = await events(desk)
    expect(event).toMatchObject({ state: 'waiting', reason: expect.stringMatching(reason), settled_at: null })
    expect(event!.next_at).toBeGreaterThan(DUE)
  })

  test('keeps the order within a unit, and lets no unit wait for another', async () => {
    await rated(desk, 'a1')
    await rated(desk, 'a2')
    await rated(desk, 'b1', { unitCode: 'B' })
    const ofUnit = (unit: string, status: number) =>
      nock('https://receiver.test')
        .post('/feed?from=us', (body) => body.unit === unit)
        .reply(status)
    ofUnit('A', 500)
    ofUnit('B', 200)
    await round(desk, DUE)
    expect(await states()).toEqual(['waiting', 'waiting', 'sent'])
    expect(await round(desk, DUE + 1)).toBe(0)
    const seen = receiver([200], [200])
    for (const minutes of [1, 2, 3]) await round(desk, DUE + minutes * MINUTE)
    const [first, second] = seen.map(({ body }) => body.sequence as number)
    expect(first).toBeLessThan(second!)
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })

  test('tells again under the same id what a dead process may have told', async () => {
    await rated(desk, 'k1')
    receiver([200])
    const dying = {
      ...desk,
      database: { ...desk.database, read: desk.database.read, commit: commitUntil(1) },
    }
    await expect(round(dying, DUE)).rejects.toThrow('power cut')
    expect(await states()).toEqual(['sending'])
    expect(await round(desk, DUE + 1)).toBe(0)
    const seen = receiver([409])
    await round(desk, DUE + 5 * MINUTE)
    expect(seen[0]!.id).toBe((await events(desk))[0]!.id)
    expect(await states()).toEqual(['sent'])
  })
  /** The first commits hold (merge looked for, event taken), then the power fails. */
  const commitUntil = (good: number) => {
    let done = 0
    return (writes: Parameters<Desk['database']['commit']>[0]) => {
      done += 1
      if (done > good + 1) throw new Error('power cut')
      return desk.database.commit(writes)
    }
  }

  test('gives up after the days set, lists it with its reason, and tries again when told', async () => {
    await rated(desk, 'k1')
    receiver([500], [500])
    await round(desk, DUE)
    await round(desk, NOW + 8 * DAY)
    const [dead] = await deadEvents(desk.database, 0, 9)
    expect(dead).toMatchObject({ kind: 'rating', unit: 'A', reason: 'status: 500', tries: 2 })
    await desk.database.commit([forgetTold(desk.database, NOW + 90 * DAY)])
    expect(await states()).toEqual(['dead'])
    expect(await requeueEvents(desk.database, [dead!.id, dead!.id, 'unknown'], NOW + 9 * DAY)).toEqual({
      back: [dead!.id],
      left: [],
    })
    const seen = receiver([200])
    await round(desk, NOW + 9 * DAY)
    expect(seen.map(({ id }) => id)).toEqual([dead!.id])
    expect(await deadEvents(desk.database, 0, 9)).toEqual([])
    await desk.database.commit([forgetTold(desk.database, NOW + 90 * DAY)])
    expect(await events(desk)).toEqual([])
  })

  test('never tells a scorecard after a newer one, also when that was told and forgotten', async () => {
    await desk.database.commit([write(desk.database.read.deleteFrom('unit_version').where('code', '=', 'B'))])
    await givenRatings(desk, 30, { unit_code: 'A' })
    await tellOfScores(desk, NOW)
    const feed = () => desk.database.read.updateTable('feed_event')
    await desk.database.commit([write(feed().set({ state: 'dead', settled_at: NOW, reason: 'x' }))])
    await givenRatings(desk, 1, { unit_code: 'A', overall: 1 })
    await tellOfScores(desk, NOW + MINUTE)
    const all = await events(desk)
    const newer = all.filter(({ state }) => state === 'waiting').map(({ subject }) => subject)
    const older = all.filter((each) => each.state === 'dead' && newer.includes(each.subject))
    const alone = all.filter((each) => each.state === 'dead' && !newer.includes(each.subject))
    expect([older.length, alone.length].every((n) => n > 1)).toBe(true)
    const [first, ...others] = older.map(({ id }) => id)
    expect(await requeueEvents(desk.database, [first!], NOW + DAY)).toEqual({ back: [], left: [first] })
    const told = feed()
      .set({ state: 'sent', settled_at: NOW + DAY })
      .where('state', '=', 'waiting')
    await desk.database.commit([write(told)])
    await desk.database.commit([forgetTold(desk.database, NOW + 90 * DAY)])
    const ids = [...others, ...alone.map(({ id }) => id)]
    expect(await requeueEvents(desk.database, ids, NOW + 90 * DAY)).toEqual({
      back: alone.map(({ id }) => id),
      left: others,
    })
  })

  test('gives up at once what the receiver says is wrong, and the unit goes on', async () => {
    await rated(desk, 'a1')
    await rated(desk, 'a2')
    receiver([422], [200])
    await round(desk, DUE)
    await round(desk, DUE + 1)
    expect(await states()).toEqual(['dead', 'sent'])
  })

  test('drops a rating that may not be read any more', async () => {
    await rated(desk, 'k1')
    await desk.database.commit([write(desk.database.read.updateTable('rating').set({ protected: 1 }))])
    await round(desk, DUE)
    expect(await states()).toEqual(['dropped'])
  })

  test('writes ids and reasons to the log, and nothing else', async () => {
    await rated(desk, 'k1', { comment: 'Lời riêng', dossierCode: null })
    const lines: unknown[] = []
    const note = (line: unknown) => lines.push(line)
    receiver([500])
    await round(desk, DUE, { log: { warn: note, error: note } as unknown as Log })
    const [event] = await events(desk)
    expect(lines).toEqual([{ event: event!.id, tries: 1, state: 'waiting', reason: 'status: 500' }])
  })
})

test('waiting doubles up to six hours and is spread by chance', () => {
  const waits = (tries: number, chance: number) =>
    afterTry({ tries, since: NOW, next_at: NOW }, { again: 'x', waitMs: 0 }, 7, NOW, chance).next_at - NOW
  expect([1, 2, 3].map((tries) => waits(tries, 0))).toEqual([15_000, 30_000, 60_000])
  expect(waits(50, 0)).toBe(6 * 3_600_000)
  expect(waits(3, 1)).toBe(30_000)
})

test('the last try comes when the days are over, not after', () => {
  const event = { tries: 40, since: NOW, next_at: NOW }
  const late = NOW + 7 * DAY - MINUTE
  expect(afterTry(event, { again: 'x', waitMs: 0 }, 7, late, 0).next_at).toBe(NOW + 7 * DAY)
})
