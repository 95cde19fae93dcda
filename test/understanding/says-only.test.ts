import { describe, expect, test } from 'vitest'
import { asks, isPlainYes, saysOnly } from '../../src/understanding/says-only.ts'

describe('a plain yes', () => {
  test.each([
    'có',
    'co',
    'vâng',
    'dạ vâng ạ',
    'dạ đúng rồi',
    'đúng rồi ạ',
    'được rồi ạ',
    'à đúng rồi',
    'dạ chính xác rồi ạ',
    'ok',
    'oke em',
    'đúng rồi',
    'dung roi',
    'đúng',
    'đồng ý',
    'dong y',
    'ừ',
    'được rồi',
    'phải rồi em ơi',
    'yes please',
    '👍',
  ])('%s', (typed) => {
    expect(isPlainYes(typed)).toBe(true)
  })

  test.each([
    'đúng rồi nhưng đừng gửi',
    'vâng nhưng chưa gửi',
    'ok khoan',
    'ok để tôi xem lại',
    'ừ mà thôi để mai',
    'vâng để tôi nghĩ đã',
    'yes but not yet',
    'ok wait',
    'ok?',
    'được chưa',
    'ok chưa',
    'đúng không',
    'ok tôi chết đây',
    'ok tôi đi chết đây',
    'đừng',
    'dung',
    'hết',
    'bỏ hết ảnh đi',
    'thôi',
    '',
    'cảm ơn',
    'có gì đâu',
    'đồng ý đâu',
    'muốn đâu',
    'ok mà',
    'ok sợ',
    'ok mấy ngày có',
  ])('is not: %s', (typed) => {
    expect(isPlainYes(typed)).toBe(false)
  })
})

describe('the words of a label and no others', () => {
  const label = 'Gửi phản ánh'
  test.each([
    'gửi phản ánh',
    'gửi pa',
    'gui pa di',
    'vâng tôi gửi phản ánh luôn ạ',
    'gửi phản ánh giúp bác nhé',
    'gửi ngay bây giờ',
  ])('%s', (typed) => {
    expect(saysOnly(typed, label)).toBe(true)
  })
  test.each([
    'gửi à?',
    'gửi luôn à',
    'gửi phản ánh hả',
    'gửi ai',
    'gửi bao giờ',
    'đã gửi rồi',
    'toi da gui phan anh roi',
    'phải gửi phản ánh rồi à',
    'đừng gửi',
    'thôi gửi',
    'không gửi',
    'gửi phản ánh có bị lộ tên không',
    'luôn ạ',
    'gửi ảnh',
    'em gửi ảnh ạ',
    'gui anh',
    'hết muốn gửi rồi',
    'tối nay gửi',
    'gửi chi vậy',
    'gửi mà sợ',
    'họ gửi',
    'thì gửi',
  ])('not: %s', (typed) => {
    expect(saysOnly(typed, label)).toBe(false)
  })
})

test('«dạ» and «ạ» ask nothing', () => {
  expect(['dạ gửi ạ', 'da gui a', 'gửi đi'].map(asks)).toEqual([false, false, false])
  expect(['gửi à', 'gửi hả em', 'gửi?', 'đã gửi'].map(asks)).toEqual([true, true, true, true])
})
