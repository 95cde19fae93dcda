/** The report as a workbook: a sheet a section with its tables, native charts beside them, and the figures behind the charts at the end. */
import writeExcelFile, { type Image, type Row, type Sheet } from 'write-excel-file/node'
import type { Figured, Report, Section } from '../report.ts'
import { withZipTimes } from '../zip-times.ts'
import { type ChartData, chartData } from './chart-data.ts'
import { chartsFeature, type PlacedChart } from './charts-feature.ts'
import { fitToWidth } from './fit-to-width.ts'
import { chartXml } from './native-chart.ts'
import { blockRows, SPAN, TABLE_WIDTH, titleRow } from './sheet-rows.ts'

const DATA_SHEET = 'Số liệu biểu đồ'

export async function asXlsx(report: Report): Promise<Buffer> {
  const sections = [...report.sections, ...report.annexes].filter(({ blocks }) => hasFigures(blocks))
  const charts = sections.flatMap((section, i) =>
    section.blocks.filter((block) => block.kind === 'chart').map((figure) => ({ figure, sheetIndex: i })),
  )
  const data = dataSheet(charts.map(({ figure }) => figure))
  const sheets = [...sections.map((section, i) => sheetOf(section, i === 0 ? report : null)), data.sheet]
  const placed = charts.map(({ figure, sheetIndex }, i): PlacedChart => {
    const { first, xml } = data.charts[i]!
    const above = charts.slice(0, i).filter((each) => each.sheetIndex === sheetIndex)
    const top = 2 + above.reduce((sum, each) => sum + heightOf(each.figure), 0)
    const from = { column: columnsOf(sections[sheetIndex]!) + 1, row: top }
    const to = { column: from.column + 9, row: top + heightOf(figure) - 1 }
    return { sheetIndex, title: figure.title, xml: xml(first), from, to }
  })
  const written = writeExcelFile(sheets, {
    fontFamily: 'Times New Roman',
    fontSize: 11,
    features: [chartsFeature(placed), fitToWidth],
  })
  return withZipTimes(await written.toBuffer(), Date.parse(report.asOf))
}

/** A section that only has lines to write on is none of a workbook. */
function hasFigures(blocks: Section['blocks']): boolean {
  return blocks.some(({ kind }) => kind !== 'blank')
}

function sheetOf({ number, title, sheet, blocks }: Section, report: Report | null): Sheet<Image['content']> {
  const head = report ? [titleRow(report.title), titleRow(report.about), []] : []
  const name = number === '' ? title : `${number}. ${title}`
  return {
    sheet,
    orientation: 'landscape',
    columns: widthsOf(blocks).map((width) => ({ width })),
    data: [...head, titleRow(name), [], ...blocks.flatMap(blockRows)],
  }
}

/** Of the columns under sentences alone: together as wide as a table. */
const LEAST_ALONE = Math.ceil(TABLE_WIDTH / SPAN)

/** Wide enough for the widest table at each place; columns beside the tables are as usual. */
function widthsOf(blocks: Section['blocks']): number[] {
  const tables = blocks.filter((block) => block.kind === 'table')
  const columns = Math.max(SPAN, ...tables.map((table) => table.columns.length))
  return Array.from({ length: columns }, (_, i) => {
    const widths = tables.map(({ columns }) => {
      const whole = columns.reduce((sum, { width }) => sum + width, 0)
      return i < columns.length ? (TABLE_WIDTH * columns[i]!.width) / whole : 0
    })
    return Math.max(tables.length === 0 ? LEAST_ALONE : 9, Math.round(Math.max(0, ...widths)))
  })
}

function columnsOf({ blocks }: Section): number {
  return Math.max(SPAN, ...blocks.map((block) => (block.kind === 'table' ? block.columns.length : 0)))
}

/** Rows of a sheet that a chart takes. */
function heightOf({ chart }: Figured): number {
  return chart.shape === 'series' ? 20 : Math.max(12, chartData(chart).names.length * 2 + 5)
}

/** The figures of all charts under one another, and where each stands. */
function dataSheet(figures: readonly Figured[]) {
  const rows: Row[] = []
  const charts = figures.map((figure) => {
    const data = chartData(figure.chart)
    rows.push([{ value: figure.title, fontWeight: 'bold' }], headRow(data))
    const first = rows.length + 1
    rows.push(...data.names.map((name, i) => dataRow(data, name, i)), [])
    const xml = (row: number) => chartXml(figure.title, data, { sheet: DATA_SHEET, row, column: 0 })
    return { first, xml }
  })
  const sheet: Sheet<Image['content']> = { sheet: DATA_SHEET, columns: [{ width: 44 }], data: rows }
  return { sheet, charts }
}

function headRow({ series, reach }: ChartData): Row {
  const heads = ['', ...series.map(({ name }) => name), ...(reach ? ['Đến trên', 'Đến dưới'] : [])]
  return heads.map((value) => (value === '' ? null : { value, fontWeight: 'bold' }))
}

function dataRow({ series, reach }: ChartData, name: string, i: number): Row {
  const values = [
    ...series.map(({ values }) => values[i] ?? null),
    ...(reach ? [reach.above[i] ?? null, reach.below[i] ?? null] : []),
  ]
  return [
    { value: name, type: String },
    ...values.map((value) => (value === null ? null : { value, type: Number })),
  ]
}
