/** SQLite in one file, through Node's own driver: nothing to install, one file to back up, one process. */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { type CommitResult, type Database, Unavailable, type Write } from './database.ts'
import type { Tables } from './tables.ts'

type Job = { writes: Write[]; done: (result: CommitResult) => void; failed: (error: unknown) => void }

/**
 * Opens (and creates) the file.
 *
 * @param path a file, or `:memory:` for tests
 */
export function openSqlite(path: string): Database {
  const file = new DatabaseSync(path)
  file.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-32000',
  )
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) {
      if (statements.size > 500) statements.clear()
      statement = file.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  let waiting: Job[] = []

  return {
    kind: 'sqlite',
    read: new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(file, prepared) }) }),
    commit: (writes) =>
      new Promise((done, failed) => {
        if (waiting.push({ writes, done, failed }) === 1) setImmediate(flush)
      }),
    statement: (sql) => sql.replace(/\$(\d+)/g, '?$1'),
    async close() {
      if (waiting.length > 0) flush()
      file.close()
    },
  }

  /** All commits of one pass of the event loop share one transaction, so one fsync; each can be undone alone. */
  function flush(): void {
    const jobs = waiting
    waiting = []
    const outcomes: (CommitResult | Error)[] = []
    try {
      file.exec('BEGIN IMMEDIATE')
      for (const job of jobs) outcomes.push(runOne(job.writes))
      file.exec('COMMIT')
    } catch (error) {
      if (file.isTransaction) file.exec('ROLLBACK')
      const unavailable = new Unavailable(`SQLite cannot write: ${(error as Error).message}`)
      for (const job of jobs) job.failed(unavailable)
      return
    }
    jobs.forEach((job, i) => {
      const outcome = outcomes[i]!
      if (outcome instanceof Error) job.failed(outcome)
      else job.done(outcome)
    })
  }

  /** A defect in one job (a wrong statement) must not take its neighbours along, so it comes back as a value. */
  function runOne(writes: Write[]): CommitResult | Error {
    file.exec('SAVEPOINT one')
    try {
      const rows: Record<string, unknown>[][] = []
      for (const [at, write] of writes.entries()) {
        const statement = prepared(write.sql)
        const parameters = write.parameters as (string | number | null)[]
        let changed: number
        if (statement.columns().length > 0) {
          const returned = statement.all(...parameters) as Record<string, unknown>[]
          rows.push(returned)
          changed = returned.length
        } else {
          changed = Number(statement.run(...parameters).changes)
          rows.push([])
        }
        if (changed === 0 && write.refusal !== undefined) {
          file.exec('ROLLBACK TO one; RELEASE one')
          return { refused: write.refusal, at }
        }
      }
      file.exec('RELEASE one')
      return { rows }
    } catch (error) {
      if (isFull(error)) throw error
      file.exec('ROLLBACK TO one; RELEASE one')
      return error as Error
    }
  }
}

/** Disk full, file gone, read-only: nobody's job can be done. Codes: sqlite.org/rescode.html */
function isFull(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0
  return [8, 10, 11, 13, 14, 26].includes(code & 0xff)
}

/** Kysely's driver speaks better-sqlite3; Node's differs in small ways. */
function forKysely(file: DatabaseSync, prepared: (sql: string) => StatementSync): SqliteDatabase {
  type Parameters = (string | number | null)[]
  return {
    close: () => {},
    prepare: (sql) => {
      const statement =
        sql.startsWith('PRAGMA') || /^(create|alter|drop)/i.test(sql) ? file.prepare(sql) : prepared(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as Parameters)),
        run: (parameters) => statement.run(...(parameters as Parameters)) as never,
        iterate: (parameters) => statement.iterate(...(parameters as Parameters)) as never,
      }
    },
  }
}
