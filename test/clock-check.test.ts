import { afterEach, expect, test } from 'vitest'
import { clockAhead, isFarApart, watchClock } from '../src/clock-check.ts'
import { clockFinding } from '../src/commands/doctor.ts'
import { Unavailable } from '../src/database/database.ts'
import { createLog } from '../src/telemetry/log.ts'
import { freshPostgres, freshSqlite } from './services/databases.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function opened(fresh: typeof freshPostgres) {
  const database = await fresh()
  ended.push(() => database.close())
  return database
}

test('tells how far this machine is ahead of PostgreSQL’s, and how far behind', async () => {
  const database = await opened(freshPostgres)
  expect(Math.abs((await clockAhead(database, Date.now))!)).toBeLessThan(10_000)
  for (const apart of [60_000, -60_000]) {
    const ahead = (await clockAhead(database, () => Date.now() + apart))!
    expect(Math.abs(ahead - apart)).toBeLessThan(10_000)
  }
})

test('SQLite has this machine’s clock: there is nothing to compare', async () => {
  expect(await clockAhead(await opened(freshSqlite), Date.now)).toBe(null)
})

test('warns at the start of clocks that are more than 5 s apart, and says how far', async () => {
  const database = await opened(freshPostgres)
  const warned: unknown[] = []
  const log = createLog('silent')
  log.warn = (what: unknown) => void warned.push(what)
  const watched = (apart: number) => ended.push(watchClock(database, () => Date.now() + apart, log).stop)
  watched(0)
  watched(-60_000)
  await expect.poll(() => warned.length).toBe(1)
  const [{ aheadMs }] = warned as [{ aheadMs: number }]
  expect(Math.abs(aheadMs + 60_000)).toBeLessThan(10_000)
})

test('a database that is away stops nothing', async () => {
  const database = await opened(freshPostgres)
  let asked = 0
  const query = () => {
    asked += 1
    return Promise.reject(new Unavailable('away'))
  }
  const watch = watchClock({ ...database, query }, Date.now, createLog('silent'))
  await expect.poll(() => asked).toBe(1)
  watch.stop()
})

test.each([
  [0, false],
  [5_000, false],
  [5_001, true],
  [-5_001, true],
])('%d ms ahead is far apart: %s', (aheadMs, far) => {
  expect(isFarApart(aheadMs)).toBe(far)
  expect(clockFinding(aheadMs).todo !== null).toBe(far)
})

test('the doctor says which way the clock is wrong, and what to do', () => {
  expect(clockFinding(12_340).todo).toMatch(/12\.3 s ahead of .*time server/)
  expect(clockFinding(-12_340).todo).toMatch(/12\.3 s behind /)
})
