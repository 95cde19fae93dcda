/**
 * How long the board and the observers' cases take with 1,000,000 complaints of two years (README.md):
 * `node test/load/board.ts` on SQLite, with `postgres` on a PostgreSQL of its own; a number for another size.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { loadCalendar } from '../../src/calendar/calendar-store.ts'
import { anonymise } from '../../src/complaints/figures/anonymise.ts'
import { countFigures } from '../../src/complaints/figures/count-figures.ts'
import { figuresOf } from '../../src/complaints/figures/figures.ts'
import { countSettled } from '../../src/complaints/figures/settled-cases.ts'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'
import { readPeriod } from '../../src/scores/period.ts'
import { putUnit, unitTree } from '../../src/units/unit-store.ts'
import { startPostgres } from '../services/postgres.ts'
import { units } from './fill-queue.ts'

const NOW = Date.parse('2026-12-31T17:00:00+07:00')
const AT_ONCE = 20_000
const TIMES = 7
/** As long as what is sealed of a story of some lines. */
const SEALED = 'x'.repeat(900)
const GROUNDS =
  "case i % 10 when 0 then 'bribery' when 1 then 'attitude' when 2 then 'harassment' when 3 then 'other' else 'delay' end"
const STATUS =
  "case when i % 100 < 12 then 'in_progress' when i % 100 < 16 then 'resolved' when i % 100 < 22 then 'rejected' when i % 100 < 61 then 'closed' else 'confirmed' end"

async function fill(database: Database, count: number): Promise<void> {
  const codes = units().map(({ code }) => code)
  const series =
    database.kind === 'sqlite'
      ? 'with recursive n(i) as (select $1 union all select i + 1 from n where i + 1 < $2) select * from n'
      : 'select * from generate_series(cast($1 as bigint), cast($2 as bigint) - 1) as g(i)'
  const unit = `case i * 31 % ${codes.length} ${codes.map((code, i) => `when ${i} then '${code}'`).join(' ')} end`
  const at = `${NOW} - (i * 7919 % 730) * 86400000 - (i * 104729 % 86400) * 1000`
  const sql = `insert into complaint (code, version, channel, category, flags, severity, status, confidentiality, unit_code,
      protected, handler_unit_code, details_sealed, key_sealed, attachments, secret_hash, cause, created_at, updated_at,
      due_at, outcome, verdict, reopened, resolved_at, counter, procedure_code, settled_at)
    select 'PA-' || i, 1, 'zalo', ground, '[]', 'normal', status, case when i % 7 = 0 then 'anonymous' else 'named' end, unit,
      case when ground in ('bribery', 'attitude', 'harassment') then 1 else 0 end, unit, $3, $3, '[]', '' || i, '' || i, at, at,
      at + 1814400000, case when status in ('closed', 'confirmed') then 'founded' end,
      case status when 'closed' then 'not_confirmed' when 'confirmed' then 'confirmed' end, 0,
      case when status in ('resolved', 'closed', 'confirmed') then at + (i % 30) * 86400000 end,
      case when i % 3 = 0 then '' || i % 9 end, case when i % 2 = 0 then '1.00' || i % 300 end,
      case when status in ('closed', 'confirmed', 'rejected') then at + (i % 40) * 86400000 end
    from (select i, ${GROUNDS} as ground, ${STATUS} as status, ${unit} as unit, ${at} as at from (${series}) s) c`
  const indexes = indexesOf()
  await database.commit(indexes.map(({ name }) => ({ sql: `drop index ${name}`, parameters: [] })))
  for (let from = 0; from < count; from += AT_ONCE)
    await database.commit([
      { sql: database.statement(sql), parameters: [from, Math.min(from + AT_ONCE, count), SEALED] },
    ])
  for (const { sql: index } of indexes) await database.commit([{ sql: index, parameters: [] }])
  await database.commit([
    { sql: database.kind === 'sqlite' ? 'analyze' : 'vacuum analyze complaint', parameters: [] },
  ])
}

/** Those of the complaints' table: made after it is full, which takes a tenth of the time. */
function indexesOf(): { name: string; sql: string }[] {
  const folder = new URL('../../src/database/migrations/', import.meta.url)
  const text = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  return [...text.matchAll(/^create index (\w+) on complaint [^;]*/gm)].map(([sql, name]) => ({
    name: name!,
    sql,
  }))
}

async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  await run()
  const taken: number[] = []
  const cpu = process.cpuUsage()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (let i = 0; i < TIMES; i += 1) {
    const from = performance.now()
    await run()
    taken.push(performance.now() - from)
  }
  delay.disable()
  const { user, system } = process.cpuUsage(cpu)
  taken.sort((a, b) => a - b)
  const middle = taken[Math.floor(TIMES / 2)]!.toFixed(0)
  const own = ((user + system) / 1_000 / TIMES).toFixed(0)
  console.log(`| ${name} | ${middle} ms | ${own} ms | ${(delay.max / 1e6).toFixed(0)} ms |`)
}

async function run(database: Database, count: number): Promise<void> {
  await migrate(database)
  const desk: Desk = { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
  await database.commit(units().map((unit) => putUnit(database, unit, 0)))
  await fill(database, count)
  const tree = await unitTree(database)
  const calendar = await loadCalendar(database)
  const may = new Set(['complaint:read', 'complaint:protected'] as const)
  const viewers: [string, Viewer][] = [
    ['province', { unitCode: null, may }],
    ['department', { unitCode: 'D7', may }],
    ['ward', { unitCode: 'C7', may }],
  ]
  console.log(
    `${count} complaints, ${database.kind}\n| what | time | own processor time | longest stop |\n| --- | --- | --- | --- |`,
  )
  for (const period of ['2026-Q4', '2026-11']) {
    const { from, to } = readPeriod(period)!
    for (const [name, viewer] of viewers)
      await measure(`board, ${name}, ${period}`, async () =>
        figuresOf(await countFigures(desk, { viewer, unit: null, from, to, now: NOW }), calendar, 5),
      )
  }
  const { from, to } = readPeriod('2026-Q3')!
  await measure('cases, province, 2026-Q3', async () =>
    anonymise(await countSettled(desk, { unit: null, from, to, protectedOnly: false }), tree),
  )
}

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000)
if (process.argv.includes('postgres')) {
  const postgres = await startPostgres()
  const database = openPostgres(postgres.url, 4)
  await run(database, count)
  await database.close()
  await postgres.stop()
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-board-'))
  const database = openSqlite(join(folder, 'board.sqlite'))
  await run(database, count)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}
