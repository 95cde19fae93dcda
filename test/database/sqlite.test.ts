/** Commits of one pass of the event loop share a transaction on SQLite, and must not notice it. */
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { Unavailable, type Write } from '../../src/database/database.ts'
import { freshSqlite } from '../services/databases.ts'

const keep = (key: string, refusal?: string): Write => ({
  sql: 'insert into record (key, at) values (?1, 0) on conflict (key) do nothing',
  parameters: [key],
  ...(refusal === undefined ? {} : { refusal }),
})

test('of commits in one pass the refused and the broken leave nothing behind, and their neighbours stay', async () => {
  const database = await freshSqlite()
  await database.commit([keep('known')])
  const outcomes = await Promise.allSettled([
    database.commit([keep('first')]),
    database.commit([keep('half'), keep('known', 'there already')]),
    database.commit([keep('half too'), { sql: 'insert into record (key) values (?1)', parameters: ['x'] }]),
    database.commit([keep('known', 'there already'), keep('never')]),
    database.commit([keep('last'), keep('last but one')]),
  ])
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    { rows: [[]] },
    { refused: 'there already', at: 1 },
    'failed',
    { refused: 'there already', at: 0 },
    { rows: [[], []] },
  ])
  const kept = await database.query('select key from record order by key', [])
  expect(kept.map(({ key }) => key)).toEqual(['first', 'known', 'last', 'last but one'])
  await database.close()
})

test('a later commit of the same pass sees what an earlier one wrote', async () => {
  const database = await freshSqlite()
  const [, seen] = await Promise.all([
    database.commit([keep('a')]),
    database.commit([{ sql: 'select key from record', parameters: [] }]),
  ])
  expect(seen).toEqual({ rows: [[{ key: 'a' }]] })
  await database.close()
})

test('what waits at the end is kept, and a commit after it is refused', async () => {
  const uncaught: unknown[] = []
  const note = (error: unknown) => void uncaught.push(error)
  process.on('uncaughtException', note)
  const database = await freshSqlite()
  const waiting = database.commit([keep('a')])
  await database.close()
  expect(await waiting).toEqual({ rows: [[]] })
  await new Promise((resolve) => setImmediate(resolve))
  await expect(database.commit([keep('b')])).rejects.toThrow(new Unavailable('SQLite is closed'))
  await new Promise((resolve) => setImmediate(resolve))
  process.off('uncaughtException', note)
  expect(uncaught).toEqual([])
})

test('where SQLite undoes all because memory ran out, no neighbour is kept alone', async () => {
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  const database = await freshSqlite()
  const file = exec.mock.contexts[0] as DatabaseSync
  const { run } = StatementSync.prototype
  const running = vi.spyOn(StatementSync.prototype, 'run').mockImplementation(function (
    this: StatementSync,
    ...parameters: SQLInputValue[]
  ) {
    if (parameters[0] !== 'too much') return run.apply(this, parameters as never)
    file.exec('ROLLBACK')
    throw Object.assign(new Error('out of memory'), { errcode: 7 })
  } as typeof run)
  const outcomes = await Promise.allSettled(
    ['first', 'too much', 'last'].map((key) => database.commit([keep(key)])),
  )
  running.mockRestore()
  exec.mockRestore()
  expect(outcomes.map((one) => one.status === 'rejected' && one.reason instanceof Unavailable)).toEqual([
    true,
    true,
    true,
  ])
  expect(await database.query('select key from record', [])).toEqual([])
  await database.commit([keep('after')])
  expect(await database.query('select key from record', [])).toEqual([{ key: 'after' }])
  await database.close()
})
