/** Points, totals, grades: exact until the end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandFaults, bandOf } from '../../src/scores/frameworks/bands.ts'
import type { Figure, FigureName } from '../../src/scores/frameworks/figure.ts'
import { type Framework, FrameworkFile } from '../../src/scores/frameworks/framework.ts'
import { scoreUnit } from '../../src/scores/frameworks/points.ts'
import {
  compare,
  decimal,
  plus,
  type Ratio,
  ratio,
  rounded,
  shownText,
} from '../../src/scores/frameworks/ratio.ts'
import { type Score, Score as ScorePart } from '../../src/scores/frameworks/score-rules.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

const FOLDER = new URL('../../seeds/frameworks/', import.meta.url).pathname
const { things } = await readYamlFolder(FOLDER, FrameworkFile)
const scoreOf = (name: string) => (things.find((each) => each.name === name) as Framework).score!
const SHOWN = { decimals: 2, minN: 30 }

/** Figures by their values; what is left out says nothing. */
const figures =
  (values: Partial<Record<FigureName, Ratio>>) =>
  (name: FigureName): Figure => {
    const value = values[name] ?? null
    return { name, part: value === null ? null : 1, whole: 1, value, lacks: value === null ? 'none' : null }
  }

describe('a made-up province’s own criteria', () => {
  const ours = (values: Partial<Record<FigureName, Ratio>>) =>
    scoreUnit(scoreOf('tinh-mau'), figures(values), SHOWN)
  const good = {
    late_share: decimal(1), // 30 × (10 − 1) ÷ 10 = 27
    satisfied_share: decimal(88.2), // 30 × 88.2 ÷ 90 = 29.4
    online_share: decimal(40), // 20 × 40 ÷ 50 = 16
    answered_in_time: decimal(95), // 5
    coverage: decimal(100), // more than the target of 80: 10, not 12.5
  }

  test('weighted sums, targets pro rata and capped, steps', () => {
    const { grade, scored, reasons } = ours(good)
    expect(scored.criteria.map(({ points }) => points)).toEqual([27, 29.4, 16, 5, 10])
    expect(scored).toMatchObject({ total: 87.4, measuredMax: 100, band: 'tốt' })
    expect([grade, reasons]).toEqual(['tốt', []])
  })

  test('a veto holds the grade down, and says why', () => {
    const { grade, scored, reasons } = ours({ ...good, late_share: decimal(5) }) // 15 points: 75.4
    expect([scored.total, scored.band, grade]).toEqual([75.4, 'khá', 'khá'])
    const most = ours({ ...good, late_share: decimal(5), answered_in_time: decimal(100) }) // 80.4
    expect([most.scored.band, most.grade]).toEqual(['tốt', 'khá'])
    expect(reasons).toMatchObject([{ rule: 'TM-tre-han' }])
  })

  test('without a figure there is no total and no grade, and a sentence says which is missing', () => {
    const { grade, scored, reasons } = ours({ ...good, online_share: undefined as never })
    expect([grade, scored.total, scored.band]).toEqual([null, null, null])
    expect(reasons[0]!.text).toBe(
      'Không đủ dữ liệu cho 1/5 tiêu chí (Hồ sơ trực tuyến) nên chưa có tổng điểm và chưa xếp loại.',
    )
  })

  test.each([
    [ratio(90), 'xuất sắc'],
    [ratio(8999999, 100000), 'tốt'], // 89.99999 displays as 90,00
    [ratio(80), 'tốt'],
    [ratio(50), 'trung bình'],
    [ratio(4999, 100), 'yếu'],
    [ratio(0), 'yếu'],
    [ratio(100), 'xuất sắc'],
  ])('bands are half open', (value, grade) => {
    expect(bandOf(scoreOf('tinh-mau').bands!, value)?.grade).toBe(grade)
  })
})

describe('TT 01: what is measured of it', () => {
  const tt01 = (time: Ratio) => scoreUnit(scoreOf('tt-01'), figures({ dossier_time_points: time }), SHOWN)

  test('an index is rounded to one decimal, and so added up', () => {
    const { scored } = tt01(ratio(5, 3)) // 1.666… is 1.7
    expect(scored.criteria.flatMap(({ points }) => points ?? [])).toEqual([1.7])
    expect(scored).toMatchObject({ total: 1.7, measuredMax: 2, max: 18 })
  })

  test('a partial total has no grade, and the reason names what is not measured', () => {
    const { grade, reasons, scored } = tt01(ratio(2))
    expect([grade, scored.band]).toEqual([null, null])
    expect(reasons[0]!.text).toContain('8/9 tiêu chí (Thời gian của từng cơ quan tham gia; ')
    expect(reasons[0]!.text).toContain('Tiếp nhận, xử lý phản ánh')
    expect(scored.criteria[1]!.why?.vi).toContain('chưa nhận')
  })

  test('a figure that does not tell none from a few gives no points, and says so', () => {
    const unseen: Figure = { name: 'founded_conduct', part: null, whole: 90, value: null, lacks: 'unseen' }
    const { scored, grade } = scoreUnit(scoreOf('tinh-mau'), () => unseen, SHOWN)
    expect([grade, scored.total]).toEqual([null, null])
    expect(scored.criteria[0]).toMatchObject({
      points: null,
      why: { vi: 'Không xác định được: dưới 5 hoặc không có.' },
    })
  })

  test('the handling of complaints is not scored: the text gives points for having none', () => {
    const { figure, points, why } = tt01(ratio(1)).scored.criteria[7]!
    expect([figure, points]).toEqual([null, null])
    expect(why?.vi).toContain('Văn bản cho 2 điểm khi không có phản ánh')
  })
})

