import { describe, expect, test } from 'vitest'
import { partsOf } from '../../src/understanding/long-text.ts'
import { understand } from '../../src/understanding/understand.ts'

const WAITING =
  'Tôi nộp hồ sơ từ mùa mưa, ngày nào cũng ra hỏi mà chỉ nghe hẹn lại, đường thì xa, xe thì hỏng, nhà đơn chiếc. '
const story = (middle: string) => `${WAITING.repeat(14)}${middle} ${WAITING.repeat(14)}`

describe('a story longer than what is read at once', () => {
  test('is cut into parts that overlap and leave out nothing', () => {
    const text = story('Chuyện ở giữa.')
    const parts = partsOf(text)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.some((part) => part.includes('Chuyện ở giữa'))).toBe(true)
    for (const [i, part] of parts.entries()) {
      expect(text).toContain(part)
      if (i > 0) expect(parts[i - 1]).toContain(part.slice(0, 60))
    }
    expect(text.trim().replace(/\.$/, '').endsWith(parts.at(-1)!)).toBe(true)
    expect(partsOf(WAITING.repeat(3))).toEqual([])
  })

  test('tells of a bribe also in its middle', () => {
    const heard = understand(story('Anh địa chính đòi tôi 5 triệu phong bì mới chịu ký.'))
    expect(heard).toMatchObject({ intent: 'file_complaint', category: 'bribery' })
    expect(heard.flags).toContain('bribery_allegation')
  })

  test('tells of danger also in its middle', () => {
    const heard = understand(story('Cứu với, nhà tôi đang cháy, có người bị kẹt bên trong!'))
    expect(heard).toMatchObject({ intent: 'emergency', category: null })
    expect(heard.flags).toContain('danger_to_life')
  })

  test('has no graver ground than it tells', () => {
    expect(understand(story('Xe buýt cũng trễ.')).flags).toEqual([])
  })
})
