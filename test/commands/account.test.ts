/** `account …` as an operator runs it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listAdminEvents } from '../../src/accounts/admin-event.ts'
import { openSqlite } from '../../src/database/sqlite.ts'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-account-'))
afterAll(() => rmSync(folder, { recursive: true }))

function account(...words: string[]): { status: number | null; out: string; error: string } {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    DEMO: '0',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  }
  const run = spawnSync(process.execPath, [BIN, 'account', ...words], { env, cwd: folder, encoding: 'utf8' })
  return { status: run.status, out: run.stdout, error: run.stderr }
}

test('rights are given for a time, a login at the provider to one account, and the list tells both', () => {
  const about = ['--name', 'Cán bộ Mẫu', '--role', 'dpo']
  const added = account(
    'add',
    'mot',
    ...about,
    '--from',
    '2999-01-01',
    '--to',
    '2999-12-31',
    '--oidc',
    'A@b.vn',
  )
  expect([added.status, /^mot\t(\w{4}-){2}\w{4}\n$/.test(added.out)]).toEqual([0, true])
  const taken = account('add', 'hai', ...about, '--oidc', 'a@B.vn')
  expect([taken.status, taken.out, taken.error.includes('--oidc')]).toEqual([1, '', true])
  expect(account('list').out).toBe('mot\tdpo\t-\tno role now\tfrom 2999-01-01\tto 2999-12-31\n')
})

test('what an operator changes of accounts stands in the record of changes, without any password', async () => {
  const added = account('add', 'ba', '--name', 'Cán bộ Ba', '--role', 'inspector')
  account('disable', 'ba')
  const database = openSqlite(join(folder, 'lang-nghe.sqlite'))
  const events = await listAdminEvents(database, { about: null, by: 'operator', older: null, most: 9 })
  await database.close()
  expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual(['account.disable', 'account.create'])
  expect(events[1]!.after).toMatchObject({ username: 'ba', role: 'inspector', unitCode: '*', validTo: null })
  expect(JSON.stringify(events)).not.toContain(added.out.split('\t')[1]!.trim())
})
