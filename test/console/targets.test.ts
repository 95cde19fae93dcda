import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, givenDossier, givenMethods, givenRatings } from '../scores/given.ts'
import { type Console, startConsole } from './console-server.ts'

let office: Console
beforeAll(async () => {
  office = await startConsole()
  const { desk } = office
  await givenMethods(desk)
  const unit_code = 'H99.11'
  const october = { given_at: at('2026-10-12'), unit_code }
  await givenRatings(desk, 30, { ...october, overall: 4 })
  await givenRatings(desk, 30, { ...october, overall: 2 })
  await givenRatings(desk, 59, { unit_code, given_at: at('2026-11-03'), overall: 5 })
  await givenRatings(desk, 1, { unit_code, given_at: at('2026-11-03'), overall: 1 })
  const early = { unit_code, received_at: at('2026-10-01'), due_at: at('2026-10-15') }
  for (let i = 0; i < 4; i += 1)
    await givenDossier(desk, { ...early, submitted_via: 'counter', finished_at: at('2026-10-14') })
  const later = { unit_code, received_at: at('2026-11-02'), due_at: at('2026-11-12') }
  for (let i = 0; i < 3; i += 1)
    await givenDossier(desk, { ...later, submitted_via: 'online', finished_at: at('2026-11-04') })
  await givenDossier(desk, {
    ...later,
    submitted_via: null,
    due_at: at('2026-11-03'),
    finished_at: at('2026-11-04'),
  })
})
afterAll(() => office.close())

const QUERY = '?unit=H99.11&scope=unit&period=2026-11'

/** The cells of a target's row, without their labels and without how it is measured. */
function rowOf(page: string, name: string): string[] {
  const row = new RegExp(`<tr[^>]*><th[^>]*>${name}(?:<small>[^<]*</small>)?</th>(.*?)</tr>`, 's').exec(
    page,
  )?.[1]
  const cells = [
    ...(row ?? '').matchAll(/<td[^>]*>(?:<span class="label"[^>]*>[^<]*<\/span>)?(.*?)<\/td>/gs),
  ].map(([, cell]) => cell!.replace(/<[^>]*>/g, '').trim())
  return cells.slice(0, 3)
}

test('says of each target how it stands and which way it moved, and of what is not measured why', async () => {
  const browser = await office.signedIn('head', 'H99.11')
  const { status, text } = await browser.get(`/console/targets${QUERY}`)
  expect(status).toBe(200)
  expect(rowOf(text, 'Sự hài lòng của người dân, doanh nghiệp')).toEqual([
    '98,3% 59/60',
    '50,0% 30/60',
    'Tốt lên +48,3 điểm phần trăm',
  ])
  expect(rowOf(text, 'Giải quyết thủ tục qua môi trường mạng')).toEqual([
    '75,0% 3/4',
    '0,0% 0/4',
    'Tốt lên +75,0 điểm phần trăm',
  ])
  expect(rowOf(text, 'Thời gian thực hiện thủ tục')).toEqual([
    '2,0 ngày làm việc 8/4',
    '9,0 ngày làm việc 36/4',
    'Tốt lên −7,0 ngày làm việc',
  ])
  expect(rowOf(text, 'Không trễ hẹn')).toEqual([
    '25,0% 1/4 Chưa đạt',
    '0,0% 0/4',
    'Kém đi +25,0 điểm phần trăm',
  ])
  expect(rowOf(text, 'Không gây phiền hà, sách nhiễu')[0]).toBe('Không có dữ liệu trong kỳ') // a month has no whole quarter
  expect(rowOf(text, 'Công khai, minh bạch')[0]).toMatch(/^Chưa đo được/)
  expect(rowOf(text, 'Chi phí tuân thủ thủ tục')[0]).toMatch(/^Chưa đo được/)
  expect(text).toContain('Hệ thống chưa nhận dữ liệu về công khai')
  expect(text).toContain('Kỳ này chưa kết thúc')
  expect([...text.matchAll(/<tr role="row"><th role="rowheader"/g)]).toHaveLength(8)
})

test('of conduct complaints none is not told from fewer than five, so nothing is met', async () => {
  const august = { received_at: at('2026-08-03'), due_at: at('2026-08-14'), finished_at: at('2026-08-12') }
  await givenDossier(office.desk, { ...august, unit_code: 'H99.11' })
  const browser = await office.signedIn('head', 'H99.11')
  const { text } = await browser.get('/console/targets?unit=H99.11&scope=unit&period=2026-Q3')
  expect(rowOf(text, 'Không gây phiền hà, sách nhiễu')).toEqual([
    'dưới 5 hoặc không có',
    'Không có dữ liệu trong kỳ',
    'Chưa so sánh được',
  ])
})

test('a difference of raters that may be chance is not called a change', async () => {
  const given_at = at('2026-09-10')
  await givenRatings(office.desk, 29, { unit_code: 'H99.11', given_at, overall: 4 })
  await givenRatings(office.desk, 31, { unit_code: 'H99.11', given_at, overall: 2 })
  const browser = await office.signedIn('head', 'H99.11')
  const { text } = await browser.get('/console/targets?unit=H99.11&scope=unit&period=2026-10')
  expect(rowOf(text, 'Sự hài lòng của người dân, doanh nghiệp')[2]).toBe(
    'Chưa đủ để kết luận là thay đổi +1,7 điểm phần trăm',
  )
})

test('in English too', async () => {
  const browser = await office.signedIn('inspector', null)
  await browser.get('/console/targets?lang=en')
  const { text } = await browser.get(`/console/targets${QUERY}`)
  expect(rowOf(text, 'No late dossiers')[0]).toBe('25.0% 1/4 Not met')
})

test.each([
  ['another unit than the account may read of', '?unit=H99.12', 'Không có đơn vị này trong phạm vi'],
  ['a unit that does not exist', '?unit=H00', 'Không có đơn vị này trong phạm vi'],
  ['what is no period', '?period=2026-Q9', 'Kỳ phải có dạng'],
])('asked for %s it says so', async (_, query, sentence) => {
  const browser = await office.signedIn('head', 'H99.11')
  const { status, text } = await browser.get(`/console/targets${query}`)
  expect(status).toBe(422)
  expect(text).toContain(sentence)
})
