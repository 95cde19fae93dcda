import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { giveBackTalk, sayInTalk, takeTalk } from '../../src/live-talk/hold-talk.ts'
import { askForHuman, listHumanRequests } from '../../src/live-talk/human-requests.ts'
import type { RequestAbout } from '../../src/live-talk/live-talk.ts'
import { maySeeConduct } from '../../src/live-talk/request-visibility.ts'
import { everyone, momentOf, NOW, TREE, theDesk, viewer } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { aHand } from './hands.ts'

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
    const [request] = await listHumanRequests(desk, everyone, 'open', 9, NOW)
    expect(request?.topic).toBe('Gọi tôi 09******78')
    const ends = (actor: string) =>
      sayInTalk(desk, aHand(actor), request!.id, { key: actor, text: null, ends: true }, NOW)
    expect(await ends('account:1')).toBe('done')
    expect(await ends('account:2')).toEqual({ refused: 'over' })
    expect(await listHumanRequests(desk, everyone, 'open', 9, NOW)).toEqual([])
    expect(await listHumanRequests(desk, everyone, 'done', 9, NOW)).toMatchObject([
      { handledBy: 'account:1' },
    ])
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
      const seen = await listHumanRequests(desk, who, 'open', 9, NOW)
      expect(seen.map(({ topic }) => topic).toSorted()).toEqual(topics)
    })

    test('the rule over plain values and the question to the database say the same', async () => {
      const rows = await desk.database.read
        .selectFrom('human_request')
        .select(['id', 'unit_code'])
        .where('protected', '=', 1)
        .execute()
      for (const unit of [null, 'H99', 'H99.02', 'H99.02.1', 'H99.05', 'H99.11'])
        for (const who of [viewer(unit, 'read', 'protected'), viewer(unit, 'read')]) {
          const seen = new Set((await listHumanRequests(desk, who, 'open', 9, NOW)).map(({ id }) => id))
          for (const row of rows)
            expect([unit, row, maySeeConduct(who, row.unit_code, TREE)]).toEqual([
              unit,
              row,
              seen.has(row.id),
            ])
        }
    })

    test('whoever may not see it cannot mark it as done either', async () => {
      const all = await listHumanRequests(desk, everyone, 'open', 9, NOW)
      const money = all.find(({ topic }) => topic === 'đòi tiền')!
      const accused = viewer('H99.11', 'read', 'act', 'protected')
      const hand = aHand('account:1', accused)
      const said = { key: 'k', text: 'Chào bà', ends: true }
      expect(await sayInTalk(desk, hand, money.id, said, NOW)).toEqual({ refused: 'not_found' })
      expect(await takeTalk(desk, hand, money.id, NOW)).toEqual({ refused: 'not_found' })
      expect(await giveBackTalk(desk, hand, money.id, NOW)).toEqual({ refused: 'not_found' })
      expect(await desk.database.read.selectFrom('notice').selectAll().execute()).toEqual([])
      expect(await listHumanRequests(desk, everyone, 'open', 9, NOW)).toHaveLength(5)
    })
  })
})
