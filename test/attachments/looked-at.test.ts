/** What a file is by its bytes, and the copy of a picture that is shown. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { FetchedKind } from '../../src/attachments/attachment.ts'
import { takenType } from '../../src/attachments/file-type.ts'
import { MOST_PIXELS, shownCopy } from '../../src/attachments/shown-copy.ts'
import { CAMERA, photoWithPlace } from './tricky-server.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)])
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(64)])
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
const ELF = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(200)])
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>')
const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
const ZIP = Buffer.from(
  '504b03040a0000000000000000000000000000000000000000000500000061612e6578' + '65',
  'hex',
)
const GZIP = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(40)])

describe('a type that is taken', () => {
  test.each<[string, Buffer, FetchedKind, string]>([
    ['a voice message', AMR, 'audio', 'audio/amr'],
    ['a voice message in a container of videos', MP4, 'audio', 'video/mp4'],
    ['a video', MP4, 'video', 'video/mp4'],
    ['a PDF', PDF, 'file', 'application/pdf'],
  ])('%s', async (_, bytes, kind, type) => {
    expect(await takenType(bytes, kind)).toBe(type)
  })

  test('a photo, sent as a photo or as a file', async () => {
    const photo = await photoWithPlace()
    expect(await takenType(photo, 'image')).toBe('image/jpeg')
    expect(await takenType(photo, 'file')).toBe('image/jpeg')
    expect(await takenType(photo, 'video')).toBeNull()
  })

  test.each<[string, Buffer]>([
    ['HTML', HTML],
    ['SVG', SVG],
    ['a Windows program', EXE],
    ['a Linux program', ELF],
    ['an archive', ZIP],
    ['a compressed file', GZIP],
    ['plain words', Buffer.from('xin chào')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s, whatever the platform calls it', async (_, bytes) => {
    for (const kind of ['image', 'video', 'audio', 'file'] as const)
      expect(await takenType(bytes, kind)).toBeNull()
  })
})

describe('the copy that is shown', () => {
  test('has no place, no camera and no other metadata', async () => {
    const photo = await photoWithPlace()
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain(CAMERA)
    const copy = (await shownCopy(photo)) as Buffer
    const { exif, xmp, iptc, icc, format } = await sharp(copy).metadata()
    expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'jpeg' })
    expect(copy.toString('latin1')).not.toMatch(/Exif|GPS|Camera of/)
  })

  test('is at most 1,600 points long', async () => {
    const { width, height } = await sharp(
      (await shownCopy(await photoWithPlace(3_200, 800))) as Buffer,
    ).metadata()
    expect([width, height]).toEqual([1_600, 400])
  })

  test.each(['png', 'webp', 'gif'] as const)('is made of a %s too', async (format) => {
    const picture = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#ff000080' } })
      .toFormat(format)
      .toBuffer()
    expect((await sharp((await shownCopy(picture)) as Buffer).metadata()).format).toBe('jpeg')
  })

  test('is not made of a few bytes that would become billions of points', async () => {
    const bomb = hugePng(60_000, 60_000)
    expect(bomb.length).toBeLessThan(10_000)
    expect(60_000 * 60_000).toBeGreaterThan(MOST_PIXELS)
    expect(await shownCopy(bomb)).toBe('too_many_pixels')
  })

  test.each([
    ['cut short', async () => (await photoWithPlace(800, 600)).subarray(0, 700)],
    ['SVG behind its back', async () => SVG],
    [
      'rubbish with the beginning of a JPEG',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]),
    ],
  ])('is not made of what is %s', async (_, bytes) => {
    expect(await shownCopy(await bytes())).toBe('damaged')
  })
})

/** A well-formed beginning of a PNG of that size. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
