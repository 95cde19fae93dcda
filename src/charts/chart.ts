/**
 * What all charts share. A chart is a pure function from figures to one SVG element as text: no script, no style sheet and no
 * font of its own is needed, so that the same chart stands on a page, in a printed report and, by `png.ts`, in a document.
 *
 * Places across are shares of the width, letters keep their size: on a page (`width` left out) a chart is as wide as its
 * column, on a phone as on a desk, and never has letters under 12 px. Nothing is told by colour alone: everything has its
 * words, and lightness, shape and place tell the rest, so that a grey print loses nothing.
 */
import { html } from 'hono/html'
import { withoutNoText } from '../units/plain-text.ts'

/** A piece of a chart; everything put into it is escaped. */
export type Piece = ReturnType<typeof html>

export type ChartLanguage = 'vi' | 'en'

export type ChartFrame = {
  /** What the chart shows, for those who cannot see it: `aria-label`. '': the words beside it say all, it is passed over. */
  name: string
  language: ChartLanguage
  /** Whole pixels; absent: as wide as its place on a page. A picture (PNG) needs one. */
  width?: number | undefined
}

/** Of words and marks. */
export const INK = '#17212b'
/** Of words and lines that explain: dark enough to be read, 7:1 on paper. */
export const SOFT = '#4a5663'
/** Of the lines of a measure. */
export const LINE = '#c9d0d8'
/** Of areas behind marks. */
export const BAND = '#dbe2ea'
/** What everything stands on. */
export const PAPER = '#ffffff'

/** The size of letters, px. */
export const LETTER = 13
const FONTS = 'Be Vietnam Pro, system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif'

/** The whole chart around its pieces. @param height px */
export function chartOf({ name, width, language }: ChartFrame, height: number, pieces: unknown): string {
  return withoutNoText(
    String(
      html`<svg xmlns="http://www.w3.org/2000/svg" class="drawn" ${name === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${label(name)}"`} lang="${language}" width="${width ?? '100%'}" height="${height}" font-family="${FONTS}" font-size="${LETTER}" fill="${INK}">${pieces}</svg>`,
    ),
  )
}

/** A part of a chart with its own measure across, 0 to 1. @param left share of the whole @param width share of the whole */
export function plot(
  place: { left: number; width: number; y: number; height: number },
  pieces: unknown,
): Piece {
  return html`<svg x="${across(place.left)}" y="${place.y}" width="${across(place.width)}" height="${place.height}" overflow="visible">${pieces}</svg>`
}

/** A share of the width as SVG writes it. */
export function across(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`
}

export type Anchor = 'start' | 'middle' | 'end'

/**
 * Words at a place.
 *
 * @param x share of the width
 * @param y the line on which the letters stand, px
 * @param more `halo`: paper around the letters, where they may lie on a line
 */
export function words(
  x: number,
  y: number,
  text: string,
  more: {
    anchor?: Anchor
    bold?: boolean
    soft?: boolean
    halo?: boolean
    size?: number
    fill?: string
    dx?: number
  } = {},
): Piece {
  const { anchor = 'start', bold = false, halo = false, size, fill = more.soft ? SOFT : INK, dx = 0 } = more
  return html`<text x="${across(x)}" y="${y}"${dx === 0 ? '' : html` dx="${dx}"`} text-anchor="${anchor}"${bold ? html` font-weight="700"` : ''}${size === undefined ? '' : html` font-size="${size}"`}${halo ? html` paint-order="stroke" stroke="${PAPER}" stroke-width="3"` : ''} fill="${fill}">${label(text)}</text>`
}

/** A straight line. @param x1 share of the width @param y1 px */
export function line(
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
  more: { stroke?: string; thick?: number; dashes?: string } = {},
): Piece {
  const { stroke = INK, thick = 1, dashes } = more
  return html`<line x1="${across(x1)}" y1="${y1}" x2="${across(x2)}" y2="${y2}" stroke="${stroke}" stroke-width="${thick}"${dashes ? html` stroke-dasharray="${dashes}"` : ''}/>`
}

/** An upright rectangle. */
export function box(
  place: { x: number; width: number; y: number; height: number },
  more: { fill?: string; stroke?: string; dashes?: string } = {},
): Piece {
  const { fill = INK, stroke, dashes } = more
  return html`<rect x="${across(place.x)}" y="${place.y}" width="${across(place.width)}" height="${place.height}" fill="${fill}"${stroke ? html` stroke="${stroke}"` : ''}${dashes ? html` stroke-dasharray="${dashes}"` : ''}/>`
}

/** A name cut to what fits beside or above a mark on a phone. The table behind the chart has it whole. */
export function shortened(text: string, most = 40): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

/** Text without what XML cannot hold: one name from an import must not break a whole picture. */
function label(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
}
