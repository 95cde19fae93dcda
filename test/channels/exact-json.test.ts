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
