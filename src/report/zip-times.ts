/** DOCX and XLSX files are ZIP archives, which carry the time of their making in every entry: the same report must give the same file. */
import type { Instant } from '../calendar/instant.ts'
import { toIso } from '../calendar/instant.ts'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50

/**
 * The archive with the time of every entry set to a moment (in Vietnam). Changes the bytes that it is given.
 *
 * @throws when the bytes are no archive of fewer than 65,535 entries
 * Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16 and 4.4.6
 */
export function withZipTimes(archive: Buffer, at: Instant): Buffer {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('no ZIP archive')
  const entries = archive.readUInt16LE(end + 10)
  const stamp = dosTime(at)
  let place = archive.readUInt32LE(end + 16)
  for (let i = 0; i < entries; i += 1) {
    const local = archive.readUInt32LE(place + 42)
    if (archive.readUInt32LE(place) !== DIRECTORY_ENTRY || archive.readUInt32LE(local) !== LOCAL_ENTRY)
      throw new Error('a broken ZIP archive')
    archive.writeUInt32LE(stamp, place + 12)
    archive.writeUInt32LE(stamp, local + 10)
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(place + offset))
    place += 46 + lengths.reduce((sum, length) => sum + length, 0)
  }
  return archive
}

/** Two seconds, minutes and hours in the lower half; day, month and year since 1980 in the upper one. */
function dosTime(at: Instant): number {
  const [year, month, day, hour, minute, second] = toIso(at).match(/\d+/g)!.map(Number) as number[]
  const date = ((year! - 1980) << 9) | (month! << 5) | day!
  const time = (hour! << 11) | (minute! << 5) | (second! >> 1)
  return date * 65_536 + time
}
