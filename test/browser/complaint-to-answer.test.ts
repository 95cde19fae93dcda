/** The whole way in a browser: citizens with two phones, officials at the console, a program at the API. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_MS, dayOf } from '../../src/calendar/instant.ts'
import { quarterOf } from '../../src/scores/quarters.ts'
import { demoDossiers } from '../../src/seed/demo-dossiers.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { does, fact, searched, signIn } from './office.ts'
import { type PhoneInHand, phoneOf } from './phone.ts'
import { ask, type ComplaintAnswer, type RatingAnswer, type ScoreAnswer } from './program.ts'

const { folder, remove } = await laidFolder()
const began = new Date().toISOString()
const late = demoDossiers.find(({ shows }) => shows === 'late')!
const returned = demoDossiers.find(({ shows }) => shows === 'returned')!
const scoresOfUnit = `/scores?${new URLSearchParams({ period: quarterOf(Date.now()), unit: returned.unitCode })}`

let demonstration: Demonstration
let browser: TestBrowser
let phones: Page
let before: ScoreAnswer
const codes = { delay: '', bribe: '' }
let bribed: PhoneInHand

const scoreNow = async () => (await ask<{ items: ScoreAnswer[] }>(demonstration.base, scoresOfUnit)).items[0]!
const complaint = (code: string) => ask<ComplaintAnswer>(demonstration.base, `/complaints/${code}`)
const account = (username: string) => ({ username, password: demonstration.passwordOf(username) })

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  phones = await (await browser.someone()).newPage()
  await phones.goto(`${demonstration.base}/simulator`)
  before = await scoreNow()
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test('a newcomer on Zalo learns who answers, finds the dossier late, and complains with what is known filled in', async () => {
  const phone = await phoneOf(phones, 'zalo')
  await phone.types('xin chào')
  expect(await phone.reads('Kính chào')).toContain('xóa dữ liệu')
  await phone.reads('Tra cứu hồ sơ')
  await phone.types(`hồ sơ ${late.code} tới đâu rồi`)
  expect(await phone.reads('trễ hẹn')).toContain('Xin lỗi')
  await phone.taps('Gửi phản ánh')
  await phone.reads(late.code)
  await phone.types('Tôi đã lên hỏi hai lần, lần nào cũng bảo chờ')
  await phone.reads('Đã ghi')
  await phone.types('xong')
  await phone.reads('theo cách nào')
  await phone.taps('Cho biết người gửi')
  expect(await phone.reads('xem lại')).toContain('lần nào cũng bảo chờ')
  await phone.taps('Gửi phản ánh')
  codes.delay = codeIn(await phone.reads('Mã tra cứu'))
  await phone.reads('Mã bí mật')
})

test('a citizen on Messenger complains of a bribe by quick replies and typing', async () => {
  bribed = await phoneOf(phones, 'messenger')
  await bribed.taps('Bắt đầu / Get started')
  await bribed.reads('Kính chào')
  await bribed.reads('chọn một việc')
  await bribed.taps('Gửi phản ánh')
  await bribed.reads('về việc gì')
  await bribed.taps('Vòi tiền, quà cáp')
  await bribed.reads('kể lại')
  await bribed.types('Cán bộ ở quầy số 3 nói phải đưa 500 nghìn thì mới trả giấy khai sinh cho con tôi')
  await bribed.reads('Đã ghi')
  await bribed.taps('Xong')
  await bribed.reads('cơ quan nào')
  await bribed.types('phường Mây Hồng')
  await bribed.reads('hồ sơ nào')
  await bribed.taps('Bỏ qua')
  expect(await bribed.reads('theo cách nào')).toContain('Thanh tra tỉnh')
  await bribed.taps('Giữ kín danh tính')
  expect(await bribed.reads('xem lại')).toContain('500.000 đồng')
  await bribed.taps('Gửi phản ánh')
  codes.bribe = codeIn(await bribed.reads('Mã tra cứu'))
})

test.each([
  ['zalo', 'Rất hài lòng'],
  ['messenger', 'Hài lòng'],
] as const)('a returned dossier is rated on %s with a tap', async (channel, level) => {
  const phone = await phoneOf(phones, channel)
  await phone.types(returned.code)
  await phone.reads('đã trả kết quả')
  await phone.taps('Đánh giá')
  await phone.reads('mức nào')
  await phone.taps(level)
  await phone.reads('Ông/Bà thấy thế nào')
  await phone.types('thôi, đủ rồi')
  await phone.reads('Cảm ơn')
})

test('the ward that is complained of sees the complaint neither in its list nor by its address', async () => {
  const page = await (await browser.someone()).newPage()
  await signIn(page, demonstration.base, account('phuong-may-hong'))
  expect(await searched(page, demonstration.base, codes.bribe)).toEqual([])
  const answer = await page.request.get(`${demonstration.base}/console/complaints/${codes.bribe}`)
  expect(answer.status()).toBe(404)
  expect(await answer.text()).not.toContain('500 nghìn')
  await page.context().close()
})

test('the inspectorate assigns, concludes and answers; the citizen reads it at once and is content; the page shows it', async () => {
  const page = await (await browser.someone()).newPage()
  await signIn(page, demonstration.base, account('thanh-tra'))
  expect(await searched(page, demonstration.base, codes.bribe)).toEqual([codes.bribe])
  await page.getByRole('link', { name: codes.bribe }).click()
  await page.getByRole('heading', { level: 1, name: codes.bribe }).waitFor()
  const assigned = {
    'Rõ việc: phải làm gì': 'Xác minh tại quầy số 3',
    'Rõ người: ai làm': 'Thanh tra viên Mẫu',
    'Rõ hiệu quả: kết quả phải có': 'Kết luận xác minh',
    'Rõ trách nhiệm: ai chịu trách nhiệm': 'Chánh Thanh tra Mẫu',
  }
  await does(page, 'assign', assigned, null, 'Đã phân công.')
  for (const value of Object.values(assigned)) await page.locator('dd', { hasText: value }).first().waitFor()
  await does(page, 'conclude', {}, 'Đúng', 'Đã ghi kết luận.')
  const words = 'Thanh tra tỉnh đã làm việc với quầy số 3. Ông/Bà không phải nộp khoản tiền nào.'
  await does(
    page,
    'answer',
    { 'Nội dung trả lời gửi người dân': words },
    null,
    'Đã ghi câu trả lời và gửi đến người dân.',
  )

  await bribed.takeUp()
  expect(await bribed.reads(words)).toContain(codes.bribe)
  await bribed.taps('Hài lòng')
  await bribed.reads('đã kết thúc')

  await page.goto(`${demonstration.base}/console/complaints/${codes.bribe}`)
  expect(await fact(page, 'Kết luận')).toBe('Đúng')
  expect(await fact(page, 'Ý kiến người dân')).toBe('Hài lòng với kết quả')
  expect(await fact(page, 'Tin gần nhất gửi người dân')).toMatch(
    /^(Đã gửi đến người dân|Đã đến máy|Người dân đã xem)/,
  )
  await page.locator('.tags', { hasText: 'Người dân đã xác nhận' }).waitFor()
})

test('a program reads the two complaints as the citizens left them', async () => {
  expect(await complaint(codes.delay)).toMatchObject({
    channel: 'zalo',
    category: 'delay',
    status: 'received',
    confidentiality: 'named',
    unit: { code: late.unitCode },
    dossierCode: late.code,
    story: expect.stringContaining('lần nào cũng bảo chờ'),
    outcome: null,
  })
  expect(await complaint(codes.bribe)).toMatchObject({
    channel: 'messenger',
    category: 'bribery',
    status: 'confirmed',
    confidentiality: 'confidential',
    unit: { code: 'phuong-may-hong' },
    assigned: {
      task: 'Xác minh tại quầy số 3',
      person: 'Thanh tra viên Mẫu',
      accountable: 'Chánh Thanh tra Mẫu',
    },
    outcome: 'founded',
    citizenVerdict: 'confirmed',
    delivery: 'sent',
  })
})

test('a program reads the two ratings', async () => {
  const query = new URLSearchParams({ since: began, unit: returned.unitCode })
  const { items } = await ask<{ items: RatingAnswer[] }>(demonstration.base, `/ratings?${query}`)
  const ours = items.filter(({ dossierCode }) => dossierCode === returned.code)
  expect(new Map(ours.map(({ channel, overall }) => [channel, overall]))).toEqual(
    new Map([
      ['zalo', 5],
      ['messenger', 4],
    ]),
  )
})

test('the ratings count, and program, command and console show one and the same score', async () => {
  const score = await scoreNow()
  expect(score.satisfaction.n).toBe(before.satisfaction.n + 2)
  const period = quarterOf(Date.now())
  const printed = await demonstration.command(
    'scores',
    '--period',
    period,
    '--unit',
    returned.unitCode,
    '--format',
    'json',
  )
  expect(JSON.parse(printed)).toMatchObject([figuresOf(score)])

  const page = await (await browser.someone()).newPage()
  // Who counts protected complaints no more than a program does, and has the figures of last midnight.
  await signIn(page, demonstration.base, account('giam-sat'))
  const yesterday = Date.now() - DAY_MS
  const question = { period: quarterOf(yesterday), unit: returned.unitCode, asOf: dayOf(yesterday) }
  const { items } = await ask<{ items: ScoreAnswer[] }>(
    demonstration.base,
    `/scores?${new URLSearchParams(question)}`,
  )
  await page.goto(`${demonstration.base}/console/scores?period=${question.period}`)
  const row = page.getByRole('row', { name: score.unit.name })
  const cells = (await row.getByRole('cell').allInnerTexts()).map((cell) => cell.split('\n').join(' '))
  const { satisfaction, timeliness, complaints } = items[0]!
  expect(cells[0]).toContain(satisfaction.index === null ? 'Chưa công bố' : percent(satisfaction.index))
  const { low, high } = satisfaction
  expect(cells[1]).toContain(low === null ? '–' : `${percent(low)} – ${percent(high)}`)
  expect(cells[2]).toContain(String(satisfaction.n))
  expect(cells[4]).toContain(timeliness.total === 0 ? 'Không có' : `${timeliness.late}/${timeliness.total}`)
  expect(cells[5]).toContain(
    [complaints.founded, complaints.partly, complaints.unfounded, complaints.open].join(' / '),
  )
})

test('nothing went wrong on any of these pages', () => {
  expect(browser.troubles).toEqual([])
})

function codeIn(words: string): string {
  return /PA-\w{4}-\w{4}/.exec(words)![0]
}

function figuresOf({ unit, satisfaction, coverage, responseRate, timeliness, complaints }: ScoreAnswer) {
  return { unit, satisfaction, coverage, responseRate, timeliness, complaints }
}

/** As it is written in Vietnamese. */
function percent(value: number | null): string {
  return `${value!.toFixed(1).replace('.', ',')}%`
}
