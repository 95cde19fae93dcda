/** Commits of one pass of the event loop share a transaction on SQLite, and must not notice it. */
import { expect, test } from 'vitest'
import type { Write } from '../../src/database/database.ts'
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
