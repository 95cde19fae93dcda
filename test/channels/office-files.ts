/** Small files of an office, real in their first bytes. */
import type { OfficeFile } from '../../src/channels/uploads.ts'

/** A file of this type with these bytes. */
export function aFile(type: string, name: string, bytes: Buffer | number[] | string): OfficeFile {
  return { type, name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes) }
}

/** `sơ đồ.png`: what a citizen should see. */
export const PICTURE = aFile('image/png', 'sơ đồ.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** 320 × 200 pixels. */
export const MOVING = aFile('image/gif', 'mời.gif', [
  ...Buffer.from('GIF89a'),
  ...[0x40, 0x01, 0xc8, 0x00, 0x80, 0x00, 0x00],
])
/** A form to be filled in. */
export const FORM = aFile('application/pdf', 'Mẫu đơn "số 1".pdf', '%PDF-1.4\n')
