/**
 * The poster of a door: one A4 page, Vietnamese first, in large type and high contrast, with a QR code for each channel and
 * the code to type. Pure: how wide words are is asked of `measure`. Lengths are tenths of a millimetre.
 */
import type { DoorLink } from './links.ts'
import { channelNames, counterWords, posterWords, procedureWords, steps } from './poster-words.ts'
import { qrCode } from './qr.ts'
import type { Door } from './ref.ts'
import { fitted, type Measure, text } from './type-setting.ts'

export type Poster = {
  what: Exclude<Door['what'], 'menu'>
  unitName: string
  counter: string | null
  procedureName: string | null
  code: string
  links: DoorLink[]
}

/** A4, upright. */
export const PAGE = { width: 2100, height: 2970 } as const
const MARGIN = 130
const CENTRE = PAGE.width / 2
const WIDTH = PAGE.width - 2 * MARGIN

const INK = '#000000'
/** Dark enough to be read on a cheap printer; white on it has a contrast of 13 to 1. */
const BAND = '#0a2f5c'
const BAND_HEIGHT = 400
const QR_SIDE = { one: 1100, two: 920 } as const
/** From the top of the steps to the foot of the page. */
const STEPS_HEIGHT = 1010

/** The poster as SVG whose words are still words; `print.ts` turns them into outlines. */
export function posterSvg(poster: Poster, measure: Measure): string {
  const stepsTop = PAGE.height - STEPS_HEIGHT
  const head = whose(poster, measure)
  const space = stepsTop - head.bottom
  const codes = qrCodes(poster.links, head.bottom, space)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 ${PAGE.width} ${PAGE.height}">`,
    `<rect width="${PAGE.width}" height="${PAGE.height}" fill="#fff"/>`,
    band(poster, measure),
    ...head.parts,
    codes,
    howTo(poster, stepsTop, measure),
    '</svg>',
  ].join('\n')
}

/** What it is for. */
function band({ what }: Poster, measure: Measure): string {
  const { title } = posterWords[what]
  const big = fitted(title.vi, { size: 150, least: 90, width: WIDTH, most: 1, bold: true }, measure)
  return [
    `<rect width="${PAGE.width}" height="${BAND_HEIGHT}" fill="${BAND}"/>`,
    text(title.vi, CENTRE, 215, { size: big.size, bold: true, fill: '#fff' }),
    text(title.en, CENTRE, 325, { size: 72, fill: '#fff' }),
  ].join('\n')
}

/** Whose service: office, counter, procedure. */
function whose({ unitName, counter, procedureName }: Poster, measure: Measure) {
  const office = { size: 170, least: 70, width: WIDTH, most: 2, bold: true }
  const blocks = [
    fitted(unitName, office, measure),
    ...(counter
      ? [
          fitted(
            `${counterWords(counter).vi} · ${counterWords(counter).en}`,
            { ...office, size: 130, most: 1 },
            measure,
          ),
        ]
      : []),
    ...(procedureName
      ? [fitted(procedureWords(procedureName).vi, { ...office, size: 74, least: 46, bold: false }, measure)]
      : []),
  ]
  let bottom = BAND_HEIGHT + 30
  const parts = blocks.flatMap(({ lines, size, bold }) => {
    const drawn = lines.map((line, i) => text(line, CENTRE, bottom + size * (1 + 1.18 * i), { size, bold }))
    bottom += size * (1.18 * lines.length + 0.18)
    return drawn
  })
  return { parts, bottom: bottom + 20 }
}

/** The QR codes side by side, each with its channel's name below, in the middle of the room there is. */
function qrCodes(links: DoorLink[], top: number, room: number): string {
  const label = 110
  const wished = links.length > 1 ? QR_SIDE.two : QR_SIDE.one
  const side = Math.min(wished, room - label)
  const from = top + (room - label - side) / 2
  const column = PAGE.width / links.length
  return links
    .map(({ channel, url }, at) => {
      const middle = column * (at + 0.5)
      return [
        qrCode(url, middle - side / 2, from, side),
        text(channelNames[channel], middle, from + side + 70, { size: 88, bold: true }),
      ].join('\n')
    })
    .join('\n')
}

/** What to do, the code to type, and what happens with it. */
function howTo({ what, code }: Poster, top: number, measure: Measure): string {
  const [scan, type] = steps
  const { note } = posterWords[what]
  const left = MARGIN + 130
  const step = (n: number, words: { vi: string; en: string }, y: number) => {
    const big = fitted(words.vi, { size: 82, least: 60, width: WIDTH - 130, most: 1, bold: true }, measure)
    return [
      `<circle cx="${MARGIN + 50}" cy="${y - 28}" r="52" fill="${BAND}"/>`,
      text(String(n), MARGIN + 50, y, { size: 78, bold: true, fill: '#fff' }),
      text(words.vi, left, y, { size: big.size, bold: true, anchor: 'start' }),
      text(words.en, left, y + 68, { size: 52, anchor: 'start' }),
    ]
  }
  const noteVi = fitted(note.vi, { size: 64, least: 48, width: WIDTH, most: 1, bold: false }, measure)
  return [
    `<path d="M${MARGIN} ${top}H${PAGE.width - MARGIN}" stroke="${INK}" stroke-width="6"/>`,
    ...step(1, scan, top + 120),
    ...step(2, type, top + 320),
    `<rect x="${MARGIN + 130}" y="${top + 440}" width="${WIDTH - 260}" height="280" rx="40" fill="#fff" stroke="${INK}" stroke-width="12"/>`,
    text(code, CENTRE, top + 650, { size: 200, bold: true, spacing: 12 }),
    text(note.vi, CENTRE, top + 830, { size: noteVi.size }),
    text(note.en, CENTRE, top + 905, { size: 50 }),
  ].join('\n')
}
