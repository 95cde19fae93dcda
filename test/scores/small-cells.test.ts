import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenParts } from '../../src/scores/small-cells.ts'

const LEAST = 30
const cell = (key: string, n: number) => ({ key, n })

test('a small cell is hidden, and the smallest other one with it, for the total would tell', () => {
  const parts = [cell('a', 100), cell('b', 12), cell('c', 40), cell('d', 90)]
  expect([...hiddenParts(parts, LEAST)]).toEqual(['b', 'c'])
})

test('cells without a rating hide nothing and stay', () => {
  expect(hiddenParts([cell('a', 100), cell('b', 0)], LEAST).size).toBe(0)
})

test('two small cells that are small together too take a third along', () => {
  const parts = [cell('a', 100), cell('b', 9), cell('c', 8), cell('d', 60)]
  expect([...hiddenParts(parts, LEAST)].sort()).toEqual(['b', 'c', 'd'])
})

const tables = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 9 })
  .map((ns) => ns.map((n, i) => cell(`p${i}`, n)))

test('a total minus what is shown tells no figure that fewer than thirty ratings stand behind, unless nothing else is there', () => {
  fc.assert(
    fc.property(tables, (parts) => {
      const hidden = hiddenParts(parts, LEAST)
      const isSmall = ({ n }: { n: number }) => n > 0 && n < LEAST
      for (const part of parts.filter(isSmall)) expect(hidden).toContain(part.key)
      expect(hidden.size > 0).toBe(parts.some(isSmall))
      const away = parts.filter(({ key }) => hidden.has(key))
      const isAllThereIs = parts.every(({ key, n }) => n === 0 || hidden.has(key))
      if (away.length === 0 || isAllThereIs) return
      expect(away.length).toBeGreaterThan(1)
      expect(away.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(LEAST)
    }),
  )
})
