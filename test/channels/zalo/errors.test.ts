import { describe, expect, test } from 'vitest'
import type { SendFailure } from '../../../src/channels/channel.ts'
import { failureOf, pauseOf } from '../../../src/channels/zalo/errors.ts'

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+07:00`)

describe("Zalo's error codes", () => {
  test.each<[SendFailure, number[]]>([
    ['rate_limited', [-32]],
    ['temporary', [-200, -218, -234, -999]],
    ['window_closed', [-230, -232]],
    ['unreachable', [-213, -217, -227, -244]],
    [
      'credentials',
      [-204, -205, -209, -211, -212, -216, -219, -220, -221, -223, -224, -235, -242, -248, -320, -321],
    ],
    ['rejected', [-100, -201, -210, -214, -233, -237, -238, -240, -241, -249, -403]],
  ])('%s: %j', (failure, codes) => {
    for (const code of codes) expect([code, failureOf(code)]).toEqual([code, failure])
  })

  test.each([
    ['22:00', 8 * 60 + 5],
    ['23:59', 6 * 60 + 6],
    ['00:00', 6 * 60 + 5],
    ['06:04', 1],
  ])('refused for the night at %s: %i minutes until five past six', (time, minutes) => {
    expect(pauseOf(-234, at(time))).toBe(minutes * 60_000)
  })

  test('a used-up quota of one citizen waits an hour, other codes as the courier likes', () => {
    expect([pauseOf(-218, at('10:00')), pauseOf(-32, at('10:00'))]).toEqual([3_600_000, null])
  })
})
