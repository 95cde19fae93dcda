/**
 * Fills an empty database for `scores.ts`: PostgreSQL by COPY, SQLite by one statement a row in great transactions. Both without
 * indexes and triggers, which are there again afterwards; what triggers would have kept of dossiers and complaints is made by
 * the migration's own statements, and marks by nothing: a rebuild needs none.
 */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Instant } from '../../src/calendar/instant.ts'
import {
  answerRows,
  complaintSteps,
  dossierRows,
  invitationRows,
  type Load,
  ratingRows,
} from './scores-rows.ts'

export type Sizes = { ratings: number; dossiers: number; complaints: number }

/** All tables, in the order in which they are to be filled. */
export function loadsOf(
  { ratings, dossiers, complaints }: Sizes,
  units: readonly string[],
  now: Instant,
): Load[] {
  const columns = (text: string) => text.split(' ')
  return [
    {
      table: 'rating',
      columns: columns(
        'id subject version channel unit_code instrument overall invited verified supersedes flagged given_at recorded_at protected',
      ),
      rows: ratingRows(ratings, units, now),
    },
    {
      table: 'rating_answer',
      columns: columns('rating item level recorded_at'),
      rows: answerRows(ratings, now),
    },
    {
      table: 'dossier_version',
      columns: columns(
        'code recorded_at unit_code procedure_code status received_at due_at first_due_at finished_at returned_at history',
      ),
      rows: dossierRows(dossiers, units, now),
    },
    {
      table: 'invitation',
      columns: columns('token_hash dossier_code unit_code channel sent_at used_at'),
      rows: invitationRows(dossiers, units, now),
    },
    ...complaintLoads(complaints, units, now),
  ]
}

function complaintLoads(complaints: number, units: readonly string[], now: Instant): Load[] {
  const each = <Row>(
    rows: (of: ReturnType<typeof complaintSteps> extends Iterable<infer C> ? C : never) => Row[],
  ) =>
    (function* () {
      for (const complaint of complaintSteps(complaints, units, now)) yield* rows(complaint)
    })()
  return [
    {
      table: 'complaint',
      columns:
        'code version channel category flags severity status confidentiality unit_code protected attachments secret_hash cause created_at updated_at outcome reopened settled_at'.split(
          ' ',
        ),
      rows: each(({ code, unit, isProtected, outcome, steps }) => {
        const { status, at } = steps.at(-1)!
        const [told, settled] = [steps.length > 3 ? outcome : null, steps.length === 5 ? at : null]
        const row = [
          code,
          1,
          'zalo',
          'delay',
          '[]',
          'normal',
          status,
          'named',
          unit,
          isProtected ? 1 : 0,
          '[]',
          '',
          code,
        ]
        return [[...row, steps[0]!.at, at, told, 0, settled]]
      }),
    },
    {
      table: 'complaint_event',
      columns: 'complaint seq at actor kind status data'.split(' '),
      rows: each(({ code, outcome, steps }) =>
        steps.map(({ status, at }, i) => [
          code,
          i + 1,
          at,
          'system',
          'step',
          status,
          i === 3 ? JSON.stringify({ outcome }) : '{}',
        ]),
      ),
    },
    {
      table: 'complaint_standing',
      columns:
        'complaint seq recorded_at happened_at unit_code protected merged status outcome concluded_at settled replaced_at'.split(
          ' ',
        ),
      rows: each(({ code, unit, isProtected, outcome, steps }) =>
        steps.map(({ status, at }, i) => {
          const told = i > 2 ? [outcome, steps[3]!.at] : [null, null]
          return [
            code,
            i + 1,
            at,
            at,
            unit,
            isProtected ? 1 : 0,
            0,
            status,
            ...told,
            i === 4 ? 1 : 0,
            steps[i + 1]?.at ?? null,
          ]
        }),
      ),
    },
  ]
}

const MIGRATION = new URL('../../src/database/migrations/0017_rollups.sql', import.meta.url)

/** What the migration keeps of dossiers and complaints that are there before it. */
function keeping(): string[] {
  const statements = readFileSync(MIGRATION, 'utf8').split(/;\s*$/m)
  return statements
    .map((statement) => statement.replace(/^--.*$/gm, '').trim())
    .filter((statement) => /^insert into (dossier_kept|complaint_open)/.test(statement))
}

/** Tables that `keeping` fills. */
const KEPT = ['dossier_kept', 'complaint_open']

/** By COPY, each table in one transaction that empties it first: so nothing need be logged where `wal_level` is `minimal`. */
export async function fillPostgres(
  url: string,
  loads: readonly Load[],
  done: (table: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("set session_replication_role = replica; set maintenance_work_mem = '1GB'")
  const held = await indexesOf(client, [...loads.map(({ table }) => table), ...KEPT])
  for (const { drop } of held) await client.query(drop)
  for (const { table, columns, rows } of loads) {
    const names = columns.map((name) => `"${name}"`).join(', ')
    await client.query(`begin; truncate ${table}`)
    await pipeline(Readable.from(lines(rows)), client.query(copyFrom(`copy ${table} (${names}) from stdin`)))
    await client.query('commit')
    done(table)
  }
  await client.query('analyze')
  for (const statement of keeping()) await client.query(statement)
  done('kept dossiers and complaints')
  for (const { create } of held) await client.query(create)
  done('indexes')
  await client.query('vacuum analyze')
  done('vacuum')
  await client.end()
}

/** How to drop and make again what a table is looked up by. */
async function indexesOf(
  client: pg.Client,
  tables: readonly string[],
): Promise<{ drop: string; create: string }[]> {
  const { rows } = await client.query<{ drop: string; create: string }>(
    `select case when c.oid is null then format('drop index %I', i.relname) else format('alter table %I drop constraint %I', t.relname, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(x.indexrelid) else format('alter table %I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end as create
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
    where t.relname = any($1) order by c.oid is null, x.indexrelid`,
    [tables],
  )
  return rows
}

/** In pieces of some 64 kB. */
function* lines(rows: Load['rows']): Generator<string> {
  let piece = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) piece += `${i === 0 ? '' : '\t'}${row[i] ?? '\\N'}`
    piece += '\n'
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  yield piece
}

const ROWS_A_TRANSACTION = 500_000

/** Each table in great transactions. */
export function fillSqlite(path: string, loads: readonly Load[], done: (table: string) => void): void {
  const file = new DatabaseSync(path)
  file.exec('pragma synchronous = off; pragma cache_size = -1000000; pragma threads = 2')
  const tables = [...loads.map(({ table }) => table), ...KEPT].map((table) => `'${table}'`).join(', ')
  const held = file
    .prepare(
      `select type, name, sql from sqlite_master where sql is not null and type in ('trigger', 'index') and tbl_name in (${tables})`,
    )
    .all() as { type: string; name: string; sql: string }[]
  for (const { type, name } of held) file.exec(`drop ${type} ${name}`)
  for (const { table, columns, rows } of loads) {
    const names = columns.map((name) => `"${name}"`).join(', ')
    const insert = file.prepare(
      `insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')})`,
    )
    let n = 0
    file.exec('begin')
    for (const row of rows) {
      insert.run(...row)
      n += 1
      if (n % ROWS_A_TRANSACTION === 0) file.exec('commit; begin')
    }
    file.exec('commit')
    done(table)
  }
  for (const statement of keeping()) file.exec(statement)
  done('kept dossiers and complaints')
  for (const { sql } of held) file.exec(sql)
  done('indexes')
  file.exec('analyze')
  done('analyze')
  file.close()
}
