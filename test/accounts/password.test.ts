import { expect, test, vi } from 'vitest'
import { hashPassword, isPassword } from '../../src/accounts/password.ts'

vi.unmock('../../src/accounts/password-cost.ts')

test('a password’s hash carries its parameters, and another form is no password', async () => {
  const stored = await hashPassword('x')
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/)
  expect(await isPassword('x', stored)).toBe(true)
  expect(await isPassword('x', 'plain')).toBe(false)
})
