import { Resvg } from '@resvg/resvg-js'
import { array, assert, constantFrom, integer, option, property, record, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChart } from '../../src/charts/counts.ts'
import { intervalChart, intervalInCell, scaleInCell } from '../../src/charts/intervals.ts'
import { levelsChart } from '../../src/charts/levels.ts'
import { chartAsPng } from '../../src/charts/png.ts'
import { scaleOf } from '../../src/charts/scale.ts'
import { type SeriesPoint, seriesChart } from '../../src/charts/series.ts'

const frame = { name: 'Mức độ hài lòng', language: 'vi' as const, width: 320 }
const HOSTILE = '</text><script>alert("x")</script>\u0000\uFFFF\uD800&\'"'

const interval = (label: string, index: number | null, note?: string) => ({
  label,
  index,
  low: index === null ? null : index - 5,
  high: index === null ? null : index + 4,
  note,
})
const point = (label: string, index: number | null, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  ...interval(label, index),
  group: '2026',
  ...more,
})
const levels = (n: number[]) => n.map((each, i) => ({ level: i + 1, label: `Mức ${i + 1}`, n: each }))

/** Throws when it is no SVG. The fonts of the machine are left alone: reading them takes longer than all charts. */
const parsed = (chart: string) => new Resvg(chart, { font: { loadSystemFonts: false } })

/** One of each kind, with this text wherever text can stand. */
const charts = (text: string) => ({
  intervals: intervalChart({ ...frame, name: text }, [interval(text, 80, text), interval('B', null)], {
    value: 80,
    label: text,
  }),
  series: seriesChart(
    { ...frame, name: text },
    [point(text, 70), point('Q2', 75, { breakBefore: text, group: text, reference: 81 })],
    { reference: text },
  ),
  levels: levelsChart(
    { ...frame, name: text },
    levels([1, 2, 3, 4, 5]).map((each) => ({ ...each, label: text })),
  ),
  counts: countChart({ ...frame, name: text }, [
    { label: text, n: 5, note: text },
    { label: 'B', n: null },
  ]),
})
const kinds = Object.keys(charts('')) as (keyof ReturnType<typeof charts>)[]

