/** SQLite in one file, through Node's own driver: nothing to install, one file to back up, one process. */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { type CommitResult, type Database, Unavailable, type Write } from './database.ts'
import type { Tables } from './tables.ts'

type Job = { writes: Write[]; done: (result: CommitResult) => void; failed: (error: unknown) => void }

/** A statement made once, and whether it gives rows: asking it costs as much as running it. */
type Prepared = { statement: StatementSync; returns: boolean }
type Parameters = (string | number | null)[]
type Outcome = CommitResult | Error

/**
 * Opens (and creates) the file.
 *
 * @param path a file, or `:memory:` for tests, or a name in memory (`copy-sqlite.ts`)
 */
export function openSqlite(path: string): Database {
  const file = new DatabaseSync(path)
  file.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000',
  )
  const begin = file.prepare('BEGIN IMMEDIATE')
  const end = file.prepare('COMMIT')
  const mark = file.prepare('SAVEPOINT one')
  const release = file.prepare('RELEASE one')
  const statements = new Map<string, Prepared>()
  const prepared = (sql: string): Prepared => {
    let known = statements.get(sql)
    if (!known) {
      if (statements.size > 500) statements.clear()
      const statement = file.prepare(sql)
      known = { statement, returns: statement.columns().length > 0 }
      statements.set(sql, known)
    }
    return known
  }
  let waiting: Job[] = []

  return {
    kind: 'sqlite',
    ...(isInMemory(path) ? {} : { file: path }),
    read: new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(file, prepared) }) }),
    commit: (writes) =>
      new Promise((done, failed) => {
        if (!file.isOpen) failed(new Unavailable('SQLite is closed'))
        else if (waiting.push({ writes, done, failed }) === 1) setImmediate(flush)
      }),
    query: async (sql, parameters) => prepared(sql).statement.all(...(parameters as Parameters)),
    statement: (sql) => sql.replace(/\$(\d+)/g, '?$1'),
    async close() {
      flush()
      file.close()
    },
  }

  /** All commits of one pass of the event loop share one transaction, so one fsync; each can be undone alone. */
  function flush(): void {
    if (waiting.length === 0) return // closing has done them
    const jobs = waiting
    waiting = []
    let outcomes: Outcome[]
    try {
      outcomes = together(jobs, false) ?? together(jobs, true)!
    } catch (error) {
      const unavailable = new Unavailable(`SQLite cannot write: ${(error as Error).message}`)
      for (const job of jobs) job.failed(unavailable)
      undoAll()
      return
    }
    jobs.forEach((job, i) => {
      const outcome = outcomes[i]!
      if (outcome instanceof Error) job.failed(outcome)
      else job.done(outcome)
    })
  }

  /** What cannot be undone now is undone when the next commit finds it begun already. */
  function undoAll(): void {
    try {
      if (file.isOpen && file.isTransaction) file.exec('ROLLBACK')
    } catch {}
  }

  /**
   * One transaction of all jobs. Marks, which let a job be undone alone, make SQLite copy every page that is touched.
   *
   * @returns null when a job without a mark had to be undone: all is undone then, to be done again with marks
   */
  function together(jobs: Job[], marked: boolean): Outcome[] | null {
    const outcomes: Outcome[] = []
    begin.run()
    for (const { writes } of jobs) {
      if (marked) mark.run()
      const { outcome, undo } = runOne(writes)
      if (undo && !marked) {
        file.exec('ROLLBACK')
        return null
      }
      if (undo) file.exec('ROLLBACK TO one')
      if (marked) release.run()
      outcomes.push(outcome)
    }
    end.run()
    return outcomes
  }

  /** A defect in one job (a wrong statement) must not take its neighbours along, so it comes back as a value. */
  function runOne(writes: Write[]): { outcome: Outcome; undo: boolean } {
    const rows: Record<string, unknown>[][] = []
    let undo = false // nothing was changed yet; a statement that fails is undone by itself
    try {
      for (let at = 0; at < writes.length; at++) {
        const { sql, parameters, refusal } = writes[at]!
        const { statement, returns } = prepared(sql)
        const returned = returns ? statement.all(...(parameters as Parameters)) : []
        const changed = returns ? returned.length : statement.run(...(parameters as Parameters)).changes
        if (changed === 0 && refusal !== undefined) return { outcome: { refused: refusal, at }, undo }
        rows.push(returned)
        undo ||= changed !== 0
      }
      return { outcome: { rows }, undo: false }
    } catch (error) {
      if (isFull(error)) throw error
      return { outcome: error as Error, undo }
    }
  }
}

const isInMemory = (path: string) => path === ':memory:' || /^file:.*[?&]mode=memory\b/.test(path)

/** Disk full, no memory, file gone, read-only: nobody's job can be done, and SQLite may have undone all. Codes: sqlite.org/rescode.html */
function isFull(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0
  return [7, 8, 10, 11, 13, 14, 26].includes(code & 0xff)
}

/** Kysely's driver speaks better-sqlite3; Node's differs in small ways. */
function forKysely(file: DatabaseSync, prepared: (sql: string) => Prepared): SqliteDatabase {
  const once = (sql: string): Prepared => {
    const statement = file.prepare(sql)
    return { statement, returns: statement.columns().length > 0 }
  }
  return {
    close: () => {},
    prepare: (sql) => {
      const { statement, returns } =
        sql.startsWith('PRAGMA') || /^(create|alter|drop)/i.test(sql) ? once(sql) : prepared(sql)
      return {
        reader: returns,
        all: (parameters) => statement.all(...(parameters as Parameters)),
        run: (parameters) => statement.run(...(parameters as Parameters)) as never,
        iterate: (parameters) => statement.iterate(...(parameters as Parameters)) as never,
      }
    },
  }
}
