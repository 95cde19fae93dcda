/** Whatever comes: never a crash, never a 5xx, and nothing accepted that no platform has signed. More: `npm run mutated`. */
import { expect, test } from 'vitest'
import { bringDamaged } from './mutations.ts'

test('4,000 damaged deliveries harm nobody, and none is taken for a platform’s that is not', async () => {
  const outcome = await bringDamaged(4_000, 20_261_128)
  expect(outcome.failures).toEqual([])
  const total = (counts: Record<number, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0)
  // The damage does not make everything unreadable, else it would show nothing.
  expect(total(outcome.signed)).toBeGreaterThan(1_400)
  expect(total(outcome.unsigned)).toBeGreaterThan(1_400)
  expect(outcome.signed[200]).toBeGreaterThan(500)
  expect(outcome.kept).toBeGreaterThan(150)
  expect(outcome.aside).toBeGreaterThan(100)
})
