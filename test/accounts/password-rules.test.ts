import { expect, test, vi } from 'vitest'
import { passwordFault } from '../../src/accounts/password-rules.ts'
import { createDoor, signIn } from '../../src/accounts/sign-in.ts'
import { write } from '../../src/database/database.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

vi.unmock('../../src/accounts/password-cost.ts')
const looks = vi.hoisted(() => ({ at: [] as string[] }))
vi.mock('../../src/accounts/password.ts', async (original) => ({
  ...(await original<object>()),
  isPassword: async (_password: string, stored: string) => {
    looks.at.push(stored.split('$').slice(0, 4).join('$'))
    return false
  },
}))

test.each([
  'trời mưa bay qua ngõ nhỏ',
  'correct horse battery',
  'kx7-2m9-qq4-ab',
  'матрёшка на окне',
  '7 con vịt và 3 con gà',
])('“%s” is accepted: long, and not among the first to be guessed', (password) => {
  expect(passwordFault(password, 'can-bo')).toBeNull()
})

test.each([
  ['ngắn quá', 'password_too_short'],
  ['x'.repeat(201), 'password_too_long'],
  ['Matkhau123', 'password_common'],
  ['mật khẩu 2026!', 'password_common'],
  ['password1234', 'password_common'],
  ['Vietnam@2026', 'password_common'],
  ['anhyeuem1990', 'password_common'],
  ['1234567890', 'password_common'],
  ['0912345678', 'password_common'],
  ['qwertyuiop', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['abcabcabcabc', 'password_common'],
  ['!!!!!!!!!!!!', 'password_common'],
  ['Thanh-Tra-Tinh', 'password_is_username'],
  ['thanhtratinh2026', 'password_is_username'],
] as const)('“%s” is refused: %s', (password, fault) => {
  expect(passwordFault(password, 'thanh-tra-tinh')).toBe(fault)
})

test('an unknown name costs as much work as a known one, so that its time tells nothing', async () => {
  const database = await freshSqlite()
  const hash = ['scrypt', 2 ** 15, 8, 3, 'salt', 'hash'].join('$')
  const row = { id: 'a', username: 'co-that', name: 'A', password_hash: hash, created_at: 0 }
  await database.commit([
    write(
      database.read.insertInto('account').values({ ...row, disabled_at: null, failed: 0, locked_until: 0 }),
    ),
  ])
  const door = { door: createDoor(), caller: { address: '192.0.2.1', isGone: () => false, device: null } }
  for (const username of ['co-that', 'khong-co'])
    expect(await signIn(deskOver(database), { username, password: 'x' }, door, 1)).toEqual({
      refused: 'wrong',
    })
  expect(looks.at).toEqual(['scrypt$32768$8$3', 'scrypt$32768$8$3'])
  await database.close()
})
