/**
 * How long scores take with 10,000,000 ratings of three years, 1,000,000 dossiers and 100,000 complaints under 250 units
 * (README.md): `npm run scores:times -- [sqlite|postgres] [RATINGS] [DOSSIERS] [KEEP] [STEPS]`. With KEEP, a folder or the address of an
 * empty PostgreSQL, the database is left there, and found filled the next time. Beside each time stands the processor's.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import type { Instant } from '../../src/calendar/instant.ts'
import { type Database, type Write, write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { frameworkStore } from '../../src/scores/frameworks/framework-store.ts'
import { checkRollups, rebuildRollups } from '../../src/scores/rollups/rebuild.ts'
import { recomputeTouched } from '../../src/scores/rollups/recompute.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { type PrivatePostgres, startPostgres } from '../services/postgres.ts'
import { units } from './fill-queue.ts'
import { processorSeconds } from './processor.ts'
import { fillPostgres, fillSqlite, loadsOf } from './scores-fill.ts'

const NOW: Instant = Date.parse('2026-12-28T17:00:00+07:00')
const TIMES = 9
const COMMITS = 300
/** So that a database that was kept can be measured again. */
const RUN = Date.now().toString(36)
const seeds = (folder: string) => new URL(`../../seeds/${folder}/`, import.meta.url).pathname

const [
  kind = 'sqlite',
  ratings = '10000000',
  dossiers = '1000000',
  keep = null,
  steps = 'rebuild,check,measure',
] = process.argv.slice(2)
const sizes = {
  ratings: Number(ratings),
  dossiers: Number(dossiers),
  complaints: Math.ceil(Number(dossiers) / 10),
}

/** Of all that works on the database, in seconds. */
let processor: () => Promise<number>

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const [from, worked] = [performance.now(), await processor()]
  const value = await run()
  const [took, work] = [(performance.now() - from) / 1_000, (await processor()) - worked]
  console.log(`| ${name} | ${took.toFixed(1)} s | ${work.toFixed(1)} s | ${loadavg()[0]!.toFixed(1)} |`)
  return value
}

/** The median and the longest of some. */
async function often(name: string, run: (i: number) => Promise<unknown>, times = TIMES): Promise<void> {
  await run(-1)
  const worked = await processor()
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const from = performance.now()
    await run(i)
    taken.push(performance.now() - from)
  }
  const work = (1_000 * ((await processor()) - worked)) / times
  taken.sort((a, b) => a - b)
  const [middle, longest] = [taken[Math.floor(times / 2)]!, taken.at(-1)!]
  const figures = [taken[0]!, middle, longest, work].map((ms) => `${ms.toFixed(1)} ms`)
  console.log(`| ${[name, ...figures, loadavg()[0]!.toFixed(1)].join(' | ')} |`)
}

function newRating(database: Database, i: string, at: Instant): Write[] {
  const row = {
    id: i,
    subject: i,
    version: 1,
    channel: 'zalo',
    unit_code: 'C7',
    instrument: 'sipas-2023',
    overall: 1,
  }
  const rest = { invited: 0, verified: 1, flagged: '[]', given_at: at, recorded_at: at }
  return [
    write(database.read.insertInto('rating').values({ ...row, ...rest } as never)),
    write(
      database.read.insertInto('rating_answer').values({ rating: i, item: 'q15', level: 4, recorded_at: at }),
    ),
  ]
}

async function measure(desk: Desk): Promise<void> {
  const { database } = desk
  let now = NOW
  const scores = async (question: ScoreQuestion) => {
    now += 1
    const found = await scoresOf(desk, question, now)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards
  }
  console.log(
    '\n| a current score | shortest | median | longest | processor | load |\n| --- | --- | --- | --- | --- | --- |',
  )
  for (const period of ['2026-11', '2026-Q4', '2026'])
    await often(`one unit, ${period}`, () => scores({ period, unitCode: 'C7' }))
  await often('one unit, 2026, kl-91', () => scores({ period: '2026', unitCode: 'C7', framework: 'kl-91' }))
  for (const period of ['2026-Q4', '2026', '2024'])
    await often(`the province with all under it, ${period}`, () =>
      scores({ period, unitCode: 'P', scope: 'subtree' }),
    )
  await often('all units, 2026-11', () => scores({ period: '2026-11' }))
  await often('all units, 2026', () => scores({ period: '2026' }))
  await often('one unit, 2026, right after a rating', async (i) => {
    await database.commit(newRating(database, `after-${RUN}-${i}`, now))
    await scores({ period: '2026', unitCode: 'C7' })
  })
  console.log(
    '\n| other | shortest | median | longest | processor | load |\n| --- | --- | --- | --- | --- | --- |',
  )
  await often('the job counts one cell anew', async (i) => {
    await database.commit(newRating(database, `job-${RUN}-${i}`, now))
    await recomputeTouched(database, () => now)
  })
  await often(
    'a rating with one answer is committed',
    (i) => database.commit(newRating(database, `with-${RUN}-${i}`, now)),
    COMMITS,
  )
  await withoutMarks(database, () =>
    often(
      'the same without marks',
      (i) => database.commit(newRating(database, `none-${RUN}-${i}`, now)),
      COMMITS,
    ),
  )
}

