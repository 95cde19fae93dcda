/** What every mailbox promises (design 2), whatever it is built on. */
import { describe, expect, test } from 'vitest'
import type {
  Arrival,
  CommitOutcome,
  Mailbox,
  Outgoing,
  Turn,
  TurnResult,
} from '../../src/conversation/mailbox.ts'
import { type Database, write } from '../../src/database/database.ts'

const T = 1_800_000_000_000
const LEASE_MS = 4_000
const DAY = 86_400_000

export type MailboxUnderTest = { mailbox: Mailbox; database: Database }

/** Runs the suite; `fresh` gives an empty mailbox and the database of its records. */
export function mailboxContract(name: string, fresh: () => Promise<MailboxUnderTest>): void {
  describe(`the mailbox on ${name}`, () => {
    test('tells new messages from repeated ones', async () => {
      const { mailbox } = await fresh()
      expect(await mailbox.accept([arrival('a', 1), arrival('a', 2)], T)).toEqual([true, true])
      expect(await mailbox.accept([arrival('a', 1), arrival('a', 3)], T)).toEqual([false, true])
      expect(idsOf(await takeOne(mailbox, T))).toEqual(['m1', 'm2', 'm3'])
    })

    test('gives messages in the order of the platform, whatever order they came in', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 3), arrival('a', 1), arrival('a', 2)], T)
      expect(idsOf(await takeOne(mailbox, T))).toEqual(['m1', 'm2', 'm3'])
    })

    test('keeps the messages of one delivery in their order, also when a worker takes meanwhile', async () => {
      const { mailbox } = await fresh()
      const seen: string[] = []
      let isKept = false
      const working = (async () => {
        while (!isKept || seen.length < 12) {
          for (const turn of await mailbox.take(1, T + 100)) {
            seen.push(...idsOf(turn))
            await commit(mailbox, turn, result('s'), T + 100)
          }
        }
      })()
      await mailbox.accept(
        Array.from({ length: 12 }, (_, i) => arrival('a', i + 1)),
        T,
      )
      isKept = true
      await working
      expect(seen).toEqual(Array.from({ length: 12 }, (_, i) => `m${i + 1}`))
    })

    test('lets only one worker have a lane, and others go on meanwhile', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1), arrival('b', 1, 'b1')], T)
      const [first] = await mailbox.take(1, T)
      const others = await mailbox.take(10, T)
      expect(others.map((turn) => turn.lane)).not.toContain(first!.lane)
      expect(others).toHaveLength(1)
      expect(await mailbox.take(10, T + 1)).toEqual([])
    })

    test('hands a lane on when its worker is silent, and lets the late worker commit nothing', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const slow = await takeOne(mailbox, T)
      const next = await takeOne(mailbox, T + LEASE_MS + 1)
      expect(next.fence).toBeGreaterThan(slow.fence)
      expect(await commit(mailbox, slow, result('late', ['r-late']), T + LEASE_MS + 2)).toBe('lost')
      expect(await commit(mailbox, next, result('right', ['r-right']), T + LEASE_MS + 3)).toBe('done')
      expect((await mailbox.takeOutgoing(10, T + 9_000)).map((one) => one.id)).toEqual(['r-right'])
    })

    test('commits a state only over the version that was read', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const turn = await takeOne(mailbox, T)
      expect(await commit(mailbox, { ...turn, version: turn.version + 1 }, result('x'), T)).toBe('lost')
      expect(await commit(mailbox, turn, result('y'), T)).toBe('done')
      await mailbox.accept([arrival('a', 2)], T + 1)
      expect((await takeOne(mailbox, T + 1)).state).toBe('y')
    })

    test('keeps a message that came during a turn for the next turn', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const turn = await takeOne(mailbox, T)
      await mailbox.accept([arrival('a', 2)], T + 1)
      await commit(mailbox, turn, result('s'), T + 2)
      expect(idsOf(await takeOne(mailbox, T + 2))).toEqual(['m2'])
    })

    test('leaves the letters that a turn did not take for the next one, at once', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1), arrival('a', 2), arrival('a', 3)], T)
      const turn = await takeOne(mailbox, T)
      expect(await mailbox.commit(turn, { ...result('s'), taken: 1 }, T + 1)).toBe('done')
      expect(idsOf(await takeOne(mailbox, T + 1))).toEqual(['m2', 'm3'])
    })

    test('does not call for work that only waits behind a message to be retried', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1', 'r2']), T)
      const [first] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(first!, { retryAt: T + 60_000, reason: 'temporary: 503' }, T)
      expect(await mailbox.nextOutgoingAt()).toBe(T + 60_000)
    })

    test('passes over accounts that rest', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      expect(await mailbox.takeOutgoing(10, T, ['oa', 'page'])).toEqual([])
      expect(await mailbox.takeOutgoing(10, T, ['page'])).toHaveLength(1)
    })

    test('keeps state, records and replies together or not at all', async () => {
      const { mailbox, database } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const turn = await takeOne(mailbox, T)
      const refusing = {
        key: 'k1',
        writes: [{ ...consent(database, 'c1') }, { ...consent(database, 'c1'), refusal: 'already' }],
      }
      const outcome = await commit(mailbox, turn, { ...result('s', ['r1']), records: [refusing] }, T)
      expect(outcome).toEqual({ refused: { key: 'k1', reason: 'already' } })
      expect(await database.read.selectFrom('consent').selectAll().execute()).toEqual([])
      expect(await mailbox.takeOutgoing(10, T)).toEqual([])
      const fine = { key: 'k1', writes: [consent(database, 'c1')] }
      expect(await commit(mailbox, turn, { ...result('s', ['r1']), records: [fine] }, T)).toBe('done')
      expect(await database.read.selectFrom('consent').selectAll().execute()).toHaveLength(1)
    })

    test('keeps a record once, however often its turn is redone', async () => {
      const { mailbox, database } = await fresh()
      const record = { key: 'k1', writes: [consent(database, 'c1')] }
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), { ...result('s'), records: [record] }, T)
      await mailbox.accept([arrival('a', 2)], T)
      const outcome = await commit(
        mailbox,
        await takeOne(mailbox, T),
        { ...result('s'), records: [record] },
        T,
      )
      expect(outcome).toEqual({ refused: { key: 'k1', reason: 'recorded' } })
    })

    test('writes one outbox row a reply', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      await mailbox.accept([arrival('a', 2)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1', 'r2']), T)
      const [first] = await mailbox.takeOutgoing(10, T)
      expect(first!.id).toBe('r1')
      await mailbox.settle(first!, { sent: 'p1' }, T)
      const rest = await mailbox.takeOutgoing(10, T)
      expect(rest.map((one) => one.id)).toEqual(['r2'])
    })

    test('waits for more messages only at a question that gathers, five seconds at most, never after a tap', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      expect(await mailbox.nextDueAt()).toBe(T)
      await commit(mailbox, await takeOne(mailbox, T), { ...result('s'), gathers: true }, T)
      expect(await mailbox.nextDueAt()).toBeNull()
      await mailbox.accept([arrival('a', 2)], T + 100)
      expect(await mailbox.take(1, T + 1_599)).toEqual([])
      expect(await mailbox.nextDueAt()).toBe(T + 1_600)
      await mailbox.accept([arrival('a', 3)], T + 1_500)
      expect(await mailbox.nextDueAt()).toBe(T + 3_000)
      await mailbox.accept([arrival('a', 4)], T + 4_500)
      expect(await mailbox.nextDueAt()).toBe(T + 5_100)
      await mailbox.accept([{ ...arrival('a', 5), gathers: false }], T + 4_600)
      await mailbox.accept([arrival('a', 6)], T + 4_600) // what follows a tap does not put it off
      expect(idsOf(await takeOne(mailbox, T + 4_600))).toEqual(['m2', 'm3', 'm4', 'm5', 'm6'])
    })

    test('sends in order for each citizen, and different citizens side by side', async () => {
      const { mailbox } = await fresh()
      for (const lane of ['a', 'b']) {
        await mailbox.accept([arrival(lane, 1, `${lane}1`)], T)
        await commit(mailbox, await takeOne(mailbox, T), result('s', [`${lane}-r1`, `${lane}-r2`]), T)
      }
      const first = await mailbox.takeOutgoing(10, T)
      expect(first.map((one) => one.id).sort()).toEqual(['a-r1', 'b-r1'])
      const a = first.find((one) => one.id === 'a-r1')!
      await mailbox.settle(a, { retryAt: T + 1_000, reason: 'temporary: 503' }, T)
      expect(await mailbox.takeOutgoing(10, T)).toEqual([])
      const again = await mailbox.takeOutgoing(10, T + 1_000)
      expect(again.map((one) => [one.id, one.attempts])).toEqual([['a-r1', 2]])
      await mailbox.settle(again[0]!, { dead: 'unreachable: -213' }, T + 1_001)
      expect((await mailbox.takeOutgoing(10, T + 1_002)).map((one) => one.id)).toEqual(['a-r2'])
    })

    test('sends replies before notices that have waited longer', async () => {
      const { mailbox } = await fresh()
      for (const lane of ['n1', 'n2', 'n3']) {
        await mailbox.accept([arrival(lane, 1, `${lane}-1`)], T)
        const notice = result('s', [`${lane}-r`])
        notice.replies[0]!.notice = 'news'
        await commit(mailbox, await takeOne(mailbox, T), notice, T)
      }
      await mailbox.accept([arrival('a', 1)], T + 60_000)
      await commit(mailbox, await takeOne(mailbox, T + 60_000), result('s', ['reply']), T + 60_000)
      expect((await mailbox.takeOutgoing(1, T + 60_000)).map((one) => one.id)).toEqual(['reply'])
      expect(await mailbox.takeOutgoing(10, T + 60_000)).toHaveLength(3)
    })

    test('marks a message maybe sent when its courier died, and lets an echo settle it', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1', 'r2']), T)
      const [lost] = await mailbox.takeOutgoing(10, T)
      expect(lost!.maybeSent).toBe(false)
      const [again] = await mailbox.takeOutgoing(10, T + 200_000)
      expect([again!.id, again!.maybeSent]).toEqual(['r1', true])
      await mailbox.confirm('a', 'r1', 'p1', T + 200_001)
      await mailbox.settle(again!, { retryAt: T, reason: 'unknown_outcome: timeout' }, T + 200_002)
      expect((await mailbox.takeOutgoing(10, T + 200_003)).map((one) => one.id)).toEqual(['r2'])
    })

    test('leaves a message to a courier that is still sending it, and soon gives on that of a dead one', async () => {
      const { mailbox } = await fresh()
      await replyTo(mailbox, 'a', 'oa', T)
      await replyTo(mailbox, 'b', 'oa', T)
      const taken = await mailbox.takeOutgoing(10, T)
      const alive = taken.find(({ lane }) => lane === 'a')!
      const dead = taken.find(({ lane }) => lane === 'b')!
      for (let at = T + 1_000; at <= T + 4_000; at += 1_000) await mailbox.stillSending([alive], at)
      const again = await mailbox.takeOutgoing(10, T + 4_500)
      expect(again.map(({ lane, maybeSent }) => [lane, maybeSent])).toEqual([['b', true]])
      await mailbox.stillSending([dead], T + 5_000) // too late: it is another courier's
      await mailbox.settle(alive, { sent: 'p' }, T + 5_000)
      expect((await mailbox.takeOutgoing(10, T + 8_501)).map(({ lane }) => lane)).toEqual(['b'])
    })

    test('gives on what a dead courier was sending on Messenger only when its echo did not come', async () => {
      const { mailbox } = await fresh()
      const letter = arrival('m', 1)
      await mailbox.accept([{ ...letter, address: { ...letter.address, channel: 'messenger' } }], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      expect(await mailbox.takeOutgoing(1, T)).toHaveLength(1)
      expect(await mailbox.takeOutgoing(1, T + 29_999)).toEqual([])
      expect(await mailbox.takeOutgoing(1, T + 30_000)).toHaveLength(1)
    })

    test('keeps what could not be brought until the citizen writes again, and sends it before the answer', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['news-1', 'news-2']), T)
      for (const id of ['news-1', 'news-2']) {
        const [one] = await mailbox.takeOutgoing(10, T)
        expect(one!.id).toBe(id)
        await mailbox.settle(one!, { kept: 'window_closed: -230' }, T + 5)
      }
      expect(await mailbox.figures(T + 6)).toMatchObject({ outgoing: 0, dead: 0 })
      expect(await mailbox.nextOutgoingAt()).toBeNull()
      expect((await mailbox.held('a'))!.filter(({ from }) => from === 'office')).toHaveLength(2)

      await mailbox.accept([arrival('a', 2)], T + 30 * DAY)
      const turn = await takeOne(mailbox, T + 30 * DAY)
      await commit(mailbox, turn, { ...result('s', ['answer']), wakesKept: true }, T + 30 * DAY)
      const sent: string[] = []
      for (let taken = await mailbox.takeOutgoing(9, T + 30 * DAY); taken.length > 0; ) {
        const [{ attempts, maybeSent, heardAt }] = taken as [Outgoing]
        const heardSince = sent.length < 2 ? T + 30 * DAY : undefined
        expect([taken.length, attempts, maybeSent, heardAt]).toEqual([1, 1, false, heardSince])
        sent.push(taken[0]!.id)
        await mailbox.settle(taken[0]!, { sent: 'p' }, T + 30 * DAY)
        taken = await mailbox.takeOutgoing(9, T + 30 * DAY)
      }
      expect(sent).toEqual(['news-1', 'news-2', 'answer'])
    })

    test('tells a notice that is on its way that its citizen has written, and lets it wait no longer', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), noticeOf('news'), T)
      const [first] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(first!, { retryAt: T + DAY, reason: 'temporary: -115' }, T + 1)
      await mailbox.accept([arrival('a', 2)], T + 60_000)
      const turn = await takeOne(mailbox, T + 60_000)
      await commit(mailbox, turn, { ...result('s', ['answer']), wakesKept: true }, T + 60_000)
      const [again] = await mailbox.takeOutgoing(10, T + 60_000)
      expect(again).toMatchObject({ id: 'news', attempts: 2, heardAt: T + 60_000 })
      await mailbox.settle(again!, { sent: 'p' }, T + 60_001)
      expect(await mailbox.takeOutgoing(10, T + 60_001)).toMatchObject([{ id: 'answer' }])
    })

    test('leaves the time of a notice that may have been sent to its echo', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), noticeOf('news'), T)
      const [one] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(
        one!,
        { retryAt: T + 30_000, reason: 'unknown_outcome: timeout', maybeSent: true },
        T,
      )
      await mailbox.accept([arrival('a', 2)], T + 1)
      await commit(mailbox, await takeOne(mailbox, T + 1), { ...result('s'), wakesKept: true }, T + 1)
      expect(await mailbox.takeOutgoing(10, T + 29_999)).toEqual([])
      expect(await mailbox.takeOutgoing(10, T + 30_000)).toMatchObject([{ id: 'news', heardAt: T + 1 }])
    })

    test('sends at once what was found to be out of reach while its citizen wrote', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), noticeOf('news'), T)
      const [slow] = await mailbox.takeOutgoing(10, T)
      await mailbox.accept([arrival('a', 2)], T + 1)
      await commit(mailbox, await takeOne(mailbox, T + 1), { ...result('s'), wakesKept: true }, T + 1)
      await mailbox.settle(slow!, { kept: 'window_closed: -230' }, T + 2)
      const [again] = await mailbox.takeOutgoing(10, T + 2)
      expect(again).toMatchObject({ id: 'news', heardAt: T + 1 })
      await mailbox.settle(again!, { kept: 'window_closed: -230' }, T + 3)
      expect(await mailbox.takeOutgoing(10, T + 4)).toEqual([])
    })

    test('leaves what is kept where it is when a turn does not ask for it, and forgets it with the citizen', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['news']), T)
      const [one] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(one!, { kept: 'unreachable: -213' }, T)
      await mailbox.accept([arrival('a', 2)], T + 1)
      await commit(mailbox, await takeOne(mailbox, T + 1), result('s'), T + 1)
      expect(await mailbox.takeOutgoing(10, T + 2)).toEqual([])
      expect(await mailbox.forget('a', false)).toBe(true)
      await mailbox.accept([arrival('a', 3)], T + 3)
      const again = await takeOne(mailbox, T + 3)
      await commit(mailbox, again, { ...result('s'), wakesKept: true }, T + 3)
      expect(await mailbox.takeOutgoing(10, T + 4)).toEqual([])
    })

    test('lets go of what was dropped, as if it had been sent', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1', 'r2']), T)
      const [one] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(one!, { dropped: 'window_closed: -230' }, T + 1)
      expect(await mailbox.figures(T + 2)).toMatchObject({ outgoing: 1, dead: 0 })
      expect((await mailbox.takeOutgoing(10, T + 2)).map(({ id }) => id)).toEqual(['r2'])
    })

    test('lets an echo settle what was kept', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), noticeOf('news'), T)
      const [one] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(one!, { kept: 'window_closed: 10/2018278' }, T)
      expect(await mailbox.confirm('a', 'news', 'p', T + 1)).toBe('n1')
      await mailbox.accept([arrival('a', 2)], T + 2)
      await commit(mailbox, await takeOne(mailbox, T + 2), { ...result('s'), wakesKept: true }, T + 2)
      expect(await mailbox.takeOutgoing(10, T + 3)).toEqual([])
    })

    test('lists dead letters with their reasons and puts them back', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      const [one] = await mailbox.takeOutgoing(10, T)
      await mailbox.settle(one!, { dead: 'window_closed: -230' }, T + 5)
      expect(await mailbox.deadLetters(null, 10)).toEqual([
        {
          id: 'r1',
          channel: 'zalo',
          account: 'oa',
          reason: 'window_closed: -230',
          attempts: 1,
          settledAt: T + 5,
        },
      ])
      expect((await mailbox.figures(T)).dead).toBe(1)
      expect(await mailbox.requeue(['r1', 'r9'], T + 6)).toEqual(['r1'])
      expect((await mailbox.takeOutgoing(10, T + 6)).map((each) => each.id)).toEqual(['r1'])
    })

    test('lists dead letters page by page, also those of one moment', async () => {
      const { mailbox } = await fresh()
      const lanes = Array.from({ length: 7 }, (_, i) => `d${i}`)
      for (const lane of lanes) await replyTo(mailbox, lane, 'oa', T)
      for (const one of await mailbox.takeOutgoing(10, T))
        await mailbox.settle(one, { dead: 'unreachable: 551' }, one.lane < 'd4' ? T : T + 1)
      const seen: string[] = []
      for (let page = await mailbox.deadLetters(null, 2); page.length > 0; ) {
        expect(page.length).toBeLessThanOrEqual(2)
        seen.push(...page.map(({ id }) => id))
        page = await mailbox.deadLetters(page.at(-1)!, 2)
      }
      expect(seen).toEqual(lanes.map((lane) => `reply-${lane}`))
    })

    test('puts a dead letter back before what came after it, also while that is being sent', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1', 'r2', 'r3']), T)
      const [first] = await mailbox.takeOutgoing(1, T)
      await mailbox.settle(first!, { dead: 'unreachable: 551' }, T)
      const [second] = await mailbox.takeOutgoing(1, T)
      expect(second!.id).toBe('r2')
      await mailbox.requeue(['r1'], T + 1)
      const [again] = await mailbox.takeOutgoing(1, T + 1)
      expect([again!.id, again!.attempts, again!.maybeSent]).toEqual(['r1', 1, false])
      await mailbox.settle(second!, { sent: 'p2' }, T + 2)
      expect(await mailbox.takeOutgoing(1, T + 2)).toEqual([])
      await mailbox.settle(again!, { sent: 'p1' }, T + 3)
      expect((await mailbox.takeOutgoing(1, T + 3)).map((one) => one.id)).toEqual(['r3'])
    })

    test('takes an echo only for the citizen it names, and tells which notice it delivered', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const news = result('s', ['r1'])
      news.replies[0]!.notice = 'news'
      await commit(mailbox, await takeOne(mailbox, T), news, T)
      expect(await mailbox.confirm('b', 'r1', 'p', T)).toBeNull()
      expect(await mailbox.confirm('a', 'r1', 'p', T)).toBe('news')
      expect(await mailbox.confirm('a', 'r1', 'p', T)).toBeNull()
      expect(await mailbox.takeOutgoing(9, T)).toEqual([])
    })

    test('tells what it holds of a citizen, and that it knows nobody else', async () => {
      const { mailbox } = await fresh()
      expect(await mailbox.held('a')).toBeNull()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      await mailbox.accept([arrival('a', 2)], T + 5)
      const held = await mailbox.held('a')
      expect(held).toContainEqual({ at: T, from: 'office', sealed: expect.any(String) })
      expect(held).toContainEqual({ at: T + 5, from: 'citizen', sealed: expect.any(String) })
    })

    test('gives back a lane after a defect, counts it, and forgets the count after a good turn', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await mailbox.release(await takeOne(mailbox, T), T + 500, true)
      expect(await mailbox.take(1, T + 499)).toEqual([])
      const again = await takeOne(mailbox, T + 500)
      expect([again.failures, idsOf(again)]).toEqual([1, ['m1']])
      await commit(mailbox, again, result('s'), T + 501)
      await mailbox.accept([arrival('a', 2)], T + 502)
      expect((await takeOne(mailbox, T + 502)).failures).toBe(0)
    })

    test('has nothing due when a worker gives back a lane whose turn is ended: the answer to its commit was lost', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const turn = await takeOne(mailbox, T)
      await commit(mailbox, turn, result('s'), T)
      await mailbox.release(turn, T + 500, false)
      expect(await mailbox.nextDueAt()).toBeNull()
      await mailbox.accept([arrival('a', 2)], T + 1)
      expect(idsOf(await takeOne(mailbox, T + 1))).toEqual(['m2'])
    })

    test('forgets a citizen, and still knows a repeated delivery of theirs', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('their words', ['r1']), T)
      expect(await mailbox.forget('a', true)).toBe(false)
      expect(await mailbox.forget('a', false)).toBe(true)
      expect(await mailbox.takeOutgoing(10, T)).toEqual([])
      expect(await mailbox.accept([arrival('a', 1)], T)).toEqual([false])
      await mailbox.accept([arrival('a', 2)], T)
      expect((await takeOne(mailbox, T)).state).toBeNull()
    })

    test('cleans what is over and old, and nothing that waits', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await commit(mailbox, await takeOne(mailbox, T), result('s', ['r1']), T)
      await mailbox.accept([arrival('b', 1, 'b1')], T)
      expect(await mailbox.clean(T + 1, 100)).toBeGreaterThan(0)
      expect(idsOf(await takeOne(mailbox, T + 2))).toEqual(['b1'])
      expect((await mailbox.takeOutgoing(10, T + 2)).map((one) => one.id)).toEqual(['r1'])
      await mailbox.accept([arrival('a', 2)], T + 3)
      expect((await takeOne(mailbox, T + 3)).state).toBeNull()
    })

    test('leaves a lane whose citizen keeps writing where it stood among those who wait', async () => {
      const { mailbox } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      await mailbox.accept([arrival('b', 1, 'b1')], T + 10)
      await mailbox.accept([arrival('a', 2)], T + 20)
      expect(await mailbox.nextDueAt()).toBe(T)
      expect((await mailbox.take(1, T + 30)).map(({ lane }) => lane)).toEqual(['a'])
    })

    test('waits after a turn for more to come, but not when a tap came during it', async () => {
      const { mailbox } = await fresh()
      const asking = { ...result('s'), gathers: true }
      await mailbox.accept([{ ...arrival('a', 1), gathers: false }], T)
      const first = await takeOne(mailbox, T)
      await mailbox.accept([arrival('a', 2)], T + 100)
      await commit(mailbox, first, asking, T + 200)
      expect(await mailbox.nextDueAt()).toBe(T + 1_700)

      const second = await takeOne(mailbox, T + 1_700)
      await mailbox.accept([{ ...arrival('a', 3), gathers: false }], T + 1_800)
      await mailbox.accept([arrival('a', 4)], T + 1_900)
      await commit(mailbox, second, asking, T + 2_000)
      expect(idsOf(await takeOne(mailbox, T + 2_000))).toEqual(['m3', 'm4'])
    })

    test('gives a turn back whose record cannot be written, to be decided again', async () => {
      const { mailbox, database } = await fresh()
      await mailbox.accept([arrival('a', 1)], T)
      const turn = await takeOne(mailbox, T)
      const records = [{ key: 'k1', writes: [defective(database)] }]
      await expect(commit(mailbox, turn, { ...result('s'), records }, T)).rejects.toThrow()
      await mailbox.release(turn, T + 250, true)
      const again = await takeOne(mailbox, T + 250)
      expect([again.failures, idsOf(again)]).toEqual([1, ['m1']])
      expect(await commit(mailbox, again, result('s'), T + 251)).toBe('done')
    })

    test('sends for others although more messages than it may take wait for an account that rests', async () => {
      const { mailbox } = await fresh()
      for (let i = 0; i < 100; i++) await replyTo(mailbox, `z${i}`, 'oa', T)
      for (let i = 0; i < 5; i++) await replyTo(mailbox, `m${i}`, 'page', T + 1)
      const sent: string[] = []
      for (let rounds = 0; rounds < 2; rounds++)
        sent.push(...(await mailbox.takeOutgoing(3, T + 2, ['oa'])).map(({ lane }) => lane))
      expect(sent.sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4'])
    })

    test('gives out a message that may have arrived twice as one that must not be sent again', async () => {
      const { mailbox } = await fresh()
      await replyTo(mailbox, 'a', 'oa', T)
      const tries = []
      for (let at = T; tries.length < 3; at += 200_000) tries.push(...(await mailbox.takeOutgoing(1, at)))
      expect(tries.map(({ maybeSent, spent }) => [maybeSent, spent ?? false])).toEqual([
        [false, false],
        [true, false],
        [true, true],
      ])
      await replyTo(mailbox, 'b', 'oa', T)
      const [first] = await mailbox.takeOutgoing(1, T)
      await mailbox.settle(first!, { retryAt: T + 1, reason: 'unknown_outcome: x', maybeSent: true }, T)
      const [second] = await mailbox.takeOutgoing(1, T + 1)
      await mailbox.settle(second!, { retryAt: T + 2, reason: 'unknown_outcome: x', maybeSent: true }, T)
      expect((await mailbox.takeOutgoing(1, T + 2))[0]).toMatchObject({ lane: 'b', spent: true })
    })

    test('takes no word on a message that was requeued from a courier of the time before', async () => {
      const { mailbox } = await fresh()
      await replyTo(mailbox, 'a', 'oa', T)
      const [paused] = await mailbox.takeOutgoing(1, T)
      const [other] = await mailbox.takeOutgoing(1, T + 200_000)
      await mailbox.settle(other!, { dead: 'unreachable: 551' }, T + 200_001)
      await mailbox.requeue([paused!.id], T + 200_002)
      const [again] = await mailbox.takeOutgoing(1, T + 200_003)
      expect(again!.attempts).toBe(paused!.attempts)
      await mailbox.settle(paused!, { retryAt: T, reason: 'temporary: 503' }, T + 200_004)
      expect(await mailbox.takeOutgoing(1, T + 200_005)).toEqual([])
      await mailbox.settle(again!, { sent: 'p' }, T + 200_006)
      expect((await mailbox.figures(T + 200_007)).outgoing).toBe(0)
    })

    test('does not keep a reply waiting for the notice before it, when that waits behind many', async () => {
      const { mailbox } = await fresh()
      for (const lane of ['n1', 'n2', 'n3', 'a']) {
        await mailbox.accept([arrival(lane, 1, `${lane}-1`)], T)
        const notice = result('s', [`${lane}-news`])
        notice.replies[0]!.notice = 'news'
        await commit(mailbox, await takeOne(mailbox, T), notice, T)
      }
      await replyTo(mailbox, 'a', 'oa', T + 60_000)
      const sent: string[] = []
      for (let rounds = 0; rounds < 2; rounds++) {
        const [one] = await mailbox.takeOutgoing(1, T + 60_000)
        sent.push(one!.id)
        await mailbox.settle(one!, { sent: 'p' }, T + 60_000)
      }
      expect(sent).toEqual(['a-news', 'reply-a'])
    })

    test('keeps a thousand messages of one citizen in order and lets nobody else wait', async () => {
      const { mailbox } = await fresh()
      const many = Array.from({ length: 1_000 }, (_, i) => arrival('a', i + 1))
      await mailbox.accept(many, T)
      await mailbox.accept([arrival('b', 1, 'b1')], T + 1)
      const seen: string[] = []
      for (let rounds = 0; rounds < 20; rounds++) {
        const turns = await mailbox.take(10, T + 10 + rounds)
        if (rounds === 0) expect(turns.map((turn) => turn.lane).sort()).toEqual(['a', 'b'])
        for (const turn of turns) {
          if (turn.lane === 'a') seen.push(...idsOf(turn))
          await commit(mailbox, turn, result('s'), T + 10 + rounds)
        }
      }
      expect(seen).toEqual(many.map((_, i) => `m${i + 1}`))
    })
  })
}

