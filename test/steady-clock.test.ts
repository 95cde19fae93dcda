import { expect, test } from 'vitest'
import { steadyClock } from '../src/steady-clock.ts'

const T = 1_800_000_000_000
const MINUTE = 60_000

function machine() {
  const time = { wall: T, elapsed: 0 }
  const now = steadyClock(
    () => time.wall,
    () => time.elapsed,
  )
  const pass = (ms: number) => {
    time.wall += ms
    time.elapsed += ms
  }
  return { time, now, pass }
}

test('shows the time of day', () => {
  const { now, pass } = machine()
  expect(now()).toBe(T)
  pass(MINUTE)
  expect(now()).toBe(T + MINUTE)
})

test('goes on evenly when the clock is set back a little', () => {
  const { time, now, pass } = machine()
  time.wall -= 10 * MINUTE
  pass(MINUTE)
  expect(now()).toBe(T + MINUTE)
})

test('follows the clock forward at once', () => {
  const { time, now, pass } = machine()
  time.wall += 10 * MINUTE
  expect(now()).toBe(T + 10 * MINUTE)
  pass(MINUTE)
  expect(now()).toBe(T + 11 * MINUTE)
})

test('follows it back when it had been wrong by hours', () => {
  const { time, now } = machine()
  time.wall += 1_000 * MINUTE
  now()
  time.wall -= 1_000 * MINUTE
  expect(now()).toBe(T)
})
