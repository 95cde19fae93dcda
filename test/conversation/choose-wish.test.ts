/** What becomes of a message's likely wishes, decided from given understandings. */
import { describe, expect, test } from 'vitest'
import { chooseWish } from '../../src/conversation/choose-wish.ts'
import type { Intent } from '../../src/understanding/intents.ts'
import type { Understanding } from '../../src/understanding/understand.ts'

const wishes = new Set([
  'check_dossier',
  'file_complaint',
  'procedure_info',
  'speak_to_official',
  'commend',
  'rate_service',
])

function means(
  intent: Intent,
  confidence: number,
  next: [Intent, number] | null = null,
  more: Partial<Understanding> = {},
): Understanding {
  const runnerUp = next && { intent: next[0], confidence: next[1] }
  return { intent, confidence, runnerUp, category: null, flags: [], slots: {}, ...more }
}

const choose = (understood: Understanding, text = 'x y z', open: Intent | null = null) =>
  chooseWish(understood, text, { wishes, open })

describe('where nothing is open', () => {
  test('a sure wish begins', () => {
    expect(choose(means('check_dossier', 0.6))).toEqual({ begins: 'check_dossier' })
    expect(choose(means('file_complaint', 0.6, ['commend', 0.3]))).toEqual({ begins: 'file_complaint' })
  })

  test('a likely wish that keeps nothing begins when it stands out', () => {
    expect(choose(means('procedure_info', 0.5, ['commend', 0.3]))).toEqual({ begins: 'procedure_info' })
  })

  test('two that are close are asked about, the likelier first', () => {
    expect(choose(means('procedure_info', 0.45, ['check_dossier', 0.4]))).toEqual({
      asks: ['procedure_info', 'check_dossier'],
      feeling: null,
    })
  })

  test('a complaint that is not sure is never begun', () => {
    expect(choose(means('file_complaint', 0.59))).toEqual({ asks: ['file_complaint'], feeling: null })
  })

  test.each([
    [
      'a complaint that is called one begins',
      'e mún phản ánh cb phường',
      means('file_complaint', 0.4),
      'file_complaint',
    ],
    ['a rating of a dossier is no look-up', 'đánh giá hồ sơ', means('check_dossier', 0.8), 'rate_service'],
    [
      'a named procedure begins alone',
      'kết hôn',
      means('procedure_info', 0.4, null, { slots: { procedure: 'kết hôn' } }),
      'procedure_info',
    ],
    [
      'a person is asked for in anger',
      'chán quá, cho tao gặp người đi',
      means('speak_to_official', 0.9),
      'speak_to_official',
    ],
  ] as const)('%s', (_, text, understood, begins) => {
    expect(choose(understood, text)).toEqual({ begins })
  })

  test('what is hardly likely is left alone', () => {
    expect(choose(means('commend', 0.2, ['file_complaint', 0.1]))).toEqual({ leaves: true })
    expect(choose(means('none', 0.9))).toEqual({ leaves: true })
  })

  test('a likely wish behind «none» is asked about', () => {
    expect(choose(means('none', 0.5, ['check_dossier', 0.3]))).toEqual({
      asks: ['check_dossier'],
      feeling: null,
    })
  })

  test.each(['sao toi doi hoai ma khong ai giai quyet vay', 'sao lâu quá vậy không ai trả lời'])(
    'impatience is asked about however sure a complaint seems: %s',
    (text) => {
      const sure = means('file_complaint', 0.95, null, { category: 'delay' })
      expect(choose(sure, text)).toEqual({ asks: ['check_dossier', 'file_complaint'], feeling: 'waits' })
    },
  )

  test.each([
    ['by its name', 'tôi muốn phản ánh việc trễ hẹn', {}],
    ['with a dossier', 'hồ sơ H99.12-261102-0001 trễ rồi', { dossierCode: 'H99.12-261102-0001' }],
  ])('a delay told %s is begun', (_, text, slots) => {
    const sure = means('file_complaint', 0.9, null, { category: 'delay', slots })
    expect(choose(sure, text)).toEqual({ begins: 'file_complaint' })
  })

  test('anger that tells nothing is asked about', () => {
    expect(choose(means('procedure_info', 0.8), 'may nguoi lam an kieu gi the ha')).toEqual({
      asks: ['file_complaint', 'check_dossier', 'speak_to_official'],
      feeling: 'angry',
    })
  })

  test('a sure question about a procedure is answered, angry or not', () => {
    const text = 'chán quá, làm lại căn cước cần giấy gì'
    expect(choose(means('procedure_info', 0.9), text)).toEqual({ begins: 'procedure_info' })
    expect(choose(means('procedure_info', 0.89), text)).toMatchObject({ feeling: 'angry' })
  })

  test('praise that is sure begins, though it might be a complaint; where neither is sure it is not asked about', () => {
    expect(choose(means('commend', 0.7, ['file_complaint', 0.28]))).toEqual({ begins: 'commend' })
    expect(choose(means('commend', 0.7, ['file_complaint', 0.28]), 'x', 'check_dossier')).toEqual({
      begins: 'commend',
    })
    expect(choose(means('commend', 0.5, ['file_complaint', 0.4]))).toEqual({
      asks: ['file_complaint'],
      feeling: null,
    })
    expect(choose(means('file_complaint', 0.5, ['commend', 0.4]))).toEqual({
      asks: ['file_complaint'],
      feeling: null,
    })
  })

  test('anger at something that was done is a complaint', () => {
    const sure = means('file_complaint', 0.9, null, { category: 'bribery' })
    expect(choose(sure, 'quá đáng, cán bộ vòi tiền tôi')).toEqual({ begins: 'file_complaint' })
  })
})

describe('where a question is open', () => {
  test('only a sure other wish leaves it', () => {
    expect(choose(means('check_dossier', 0.6), 'x', 'file_complaint')).toEqual({ begins: 'check_dossier' })
    expect(choose(means('check_dossier', 0.44), 'x', 'file_complaint')).toEqual({ leaves: true })
  })

  test('a half-sure one is hinted at', () => {
    expect(choose(means('check_dossier', 0.5), 'x', 'file_complaint')).toEqual({
      asks: ['check_dossier'],
      feeling: null,
    })
  })

  test('impatience does not leave it for a complaint', () => {
    const slow = means('file_complaint', 0.9, null, { category: 'delay' })
    expect(choose(slow, 'thì cũng phải nói thật là hơi lâu', 'check_dossier')).toEqual({
      asks: ['file_complaint'],
      feeling: null,
    })
  })

  test('its own wish does not leave it', () => {
    expect(choose(means('file_complaint', 0.99), 'x', 'file_complaint')).toEqual({ leaves: true })
  })
})
