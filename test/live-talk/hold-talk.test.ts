import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Moment } from '../../src/conversation/effect.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Desk } from '../../src/desk.ts'
import { keepLeft, keepWords, talkStanding } from '../../src/live-talk/hear-citizen.ts'
import { giveBackTalk, sayInTalk, takeTalk } from '../../src/live-talk/hold-talk.ts'
import {
  askForHuman,
  listHumanRequests,
  requestRow,
  waitingRequest,
} from '../../src/live-talk/human-requests.ts'
import { linesOf } from '../../src/live-talk/talk-lines.ts'
import { tellOfWaiting } from '../../src/live-talk/tell-of-waiting.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { exportCitizen } from '../../src/privacy/export-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { dueNotices } from '../../src/schedule/notices.ts'
import { everyone, momentOf, NOW, theDesk, viewer } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { aHand } from './hands.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const mai = aHand('account:mai')
const nam = aHand('account:nam')

describe.each(databases)('a live talk on $kind', ({ fresh }) => {
  let desk: Desk
  let id: string
  let citizen = ''
  beforeAll(async () => {
    desk = await theDesk(await fresh())
  })
  afterAll(() => desk.database.close())

  /** A moment of the test's own citizen. */
  const now = (name: string, fields: Partial<Moment> = {}) =>
    momentOf(`${citizen}:${name}`, { citizen, at: NOW + 1, ...fields })
  let count = 0
  beforeEach(async () => {
    count += 1
    citizen = `citizen-${count}`
    await desk.database.commit([
      ...ensureCitizen(desk, { language: 'vi' }, now('citizen')),
      ...askForHuman(desk, { topic: 'hỏi đất' }, now('human', { at: NOW })),
    ])
    id = (await waitingRequest(desk, {}, now('x')))!
  })

  const said = (key: string, text: string | null, ends = false) => ({ key, text, ends })
  const notices = async () =>
    (await dueNotices(desk, NOW + DAY, 999))
      .filter(({ lane }) => lane === citizen)
      .map(({ kind, body }) => [kind, body.text ?? null])
  const seenBy = async (who: Viewer) =>
    (await listHumanRequests(desk, who, 'open', 99, NOW)).some((request) => request.id === id)
  const lines = async () => (await linesOf(desk, id)).map(({ kind, words }) => [kind, words])
  const writes = (name: string, data: Omit<Parameters<typeof keepWords>[1], 'talk'>) =>
    desk.database.commit(keepWords(desk, { talk: id, ...data }, now(name)))

  test('is taken by one official at a time, and the other is told who has it', async () => {
    expect(await takeTalk(desk, mai, id, NOW)).toBe('done')
    expect(await takeTalk(desk, mai, id, NOW + 1)).toBe('done')
    expect(await takeTalk(desk, nam, id, NOW + 2)).toEqual({ refused: 'held', name: mai.name })
    expect(await sayInTalk(desk, nam, id, said('a', 'Chào'), NOW + 3)).toEqual({
      refused: 'held',
      name: mai.name,
    })
    expect(await notices()).toEqual([['talk_taken', null]])
  })

  test('is taken by one of several who try at once', async () => {
    const hands = [1, 2, 3, 4].map((i) => aHand(`account:${i}`))
    const took = await Promise.all(hands.map((hand) => takeTalk(desk, hand, id, NOW)))
    expect(took.filter((each) => each === 'done')).toHaveLength(1)
    expect(await notices()).toHaveLength(1)
  })

  test('is free again after half an hour without an official’s word, and not before', async () => {
    await takeTalk(desk, mai, id, NOW)
    await sayInTalk(desk, mai, id, said('a', 'Chào'), NOW + 20 * MINUTE)
    expect(await takeTalk(desk, nam, id, NOW + 49 * MINUTE)).toMatchObject({ refused: 'held' })
    expect(await takeTalk(desk, nam, id, NOW + 50 * MINUTE)).toBe('done')
    const late = said('b', 'Còn tôi')
    expect(await sayInTalk(desk, mai, id, late, NOW + 51 * MINUTE)).toMatchObject({ refused: 'held' })
  })

  test('says nothing for an official who has not taken it', async () => {
    expect(await sayInTalk(desk, mai, id, said('a', 'Chào'), NOW)).toEqual({ refused: 'not_yours' })
    await takeTalk(desk, mai, id, NOW)
    expect(await giveBackTalk(desk, nam, id, NOW)).toEqual({ refused: 'not_yours' })
    expect(await giveBackTalk(desk, mai, id, NOW)).toBe('done')
    expect(await sayInTalk(desk, mai, id, said('b', 'Chào'), NOW)).toEqual({ refused: 'not_yours' })
    expect(await notices()).toEqual([
      ['talk_taken', null],
      ['talk_paused', null],
    ])
    expect(await takeTalk(desk, nam, id, NOW + 1)).toBe('done')
  })

  test('a form sent twice tells the citizen once, and ends it once', async () => {
    await takeTalk(desk, mai, id, NOW)
    for (let i = 0; i < 2; i += 1) {
      const twice = [1, 2].map(() => sayInTalk(desk, mai, id, said('a', 'Chào'), NOW + 1))
      expect(await Promise.all(twice)).toEqual(['done', 'done'])
    }
    for (let i = 0; i < 2; i += 1)
      expect(await sayInTalk(desk, mai, id, said('b', 'Hẹn gặp', true), NOW + 2)).toBe('done')
    expect(await sayInTalk(desk, mai, id, said('c', 'Nữa'), NOW + 3)).toEqual({ refused: 'over' })
    expect(await notices()).toEqual([
      ['talk_taken', null],
      ['official_reply', 'Chào'],
      ['official_reply', 'Hẹn gặp'],
    ])
    expect(await lines()).toEqual([
      ['take', null],
      ['word', 'Chào'],
      ['word', 'Hẹn gặp'],
      ['end', null],
    ])
    expect(await requestRow(desk, everyone, id)).toMatchObject({ status: 'done', handled_by: 'account:mai' })
  })

  test('keeps what the citizen writes, numbers masked for officials, until it is over', async () => {
    await takeTalk(desk, mai, id, NOW)
    await writes('one', { text: 'Gọi 0912345678', files: 1 })
    expect(
      await desk.database.commit(keepLeft(desk, { talk: id }, now('two', { at: NOW + 5 }))),
    ).toHaveProperty('rows')
    expect((await lines()).slice(1)).toEqual([
      ['word', 'Gọi 09******78'],
      ['left', null],
    ])
    await sayInTalk(desk, mai, id, said('a', null, true), NOW + 9)
    expect(await writes('three', { text: 'còn', files: 0 })).toMatchObject({ refused: 'over' })
    expect(await notices()).toContainEqual(['talk_ended', null])
    expect(await talkStanding(desk, { talk: id, unitCode: null }, now('x'))).toBeNull()
  })

  test('takes no words of another citizen', async () => {
    const other = now('other', { citizen: 'someone-else' })
    const taken = await desk.database.commit(keepWords(desk, { talk: id, text: 'x', files: 0 }, other))
    expect(taken).toMatchObject({ refused: 'over' })
  })

  test('that turns to the conduct of a unit goes out of sight of its chain at that moment', async () => {
    const accused = aHand('account:a', viewer('H99.11', 'read', 'act', 'protected'))
    const inspector = aHand('account:i', viewer('H99.05', 'read', 'act', 'protected'))
    await takeTalk(desk, inspector, id, NOW)
    const standing = (unitCode: string) => talkStanding(desk, { talk: id, unitCode }, now('x'))
    expect(await standing('H99.11')).toEqual({ isProtected: false, unitCode: null, mayHolderSee: true })
    expect(await standing('H99.05')).toMatchObject({ mayHolderSee: false })
    expect(await requestRow(desk, accused.viewer, id)).not.toBeNull()
    await writes('one', { text: 'đòi tiền', files: 0, protects: { unitCode: 'H99.11' } })
    expect(await requestRow(desk, accused.viewer, id)).toBeNull()
    expect([await seenBy(accused.viewer), await seenBy(inspector.viewer)]).toEqual([false, true])
    expect(await sayInTalk(desk, accused, id, said('a', 'x', true), NOW)).toEqual({ refused: 'not_found' })
    expect(await sayInTalk(desk, inspector, id, said('b', 'Tôi nghe', true), NOW)).toBe('done')
    expect(await waitingRequest(desk, {}, now('x'))).toBeNull()
  })

  test('a request answered at once by one message ends with it; one reached in another way hears nothing', async () => {
    expect(await sayInTalk(desk, mai, id, said('a', 'Mời đến quầy 2', true), NOW)).toBe('done')
    expect(await notices()).toEqual([['official_reply', 'Mời đến quầy 2']])
    await desk.database.commit(askForHuman(desk, { topic: null }, now('second')))
    const second = await waitingRequest(desk, {}, now('x'))
    expect(await sayInTalk(desk, nam, second!, said('a', null, true), NOW)).toBe('done')
    expect(await notices()).toHaveLength(1)
  })

  test('is in the citizen’s copy of their data, and goes with the citizen', async () => {
    await takeTalk(desk, mai, id, NOW)
    await writes('one', { text: 'Nhà tôi ở xóm Bãi', files: 0 })
    await sayInTalk(desk, mai, id, said('a', 'Vâng ạ'), NOW + 1)
    const copy = await exportCitizen(
      desk,
      citizen,
      'citizen',
      `q-${citizen}`,
      NOW,
      createSqlMailbox(desk.database, desk.vault),
    )
    expect(JSON.stringify(copy)).toMatch(/xóm Bãi.*Vâng ạ/)
    await eraseCitizen(desk, citizen, 'operator', `e-${citizen}`, NOW, { forget: async () => true })
    expect(await linesOf(desk, id)).toEqual([])
    expect(await takeTalk(desk, mai, id, NOW)).toEqual({ refused: 'over' })
    expect(await writes('two', { text: 'còn', files: 0 })).toMatchObject({ refused: 'over' })
  })

  test('the citizen is told once that it takes longer, in working hours and only while nobody answers', async () => {
    expect(await tellOfWaiting(desk, NOW + 29 * MINUTE)).toBe(0)
    expect(await tellOfWaiting(desk, NOW + 30 * MINUTE)).toBeGreaterThan(0)
    expect(await tellOfWaiting(desk, NOW + 90 * MINUTE)).toBe(0)
    expect(await notices()).toEqual([['talk_waits', null]])
    const evening = NOW + 10 * 3_600_000
    await desk.database.commit(askForHuman(desk, { topic: null }, now('late', { at: evening })))
    expect(await tellOfWaiting(desk, evening + 3_600_000)).toBe(0)
    const morning = Date.parse('2026-11-26T07:30:00+07:00')
    expect(await tellOfWaiting(desk, morning + 29 * MINUTE)).toBe(0)
    const second = await waitingRequest(desk, {}, now('x'))
    await takeTalk(desk, mai, second!, morning + 29 * MINUTE)
    expect(await tellOfWaiting(desk, morning + 31 * MINUTE)).toBe(0)
  })

  test('is destroyed with the request that was kept long enough', async () => {
    await writes('one', { text: 'Nhà tôi ở xóm Bãi', files: 0 })
    await runRetention(desk, NOW + 364 * DAY)
    expect(await linesOf(desk, id)).toHaveLength(1)
    await runRetention(desk, NOW + 366 * DAY)
    expect(await linesOf(desk, id)).toEqual([])
  })
})
