import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endOfDay } from '../../../src/calendar/instant.ts'
import type { NewComplaint } from '../../../src/complaints/complaint-store.ts'
import { answer, assign, done, file, momentOf, NOW } from '../../complaints/complaints.ts'
import { type Console, startConsole } from '../console-server.ts'

let office: Console
beforeEach(async () => {
  office = await startConsole()
})
afterEach(() => office.close())

let filed = 0
async function fileSome(count: number, fields: Partial<NewComplaint> = {}, at = NOW): Promise<string[]> {
  const codes: string[] = []
  for (let i = 0; i < count; i += 1) {
    filed += 1
    codes.push((await file(office.desk, `board-${filed}`, fields, momentOf(`board-${filed}`, { at }))).code)
  }
  return codes
}
const about = { category: 'bribery', unitCode: 'H99.02.1', official: 'Bà Mẫu' } as const

/** Settles: refused at once, so that nothing can change any more. */
const refuse = { action: 'refuse', by: 'A', reason: 'not_clear', text: null } as const

/** The page without what is different in each session. */
async function board(
  role: Parameters<Console['signedIn']>[0],
  unit: string | null,
  query = '',
): Promise<string> {
  const browser = await office.signedIn(role, unit)
  const page = await browser.get(`/console/board${query}`)
  expect(page.status).toBe(200)
  return page.text.replace(/name="csrf" value="[^"]*"/g, '')
}

/** The cells of a row of some table, without their labels. */
function rowOf(page: string, name: string): string[] {
  const row =
    new RegExp(`<tr[^>]*><th[^>]*>${name}(?:<small>[^<]*</small>)?</th>(.*?)</tr>`, 's').exec(page)?.[1] ?? ''
  return [...row.matchAll(/<td[^>]*>(?:<span[^>]*>[^<]*<\/span>)?(.*?)<\/td>/gs)].map(([, cell]) =>
    cell!.replace(/<[^>]*>/g, ''),
  )
}

test('tells how the complaints of the period stand, each chart with its table', async () => {
  const codes = await fileSome(12)
  for (const code of codes.slice(0, 6)) {
    await done(office.desk, code, assign)
    await done(office.desk, code, answer)
  }
  const page = await board('head', 'H99.11')
  expect(page).toContain('12 phản ánh')
  expect(rowOf(page, 'Còn trong hạn')).toEqual(['6'])
  expect(rowOf(page, 'Trả lời đúng hạn')).toEqual(['6'])
  expect(rowOf(page, 'Trễ hẹn, chậm trễ')).toEqual(['12', '6', '0', '6', '0', '0'])
  expect(rowOf(page, 'Xã Tân Lập')).toEqual(['12', '6', '0', '6', '0', '0'])
  expect(rowOf(page, '9h')).toEqual(['0', '0', '12', '0', '0', '0', '0']) // a Wednesday
  expect(page).toContain('<b>0 ngày làm việc</b>')
  const charts = page.match(/<svg[^>]*role="img" aria-label="[^"]+"/g) ?? []
  expect(charts.length).toBeGreaterThanOrEqual(5)
  expect(page).not.toMatch(/<script|style=/)
})

test('an overdue one is overdue, and counts under the month in which it was filed', async () => {
  await fileSome(6, {}, Date.parse('2026-10-01T08:00:00+07:00'))
  const page = await board('head', 'H99.11', '?period=2026-10')
  expect(rowOf(page, 'Quá hạn chưa trả lời')).toEqual(['6'])
  expect(await board('head', 'H99.11', '?period=2026-11')).toContain('Không có phản ánh nào gửi trong kỳ này')
})

test('fewer than five are hidden, and what would tell them too', async () => {
  await fileSome(3, { category: 'online_system' })
  expect(await board('head', 'H99.11')).toContain('Quá ít để nêu số liệu')
  await fileSome(20)
  await fileSome(9, { category: 'other' })
  const page = await board('head', 'H99.11')
  expect(page).toContain('32 phản ánh')
  expect(rowOf(page, 'Lỗi hệ thống trực tuyến')[0]).toBe('ẩn')
  expect(rowOf(page, 'Việc khác')[0]).toBe('ẩn')
  expect(rowOf(page, 'Trễ hẹn, chậm trễ')[0]).toBe('20')
})

