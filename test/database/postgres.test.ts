/** What only PostgreSQL has: several processes, of which one may stand still while it holds rows. */
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../src/database/postgres.ts'
import { freshPostgresUrl } from '../services/databases.ts'

const PROCESS = new URL('./endless-commits.ts', import.meta.url).pathname

test('a process that stands still amid a transaction keeps its rows for 5 s, and learns that its store was away', async () => {
  const url = await freshPostgresUrl()
  const database = openPostgres(url, 2)
  await database.query('create table held (touched bigint)', [])
  await database.query('insert into held values (0)', [])
  const touched = async () => Number((await database.query('select touched from held', []))[0]!.touched)
  const isAmidTransaction = async () => {
    const others = 'datname = current_database() and pid <> pg_backend_pid()'
    // Before its first write it holds nothing, and is not waited for.
    const standing = `select 1 from pg_stat_activity where ${others} and state = 'idle in transaction' and backend_xid is not null`
    return (await database.query(standing, [])).length > 0
  }
  const child = spawn(process.execPath, [PROCESS, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await database.close()
  })
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  await expect.poll(() => said).toContain('kept')
  await standStill(child, isAmidTransaction)

  const before = await touched()
  const at = performance.now()
  await database.commit([{ sql: 'update held set touched = touched + 1', parameters: [] }])
  expect(performance.now() - at).toBeLessThan(8_000)
  expect(await touched()).toBe(before + 1)

  said = ''
  child.kill('SIGCONT')
  await expect.poll(() => said).toMatch(/(^|\n)Unavailable\nkept\n/)
})

/** Stops a process again and again, until it stands where it should. */
async function standStill(
  child: { kill(signal: NodeJS.Signals): boolean },
  isThere: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    child.kill('SIGSTOP')
    await pause(20)
    if (await isThere()) {
      await pause(500) // what was asked before is answered by then, also by a machine that is busy
      if (await isThere()) return
    }
    child.kill('SIGCONT')
    await pause(7)
  }
  throw new Error('the process never stood amid a transaction')
}
