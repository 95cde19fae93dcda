/** The Grafana dashboard asks for figures that exist, leaves none of ours out, and can be read by whoever is on duty. */
import { expect, test } from 'vitest'
import { createMetrics, watchProcess } from '../../src/telemetry/metrics.ts'
import { textOf } from '../structure/repository.ts'
import { readOf } from './promql.ts'

type Panel = {
  id: number
  type: string
  title: string
  description?: string
  datasource: { uid: string }
  gridPos: { x: number; y: number; w: number; h: number }
  fieldConfig?: { defaults: { unit?: string } }
  targets?: { expr: string }[]
}
const { panels } = JSON.parse(textOf('deploy/grafana/lang-nghe.json')) as { panels: Panel[] }
const charts = panels.filter(({ type }) => type !== 'row')
const reads = charts.flatMap(({ targets }) => targets!.map(({ expr }) => readOf(expr)))

/** Prometheus adds these when it collects. */
const ADDED = ['instance', 'job']

/** Every name a query may ask for, with its labels and the metric it belongs to. */
const known = new Map<string, { labels: string[]; metric: string }>()
const metrics = createMetrics()
const ours = metrics.registry.getMetricsAsArray().map(({ name }) => name)
watchProcess(metrics)
for (const one of metrics.registry.getMetricsAsArray()) {
  const { name, type, labelNames } = one as typeof one & { labelNames: string[] }
  if (String(type) !== 'histogram') known.set(name, { labels: labelNames, metric: name })
  else {
    for (const ending of ['sum', 'count'])
      known.set(`${name}_${ending}`, { labels: labelNames, metric: name })
    known.set(`${name}_bucket`, { labels: [...labelNames, 'le'], metric: name })
  }
}

test('an expression is read with its metric and labels', () => {
  expect(
    readOf('histogram_quantile(0.9, sum by (le, a) (rate(x_bucket{b="y", c!="z{"}[5m]))) > 2').metric,
  ).toBe('x_bucket')
  expect(readOf('sum by (le, a) (rate(x_bucket{b="y", c!="z"}[5m]))').labels.sort()).toEqual([
    'a',
    'b',
    'c',
    'le',
  ])
})

test('every query asks for a figure that exists, by labels that it has', () => {
  expect(reads.length).toBeGreaterThan(15)
  const wrong = reads.filter(({ metric, labels }) => {
    const has = known.get(metric)?.labels
    return !has || labels.some((label) => !has.includes(label) && !ADDED.includes(label))
  })
  expect(wrong).toEqual([])
})

test('every figure of ours is on the dashboard', () => {
  const shown = new Set(reads.map(({ metric }) => known.get(metric)?.metric))
  expect(ours.length).toBeGreaterThan(15)
  expect(ours.filter((name) => !shown.has(name))).toEqual([])
})

test('a counter is never shown as its bare sum since the start', () => {
  const bare = charts.flatMap(({ targets }) => targets!.map(({ expr }) => expr))
  expect(
    bare.filter((expr) => /_(total|bucket|sum|count)\b/.test(expr) && !/(rate|increase)\(/.test(expr)),
  ).toEqual([])
})

test.each(charts.map((chart) => [chart.title, chart] as const))(
  '%s has a unit and words in both languages',
  (title, { description, fieldConfig, datasource }) => {
    expect(title).toMatch(/^[^/]+ \/ [^/]+$/)
    expect(description).toMatch(/[à-ỹđ].+ \/ [A-Za-z]/)
    expect(fieldConfig?.defaults.unit).toBeTruthy()
    expect(datasource.uid).toBe('$' + '{datasource}')
  },
)

test('no panel lies over another, and each has an id of its own', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
  )
  expect(new Set(cells).size).toBe(cells.length)
})

test('the rows follow a message on its way', () => {
  const rows = panels.filter(({ type }) => type === 'row').map(({ title }) => title.split(' / ')[1])
  expect(rows).toEqual(['intake', 'turns', 'queue', 'sending', 'dead letters', 'process', 'channels'])
})
