/** The report as a Word document: A4, margins of Nghị định 30/2020/NĐ-CP, page numbers at the top centre but not on the first page. */
import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { chartAsPng } from '../../charts/png.ts'
import { CHART_WIDTH, chartSvg } from '../drawn.ts'
import type { Block, Figured, Report, Section } from '../report.ts'
import { withZipTimes } from '../zip-times.ts'
import { coreProperties } from './core-properties.ts'
import { footOf, headOf } from './letterhead.ts'
import { body, centred, FONT, rule, SIZE, words } from './paragraphs.ts'
import { tableOf } from './table.ts'

type Piece = Paragraph | Table

/** A4 with 20 mm at the top, right and bottom and 30 mm at the left, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, bottom: 1134, left: 1701, right: 1134, header: 567, footer: 567 },
}

export async function asDocx(report: Report): Promise<Buffer> {
  const document = new Document({
    creator: report.letterhead.agency,
    title: `${report.title}: ${report.about}`,
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { titlePage: true, page: PAGE },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
        children: await piecesOf(report),
      },
    ],
  })
  const core = [{ path: 'docProps/core.xml', data: coreProperties(report) }]
  return withZipTimes(await Packer.toBuffer(document, undefined, core), Date.parse(report.asOf))
}

function pageNumber(): Header {
  const run = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

async function piecesOf(report: Report): Promise<Piece[]> {
  const { bases, sections, annexes } = report
  return [
    headOf(report.letterhead),
    centred(report.title, { bold: true }, { before: 360 }),
    centred(report.about, { bold: true }),
    rule(3300),
    words('', { size: 12 }),
    ...bases.map((base) => body(base, { italics: true })),
    body(report.opening),
    ...(await each(sections, sectionOf)),
    words('', { size: 16 }, { keepNext: true }),
    footOf(report),
    ...(await each(annexes, annexOf)),
  ]
}

async function sectionOf({ number, title, blocks }: Section): Promise<Piece[]> {
  const heading = words(
    `${number}. ${title}`,
    { bold: true, color: '000000' },
    { heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 240, after: 120 } },
  )
  return [heading, ...(await each(blocks, pieces))]
}

async function annexOf({ title, blocks }: Section): Promise<Piece[]> {
  return [
    new Paragraph({ children: [new PageBreak()] }),
    centred(title, { bold: true }, { after: 160 }),
    ...(await each(blocks, pieces)),
  ]
}

async function pieces(block: Block): Promise<Piece[]> {
  switch (block.kind) {
    case 'sentence':
      return [body(block.text)]
    case 'list':
      return block.items.map((item) => body(`- ${item}`))
    case 'heading':
      return [
        words(
          block.text,
          { bold: true, color: '000000' },
          {
            heading: HeadingLevel.HEADING_2,
            keepNext: true,
            indent: { firstLine: 567 },
            spacing: { before: 160, after: 120 },
          },
        ),
      ]
    case 'code':
      return [words(block.text, { font: 'Courier New', size: 20 }, { spacing: { after: 120 } })]
    case 'blank':
      return Array.from({ length: block.lines }, () =>
        words('…'.repeat(32), {}, { keepNext: true, keepLines: true }),
      )
    case 'table':
      return tableOf(block)
    case 'chart':
      return picture(block)
  }
}

/** A chart as a picture of our own drawing, so that it looks in Word as it does in the HTML. */
async function picture(figure: Figured): Promise<Piece[]> {
  const svg = chartSvg(figure)
  const height = Number(/ height="(\d+(?:\.\d+)?)"/.exec(svg)![1])
  const image = new ImageRun({
    type: 'png',
    data: await chartAsPng(svg),
    transformation: { width: CHART_WIDTH, height },
    altText: { title: figure.title, description: figure.title, name: figure.title },
  })
  const caption = new TextRun({ text: figure.title, bold: true, font: FONT, size: 26 })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepLines: true, // else a page may end between the caption and its picture
      spacing: { before: 160, after: 160 },
      children: [caption, new TextRun({ break: 1 }), image],
    }),
  ]
}

/** One after another: pictures are drawn one at a time. */
async function each<Given>(all: readonly Given[], made: (one: Given) => Promise<Piece[]>): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const one of all) pieces.push(...(await made(one)))
  return pieces
}
