/** A chart as a picture, for documents that hold no SVG. */
import { fileURLToPath } from 'node:url'

const FONTS = ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf']

/**
 * The same chart as PNG on white, in Be Vietnam Pro.
 *
 * @param chart made with a `width`
 * @param zoom pixels of the picture for one of the chart: 2 prints well at half its size
 * @throws when the text is no SVG
 */
export async function chartAsPng(chart: string, zoom = 2): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js') // the library is some megabytes; whoever shows no pictures does not pay for it
  const fontFiles = FONTS.map((file) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)),
  )
  const picture = new Resvg(chart, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
  })
  return picture.render().asPng()
}
