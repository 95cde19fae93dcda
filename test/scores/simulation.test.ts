import { expect, test } from 'vitest'
import { coverageOf, gridOf, MODES } from './coverage-grid.ts'

// A part of the grid of simulate.ts, which tells how the whole of it comes out.
const SOME = gridOf(
  [30, 100, 300],
  [0.5, 0.8, 0.9, 0.97],
  [
    { kind: 'whole', strength: 0.4 },
    { kind: 'mood', strength: 0.4 },
  ],
)
const SURVEYS = 50
const found = SOME.map((cell, i) => ({ cell, coverage: coverageOf(cell, SURVEYS, 1129 + i) }))
const mean = (some: typeof found) => some.reduce((sum, { coverage }) => sum + coverage, 0) / some.length

test('95 % intervals hold the truth 94 to 96 times in a hundred over the grid', () => {
  expect(mean(found)).toBeGreaterThan(0.94)
  expect(mean(found)).toBeLessThan(0.96)
})

test.each([
  ...MODES.map((mode) => ['sample', mode, ({ cell }: (typeof found)[number]) => cell.mode === mode] as const),
  ...(['factor', 'pooled'] as const).map(
    (figure) => ['figure', figure, ({ cell }: (typeof found)[number]) => cell.figure === figure] as const,
  ),
  ...[30, 100, 300].map(
    (raters) => ['raters', raters, ({ cell }: (typeof found)[number]) => cell.raters === raters] as const,
  ),
  ...[0.5, 0.8, 0.9, 0.97].map(
    (truth) => ['truth', truth, ({ cell }: (typeof found)[number]) => cell.truth === truth] as const,
  ),
])('and for each %s by itself: %s', (_margin, _value, belongs) => {
  const some = found.filter(belongs)
  const noise = 2.6 * Math.sqrt((0.95 * 0.05) / (some.length * SURVEYS)) // what so few surveys leave to chance
  expect(mean(some)).toBeGreaterThan(0.94 - noise)
  expect(mean(some)).toBeLessThan(0.96 + noise)
})
