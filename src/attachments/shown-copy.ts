/** The copy of a picture that is shown: drawn anew, smaller, without place, time, camera or any other metadata. */
import sharp from 'sharp'

/** A bomb of few bytes may hold a picture of billions of points: more than these are not opened. */
export const MOST_PIXELS = 50_000_000
const LONGEST_SIDE = 1_600
const SECONDS = 15

// Only what is taken may be read; the library has dozens of other readers, each with defects of its own.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

type Drawn = Buffer | 'too_many_pixels' | 'damaged'

/** The copy that is being drawn: one after the other, as a large picture takes 200 MB while it is open. */
let last: Promise<unknown> = Promise.resolve()

/** A JPEG; or why there is none. Of an animation the first picture. */
export function shownCopy(original: Buffer): Promise<Drawn> {
  const drawing = last.then(() => draw(original))
  last = drawing
  return drawing
}

async function draw(original: Buffer): Promise<Drawn> {
  try {
    const { width, height, pages } = await sharp(original, { limitInputPixels: false }).metadata()
    if (width * height * (pages ?? 1) > MOST_PIXELS) return 'too_many_pixels'
    return await sharp(original, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer()
  } catch {
    return 'damaged'
  }
}
