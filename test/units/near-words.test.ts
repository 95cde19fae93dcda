import { describe, expect, test } from 'vitest'
import { clearMatch, indexNames, searchNames } from '../../src/units/name-index.ts'
import { nearWords } from '../../src/units/near-words.ts'

const near = nearWords(['hong', 'trang', 'khuyet', 'bo'], [['may', 'hong']])

describe('a word with a slip', () => {
  test.each([
    ['hogn', ['hong']],
    ['hongg', ['hong']],
    ['hng', ['hong']],
    ['hobg', ['hong']],
    ['khuyte', ['khuyet']],
    ['ba', []],
    ['honk1', []],
    ['song song', []],
  ])('%j may mean %j', (typed, words) => {
    expect(near.of(typed)).toEqual(words)
  })

  test('two words run together are told apart', () => {
    expect(near.runTogether.get('mayhong')).toEqual(['may', 'hong'])
  })
})

const NAMES = [
  'phường Mây Hồng',
  'xã Suối Sáo',
  'xã Đồng Mây',
  'phường Trăng Khuyết',
  'xã Đồi Trăng Non',
  'Phường 3',
]
const index = indexNames(
  NAMES.map((name) => ({ key: name, name })),
  new Set(['phuong', 'xa', 'uy', 'ban', 'nhan', 'dan']),
)

describe('names in the index', () => {
  test.each([
    ['ubnd phuong may hogn', 'phường Mây Hồng'],
    ['phuong mayhong', 'phường Mây Hồng'],
    ['xa soui sao', 'xã Suối Sáo'],
    ['trăng khuyếtt', 'phường Trăng Khuyết'],
    ['P. 3', 'Phường 3'],
    ['p3', 'Phường 3'],
  ])('%j is clearly %s', (text, name) => {
    expect(clearMatch(searchNames(index, text))?.key).toBe(name)
  })

  test.each(['may', 'trang', 'hang hoa gui ve dau', 'soui', 'sang nay mua to', 'khong ai tra loi toi'])(
    '%j names none clearly',
    (text) => {
      expect(clearMatch(searchNames(index, text))).toBeNull()
    },
  )
})
