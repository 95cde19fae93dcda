/** At the real cost of a hash: who comes while others are looked at depends on it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

vi.unmock('../../src/accounts/password-cost.ts')

let office: Console
let visitor: Browser
beforeEach(async () => {
  office = await startConsole()
  visitor = office.visitor()
  await visitor.get('/console/sign-in')
  visitor.csrf = visitor.cookies.get('lang_nghe_form')!
})
afterEach(() => office.close())

const enter = (username: string) => visitor.post('/console/sign-in', { username, password: 'sai-mat-khau' })

test('a crowd at the door is told to wait, and one address that goes on is told so too', async () => {
  const answers = await Promise.all(Array.from({ length: 21 }, (_, at) => enter(`khong-ai-${at}`)))
  const of = (status: number) => answers.filter((answer) => answer.status === status)
  expect([of(401).length, of(503).length, of(429).length]).toEqual([18, 2, 1])
  expect(of(503)[0]!.text).toContain('Đang có nhiều người đăng nhập')
  expect(of(429)[0]!.text).toContain('Đã có quá nhiều lần đăng nhập từ nơi này')
})

test('whoever hangs up while waiting has not tried', async () => {
  const { database } = office.desk
  const account = {
    id: 'a1',
    username: 'can-bo',
    name: 'Cán bộ Mẫu',
    role: 'handler',
    unitCode: null,
  } as const
  await createAccount(database, { ...account, password: 'mat-khau-du-dai' }, NOW)
  const others = ['mot', 'hai', 'ba', 'bon'].map(enter)
  const leaving = visitor.leaves('/console/sign-in', { username: 'can-bo', password: 'sai-mat-khau' }, 50)
  await Promise.all([leaving, ...others])
  await enter('nam') // after the turn that nobody waited for
  const row = await database.read.selectFrom('account').select('failed').executeTakeFirstOrThrow()
  expect(row.failed).toBe(0)
})
