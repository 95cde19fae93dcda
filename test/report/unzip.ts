/** The parts of a DOCX or XLSX file. */
import { inflateRawSync } from 'node:zlib'

/** Each part by its name, as text. */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const parts = new Map<string, string>()
  let place = archive.readUInt32LE(end + 16)
  for (let i = archive.readUInt16LE(end + 10); i > 0; i -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((at) => archive.readUInt16LE(place + at))
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength!)
    const local = archive.readUInt32LE(place + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(place + 20))
    const isPacked = archive.readUInt16LE(place + 10) === 8
    parts.set(name, (isPacked ? inflateRawSync(packed) : packed).toString('utf8'))
    place += 46 + nameLength! + extra! + comment!
  }
  return parts
}

/** The words of an XML part, a line a paragraph. */
export function wordsOf(xml: string): string {
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
