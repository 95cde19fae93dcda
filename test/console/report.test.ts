/** The report as accounts download it: of their units alone, and through their eyes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzip, wordsOf } from '../report/unzip.ts'
import { at, givenComplaint, givenMethods, givenRatings } from '../scores/given.ts'
import { type Console, startConsole } from './console-server.ts'

const ADDRESS = '/console/scores/report?period=2026-Q4'

let office: Console
beforeAll(async () => {
  office = await startConsole()
  await givenMethods(office.desk)
  for (const unit_code of ['H99.11', 'H99.12'])
    await givenRatings(office.desk, 40, { unit_code, given_at: at('2026-11-02') })
  for (let i = 0; i < 3; i += 1)
    await givenComplaint(office.desk, {
      unit: 'H99.11',
      protected: true,
      steps: [
        [at('2026-11-02'), 'received'],
        [at('2026-11-03'), 'resolved', 'founded'],
      ],
    })
})
afterAll(() => office.close())

const textOf = async (role: Parameters<Console['signedIn']>[0], unit: string | null, more = '') => {
  const visitor = await office.signedIn(role, unit)
  const { status, headers, bytes } = await visitor.takes(`${ADDRESS}&format=html${more}`)
  return { status, headers, text: bytes.toString('utf8') }
}
const concluded = (text: string) => /Trong kỳ có (\d+) phản ánh, kiến nghị đã có kết luận/.exec(text)?.[1]

test('it is a file to keep, in each format', async () => {
  const visitor = await office.signedIn('committee', null)
  const word = await visitor.takes(`${ADDRESS}&unit=H99.11&format=docx`)
  expect(word.headers.get('content-disposition')).toBe('attachment; filename="bao-cao-2026-Q4-H99.11.docx"')
  expect(word.headers.get('content-type')).toContain('wordprocessingml')
  expect(wordsOf(unzip(word.bytes).get('word/document.xml')!)).toContain('I. TÓM TẮT')
  const sheet = await visitor.takes(`${ADDRESS}&format=xlsx`)
  expect(unzip(sheet.bytes).has('xl/workbook.xml')).toBe(true)
})

test('without a format it is the form', async () => {
  const visitor = await office.signedIn('committee', null)
  const { status, text } = await visitor.get(ADDRESS)
  expect(status).toBe(200)
  expect(text).toContain('action="/console/scores/report"')
  expect(text).toContain('Tất cả đơn vị')
})

test('who reads of one unit alone is given that, and nothing of others', async () => {
  const { text } = await textOf('head', 'H99.11')
  expect(text).toContain('Xã Tân Lập')
  expect(text).not.toContain('Phường Tân Lập')
  const visitor = await office.signedIn('head', 'H99.11')
  const other = await visitor.get(`${ADDRESS}&unit=H99.12&format=html`)
  expect(other.status).toBe(422)
  expect(other.text).toContain('Không có đơn vị nào mang mã này.')
})

test('complaints about conduct that are not settled are there for those alone who watch from outside', async () => {
  expect(concluded((await textOf('inspector', null)).text)).toBe('3')
  expect((await textOf('inspector', null)).text).toContain('LƯU HÀNH HẠN CHẾ')
  for (const [role, unit] of [
    ['head', 'H99.11'],
    ['observer', null],
    ['admin', null],
  ] as const) {
    const { text } = await textOf(role, unit)
    expect(concluded(text)).toBeUndefined()
    expect(text).toContain('không có phản ánh, kiến nghị nào được tính')
    expect(text).not.toContain('LƯU HÀNH HẠN CHẾ')
  }
})

test.each([
  ['&period=2026-Q9', 'Kỳ phải có dạng'],
  ['&asOf=32', 'Ngày phải có dạng'],
  ['&framework=none', 'Không có bộ tiêu chí này.'],
  ['&asOf=2026-01-02', 'Kỳ này chưa bắt đầu'],
])('what makes no sense is answered on the form: %s', async (more, sentence) => {
  const visitor = await office.signedIn('committee', null)
  const period = more.includes('period') ? '' : 'period=2026-Q4'
  const { status, text } = await visitor.get(`/console/scores/report?${period}${more}&format=html`)
  expect(status).toBe(422)
  expect(text).toContain(sentence)
})
