/** The head and the foot of an official document in DOCX: two columns without lines. */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { MOTTO, NATIONAL_NAME } from '../letterhead.ts'
import type { Letterhead, Report } from '../report.ts'
import { centred, rule, words } from './paragraphs.ts'

/** Widths of the two columns, in twentieths of a point. */
const HEAD = [3500, 5571] as const
const FOOT = [3500, 5571] as const

/** A space at which no line ends. */
const NO_BREAK = '\u00A0'

/** The office, the motto, number, place and day. */
export function headOf({ superior, agency, number, placeAndDate }: Letterhead): Table {
  return sideBySide(
    HEAD,
    [
      ...(superior === null ? [] : [centred(superior, { size: 24 })]),
      centred(agency, { bold: true, size: 24 }),
      rule(1200),
      centred(number, { size: 26 }, { before: 60 }),
    ],
    [
      centred(NATIONAL_NAME, { bold: true, size: 24 }),
      centred(MOTTO, { bold: true, size: 26 }),
      rule(1180),
      centred(placeAndDate, { italics: true, size: 26 }, { before: 60 }),
    ],
  )
}

/** Recipients at the left, the signature block at the right, with room for signature and seal. */
export function footOf({ recipients, signature }: Report): Table {
  return sideBySide(
    FOOT,
    [
      words('Nơi nhận:', { bold: true, italics: true, size: 24 }),
      ...recipients.map((line) => words(line, { size: 22 })),
    ],
    [
      centred(signature.office.replaceAll(' ', NO_BREAK), { bold: true, size: 26 }),
      centred(signature.note, { italics: true, size: 24 }, { after: 1400 }),
    ],
  )
}

function sideBySide(widths: readonly [number, number], left: Paragraph[], right: Paragraph[]): Table {
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [new TableCell({ children: left }), new TableCell({ children: right })],
      }),
    ],
  })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