describe.each(kinds)('a chart of %s', (kind) => {
  test('is a picture with a name, of letters of 12 px and more', () => {
    const chart = charts('Quý 3')[kind]
    expect(chart).toMatch(/^<svg [^>]*role="img" aria-label="Quý 3"/)
    const sizes = [...chart.matchAll(/font-size="([^"]+)"/g)].map(([, size]) => Number(size))
    expect(sizes.length).toBeGreaterThan(0)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
  })

  test('needs no script, no style sheet and no file, whatever its words are', () => {
    const chart = charts(HOSTILE)[kind]
    expect(chart).not.toMatch(/<script|style=|href=|url\(/)
    expect(chart).toContain('&lt;script&gt;')
    expect(() => parsed(chart)).not.toThrow()
  })

  test('is drawn as PNG with its letters', async () => {
    const [with_, without] = await Promise.all([
      chartAsPng(charts('Sở Tư pháp')[kind], 1),
      chartAsPng(charts('Sở Tư pháp')[kind].replaceAll(/<text.*?<\/text>/g, ''), 1),
    ])
    expect(with_.subarray(1, 4).toString()).toBe('PNG')
    expect(with_.readUInt32BE(16)).toBe(320)
    expect(with_.length).toBeGreaterThan(without.length)
  })

  test('is as wide as its place where no width is given', () => {
    const rows = [interval('A', 80)]
    expect(intervalChart({ name: 'x', language: 'vi' }, rows)).toContain('width="100%"')
  })
})

test('whatever the figures and names are, every chart can be drawn', () => {
  const share = option(integer({ min: 0, max: 1000 }).map((n) => n / 10))
  const rows = record({
    label: string({ unit: 'binary' }),
    index: share,
    group: constantFrom('2025', '2026'),
  })
  assert(
    property(
      array(rows, { maxLength: 14 }),
      array(integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
      (all, n) => {
        const whole = all.map((row) => ({
          ...row,
          low: row.index === null ? null : Math.max(0, row.index - 7),
          high: row.index === null ? null : Math.min(100, row.index + 7),
        }))
        const drawn = [
          intervalChart(frame, whole),
          seriesChart(frame, whole),
          levelsChart(frame, levels(n)),
          countChart(
            frame,
            all.map(({ label }, i) => ({ label, n: i })),
          ),
        ]
        for (const chart of drawn) {
          parsed(chart)
          expect(chart).not.toMatch(/NaN|Infinity|undefined|null/)
        }
      },
    ),
    { numRuns: 60 },
  )
})

describe('a series', () => {
  const joined = (chart: string) => chart.match(/<line [^>]*stroke-width="2.5"/g)?.length ?? 0
  const bands = (chart: string) => chart.match(/<polygon/g)?.length ?? 0
  const four = (...indices: (number | null)[]) => indices.map((index, i) => point(`Q${i + 1}`, index))

  test('joins neighbours by a line with a band', () => {
    const chart = seriesChart(frame, four(70, 72, 74, 76))
    expect([joined(chart), bands(chart)]).toEqual([3, 1])
  })

  test('draws nothing across a break of method, and says in words what broke it', () => {
    const points = four(70, 72, 74, 76)
    points[2] = { ...points[2]!, breakBefore: 'Đổi cách tính' }
    const chart = seriesChart(frame, points)
    expect([joined(chart), bands(chart)]).toEqual([2, 2])
    expect(chart).toContain('>Đổi cách tính</text>')
    expect(chart).toContain('stroke-dasharray="2 3"')
  })

  test('draws nothing across a period without figures', () => {
    const chart = seriesChart(frame, four(70, null, 74, 76))
    expect([joined(chart), bands(chart)]).toEqual([1, 1])
    expect(chart).toContain('>Q2</text>')
  })

  test('without any figure says so', () => {
    expect(seriesChart(frame, four(null, null))).toContain('Chưa có số liệu.')
  })
})

describe('the measure', () => {
  test.each([
    [[], 0, 100, [0, 20, 40, 60, 80, 100]],
    [[83, 88], 70, 90, [70, 80, 90]],
    [[71.2, 97], 70, 100, [70, 80, 90, 100]],
    [[99, 100], 80, 100, [80, 90, 100]],
    [[0, 4], 0, 20, [0, 10, 20]],
    [[35, 96], 20, 100, [20, 40, 60, 80, 100]],
  ])('of %j goes from %i to %i', (values, low, high, ticks) => {
    const scale = scaleOf(values)
    expect(scale).toMatchObject({ low, high, ticks })
    for (const value of values) expect(scale.at(value)).toBeGreaterThanOrEqual(0)
    for (const value of values) expect(scale.at(value)).toBeLessThanOrEqual(1)
    expect([scale.at(low), scale.at(high)]).toEqual([0, 1])
  })
})

test('what stands in a cell is passed over by screen readers: the cells beside it say it', () => {
  const scale = scaleOf([60, 90])
  for (const chart of [intervalInCell('vi', interval('', 80), scale), scaleInCell('vi', scale)]) {
    expect(chart).toMatch(/^<svg [^>]*aria-hidden="true"/)
    expect(chart).not.toContain('role="img"')
  }
})

test('a withheld figure is said in words and drawn nowhere', () => {
  const chart = intervalChart(frame, [interval('Xã A', null)])
  expect(chart).toContain('chưa công bố')
  expect(chart).not.toContain('<circle')
})

test('levels are told by number and words, lightness only repeats them', () => {
  const chart = levelsChart(frame, levels([1, 2, 3, 4, 10]))
  for (const text of ['>5</text>', '>Mức 5</text>', '>10 (50,0%)</text>', '>1 (5,0%)</text>'])
    expect(chart).toContain(text)
})
