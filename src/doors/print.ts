/** Posters as files. Our own typeface comes along, so that every machine prints the same page. */
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { PAGE, type Poster, posterSvg } from './poster.ts'
import { counterWords, posterWords } from './poster-words.ts'
import { escaped, FONT, type Measure, text } from './type-setting.ts'

/** Be Vietnam Pro, SIL Open Font License 1.1; made for Vietnamese, whose stacked marks stay clear of one another. */
const FILES = [
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
].map((file) => fileURLToPath(file))
const FONTS = { fontFiles: FILES, loadSystemFonts: false, defaultFontFamily: FONT }
/** A4 at 300 dots an inch. */
const PIXELS_WIDE = 2480

/** Letters are outlines and grow evenly, so that words are measured once: a unit after the other asks for the same ones. */
const MEASURED_SIZE = 100
const widths = new Map<string, number>()

/** How wide words are in our typeface. */
export const measure: Measure = (words, size, bold) => {
  const key = `${bold}${words}`
  const known = widths.get(key) ?? drawnWidth(words, bold)
  widths.set(key, known)
  return (known * size) / MEASURED_SIZE
}

function drawnWidth(words: string, bold: boolean): number {
  const drawn = text(words, 0, 500, { size: MEASURED_SIZE, bold, anchor: 'start' })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE.width} ${PAGE.height}">${drawn}</svg>`
  return new Resvg(svg, { font: FONTS }).getBBox()?.width ?? 0
}

/** The poster as SVG whose letters are outlines: no program that opens it needs the typeface. */
export function posterAsSvg(poster: Poster): string {
  const drawn = new Resvg(posterSvg(poster, measure), { font: FONTS }).toString()
  const said = `<title>${escaped(titleOf(poster))}</title>\n<desc>${escaped(descriptionOf(poster))}</desc>`
  return drawn.replace(
    /^<svg [^>]*>/,
    `<svg width="210mm" height="297mm" viewBox="0 0 ${PAGE.width} ${PAGE.height}" xmlns="http://www.w3.org/2000/svg" role="img">\n${said}`,
  )
}

/** The poster as PNG, A4 at 300 dots an inch. */
export function posterAsPng(poster: Poster): Buffer {
  const fitTo = { mode: 'width' as const, value: PIXELS_WIDE }
  return new Resvg(posterSvg(poster, measure), { font: FONTS, fitTo }).render().asPng()
}

function titleOf({ what, unitName, counter }: Poster): string {
  const { title } = posterWords[what]
  return [title.vi, unitName, ...(counter ? [counterWords(counter).vi] : [])].join(': ')
}

function descriptionOf({ code, links }: Poster): string {
  return [`Mã: ${code}`, ...links.map(({ channel, url }) => `${channel}: ${url}`)].join('; ')
}
