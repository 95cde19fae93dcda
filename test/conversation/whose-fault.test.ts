import { expect, test } from 'vitest'
import { watchFaults } from '../../src/conversation/whose-fault.ts'

const T = Date.UTC(2026, 10, 28)
const MINUTE = 60_000

test('where nothing has gone out for a minute, a refusal is the account’s, however often it comes', () => {
  const faults = watchFaults()
  expect(faults.refused('oa', 'a', T)).toBe('account')
  expect(faults.refused('oa', 'a', T + MINUTE)).toBe('account')
  faults.sent('page', T + MINUTE)
  expect(faults.refused('oa', 'a', T + 2 * MINUTE)).toBe('account')
})

test('a message that is refused again and again while others go out is at fault itself', () => {
  const faults = watchFaults()
  faults.sent('oa', T)
  expect(faults.refused('oa', 'a', T + 1)).toBe('unsure')
  expect(faults.refused('oa', 'a', T + 2)).toBe('unsure') // nothing went out since
  faults.sent('oa', T + 3)
  expect(faults.refused('oa', 'b', T + 4)).toBe('unsure')
  expect(faults.refused('oa', 'a', T + 5)).toBe('unsure') // once may be chance
  faults.sent('oa', T + 6)
  expect(faults.refused('oa', 'a', T + 10 * MINUTE)).toBe('message')
})

test('a message that goes out in the end is forgotten with the others that were refused long ago', () => {
  const faults = watchFaults()
  for (let n = 0; n < 1_001; n += 1) faults.refused('oa', `m${n}`, T)
  const again = (at: number) => {
    faults.sent('oa', at)
    return ['m0', 'm1000'].map((id) => faults.refused('oa', id, at + 1))
  }
  expect(again(T + 1)).toEqual(['unsure', 'unsure'])
  expect(again(T + 3)).toEqual(['unsure', 'message'])
})
