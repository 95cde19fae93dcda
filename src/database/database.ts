/** The database as the house sees it: reading through Kysely, writing as lists of statements done all or nothing. */
import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** One statement of a commit. */
export type Write = {
  sql: string
  parameters: readonly unknown[]
  /** What it means when the statement changes no row: the whole commit is undone and answers with this word. Absent: changing nothing is fine. */
  refusal?: string
  /** Of a `copy … from stdin`, which PostgreSQL alone has: the rows in its text format. */
  copied?: string
}

/** What became of a commit: the rows that each statement returned, or the refusal that undid all of it and the index of the statement that gave it. */
export type CommitResult = { rows: Record<string, unknown>[][] } | { refused: string; at: number }

/**
 * Two shapes, one set of queries: SQLite (one file, one process) and PostgreSQL.
 * There are no interactive transactions, so nothing outside is ever awaited inside one.
 */
export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  /** SQLite's file, for threads that read beside this one; absent for PostgreSQL and in memory. */
  readonly file?: string
  /** For reading; throws Unavailable as `commit` does. Writing goes through `commit`. */
  readonly read: Kysely<Tables>
  /**
   * Runs the statements in their order, durably, all or nothing.
   *
   * @throws Unavailable when the store cannot be reached or cannot write; Conflict when it may be done again at once
   */
  commit(writes: Write[]): Promise<CommitResult>
  /** Reads by one statement of our own, for what every turn asks: there Kysely would cost more than the question. Throws as `read` does. */
  query(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** A statement of our own SQL with `$1`, `$2`…, in this database's dialect; compiled once by hot paths. */
  statement(sql: string): string
  close(): Promise<void>
}

/** The store cannot be reached or written now; what was asked has not been done. Webhooks answer 503. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Two writers met, and the database undid one of them: doing it again will do. PostgreSQL: 40001, 40P01. */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** A built Kysely statement as a write. */
export function write(query: Compilable, refusal?: string): Write {
  const { sql, parameters } = query.compile()
  return refusal === undefined ? { sql, parameters } : { sql, parameters, refusal }
}
