/** `quarantine list` and `replay` as an operator runs them: ids and reasons come out, words never. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { write } from '../../src/database/database.ts'
import { openDesk } from '../../src/open-desk.ts'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-quarantine-'))
afterAll(() => rmSync(folder, { recursive: true }))

const settings = {
  DATA_DIR: folder,
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  ZALO_APP_ID: '1',
  ZALO_APP_SECRET: 's',
  ZALO_OA_ID: '2',
  ZALO_OA_SECRET: 's',
  ZALO_REFRESH_TOKEN: 'r',
}
const address = { channel: 'zalo' as const, account: '2', user: '3' }
const message = { id: 'm', sentAt: 5, text: 'Đèn hỏng', tap: null, attachments: [], contact: null }

beforeAll(async () => {
  const desk = await openDesk(readConfig(settings, 'database'), 1)
  const lane = desk.vault.ref('citizen', 'zalo', '2', '3')
  const row = { channel: 'zalo', account: '2', lane, at: 5_000, kind: null }
  await desk.database.commit(
    [
      { ...row, id: 'late', reason: 'too_old', body: JSON.stringify({ address, letter: { message } }) },
      { ...row, id: 'odd', reason: 'not_understood', kind: 'user_thinks', body: 'Đèn hỏng' },
    ].map(({ body, ...values }) =>
      write(
        desk.database.read.insertInto('quarantine').values({ ...values, body_sealed: desk.vault.seal(body) }),
      ),
    ),
  )
  await desk.database.close()
})

function run(...args: string[]) {
  const env = { PATH: process.env.PATH, ...settings }
  return spawnSync(process.execPath, [BIN, 'quarantine', ...args], { env, cwd: folder, encoding: 'utf8' })
}

test('lists what was put aside, for people and for programs', () => {
  const list = run('list')
  expect([list.status, list.stdout]).toEqual([
    0,
    'late\tzalo\t2\t1970-01-01T07:00:05+07:00\ttoo_old\nodd\tzalo\t2\t1970-01-01T07:00:05+07:00\tnot_understood\tuser_thinks\n',
  ])
  expect(list.stderr).toContain('2 sự kiện cất riêng. / 2 events put aside.')
  expect((JSON.parse(run('list', '--json').stdout) as object[]).length).toBe(2)
})

test('replays what it can, says what it cannot, and tells no words', async () => {
  expect(run('replay').status).toBe(1)
  const all = run('replay', '--all')
  expect([all.status, all.stdout]).toEqual([1, 'late\n'])
  expect(all.stderr).toContain('odd\tstill_not_understood')
  expect(all.stdout + all.stderr).not.toContain('Đèn hỏng')
  expect(run('replay', 'late').stderr).toContain('late\tnot_found')

  const desk = await openDesk(readConfig(settings, 'database'), 1)
  const [turn] = await createSqlMailbox(desk.database, desk.vault).take(9, Date.now())
  expect(turn?.letters.map(({ letter }) => letter)).toEqual([{ message }])
  await desk.database.close()
})