describe('missing criteria and rounding by the file’s choice', () => {
  const score = (more: Partial<Score>): Score =>
    ScorePart.parse({
      max: 100,
      rounding: { decimals: 0, scored: 'nothing' },
      missing: 'rescale',
      criteria: [
        {
          criterion: 'a',
          name: { vi: 'a', en: 'a' },
          max: 60,
          figure: 'late_share',
          points: { kind: 'value' },
        },
        {
          criterion: 'b',
          name: { vi: 'b', en: 'b' },
          max: 40,
          figure: 'coverage',
          points: { kind: 'value' },
        },
      ],
      bands: [
        { grade: 'trên', from: 50 },
        { grade: 'dưới', below: 50 },
      ],
      ...more,
    })

  test('the total of the others may be scaled up', () => {
    const { grade, scored } = scoreUnit(score({}), figures({ late_share: decimal(30) }), SHOWN)
    expect([scored.total, grade]).toEqual([50, 'trên'])
    const none = scoreUnit(score({}), figures({}), SHOWN)
    expect([none.scored.total, none.grade]).toEqual([null, null])
  })

  test('a rounded total grades only where the file says so', () => {
    const almost = figures({ late_share: decimal(30), coverage: decimal(19.5) })
    expect(scoreUnit(score({}), almost, SHOWN)).toMatchObject({ grade: 'dưới', scored: { total: 50 } })
    const rounding = { decimals: 0, scored: 'total' as const }
    expect(scoreUnit(score({ rounding }), almost, SHOWN).grade).toBe('trên')
  })

  test('an undecided veto leaves no grade where it could lower it, and the grade where it could not', () => {
    const sentences = { blocked: { vi: 'a', en: 'a' }, undecided: { vi: 'b', en: 'b' } }
    const veto = {
      rule: 'v',
      figure: 'response_rate' as const,
      blocks: { below: 5 },
      atBest: 'dưới',
      ...sentences,
    }
    const vetoed = score({ vetoes: [veto] })
    const high = figures({ late_share: decimal(60), coverage: decimal(40) })
    expect(scoreUnit(vetoed, high, SHOWN).grade).toBeNull()
    const low = figures({ late_share: decimal(1), coverage: decimal(4) })
    expect(scoreUnit(vetoed, low, SHOWN).grade).toBe('dưới')
  })
})

describe('exact numbers', () => {
  test.each([
    [ratio(80004, 1000), 2, '80,00'],
    [ratio(1, 8), 2, '0,13'], // halves up
    [ratio(-1, 3), 1, '-0,3'],
    [ratio(5), 0, '5'],
    [ratio(2, 3), 4, '0,6667'],
  ])('%o with %d decimals is %s', (value, decimals, text) => {
    expect(shownText(value, decimals, 'vi')).toBe(text)
  })

  test('a decimal of a file is that decimal', () => {
    expect(decimal(0.1)).toEqual(ratio(1, 10))
    expect(compare(plus(decimal(0.1), decimal(0.2)), decimal(0.3))).toBe(0)
    expect(decimal(1e-7)).toEqual(ratio(1, 10_000_000))
    expect(decimal(1e21)).toEqual(ratio(10n ** 21n))
  })

  test('rounding moves by at most half a unit of the last place', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1 }),
        fc.integer({ min: 0, max: 4 }),
        (num, den, decimals) => {
          const value = ratio(num, den)
          const difference = plus(rounded(value, decimals), ratio(-value.num, value.den))
          const half = ratio(1, 2n * 10n ** BigInt(decimals))
          expect(compare(difference, half)).toBeLessThanOrEqual(0)
          expect(compare(difference, ratio(-half.num, half.den))).toBeGreaterThan(0)
        },
      ),
    )
  })
})

test('bands without faults hold every value exactly once', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(cuts, fc.integer({ min: 0, max: 1000 }), (some, value) => {
      const sorted = some.sort((a, b) => a - b)
      const bands = [...sorted, undefined].map((below, i) => ({ from: sorted[i - 1], below }))
      expect(bandFaults(bands)).toEqual([])
      const holding = bands.filter(({ from = 0, below = 1001 }) => from <= value && value < below)
      expect(holding).toEqual([bandOf(bands, ratio(value))])
    }),
  )
})
