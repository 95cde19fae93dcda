/** Downloading the record of a complaint. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  download: 'Download the record',
  downloadOne: (code) => `Download the record of ${code}`,
  hint: 'Every view, change, message and export. Verified offline by: lang-nghe verify-record FILE.',
}
