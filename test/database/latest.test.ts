import { expect, test } from 'vitest'
import { latest } from '../../src/database/latest.ts'
import { databases } from '../services/databases.ts'

test.each(databases)('on $kind, a version whose id came late is not overlooked', async ({ fresh }) => {
  const database = await fresh()
  const record = async (id: number, name: string) => {
    const given = database.kind === 'postgres' ? 'overriding system value' : ''
    const into = 'insert into instrument_version (id, name, version, recorded_at, body)'
    const text = `${into} ${given} values ($1, $2, '1', 0, '{}')`
    await database.commit([{ sql: database.statement(text), parameters: [id, name] }])
  }
  let loads = 0
  const names = () =>
    latest(database, 'instrument_version', async () => {
      loads += 1
      const rows = await database.read.selectFrom('instrument_version').select('name').orderBy('id').execute()
      return rows.map((row) => row.name)
    })
  await record(7, 'second to be handed out, first to be committed')
  await names()
  expect(await names()).toHaveLength(1)
  expect(loads).toBe(1)
  await record(6, 'first to be handed out')
  expect(await names()).toHaveLength(2)
  await database.close()
})
