/** The pictures and recordings that the phones send. `assets/README.md` tells how each was made. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Where each can be fetched. */
export type Samples = {
  photo: string
  /** The same photo with the place where it was taken in its EXIF. */
  photoGps: string
  sticker: string
  voiceAmr: string
  voiceMp4: string
  video: string
  file: string
  /** A web page whose name ends in `.pdf`. */
  mislabelled: string
}

/** What Zalo tells of the sample file besides its address. Source: facts/zalo.md 1.3. */
export const sampleFile = toldOf('sample.pdf', 'don-phan-anh.pdf')

/** The same of the file that is not what it calls itself. */
export const mislabelledFile = toldOf('mislabelled.pdf', 'hoa-don.pdf')

function toldOf(asset: string, name: string) {
  const bytes = readFileSync(new URL(`assets/${asset}`, import.meta.url))
  const checksum = createHash('md5').update(bytes).digest('hex')
  return { name, size: String(bytes.length), type: 'pdf', checksum }
}

/** @param base where the simulator's assets are: `http://127.0.0.1:3000/simulator/assets` */
export function samplesAt(base: string): Samples {
  return {
    photo: `${base}/photo.png`,
    photoGps: `${base}/photo-gps.jpg`,
    sticker: `${base}/sticker.png`,
    voiceAmr: `${base}/voice.amr`,
    voiceMp4: `${base}/voice.mp4`,
    video: `${base}/video.mp4`,
    file: `${base}/sample.pdf`,
    mislabelled: `${base}/mislabelled.pdf`,
  }
}
