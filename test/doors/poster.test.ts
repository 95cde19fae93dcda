/** Posters are made, drawn, and scanned back as a phone would. */
import { Resvg } from '@resvg/resvg-js'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PAGE, type Poster, posterSvg } from '../../src/doors/poster.ts'
import { measure, posterAsPng, posterAsSvg } from '../../src/doors/print.ts'
import { fitted } from '../../src/doors/type-setting.ts'

const scan = jsqr as unknown as typeof jsqr.default
/** A telephone does not see all the dots of a poster. */
const DOTS_WIDE = 1240
const zalo = { channel: 'zalo', url: 'https://zalo.me/2000000000000000002' } as const
const messenger = {
  channel: 'messenger',
  url: 'https://m.me/111000000000111?ref=ln1_rate_phuong-may-hong_3_9=2E901001',
} as const

const aPoster = (part: Partial<Poster> = {}): Poster => ({
  what: 'rate',
  unitName: 'Trung tâm Phục vụ hành chính công phường Mây Hồng',
  counter: '3',
  procedureName: 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất lần đầu',
  code: 'DG-7K4M2',
  links: [zalo, messenger],
  ...part,
})

/** What a scanner reads in each of so many columns of a picture 1240 dots wide. */
async function scanned(png: Buffer, columns: number): Promise<(string | undefined)[]> {
  const { data, info } = await sharp(png)
    .resize({ width: DOTS_WIDE })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const wide = Math.floor(info.width / columns)
  return Array.from({ length: columns }, (_, column) => {
    const part = new Uint8ClampedArray(wide * info.height * 4)
    for (let y = 0; y < info.height; y += 1) {
      const start = (y * info.width + column * wide) * 4
      part.set(data.subarray(start, start + wide * 4), y * wide * 4)
    }
    return scan(part, wide, info.height)?.data
  })
}

/** The SVG drawn by another run that has no typeface at all. */
const drawn = (svg: string) =>
  new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: DOTS_WIDE } })
    .render()
    .asPng()

describe.each([
  ['of a counter and a procedure, on both channels', aPoster()],
  ['of an office, on Zalo alone', aPoster({ counter: null, procedureName: null, links: [zalo] })],
  [
    'for complaints, on Messenger alone',
    aPoster({
      what: 'complain',
      code: 'GP-3T9XK',
      unitName: 'Sở Xây dựng',
      counter: null,
      links: [messenger],
    }),
  ],
  [
    'with the longest names',
    aPoster({
      unitName: 'Ban Quản lý khu kinh tế '.repeat(8),
      procedureName: 'Thủ tục cấp giấy '.repeat(30),
    }),
  ],
])('a poster %s', (_, poster) => {
  const urls = poster.links.map(({ url }) => url)

  test('is scanned back from the PNG, which is A4 at 300 dots an inch', async () => {
    const png = posterAsPng(poster)
    expect(await scanned(png, urls.length)).toEqual(urls)
    const { width, height } = await sharp(png).metadata()
    expect([width, Math.round(height / 10)]).toEqual([2480, 351])
  })

  test('is scanned back from the SVG, which needs no typeface', async () => {
    const svg = posterAsSvg(poster)
    expect(svg).not.toContain('<text')
    expect(svg).toContain('width="210mm" height="297mm"')
    expect(await scanned(drawn(svg), urls.length)).toEqual(urls)
  })

  test('keeps its words inside the page and off the codes', () => {
    const words = posterSvg(poster, measure).replace(/<(rect|path|circle)[^>]*>/g, '')
    const fonts = { fontFiles: fontFiles(), loadSystemFonts: false }
    const box = new Resvg(words, { font: fonts }).getBBox()!
    expect(box.x).toBeGreaterThan(100)
    expect(box.x + box.width).toBeLessThan(PAGE.width - 100)
    expect(box.y + box.height).toBeLessThan(PAGE.height - 80)
  })
})

function fontFiles(): string[] {
  return ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf'].map(
    (path) => new URL(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${path}`)).pathname,
  )
}

test('a poster says in words what it is, its code and where it leads, for those who cannot see it', () => {
  const svg = posterAsSvg(aPoster({ unitName: 'Sở <Y tế> & "dân số"' }))
  expect(svg).toContain(
    '<title>Mời Ông/Bà đánh giá việc phục vụ: Sở &lt;Y tế&gt; &amp; &quot;dân số&quot;: Quầy 3</title>',
  )
  expect(svg).toContain('DG-7K4M2')
  expect(svg).toContain(zalo.url)
})

test('every sign of a Vietnamese name has a shape in the typeface', () => {
  expect(measure('\u{10ffff}漢', 100, true)).toBe(0)
  const signs = [...'ĂÂĐÊÔƠƯăâđêôơưẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰáàảãạỳỹỵỷý«»“”’…']
  for (const sign of signs) expect(measure(sign, 100, true), sign).toBeGreaterThan(0)
})

describe('type-setting', () => {
  const measured = (words: string, size: number) => words.length * size
  const room = { size: 100, least: 50, width: 1000, most: 2, bold: true }

  test.each([
    ['short words keep the size', 'một hai', { lines: ['một hai'], size: 100 }],
    ['two lines are used before it shrinks', 'một hai ba bốn', { lines: ['một hai ba', 'bốn'], size: 100 }],
  ])('%s', (_, words, block) => {
    expect(fitted(words, room, measured)).toMatchObject(block)
  })

  test('more words make it smaller, and what fits at no size loses its end', () => {
    const smaller = fitted('một hai ba bốn năm sáu bảy', room, measured)
    expect(smaller.lines).toHaveLength(2)
    expect(smaller.size).toBeLessThan(100)
    const cut = fitted('một hai ba bốn năm sáu bảy tám chín mười mười một', room, measured)
    expect(cut.size).toBe(50)
    expect(cut.lines.at(-1)).toMatch(/…$/)
    const word = fitted('đ'.repeat(99), room, measured)
    expect(word.lines).toEqual([`${'đ'.repeat(19)}…`])
  })
})
