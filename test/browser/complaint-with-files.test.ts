/** A photo and a voice message as evidence, from both phones to the officials who may see them, and to nobody else. */
import { readFileSync } from 'node:fs'
import { arrayBuffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { searched, signIn } from './office.ts'
import { type PhoneInHand, phoneOf } from './phone.ts'

const asset = (name: string) => readFileSync(new URL(`../../src/simulator/assets/${name}`, import.meta.url))

type Case = {
  channel: ChannelName
  ground: string
  story: string
  way: string
  /** Who handles it, and who must not have it. */
  handler: string
  outsider: string
  /** As this channel sends voice. */
  voice: { asset: string; type: string; label: RegExp }
  /** Of a complaint by a citizen who stays unknown the original photo is sealed. */
  showsOriginal: boolean
}

const cases: Case[] = [
  {
    channel: 'zalo',
    ground: 'Trễ hẹn, chậm trễ',
    story: 'Giấy hẹn ghi thứ Hai mà đến nay chưa có kết quả, lần nào lên cũng bảo chờ',
    way: 'Cho biết người gửi',
    handler: 'phuong-may-hong',
    outsider: 'so-xay-dung',
    voice: { asset: 'voice.amr', type: 'audio/amr', label: /AMR/ },
    showsOriginal: true,
  },
  {
    channel: 'messenger',
    ground: 'Gây khó dễ',
    story: 'Anh ở quầy số 2 bắt tôi đi lại bốn lần, lần nào cũng đòi thêm một tờ khác',
    way: 'Giữ kín danh tính',
    handler: 'thanh-tra',
    outsider: 'phuong-may-hong',
    voice: { asset: 'voice.mp4', type: 'video/mp4', label: /MP4/ },
    showsOriginal: false,
  },
]

const { folder, remove } = await laidFolder()
let demonstration: Demonstration
let browser: TestBrowser
let phones: Page

const account = (username: string) => ({ username, password: demonstration.passwordOf(username) })

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  phones = await (await browser.someone()).newPage()
  await phones.goto(`${demonstration.base}/simulator`)
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test.each(cases)(
  'from $channel a photo and a voice message reach who handles the complaint, and nobody else',
  async (one) => {
    const phone = await phoneOf(phones, one.channel)
    const code = await complains(phone, one)

    const page = await (await browser.someone()).newPage()
    await signIn(page, demonstration.base, account(one.handler))
    expect(await searched(page, demonstration.base, code)).toEqual([code])
    await page.getByRole('link', { name: code }).click()
    await page.getByRole('heading', { level: 1, name: code }).waitFor()
    const evidence = page.getByRole('region', { name: 'Tệp gửi kèm' }).getByRole('listitem')
    expect(await evidence.allInnerTexts()).toHaveLength(2)
    const picture = await shownPicture(page)
    await hasNoPlace(page, picture)
    expect(await page.locator('a.original', { hasText: 'JPG' }).count()).toBe(one.showsOriginal ? 1 : 0)
    const voice = await downloadedVoice(page, one)

    await getsNoFile(one.outsider, code, [picture, voice])
    const stranger = await (await browser.someone()).newPage()
    const answer = await stranger.request.get(picture, { maxRedirects: 0 })
    expect(answer.headers()['content-type'] ?? '').not.toContain('image')
    expect(answer.status()).not.toBe(200)
    await stranger.context().close()
    await page.context().close()
  },
)

test.each(['zalo', 'messenger'] as const)(
  'a web page that calls itself a PDF is refused, the citizen on %s is asked again, and only the next counts',
  async (channel) => {
    const phone = await phoneOf(phones, channel)
    await tells(phone, 'Gây khó dễ')
    await phone.types('Anh ở quầy số 2 đòi thêm giấy không có trong danh mục')
    await phone.reads('Đã ghi')
    await phone.sends('Tệp giả PDF')
    await phone.reads('Chưa lưu được tệp')
    expect(await phone.reads('không nhận loại tệp đó')).toContain('gửi lại ngay tại đây')
    await phone.sends('Tệp PDF')
    await phone.reads('Đã ghi')
    expect(await goesOn(phone, 'Giữ kín danh tính')).toContain('Tệp gửi kèm: 1')
  },
)

test('nothing went wrong on any of these pages', () => {
  expect(browser.troubles).toEqual([])
})

/** Begins a complaint on this ground, up to the story. */
async function tells(phone: PhoneInHand, ground: string): Promise<void> {
  await phone.types('tôi muốn gửi phản ánh')
  await phone.reads('về việc gì')
  await phone.types(ground) // Zalo has no room for ten buttons
  await phone.reads('kể lại')
}

/** @returns its code */
async function complains(phone: PhoneInHand, { ground, story, way }: Case): Promise<string> {
  await tells(phone, ground)
  await phone.types(story)
  await phone.reads('Đã ghi')
  const photo = await phone.sends('Ảnh có vị trí')
  await phone.reads('Đã ghi')
  expect(await photo.locator('img.photo').getAttribute('src')).toContain('photo-gps.jpg')
  await phone.sends('Tin thoại')
  await phone.reads('Đã ghi')
  expect(await goesOn(phone, way)).toContain('Tệp gửi kèm: 2')
  await phone.taps('Gửi phản ánh')
  return /PA-\w{4}-\w{4}/.exec(await phone.reads('Mã tra cứu'))![0]
}

/** From the end of the story. @returns what the citizen is to look over before sending */
async function goesOn(phone: PhoneInHand, way: string): Promise<string> {
  await phone.types('xong')
  await phone.reads('cơ quan nào')
  await phone.types('phường Mây Hồng')
  await phone.reads('hồ sơ nào')
  await phone.types('bỏ qua')
  await phone.reads('theo cách nào')
  await phone.taps(way)
  return phone.reads('xem lại')
}

/** The photo really stands on the page. @returns its address */
async function shownPicture(page: Page): Promise<string> {
  const image = page.locator('.attachments img')
  await image.scrollIntoViewIfNeeded()
  const width = `document.querySelector('.attachments img').naturalWidth`
  await expect.poll(() => page.evaluate(width)).toBe(240)
  return new URL((await image.getAttribute('src'))!, page.url()).href
}

/** What was sent tells where it was taken; what is shown does not. */
async function hasNoPlace(page: Page, address: string): Promise<void> {
  expect(await sharp(asset('photo-gps.jpg')).metadata()).toHaveProperty('exif')
  const answer = await page.request.get(address)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': /no-store|private/,
  })
  const copy = await answer.body()
  const facts = await sharp(copy).metadata()
  expect(facts.format).toBe('jpeg')
  for (const told of ['exif', 'iptc', 'xmp', 'comments']) expect(facts).not.toHaveProperty(told)
  expect(copy.toString('latin1')).not.toContain('Exif')
}

/** Presses the link, and has in hand what the citizen sent. @returns its address */
async function downloadedVoice(page: Page, { voice }: Case): Promise<string> {
  const link = page.locator('a.original', { hasText: voice.label })
  const address = new URL((await link.getAttribute('href'))!, page.url()).href
  const begun = page.waitForEvent('download')
  await link.click()
  const bytes = Buffer.from(await arrayBuffer(await (await begun).createReadStream()))
  expect(bytes.equals(asset(voice.asset))).toBe(true)
  const { 'content-disposition': disposition, ...headers } = (await page.request.get(address)).headers()
  expect(disposition).toMatch(/^attachment/)
  expect(headers).toMatchObject({ 'content-type': voice.type, 'x-content-type-options': 'nosniff' })
  return address
}

async function getsNoFile(username: string, code: string, addresses: string[]): Promise<void> {
  const page = await (await browser.someone()).newPage()
  await signIn(page, demonstration.base, account(username))
  expect(await searched(page, demonstration.base, code)).toEqual([])
  for (const address of addresses) expect((await page.request.get(address)).status()).toBe(404)
  await page.context().close()
}
