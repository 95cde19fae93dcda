/** What every pace promises: run over each store, with two processes asking it. */
import { beforeEach, describe, expect, test } from 'vitest'
import {
  CLOCKS_APART_MS,
  FRESH,
  grant,
  type Pace,
  type Rhythm,
  rested,
  returned,
  rhythmOf,
} from '../../src/conversation/pace.ts'
import { mulberry32 } from '../../src/seed/mulberry32.ts'

const T = 1_800_000_000_000
/** 10 a second, 2 of them at once. */
const RHYTHM = rhythmOf(10, 1_000, 2)
const EVERY_MS = 125

/** @param open two processes over one fresh store */
export function paceContract(kind: string, open: () => Promise<[Pace, Pace]>) {
  describe(`the pace on ${kind}`, () => {
    let one: Pace
    let other: Pace
    beforeEach(async () => {
      ;[one, other] = await open()
    })

    test('grants the burst at once to whoever asks, then one at a time', async () => {
      expect(await one.ask('oa', RHYTHM, 5, T)).toEqual({ granted: 2, againAt: T + EVERY_MS })
      expect(await other.ask('oa', RHYTHM, 1, T)).toEqual({ granted: 0, againAt: T + EVERY_MS })
      expect((await other.ask('oa', RHYTHM, 1, T + EVERY_MS - 1)).granted).toBe(0)
      expect((await other.ask('oa', RHYTHM, 1, T + EVERY_MS)).granted).toBe(1)
      expect((await one.ask('oa', RHYTHM, 1, T + EVERY_MS)).granted).toBe(0)
    })

    test('holds back nobody who sends now and then', async () => {
      for (let i = 0; i < 20; i++) {
        const permits = await (i % 2 ? one : other).ask('oa', RHYTHM, 1, T + i * EVERY_MS)
        expect(permits).toEqual({ granted: 1, againAt: T + i * EVERY_MS })
      }
    })

    test('keeps the accounts apart', async () => {
      await one.ask('oa', RHYTHM, 5, T)
      await one.rest('oa', T + 60_000, T)
      expect((await other.ask('page', RHYTHM, 2, T)).granted).toBe(2)
    })

    test('in no second do two processes send more than the limit together, however they ask and give back', async () => {
      const chance = mulberry32(7)
      const sends: number[] = []
      let now = T
      const round = async (pace: Pace) => {
        const askedAt = now
        const { granted } = await pace.ask('oa', RHYTHM, chance.int(1, 32), askedAt)
        const used = chance.happens(0.5) ? granted : chance.int(0, granted)
        for (let i = 0; i < used; i++) sends.push(askedAt)
        return async () => {
          if (granted > used) await pace.giveBack('oa', RHYTHM, granted - used, askedAt, now)
        }
      }
      const unfinished: (() => Promise<void>)[] = []
      for (let i = 0; i < 600; i++) {
        now += chance.int(0, 200)
        unfinished.push(await round(chance.happens(0.5) ? one : other))
        if (unfinished.length > chance.int(0, 3)) await unfinished.shift()!()
      }
      expect(sends.length).toBeGreaterThan(200)
      const inSecondFrom = (from: number) => sends.filter((at) => at >= from && at < from + 1_000).length
      expect(Math.max(...sends.map(inSecondFrom))).toBeLessThanOrEqual(10)
    })

    test('processes that ask at the same moment share what there is', async () => {
      const asks = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).ask('oa', rhythmOf(100, 1_000, 20), 3, T)),
      )
      expect(asks.reduce((sum, { granted }) => sum + granted, 0)).toBe(20)
    })

    test('what was given back can be used, by another too', async () => {
      await one.ask('oa', RHYTHM, 2, T)
      await one.giveBack('oa', RHYTHM, 1, T, T)
      expect((await other.ask('oa', RHYTHM, 5, T)).granted).toBe(1)
      await other.giveBack('oa', RHYTHM, 1, T, T)
      expect((await one.ask('oa', RHYTHM, 5, T)).granted).toBe(1)
    })

    test('what was held until the account had earned as many again cannot be given back', async () => {
      await one.ask('oa', RHYTHM, 2, T)
      const later = T + 2 * EVERY_MS
      expect((await other.ask('oa', RHYTHM, 5, later)).granted).toBe(2)
      await one.giveBack('oa', RHYTHM, 2, T, later)
      expect((await other.ask('oa', RHYTHM, 5, later)).granted).toBe(0)
    })

    test('a rest is kept by all, and the longer of two', async () => {
      await one.rest('oa', T + 5_000, T)
      await other.rest('oa', T + 2_000, T)
      expect(await other.ask('oa', RHYTHM, 1, T + 1)).toEqual({ granted: 0, againAt: T + 5_000 })
      expect((await one.ask('oa', RHYTHM, 1, T + 4_999)).granted).toBe(0)
      expect((await other.ask('oa', RHYTHM, 1, T + 5_000)).granted).toBe(1)
    })

    test('a clock set back by an hour delays nobody by more than a permit, nor ends in a flood', async () => {
      await one.ask('oa', RHYTHM, 2, T)
      await one.rest('oa', T + 60_000, T)
      const back = T - 3_600_000
      expect(await other.ask('oa', RHYTHM, 5, back)).toEqual({ granted: 0, againAt: back + EVERY_MS })
      expect((await other.ask('oa', RHYTHM, 5, back + EVERY_MS)).granted).toBe(1)
      await one.rest('oa', back + 5_000, back)
      expect(await other.ask('oa', RHYTHM, 1, back + 1_000)).toEqual({ granted: 0, againAt: back + 5_000 })
    })

    test('clocks that differ by a second make nobody faster', async () => {
      let granted = 0
      for (let ms = 0; ms < 5_000; ms += 50) {
        granted += (await one.ask('oa', RHYTHM, 5, T + ms)).granted
        granted += (await other.ask('oa', RHYTHM, 5, T + ms - 1_000)).granted
      }
      expect(granted).toBeLessThanOrEqual(2 + 5_000 / EVERY_MS)
    })

    test('says the same as the rule, whatever is asked', async () => {
      const chance = mulberry32(11)
      const rhythms: Rhythm[] = [
        RHYTHM,
        rhythmOf(300, 1_000, 15),
        rhythmOf(1, 60_000, 1),
        { burst: 1, everyUs: 0 },
      ]
      for (const [nth, rhythm] of rhythms.entries()) {
        const account = `account ${nth}`
        let standing = FRESH
        let now = T
        let last = { granted: 0, askedAt: now }
        for (let i = 0; i < 120; i++) {
          const dice = chance.next()
          now += chance.int(0, 400) - (dice > 0.97 ? 3 * CLOCKS_APART_MS : 0)
          if (dice < 0.15 && last.granted > 0) {
            standing = returned(standing, rhythm, last.granted, last.askedAt, now)
            await one.giveBack(account, rhythm, last.granted, last.askedAt, now)
            last = { granted: 0, askedAt: now }
          } else if (dice < 0.2) {
            standing = rested(standing, now + 700, now)
            await other.rest(account, now + 700, now)
          } else {
            const wanted = chance.int(1, 20)
            const [after, permits] = grant(standing, rhythm, wanted, now)
            standing = after
            expect(await (i % 2 ? one : other).ask(account, rhythm, wanted, now)).toEqual(permits)
            last = { granted: permits.granted, askedAt: now }
          }
        }
      }
    })
  })
}
