import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  askForHuman,
  listHumanRequests,
  markRequestDone,
  type RequestAbout,
} from '../../src/complaints/human-requests.ts'
import type { Desk } from '../../src/desk.ts'
import { databases } from '../services/databases.ts'
import { everyone, momentOf, NOW, theDesk, viewer } from './complaints.ts'

describe.each(databases)('requests for a person on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await theDesk(await fresh())
  })
  afterAll(() => desk.database.close())

  const asks = (name: string, topic: string, about?: RequestAbout) =>
    desk.database.commit(askForHuman(desk, { topic, ...(about ? { about } : {}) }, momentOf(name)))

  test('one waits until an official has taken care of it, once', async () => {
    await asks('human', 'Gọi tôi 0912345678')
    const [request] = await listHumanRequests(desk, everyone, 'open', 9)
    expect(request?.topic).toBe('Gọi tôi 09******78')
    expect(await markRequestDone(desk, everyone, request!.id, 'account:1', null, NOW)).toBe(true)
    expect(await markRequestDone(desk, everyone, request!.id, 'account:2', null, NOW)).toBe(false)
    expect(await listHumanRequests(desk, everyone, 'open', 9)).toEqual([])
    expect(await listHumanRequests(desk, everyone, 'done', 9)).toMatchObject([{ handledBy: 'account:1' }])
  })

  describe('when the topic speaks of conduct', () => {
    beforeAll(async () => {
      await asks('plain', 'đất đai', { category: null, flags: [], unitCode: 'H99.11' })
      await asks('late', 'trễ hẹn', { category: 'delay', flags: [], unitCode: null })
      await asks('money', 'đòi tiền', { category: 'bribery', flags: [], unitCode: 'H99.11' })
      await asks('flag', 'dọa', { category: null, flags: ['threat_or_retaliation'], unitCode: null })
      await asks('inspectorate', 'quát', { category: 'attitude', flags: [], unitCode: 'H99.05' })
    })

    test.each([
      ['an intake officer', viewer('H99.11', 'read', 'act'), ['trễ hẹn', 'đất đai']],
      ['an administrator', viewer(null, 'read', 'act'), ['trễ hẹn', 'đất đai']],
      ['one in the unit named', viewer('H99.11', 'read', 'act', 'protected'), ['trễ hẹn', 'đất đai']],
      ['one in another unit', viewer('H99.02', 'read', 'act', 'protected'), ['trễ hẹn', 'đất đai']],
      ['the inspectorate', viewer('H99.05', 'read', 'protected'), ['dọa', 'trễ hẹn', 'đòi tiền', 'đất đai']],
      ['the province', viewer('H99', 'protected'), ['dọa', 'quát', 'trễ hẹn', 'đòi tiền', 'đất đai']],
      ['an inspector of all', everyone, ['dọa', 'quát', 'trễ hẹn', 'đòi tiền', 'đất đai']],
    ])('%s sees what they may', async (_, who, topics) => {
      const seen = await listHumanRequests(desk, who, 'open', 9)
      expect(seen.map(({ topic }) => topic).toSorted()).toEqual(topics)
    })

    test('whoever may not see it cannot mark it as done either', async () => {
      const all = await listHumanRequests(desk, everyone, 'open', 9)
      const money = all.find(({ topic }) => topic === 'đòi tiền')!
      const accused = viewer('H99.11', 'read', 'act', 'protected')
      expect(await markRequestDone(desk, accused, money.id, 'account:1', 'Chào bà', NOW)).toBe(false)
      expect(await desk.database.read.selectFrom('notice').selectAll().execute()).toEqual([])
      expect(await listHumanRequests(desk, everyone, 'open', 9)).toHaveLength(5)
    })
  })
})
