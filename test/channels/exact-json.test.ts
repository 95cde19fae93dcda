import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Id, parseExactJson } from '../../src/channels/exact-json.ts'

describe('JSON with 64-bit ids', () => {
  test.each([
    ['{"id":3000000000000000003}', { id: '3000000000000000003' }],
    ['{"id": 3000000000000000003}', { id: '3000000000000000003' }],
    [
      '{"ids":[3000000000000000003,-9223372036854775807]}',
      { ids: ['3000000000000000003', '-9223372036854775807'] },
    ],
    ['{"id":"3000000000000000003"}', { id: '3000000000000000003' }],
    ['{"at":1767225600000}', { at: 1767225600000 }],
    ['{"text":"số: 3000000000000000003","n":1.5}', { text: 'số: 3000000000000000003', n: 1.5 }],
    ['{"n":1234567890123456.5}', { n: 1234567890123456.5 }],
    ['[1e400]', [Number.POSITIVE_INFINITY]],
  ])('%s is read without damage', (text, value) => {
    expect(parseExactJson(text)).toEqual(value)
  })

  test('an id is a string, whatever the platform wrote', () => {
    expect([Id.parse('222'), Id.parse(222)]).toEqual(['222', '222'])
    expect(Id.safeParse(null).success).toBe(false)
    expect(Id.safeParse('').success).toBe(false)
  })
})

test.each([
  [200, '[', ']'],
  [200, '{"a":', '}'],
])('what is nested %i deep is read, and not what is deeper', (deep, open, close) => {
  const nested = (times: number) => `${open.repeat(times)}0${close.repeat(times)}`
  expect(() => parseExactJson(nested(deep))).not.toThrow()
  expect(() => parseExactJson(nested(deep + 1))).toThrow(SyntaxError)
})

test('brackets in a long text do not count as nesting', () => {
  const text = `\\"${'[{'.repeat(1_000)}\\`
  expect(parseExactJson(JSON.stringify({ text }))).toEqual({ text })
})

/** As a reviver sees it: slow, and right. */
function readByReviver(text: string): unknown {
  const keep = (_key: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' && /^-?\d+$/.test(source!) && !Number.isSafeInteger(value) ? source : value
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown)
}

test('whatever stands around them, long whole numbers alone keep their digits', () => {
  const long = fc
    .bigInt({ min: -(2n ** 70n), max: 2n ** 70n })
    .filter((n) => n > 2n ** 54n || n < -(2n ** 54n))
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      long.map(String),
      fc.json({ maxDepth: 1 }).filter((text) => !/\d{16}/.test(text)),
      fc.constantFrom(
        '"\\\\\\" ,12345678901234567,"',
        '"12345678901234567"',
        '1234567890123456.5',
        '[ ]',
        '"\\u0022"',
      ),
      fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join(' ,\n')}]`),
      fc.tuple(fc.string(), tie('value')).map(([name, one]) => `{${JSON.stringify(name)} : ${one} }`),
    ),
  }))
  fc.assert(
    fc.property(value, (text) => {
      expect(parseExactJson(`[${text}]`)).toEqual(readByReviver(`[${text}]`))
    }),
  )
})

test.each([
  '{12345678901234567:1}',
  '[012345678901234567]',
  '[+12345678901234567]',
  '[12345678901234567',
  '["',
  '"\\',
])('what is no JSON stays none: %s', (text) => {
  expect(() => parseExactJson(` ${text}`)).toThrow(SyntaxError)
  expect(() => parseExactJson(`[${text},12345678901234567]`)).toThrow(SyntaxError)
})

const MEGABYTE = 1024 * 1024
test.each([
  ['ones', '1,', ''],
  ['lists', '[],', ''],
  ['objects', '{},', ''],
  ['a string that never ends', '\\"', '"'],
])(
  'a megabyte of %s, and one long number, is read within a few times what JSON takes',
  (_what, piece, open) => {
    const text = `[12345678901234567,${open}${piece.repeat(MEGABYTE / piece.length)}1]`
    const time = (read: (text: string) => unknown) => {
      const from = performance.now()
      try {
        read(text)
      } catch {
        // the string that never ends
      }
      return performance.now() - from
    }
    const least = (read: (text: string) => unknown) => Math.min(...[1, 2, 3].map(() => time(read)))
    expect(least(parseExactJson)).toBeLessThan(50 + 6 * least(JSON.parse))
  },
)
