/** A command that only reads must not answer from an empty file that it made on the way. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-no-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['outbox', 'list'],
  ['account', 'list'],
  ['erase', '--citizen', 'zalo:1:2'],
  ['scores', '--period', '2026-Q3'],
])('%s %s says that there is no database, and makes none', (...args) => {
  const DATA_DIR = join(folder, 'mistyped')
  const env = {
    PATH: process.env.PATH,
    DATA_DIR,
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    DEMO: '0',
  }
  const run = spawnSync(process.execPath, [BIN, ...args], { env, cwd: folder, encoding: 'utf8' })
  expect([run.status, run.stdout]).toEqual([1, ''])
  expect(run.stderr).toContain('there is no database in that folder')
  expect(existsSync(DATA_DIR)).toBe(false)
})
