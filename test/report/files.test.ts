/** The report as files: read back, and compared with the scorecards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { compose } from '../../src/report/compose.ts'
import type { ReportFacts } from '../../src/report/facts.ts'
import { formatOf, renderReport } from '../../src/report/render.ts'
import { renderAside } from '../../src/report/render-aside.ts'
import type { Report } from '../../src/report/report.ts'
import { columnLetters } from '../../src/report/xlsx/native-chart.ts'
import { factsOf, smallProvince } from './reported.ts'
import { unzip, wordsOf } from './unzip.ts'

let facts: ReportFacts
let report: Report
beforeAll(async () => {
  const desk: Desk = await smallProvince()
  facts = await factsOf(desk)
  report = compose(facts)
})

test.each(['html', 'docx', 'xlsx'] as const)(
  'the same report gives the same %s, in a thread of its own too',
  async (format) => {
    const [one, two] = [await renderReport(report, format), await renderAside(report, format)]
    expect(one.length).toBeGreaterThan(10_000)
    expect(two.equals(one)).toBe(true)
  },
)

test.each([
  ['a.html', 'html'],
  ['b.DOCX', 'docx'],
  ['c.xlsx', 'xlsx'],
  ['d.pdf', null],
  ['html', null],
])('a file called %s is asked for as %s', (name, format) => expect(formatOf(name)).toBe(format))

describe('HTML', () => {
  let text: string
  beforeAll(async () => {
    text = String(await renderReport(report, 'html'))
  })

  test('needs nothing from outside', () => {
    expect(text.match(/(?:src|href)="?(?!#)[^"]*/g) ?? []).toEqual([])
    expect(text.match(/url\((?!data:)/g) ?? []).toEqual([])
    expect(text).not.toContain('<script')
  })

  test('escapes what comes from outside', async () => {
    const name = '<b>Xã & "A"</b>'
    const strange = {
      ...facts,
      cards: facts.cards.map((card) => ({ ...card, unit: { ...card.unit, name } })),
    }
    const made = String(await renderReport(compose(strange), 'html'))
    expect(made).toContain('&lt;b&gt;Xã &amp; &quot;A&quot;&lt;/b&gt;')
    expect(made).not.toContain('<b>Xã')
    const document = unzip(await renderReport(compose(strange), 'docx')).get('word/document.xml')!
    expect(wordsOf(document)).toContain(name)
    expect(unzip(await renderReport(compose(strange), 'xlsx')).get('xl/charts/chart2.xml')).toContain(
      '&lt;b&gt;Xã &amp;',
    )
  })

  test('carries the motto, and every chart as a picture with a name', () => {
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc')
    const charts = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))
    expect(text.match(/<svg[^>]* role="img" aria-label="Hình \d+\./g)).toHaveLength(charts.length)
  })
})

describe('DOCX', () => {
  let parts: Map<string, string>
  beforeAll(async () => {
    parts = unzip(await renderReport(report, 'docx'))
  })

  test('is set as the decree has it: A4, Times New Roman, no number on the first page', () => {
    const document = parts.get('word/document.xml')!
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/)
    expect(document).toContain('<w:titlePg')
    expect(parts.get('word/styles.xml')).toContain('Times New Roman')
    expect(
      [...parts].filter(([name, xml]) => name.startsWith('word/header') && xml.includes('PAGE')),
    ).toHaveLength(1)
  })

  test('tells the figures of the scorecards', () => {
    const words = wordsOf(parts.get('word/document.xml')!)
    for (const { satisfaction, unit } of facts.cards.filter(
      ({ satisfaction }) => satisfaction.index !== null,
    )) {
      const row = words.slice(words.indexOf(`\n${unit.name.replace('Ủy ban nhân dân', 'UBND')}\n`) + 1)
      const [, index, interval, n] = row.split('\n')
      expect(index).toBe(satisfaction.index!.toFixed(1).replace('.', ','))
      expect(interval).toBe(
        [satisfaction.low!, satisfaction.high!].map((each) => each.toFixed(1).replace('.', ',')).join(' - '),
      )
      expect(n).toBe(String(satisfaction.n))
    }
  })

  test('has every chart as a picture, and the moment of its facts as its date', () => {
    const charts = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))
    expect([...parts.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(charts.length)
    expect(parts.get('docProps/core.xml')).toContain('2026-10-15T01:00:00Z')
  })
})

describe('XLSX', () => {
  let bytes: Buffer
  let parts: Map<string, string>
  beforeAll(async () => {
    bytes = await renderReport(report, 'xlsx')
    parts = unzip(bytes)
  })

  test('has numbers as numbers, as in the scorecards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'))
    const file = join(folder, 'report.xlsx')
    writeFileSync(file, bytes)
    const rows = await readSheet(file, 'Hài lòng')
    rmSync(folder, { recursive: true })
    for (const { satisfaction, unit } of facts.cards.filter(({ satisfaction }) => satisfaction.n > 0)) {
      const row = rows.find(([, name]) => name === unit.name.replace('Ủy ban nhân dân', 'UBND'))!
      expect([row[2], row[4]]).toEqual([satisfaction.index ?? '–', satisfaction.n])
    }
  })

  test('has a native chart for each chart of the report, drawn from cells that hold its figures', async () => {
    const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/'))
    const figures = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'))
    expect(charts).toHaveLength(figures.length)
    const types = parts.get('[Content_Types].xml')!
    for (const [name, xml] of charts) {
      expect(types).toContain(`PartName="/${name}"`)
      expect(xml).toMatch(/<c:(bar|line)Chart>/)
    }
    const folder = mkdtempSync(join(tmpdir(), 'report-'))
    const file = join(folder, 'report.xlsx')
    writeFileSync(file, bytes)
    const cells = await readSheet(file, 'Số liệu biểu đồ')
    rmSync(folder, { recursive: true })
    const [, xml] = charts.find(([, each]) => each.includes('Xã, phường'))!
    const [, letter, first, last] = /<c:val><c:numRef><c:f>'[^']+'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)</.exec(
      xml,
    )!
    const column = letter!.charCodeAt(0) - 65
    const drawn = cells.slice(Number(first) - 1, Number(last)).map((row) => row[column])
    const cached = /<c:val>.*?<\/c:val>/s
      .exec(xml)![0]
      .match(/<c:v>([\d.]+)</g)!
      .map((each) => Number(each.slice(5, -1)))
    expect(drawn).toEqual(cached)
    expect(drawn).toEqual(
      facts.cards
        .map(({ satisfaction }) => satisfaction.index)
        .filter((index) => index !== null)
        .sort((a, b) => b - a),
    )
  })

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %s is %s', (column, letters) => expect(columnLetters(column)).toBe(letters))
})
