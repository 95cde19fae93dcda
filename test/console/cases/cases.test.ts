import { afterEach, beforeEach, expect, test } from 'vitest'
import { endOfDay } from '../../../src/calendar/instant.ts'
import { csvOf } from '../../../src/console/cases/csv.ts'
import { vi } from '../../../src/console/cases/words.vi.ts'
import { done, file } from '../../complaints/complaints.ts'
import { type Console, startConsole } from '../console-server.ts'

let office: Console
beforeEach(async () => {
  office = await startConsole()
})
afterEach(() => office.close())

const SECRET = 'Chim hoàng yến ở quầy số ba'

async function settle(count: number): Promise<string[]> {
  const codes: string[] = []
  for (let i = 0; i < count; i += 1) {
    const about = { category: 'bribery', unitCode: 'H99.02.1', official: 'Bà Mẫu', story: SECRET } as const
    const { code } = await file(office.desk, `case-${i}`, about)
    await done(office.desk, code, { action: 'refuse', by: 'A', reason: 'not_clear', text: SECRET })
    codes.push(code)
  }
  return codes
}

test('an observer reads settled cases in classes of five, after their quarter, and nothing that tells of whom', async () => {
  const codes = await settle(5)
  const browser = await office.signedIn('observer', null)
  expect((await browser.get('/console/cases?period=2026-Q4')).text).toContain('chưa có nhóm nào')
  office.clock.now = endOfDay('2026-12-31')
  const later = await office.signedIn('observer', null)
  const [page, csv] = [await later.get('/console/cases'), await later.get('/console/cases.csv')]
  expect(page.text).toContain('Văn phòng Đăng ký đất đai')
  expect(page.text).toContain('Trong 5 ngày làm việc')
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="cases-2026-Q4.csv"')
  expect(csv.text).toContain(
    '"Chi nhánh, đơn vị trực thuộc",Văn phòng Đăng ký đất đai,"Từ chối, có nêu lý do",Trong 5 ngày làm việc,5\r\n',
  )
  for (const told of [SECRET, 'Bà Mẫu', 'H99.11-261001-0001', ...codes])
    expect(page.text + csv.text).not.toContain(told)
})

test('fewer than five are told nowhere', async () => {
  office.clock.now = endOfDay('2026-12-31')
  const browser = await office.signedIn('observer', null)
  const before = await browser.get('/console/cases.csv')
  await settle(4)
  expect((await browser.get('/console/cases.csv')).text).toBe(before.text)
})

test('nothing in the file is run by a spreadsheet', () => {
  const row = { month: 'm', ground: '=1+1', kind: '-2', unit: '@a', result: '+3', taken: 'x,"y"', n: 5 }
  expect(csvOf([row], vi).split('\r\n')[1]).toBe(`m,'=1+1,'-2,'@a,'+3,"x,""y""",5`)
})
