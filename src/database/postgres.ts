/** PostgreSQL, for a province: several processes, one short transaction a commit. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type CommitResult, Conflict, type Database, Unavailable, type Write } from './database.ts'
import type { Tables } from './tables.ts'

const INT8 = 20
const NUMERIC = 1700
/** A process that stands still, or a machine that is gone, in the middle of a transaction keeps its rows from others no longer. */
const STANDS_STILL_MS = 5_000

/**
 * Opens a pool of at most `poolSize` connections. A transaction in which nothing is asked for 5 s is undone.
 *
 * @param answerWithinMs a connection that is silent for longer counts as gone, as one that a firewall has forgotten; null:
 *   statements may take as long as they need, as migrations do, which wait for each other here
 */
export function openPostgres(url: string, poolSize = 10, answerWithinMs: number | null = null): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: STANDS_STILL_MS,
    keepAlive: true,
    options: '-c jit=off', // compiling a scorecard's statement takes ten times as long as running it
    ...(answerWithinMs === null ? {} : { query_timeout: answerWithinMs }),
    types: {
      getTypeParser: (oid: number, format?: string) =>
        oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
    } as never,
  })
  pool.on('error', () => {}) // an idle connection that breaks is replaced; whoever needs one next learns of it
  pool.on('connect', (client) => client.on('error', () => {})) // one in use between two statements: the next one fails
  const names = new Map<string, string>()

  return {
    kind: 'postgres',
    read: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readable(pool) }) }),
    commit: (writes) => commit(pool, names, writes),
    async query(sql, parameters) {
      const client = await pool.connect().catch((error: unknown) => {
        throw new Unavailable(`PostgreSQL cannot be reached: ${(error as Error).message}`)
      })
      let broken = false
      try {
        const values = parameters as unknown[]
        return (await client.query({ name: nameOf(names, sql), text: sql, values })).rows
      } catch (error) {
        broken = isConnectionTrouble(error)
        throw named(error)
      } finally {
        client.release(broken)
      }
    },
    statement: (sql) => sql,
    close: () => pool.end(),
  }
}

/** The pool as Kysely reads through it: connection trouble has the same name as in commits. */
function readable(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw new Unavailable(`PostgreSQL cannot be reached: ${(error as Error).message}`)
      })
      let broken = false
      return {
        query: ((sql: string, parameters: unknown[]) =>
          client.query(sql, parameters).catch((error: unknown) => {
            broken ||= isConnectionTrouble(error)
            throw named(error)
          })) as unknown as PostgresPoolClient['query'],
        release: () => client.release(broken),
      }
    },
  }
}

/** The error in our words, where it has some. */
function named(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  if (code === '40001' || code === '40P01') return new Conflict(`PostgreSQL undid one of two: ${code}`)
  return isConnectionTrouble(error) ? new Unavailable(`PostgreSQL went away: ${message}`) : error
}

async function commit(pool: pg.Pool, names: Map<string, string>, writes: Write[]): Promise<CommitResult> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw new Unavailable(`PostgreSQL cannot be reached: ${(error as Error).message}`)
  }
  let broken: Error | undefined
  try {
    const alone = writes.length === 1 // one statement is a transaction of its own
    if (!alone) await client.query('BEGIN')
    const rows: Record<string, unknown>[][] = []
    for (const [at, { sql, parameters, refusal, copied }] of writes.entries()) {
      const text = { name: nameOf(names, sql), text: sql, values: parameters as unknown[] }
      const result = copied === undefined ? await client.query(text) : await copyIn(client, sql, copied)
      if (result.rowCount === 0 && refusal !== undefined) {
        if (!alone) await client.query('ROLLBACK')
        return { refused: refusal, at }
      }
      rows.push(result.rows)
    }
    if (!alone) await client.query('COMMIT')
    return { rows }
  } catch (error) {
    broken = error as Error
    if (isConnectionTrouble(error)) throw named(error)
    await client.query('ROLLBACK').then(
      () => {
        broken = undefined
      },
      () => {},
    )
    throw named(error)
  } finally {
    client.release(broken)
  }
}

/** Hands COPY its rows. */
async function copyIn(
  client: pg.PoolClient,
  sql: string,
  rows: string,
): Promise<{ rowCount: number; rows: [] }> {
  const stream = client.query(copyFrom(sql))
  await pipeline(Readable.from([rows]), stream)
  return { rowCount: stream.rowCount, rows: [] }
}

/** A name for each distinct statement lets PostgreSQL keep its plan. */
function nameOf(names: Map<string, string>, sql: string): string {
  let name = names.get(sql)
  if (!name) {
    name = createHash('sha1').update(sql).digest('base64url').slice(0, 20)
    if (names.size < 500) names.set(sql, name)
  }
  return name
}

/** Connection exceptions (class 08), operator intervention (57P), resources (53), a transaction that stood still (25P03), and what the socket says. */
function isConnectionTrouble(error: unknown): boolean {
  const code = String((error as { code?: string }).code ?? '')
  if (/^(08|57P|53|25P03$)/.test(code) || /^E[A-Z]+$/.test(code)) return true
  return code === '' && /terminat|connection|closed|timeout/i.test(String((error as Error).message))
}