function arrival(lane: string, n: number, id = `m${n}`): Arrival {
  const message = { id, sentAt: T + n, text: `câu ${n}`, tap: null, attachments: [], contact: null }
  return {
    lane,
    address: { channel: 'zalo', account: 'oa', user: `user-${lane}` },
    deliveryKey: id,
    sentAt: T + n,
    gathers: true,
    letter: { message },
  }
}

function result(state: string, replies: string[] = []): TurnResult {
  return {
    state,
    taken: 0,
    gathers: false,
    records: [],
    replies: replies.map((id) => ({ id, notice: null, part: { message: { text: id } } })),
  }
}

/** A turn that tells the notice `n1`. */
function noticeOf(id: string): TurnResult {
  const told = result('s', [id])
  return { ...told, replies: told.replies.map((reply) => ({ ...reply, notice: 'n1' })) }
}

/** Commits a turn whose letters are all done with it. */
function commit(mailbox: Mailbox, turn: Turn, result: TurnResult, now: number): Promise<CommitOutcome> {
  return mailbox.commit(turn, { ...result, taken: turn.letters.length }, now)
}

/** A citizen of an account writes and is answered; the answer waits to be sent. */
async function replyTo(mailbox: Mailbox, lane: string, account: string, now: number): Promise<void> {
  const letter = arrival(lane, 2, `said-${lane}`)
  await mailbox.accept([{ ...letter, address: { ...letter.address, account } }], now)
  await commit(mailbox, await takeOne(mailbox, now), result('s', [`reply-${lane}`]), now)
}

/** A write that every database refuses, though none is away. */
function defective(database: Database) {
  return { sql: database.statement('insert into consent (id) values ($1)'), parameters: ['half a row'] }
}

function consent(database: Database, id: string) {
  const row = { id, citizen: 'c', purpose: 'p', given: 1, at: T }
  return write(
    database.read
      .insertInto('consent')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

async function takeOne(mailbox: Mailbox, now: number): Promise<Turn> {
  const [turn] = await mailbox.take(1, now)
  if (!turn) throw new Error('no lane is due')
  return turn
}

function idsOf(turn: Turn): string[] {
  return turn.letters.map(({ letter }) =>
    'message' in letter ? letter.message.id : 'notice' in letter ? letter.notice.id : JSON.stringify(letter),
  )
}
