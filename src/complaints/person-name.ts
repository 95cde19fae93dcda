/** Whether two names are one person's, as colleagues write them. */
import { fold } from '../understanding/vietnamese-text.ts'

const TITLES = /^(?:(?:ong|ba|anh|chi|co|chu|bac|em|dong chi|d c|can bo|cong chuc|chuyen vien) )+/

/** A name as two people may write it: no diacritics, no title, one space. */
export function plainName(name: string): string {
  return fold(name).replaceAll(/\s+/g, ' ').trim().replace(TITLES, '')
}
