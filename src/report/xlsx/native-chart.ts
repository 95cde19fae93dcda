/**
 * A chart of its own in a sheet, drawn by the program that opens the file from cells: it can be changed and copied like any other.
 * Source: ECMA-376, part 1, 21.2 (DrawingML charts); the order of elements is the schema's.
 */
import { escaped } from '../../doors/type-setting.ts'
import type { ChartData } from './chart-data.ts'

/** Where the figures stand: the sheet, its first row of figures (from 1) and first column (from 0). The heads are in the row above. */
export type DataPlace = { sheet: string; row: number; column: number }

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const INKS = ['17212B', '4A5663', '8A96A3', 'C3CCD6']

/** `xl/charts/chartN.xml`. */
export function chartXml(title: string, data: ChartData, place: DataPlace): string {
  const [kind, body] = data.form === 'bars' ? ['bar', bars(data, place)] : ['line', lines(data, place)]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/><c:chart>${titleXml(title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:${kind}Chart>${body}<c:axId val="1"/><c:axId val="2"/></c:${kind}Chart>${axes(data)}</c:plotArea>${data.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}

function titleXml(title: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1100" b="1"/><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

function bars(data: ChartData, place: DataPlace): string {
  const series = data.series.map((_, i) => {
    const parts = [
      fill(i),
      '<c:invertIfNegative val="0"/>',
      labels(data, 'inBase'),
      errorBars(data, place, false),
    ]
    return seriesXml(data, place, i, parts)
  })
  return `<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="60"/>`
}

function lines(data: ChartData, place: DataPlace): string {
  const series = data.series.map((_, i) => {
    const ink = INKS[i % INKS.length]!
    const line = `<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill></c:spPr></c:marker>`
    return seriesXml(
      data,
      place,
      i,
      [line, labels(data, 't'), errorBars(data, place, true)],
      '<c:smooth val="0"/>',
    )
  })
  return `<c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}<c:marker val="1"/>`
}

function seriesXml(
  { names, series }: ChartData,
  place: DataPlace,
  i: number,
  parts: readonly string[],
  end = '',
): string {
  const { name, values } = series[i]!
  const head = `<c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:strRef><c:f>${range(place, i + 1, -1, -1)}</c:f>${strings([name])}</c:strRef></c:tx>`
  const category = `<c:cat><c:strRef><c:f>${range(place, 0, 0, names.length - 1)}</c:f>${strings(names)}</c:strRef></c:cat>`
  return `<c:ser>${head}${parts.join('')}${category}<c:val>${numbers(place, i + 1, values)}</c:val>${end}</c:ser>`
}

function fill(i: number): string {
  return `<c:spPr><a:solidFill><a:srgbClr val="${INKS[(i + 2) % INKS.length]}"/></a:solidFill></c:spPr>`
}

function labels({ axis }: ChartData, position: 't' | 'inBase'): string {
  const format = axis ? '0.0' : '#,##0'
  return `<c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:dLblPos val="${position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
}

/** The intervals, from cells. */
function errorBars({ series, reach }: ChartData, place: DataPlace, hasDirection: boolean): string {
  if (!reach) return ''
  const above = numbers(place, series.length + 1, reach.above)
  const below = numbers(place, series.length + 2, reach.below)
  return `<c:errBars>${hasDirection ? '<c:errDir val="y"/>' : ''}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${above}</c:plus><c:minus>${below}</c:minus><c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr></c:errBars>`
}

/** Bars lie, so that their names have room: the names are then the axis at the left, the first one at the top. */
function axes({ form, axis }: ChartData): string {
  const [names, values] = form === 'bars' ? ['l', 't'] : ['b', 'l']
  const order = form === 'bars' ? 'maxMin' : 'minMax'
  const ends = axis ? `<c:max val="${axis.high}"/><c:min val="${axis.low}"/>` : ''
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${names}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${ends}</c:scaling><c:delete val="0"/><c:axPos val="${values}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D0D8"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>`
}

/** `'Sheet'!$B$3:$B$9`. @param from, to rows after the first row of figures */
function range({ sheet, row, column }: DataPlace, offset: number, from: number, to: number): string {
  const letter = columnLetters(column + offset)
  const cells = from === to ? `$${letter}$${row + from}` : `$${letter}$${row + from}:$${letter}$${row + to}`
  return escaped(`'${sheet.replaceAll("'", "''")}'!${cells}`)
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

function strings(words: readonly string[]): string {
  return `<c:strCache><c:ptCount val="${words.length}"/>${words.map((word, i) => `<c:pt idx="${i}"><c:v>${escaped(word)}</c:v></c:pt>`).join('')}</c:strCache>`
}

function numbers(place: DataPlace, offset: number, values: readonly (number | null)[]): string {
  const points = values.map((value, i) =>
    value === null ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`,
  )
  return `<c:numRef><c:f>${range(place, offset, 0, values.length - 1)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef>`
}
