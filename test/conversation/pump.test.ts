import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startPump } from '../../src/conversation/pump.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

test('sleeps by the clock that due times are told in, also when the machine’s was set back', async () => {
  const behindMs = 600_000
  const now = () => Date.now() + behindMs
  const due = now() + 100
  let rounds = 0
  const pump = startPump({
    work: async () => {
      rounds += 1
      return false
    },
    nextDueAt: async () => due,
    now,
    pollMs: 10_000,
    failed() {},
  })
  await vi.advanceTimersByTimeAsync(0)
  await vi.advanceTimersByTimeAsync(99)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(2)
  expect(rounds).toBeGreaterThan(1)
  await pump.stop()
})

test('does not spin beside work that is due and that another process holds', async () => {
  let rounds = 0
  const pump = startPump({
    work: async () => {
      rounds += 1
      return false
    },
    nextDueAt: async () => Date.now() - 1,
    now: Date.now,
    pollMs: 250,
    failed() {},
  })
  for (let ms = 0; ms < 4_000; ms += 10) await vi.advanceTimersByTimeAsync(10)
  expect(rounds).toBeGreaterThan(10)
  expect(rounds).toBeLessThan(40)
  await pump.stop()
})