async function withoutMarks(database: Database, work: () => Promise<void>): Promise<void> {
  const isOne = sql`in ('rating_rolled', 'rating_answer_rolled')`
  const { rows } = await (database.kind === 'postgres'
    ? sql<{ drop: string; make: string }>`
      select format('drop trigger %I on %I', t.tgname, c.relname) as drop, pg_get_triggerdef(t.oid) as make
      from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname ${isOne}`
    : sql<{ drop: string; make: string }>`
      select 'drop trigger ' || name as "drop", sql as make from sqlite_master where name ${isOne}`
  ).execute(database.read)
  const done = (statements: string[]) =>
    database.commit(statements.map((text) => ({ sql: text, parameters: [] })))
  await done(rows.map(({ drop }) => drop))
  await work()
  await done(rows.map(({ make }) => make))
}

async function run(database: Database, fill: (codes: string[]) => Promise<void>): Promise<void> {
  await migrate(database)
  const desk: Desk = { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
  const start = NOW - 4 * 365 * 86_400_000
  const isFilled = (await database.read.selectFrom('rating').select('id').limit(1).execute()).length > 0
  if (!isFilled) {
    await database.commit(units().map((unit) => putUnit(database, unit, start)))
    await instrumentStore.load(database, seeds('instruments'), start)
    await frameworkStore.load(database, seeds('frameworks'), start)
  }
  console.log(
    `${kind}, ${ratings} ratings, ${dossiers} dossiers, ${sizes.complaints} complaints\n\n| step | time | processor | load |\n| --- | --- | --- | --- |`,
  )
  if (!isFilled) await timed('load', () => fill(units().map(({ code }) => code)))
  if (steps.includes('rebuild')) await timed('rebuild', () => rebuildRollups(database, () => NOW))
  if (steps.includes('rebuild') && database.kind === 'postgres')
    await timed('vacuum', () => database.commit([{ sql: 'vacuum analyze', parameters: [] }]))
  if (steps.includes('check'))
    await timed('check', async () => {
      const { cells, dossiers } = await checkRollups(database, () => NOW)
      if (cells.length + dossiers > 0)
        throw new Error(`${cells.length} cells and ${dossiers} dossiers differ`)
    })
  if (steps.includes('measure')) await measure(desk)
}

/** A server of some size; the one of the tests is left as it comes. Filled with nothing logged, then logged as a standby needs it. */
async function sized({ url, kill, restart }: PrivatePostgres, wal: 'minimal' | 'replica'): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const settings = {
    shared_buffers: '2GB',
    max_wal_size: '8GB',
    work_mem: '64MB',
    random_page_cost: '1.1',
    effective_cache_size: '8GB',
    wal_level: wal,
    max_wal_senders: wal === 'minimal' ? '0' : '10',
  }
  for (const [name, value] of Object.entries(settings))
    await client.query(`alter system set ${name} = '${value}'`)
  await client.query('checkpoint')
  await client.end()
  await kill()
  await restart()
}

const folder = kind === 'sqlite' && keep ? keep : mkdtempSync(join(tmpdir(), 'lang-nghe-scores-'))
const server = kind === 'postgres' && !keep ? await startPostgres({ fsync: true }) : null
if (server) await sized(server, 'minimal')
const path = join(folder, 'scores.sqlite')
const url = server?.url ?? keep!
let from = performance.now()
const done = (table: string) => {
  console.log(`| &nbsp;&nbsp;${table} | ${((performance.now() - from) / 1_000).toFixed(1)} s |`)
  from = performance.now()
}
const database = kind === 'postgres' ? openPostgres(url) : openSqlite(path)
processor = () => processorSeconds(database)
try {
  await run(database, async (codes) => {
    from = performance.now()
    const loads = loadsOf(sizes, codes, NOW)
    if (kind === 'sqlite') return fillSqlite(path, loads, done)
    await fillPostgres(url, loads, done)
    if (server) await sized(server, 'replica')
  })
  if (kind === 'sqlite') console.log(`\n${(statSync(path).size / 1e9).toFixed(1)} GB`)
} finally {
  await database.close()
  await server?.stop()
  if (folder !== keep) rmSync(folder, { recursive: true })
}
