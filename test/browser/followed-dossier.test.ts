/** A dossier followed on a phone until it is returned: each push of the office is told, and the invitation is rated from. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoDossiers } from '../../src/seed/demo-dossiers.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { type PhoneInHand, phoneOf } from './phone.ts'
import { ask, type DossierAnswer, type RatingAnswer } from './program.ts'

/** A change is told once it has stood for a minute (docs/dossiers.md). */
const TOLD_WITHIN_MS = 100_000
const TEST_MS = TOLD_WITHIN_MS + 20_000

const { folder, remove } = await laidFolder()
const began = new Date().toISOString()
const { code, unitCode } = demoDossiers.find(({ shows }) => shows === 'due_soon')!

let demonstration: Demonstration
let browser: TestBrowser
let page: Page
let zalo: PhoneInHand
let messenger: PhoneInHand

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  page = await (await browser.someone()).newPage()
  await page.goto(`${demonstration.base}/simulator`)
  zalo = await phoneOf(page, 'zalo')
  messenger = await phoneOf(page, 'messenger')
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test('after a look-up the dossier is followed on both phones, once each purpose is agreed to', async () => {
  for (const phone of [zalo, messenger]) {
    await phone.types(code)
    await phone.reads('đang giải quyết')
    await phone.taps('Theo dõi hồ sơ')
    expect(await phone.reads('đồng ý nhận tin nào')).toContain('30 ngày sau khi hồ sơ kết thúc')
  }
  await zalo.taps('Cả hai')
  await messenger.taps('Chỉ báo tin')
  for (const phone of [zalo, messenger]) await phone.reads(`đã theo dõi hồ sơ ${code}`)
})

test(
  'a change that the office pushes is told with who handles it and since when',
  async () => {
    const { official } = await pushes('need_supplement')
    for (const phone of [zalo, messenger]) {
      const told = await phone.reads('bổ sung', TOLD_WITHIN_MS)
      expect(told).toContain(code)
      expect(told).toContain(official!.name)
      expect(told).toContain('Tiếp nhận lúc')
    }
  },
  TEST_MS,
)

test(
  'the return is told to both, and invites to rate who agreed to that',
  async () => {
    await pushes('returned')
    const told = await zalo.reads('đã được trả', TOLD_WITHIN_MS)
    expect(told).toContain('Trả kết quả lúc')
    expect(told).toContain('Mời Ông/Bà')
    expect(await messenger.reads('đã được trả', TOLD_WITHIN_MS)).not.toContain('Mời Ông/Bà')
  },
  TEST_MS,
)

test('the rating that answers the invitation counts as invited and verified, one that was only typed does not', async () => {
  await zalo.taps('Đánh giá')
  await zalo.reads('mức nào')
  await zalo.taps('Rất hài lòng')
  await zalo.reads('Ông/Bà thấy thế nào')
  await messenger.types(`đánh giá hồ sơ ${code}`)
  await messenger.reads('mức nào')
  await messenger.taps('Bình thường')
  await messenger.reads('Ông/Bà thấy thế nào')
  const query = new URLSearchParams({ since: began, unit: unitCode })
  const { items } = await ask<{ items: RatingAnswer[] }>(demonstration.base, `/ratings?${query}`)
  const ours = items.filter(({ dossierCode }) => dossierCode === code)
  expect(ours).toHaveLength(2)
  expect(ours).toContainEqual(
    expect.objectContaining({ channel: 'zalo', overall: 5, invited: true, verified: true }),
  )
  expect(ours).toContainEqual(
    expect.objectContaining({ channel: 'messenger', overall: 3, invited: false, verified: false }),
  )
})

test('nothing went wrong on the page', () => {
  expect(browser.troubles).toEqual([])
})

/** The one-stop system pushes the dossier at another step, all else as it was. */
async function pushes(status: 'need_supplement' | 'returned'): Promise<DossierAnswer> {
  const { timeliness: _, ...before } = await ask<DossierAnswer>(demonstration.base, `/dossiers/${code}`)
  const at = new Date().toISOString()
  const over = status === 'returned' ? { finishedAt: at, returnedAt: at } : {}
  const step = { at, status, unit: unitCode, official: before.official?.name ?? null, note: null }
  const pushed = { ...before, status, ...over, history: [...before.history, step] }
  return ask(demonstration.base, `/dossiers/${code}`, pushed, 'PUT')
}
