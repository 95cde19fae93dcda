import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { CannotOpen, newKey, open, seal } from '../../src/privacy/seal.ts'
import { openVault } from '../../src/privacy/vault.ts'

let database: Database
beforeEach(async () => {
  database = openSqlite(':memory:')
  await migrate(database)
})
afterEach(() => database.close())

describe('a sealed text', () => {
  test('opens with its key and is never the same twice', () => {
    const key = newKey()
    expect(open(key, seal(key, 'tiếng Việt 🙏'))).toBe('tiếng Việt 🙏')
    expect(seal(key, 'x')).not.toBe(seal(key, 'x'))
  })

  test('does not open with another key, or when it was changed', () => {
    const key = newKey()
    const sealed = seal(key, 'x')
    expect(() => open(newKey(), sealed)).toThrow(CannotOpen)
    const other = sealed.at(-5) === 'A' ? 'B' : 'A'
    expect(() => open(key, `${sealed.slice(0, -5)}${other}${sealed.slice(-4)}`)).toThrow(CannotOpen)
    expect(() => open(key, '')).toThrow(CannotOpen)
  })
})

describe('the deployment’s keys', () => {
  const [old, next] = [newKey(), newKey()]

  test('stay the same over restarts', async () => {
    const first = await openVault(database, old, null, 1)
    const again = await openVault(database, old, null, 2)
    expect(again.open(first.seal('x'))).toBe('x')
    expect(again.ref('citizen', 'a')).toBe(first.ref('citizen', 'a'))
    expect(again.ref('ab', 'c')).not.toBe(again.ref('a', 'bc'))
  })

  test('are wrapped anew when the secret is rotated, and nothing has to be sealed again', async () => {
    const before = await openVault(database, old, null, 1)
    const sealed = before.seal('x')
    const during = await openVault(database, next, old, 2)
    expect(during.open(sealed)).toBe('x')
    const after = await openVault(database, next, null, 3)
    expect(after.open(sealed)).toBe('x')
    expect(after.ref('a')).toBe(before.ref('a'))
    await expect(openVault(database, old, null, 4)).rejects.toThrow(CannotOpen)
  })

  test('a key of one’s own is destroyed with its stored form', async () => {
    const vault = await openVault(database, old, null, 1)
    const { key, stored } = vault.newKey()
    const sealed = vault.seal('x', key)
    expect(vault.open(sealed, vault.keyFrom(stored))).toBe('x')
    expect(() => vault.open(sealed)).toThrow(CannotOpen)
  })
})
