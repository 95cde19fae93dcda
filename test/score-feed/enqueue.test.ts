import nock from 'nock'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Moment } from '../../src/conversation/effect.ts'
import type { Desk } from '../../src/desk.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { decideExclusion } from '../../src/satisfaction/exclusion.ts'
import { addAnswer, addComment, giveRating } from '../../src/satisfaction/give-rating.ts'
import { ratingContext } from '../../src/satisfaction/rating-context.ts'
import { ratingInput } from '../../src/satisfaction/rating-input.ts'
import { takeRatings } from '../../src/satisfaction/rating-store.ts'
import { tellOfDecisions } from '../../src/score-feed/later-decisions.ts'
import { tellOfScores } from '../../src/score-feed/scorecard-events.ts'
import { givenRating, givenRatings } from '../scores/given.ts'
import { databases } from '../services/databases.ts'
import { aMoment } from '../units/province.ts'
import { begin, events, feedingDesk, MINUTE, NOW, rated, receiver, round } from './telling.ts'

describe.each(databases)('what is told to the score feed on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await feedingDesk(fresh)
    return () => desk.database.close()
  })
  beforeEach(() => begin(desk))
  afterEach(() => nock.cleanAll())
  const moment = (key: string): Moment => aMoment({ key, at: NOW, recordedAt: NOW })
  const rateInChat = async (level: number, key: string) => {
    const context = await ratingContext(desk, { unitCode: 'A' }, moment(key))
    if ('missing' in context) throw new Error('nothing to rate')
    return desk.database.commit(giveRating(desk, { level, standing: context.standing }, moment(key)))
  }

  test('stands in the commit of each tap, answer and word; told are they together, once, as they are by then', async () => {
    await rateInChat(5, 'm1')
    await desk.database.commit(addAnswer(desk, { rating: 'm1', item: 'q15', level: 4 }, moment('m2')))
    await desk.database.commit(addComment(desk, { rating: 'm1', text: 'tốt' }, moment('m3')))
    expect((await events(desk)).map(({ state, unit }) => [state, unit])).toEqual(
      Array(3).fill(['waiting', 'A']),
    )
    const seen = receiver([200])
    for (let i = 0; i < 4; i += 1) await round(desk, NOW + MINUTE)
    expect((await events(desk)).map(({ state }) => state)).toEqual(['merged', 'merged', 'sent'])
    expect(seen).toMatchObject([{ body: { data: { overall: 5, answers: { q15: 4 } } } }])
  })

  test('is nothing when the rating was refused, and the same once when the commit is done again', async () => {
    await rateInChat(5, 'm1')
    const context = await ratingContext(desk, { unitCode: 'A' }, moment('m9'))
    if ('missing' in context) throw new Error('nothing to rate')
    const standing = { ...context.standing, previous: null }
    expect(await desk.database.commit(giveRating(desk, { level: 1, standing }, moment('m9')))).toMatchObject({
      refused: 'already_rated',
    })
    await rated(desk, 'k1')
    await rated(desk, 'k1')
    expect(await events(desk)).toHaveLength(2)
  })

  test('is a changed mind, too, with what it supersedes', async () => {
    await rateInChat(5, 'm1')
    await rateInChat(2, 'm2')
    const seen = receiver([200], [200])
    for (let i = 0; i < 2; i += 1) await round(desk, NOW + MINUTE)
    const [first, second] = seen.map(({ body }) => body.data as { id: string; supersedes: string | null })
    expect([first!.supersedes, second!.supersedes]).toEqual([null, first!.id])
  })

  test('is never how a protected complaint was handled, nor anything where no feed is set', async () => {
    const id = await givenRating(desk, { protected: 1 })
    const { tellOfRating } = await import('../../src/score-feed/enqueue.ts')
    await desk.database.commit(tellOfRating(desk, id, 'x', NOW))
    const silent = { ...desk, settings: { ...desk.settings, feedsScores: false } }
    await rated(silent, 'k1')
    expect(await events(desk)).toEqual([])
  })

  test('is each decision to leave a rating out, once', async () => {
    const id = await givenRating(desk, {})
    await decideExclusion(desk.database, { rating: id, excluded: true, reason: 'thử', by: 'account:1' }, NOW)
    for (const now of [NOW, NOW + MINUTE]) await desk.database.commit(tellOfDecisions(desk.database, now))
    expect(await events(desk)).toHaveLength(1)
    const seen = receiver([200])
    await round(desk, NOW + MINUTE)
    expect(seen[0]!.body.data).toMatchObject({ id, excluded: true })
  })

  test('is an erasure: what is told then leads to nobody', async () => {
    await rateInChat(5, 'm1')
    const { citizen } = moment('m1')
    await eraseCitizen(desk, citizen, 'citizen', 'e1', NOW + 1, { forget: async () => true })
    const seen = receiver([200])
    for (let i = 0; i < 2; i += 1) await round(desk, NOW + MINUTE, { comments: true })
    expect((await events(desk)).map(({ state }) => state)).toEqual(['merged', 'sent'])
    expect(seen).toMatchObject([{ body: { data: { overall: 5, comment: null, dossierCode: null } } }])
  })

  test('is one statement for many ratings taken together, each once', async () => {
    const statements: string[] = []
    const watched: Desk = {
      ...desk,
      database: {
        ...desk.database,
        commit: (writes) => {
          statements.push(...writes.map(({ sql }) => sql))
          return desk.database.commit(writes)
        },
      },
    }
    const many = Array.from({ length: 60 }, (_, i) =>
      ratingInput.parse({
        externalId: `m${i}`,
        unitCode: 'A',
        channel: 'counter',
        instrument: 'overall',
        overall: 4,
        createdAt: '2026-11-20T09:30:00+07:00',
      }),
    )
    await takeRatings(watched, many, NOW)
    await takeRatings(watched, many, NOW)
    expect(statements.filter((each) => each.includes('into feed_event'))).toHaveLength(1)
    const told = await events(desk)
    const ratings = await desk.database.read.selectFrom('rating').select('id').execute()
    expect(told.map(({ subject }) => subject).sort()).toEqual(ratings.map(({ id }) => id).sort())
    expect(new Set(told.map(({ id }) => id)).size).toBe(60)
  })

  test('is the end of the words after their term, for whoever was told of them', async () => {
    await rated(desk, 'k1', { comment: 'Nhanh, cảm ơn' })
    await rated(desk, 'k2')
    const before = receiver([200], [200])
    for (let i = 0; i < 2; i += 1) await round(desk, NOW + MINUTE, { comments: true })
    expect(before.map(({ body }) => (body.data as { comment: string | null }).comment)).toContain(
      'Nhanh, cảm ơn',
    )
    const later = NOW + 1_827 * 86_400_000
    expect(await runRetention(desk, later)).toMatchObject({ comments: 1 })
    const after = receiver([200])
    for (let i = 0; i < 2; i += 1) await round(desk, later, { comments: true })
    expect(after).toMatchObject([{ body: { data: { overall: 4, comment: null } } }])
  })

  test('is every scorecard of the running and the last quarter once, and then those that changed', async () => {
    await givenRatings(desk, 3, { unit_code: 'A' })
    const first = await tellOfScores(desk, NOW)
    const frameworks = new Set((await events(desk)).map(({ subject }) => subject.split(' ')[2]))
    expect(first).toBe(2 * 2 * frameworks.size)
    expect(await tellOfScores(desk, NOW + MINUTE)).toBe(0)
    await givenRating(desk, { unit_code: 'A', overall: 1 })
    const told = await Promise.all([
      tellOfScores(desk, NOW + 2 * MINUTE),
      tellOfScores(desk, NOW + 2 * MINUTE),
    ])
    expect(told[0]! + told[1]!).toBe(frameworks.size)
    const last = (await events(desk)).at(-1)!
    expect(JSON.parse(last.body!)).toMatchObject({
      unit: { code: 'A' },
      period: '2026-Q4',
      satisfaction: { n: 4, index: null, withheld: true },
    })
    expect(last.body).not.toContain('inputs')
  })
})