test('anonymous complaints have no hour and no counter', async () => {
  await fileSome(10, { confidentiality: 'anonymous', counter: '3', procedureCode: '1.001193' })
  const page = await board('head', 'H99.11')
  expect(page).toContain('10 phản ánh')
  expect(page).not.toMatch(/<th scope="row">\d+h</)
  expect(page).not.toContain('Quầy 3')
})

test('counters and procedures are told where they are known, and how many are not', async () => {
  await fileSome(7, { counter: '3', procedureCode: '1.001193' })
  await fileSome(6)
  const page = await board('head', 'H99.11')
  expect(rowOf(page, 'Quầy 3')[0]).toBe('7')
  expect(rowOf(page, 'Không rõ quầy')[0]).toBe('6')
  expect(page).toContain('1.001193')
})

test('a unit may be chosen within the account’s own, and nothing else', async () => {
  await fileSome(6, { unitCode: 'H99.02.1' })
  await fileSome(7, { unitCode: 'H99.02' })
  expect(await board('handler', 'H99.02')).toContain('13 phản ánh')
  expect(await board('handler', 'H99.02', '?unit=H99.02.1')).toContain('6 phản ánh')
  expect(await board('handler', 'H99.02', '?unit=H99.11')).toContain('13 phản ánh')
  expect(await board('handler', 'H99.02', '?period=2019-Q1')).toContain('13 phản ánh')
})

describe('complaints about conduct', () => {
  const roles = ['handler', 'head', 'inspector', 'intake'] as const
  const afterwards = endOfDay('2026-12-31')

  test('count for those who may see them', async () => {
    await fileSome(6, about)
    expect(await board('handler', 'H99.02')).toContain('6 phản ánh')
    expect(await board('inspector', null)).toContain('6 phản ánh')
  })

  test('change no byte of the board of the unit’s chain while they are filed, handled and answered', async () => {
    await fileSome(8, { unitCode: 'H99.02.1' })
    const views = async () =>
      Promise.all(
        [
          ...roles.map((role) => [role, 'H99.02.1'] as const),
          ['admin', null] as const,
          ['dpo', null] as const,
          ['observer', null] as const,
        ].flatMap(([role, unit]) =>
          ['', '?period=2026-11', '?period=2026-Q3'].map((query) => board(role, unit, query)),
        ),
      )
    const before = await views()
    const codes = await fileSome(7, { ...about, counter: '3' })
    expect(await views()).toEqual(before)
    for (const code of codes) {
      await done(office.desk, code, assign)
      await done(office.desk, code, answer)
    }
    expect(await views()).toEqual(before)
    const [first, ...others] = await fileSome(5, about)
    await done(office.desk, first!, assign)
    for (const code of others) await done(office.desk, code, refuse) // settled, in a quarter that is not over
    expect(await views()).toEqual(before)
  })

  test.each([...roles])('stay out of it below five afterwards, for a %s', async (role) => {
    const quarter = '?period=2026-Q4'
    office.clock.now = afterwards
    const before = await board(role, 'H99.02.1', quarter)
    const codes = await fileSome(4, about)
    for (const code of codes) await done(office.desk, code, refuse)
    expect(await board(role, 'H99.02.1', quarter)).toBe(before)
    const [fifth] = await fileSome(1, about)
    expect(await board(role, 'H99.02.1', quarter)).toBe(before)
    await done(office.desk, fifth!, refuse)
    const after = await board(role, 'H99.02.1', quarter)
    expect(rowOf(after, 'Văn phòng Đăng ký đất đai')).toEqual(['5', '0', '0', '0', '5'])
    // A month is never told: quarters could be taken apart with it.
    const month = await board(role, 'H99.02.1', '?period=2026-11')
    expect(month).toContain('Không có phản ánh nào gửi trong kỳ này')
    expect(month).not.toContain('đã khép lại trong quý')
  })
})

test('those who read no complaints are given whole quarters that are over, and no units', async () => {
  await fileSome(9)
  for (const role of ['observer', 'dpo'] as const) {
    const now = await board(role, null, '?period=2026-Q4&unit=H99.11')
    expect(now).not.toContain('9 phản ánh')
    expect(now).not.toContain('name="unit"')
  }
  office.clock.now = endOfDay('2026-12-31')
  expect(await board('observer', null)).toContain('9 phản ánh')
})
