import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readAmountVnd } from '../../src/understanding/amount.ts'
import {
  readDossierCode,
  readPhone,
  readReceiptSecret,
  readTrackingCode,
} from '../../src/understanding/codes.ts'
import { readLevel } from '../../src/understanding/levels.ts'
import { understand } from '../../src/understanding/understand.ts'
import { matchesChoice } from '../../src/understanding/vietnamese-text.ts'

/** As many times the processor's time of ordinary words, as long as the longest; a runaway expression takes hundreds, or for ever. */
const MOST_TIMES = 10

const READERS = [
  understand,
  readDossierCode,
  readTrackingCode,
  readReceiptSecret,
  readPhone,
  readAmountVnd,
  readLevel,
]
const CHOICES = [
  { label: 'Có', payload: 'yes' },
  { label: 'Không', payload: 'no' },
]

function readEverything(text: string): number {
  const started = process.threadCpuUsage()
  for (const read of READERS) read(text)
  matchesChoice(text, CHOICES)
  return process.threadCpuUsage(started).user / 1000
}

const ORDINARY =
  'Tôi nộp hồ sơ xin cấp sổ đỏ ở phường An Bình từ tháng 8, cán bộ hẹn 20 ngày mà nay chưa có. '

/** Taken anew for each of the tests that last: the machine's pace is not the same all day. */
let mostMs = 0
function takeMeasure(): void {
  const times = Array.from({ length: 3 }, () => readEverything(ORDINARY.repeat(110).slice(0, 10_000)))
  mostMs = MOST_TIMES * Math.max(...times)
}
beforeAll(takeMeasure)

describe('hostile text', () => {
  test('anything typed is answered in bounded time', () => {
    takeMeasure()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10_000 }), (text) => readEverything(text) < mostMs),
      { numRuns: 20 },
    )
  })

  test('pieces of codes, amounts and phrases repeated without end are answered in bounded time', () => {
    takeMeasure()
    const piece = fc.constantFrom(
      ...[
        'H32',
        '.',
        '-',
        ' ',
        '0',
        'o',
        '12',
        '260105',
        'PA',
        '+84',
        '(',
        'không ',
        'khong ai nhan ',
        'hẹn ',
        'tr',
        'triệu ',
      ],
      ...[
        'một ',
        'lần ',
        'bảo hỏi ',
        '👍',
        '\u200b',
        '\u202e',
        '\u0301',
        '⭐',
        '/',
        '5',
        ',',
        'thứ ',
        'phường An ',
        '\0',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 2500 }),
        (pieces, times) => {
          const text = pieces.join('').repeat(times).slice(0, 10_000)
          return readEverything(text) < mostMs
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each([
    ['only emoji', '😀'.repeat(5_000)],
    ['a family of joined emoji', '👨‍👩‍👧'.repeat(1_000)],
    ['control characters', '\u0000\u0007\u001b'.repeat(3_000)],
    ['marks without letters', '\u0301'.repeat(10_000)],
    ['one letter', 'a'.repeat(10_000)],
    ['digits', '0'.repeat(10_000)],
    ['half a surrogate', '\ud83d'.repeat(5_000)],
    ['a ligature that expands', '\ufdfa'.repeat(10_000)],
  ])('%s is none of ours', (_, text) => {
    expect(readEverything(text)).toBeLessThan(mostMs)
    expect(understand(text).category).toBeNull()
  })

  test('confidence is between 0 and 1 and a ground is named for complaints alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { confidence, category, intent } = understand(text)
        return confidence >= 0 && confidence <= 1 && (category === null) === (intent !== 'file_complaint')
      }),
    )
  })
})
