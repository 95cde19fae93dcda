/**
 * Many ratings at once into PostgreSQL, by COPY: into tables of this transaction alone, from there into the real ones. All or
 * nothing, as every commit.
 */
import type { Insertable } from 'kysely'
import type { Write } from '../database/database.ts'
import type { RatingAnswerTable, RatingCommentTable, RatingTable } from '../database/tables/satisfaction.ts'

/** A rating's rows. */
export type RatingRows = {
  rating: Insertable<RatingTable>
  answers: Insertable<RatingAnswerTable>[]
  comments: Insertable<RatingCommentTable>[]
}

/** Fewer of them are as quickly inserted one by one. */
export const COPIED_FROM = 50

/** Refused as `known` when another sender had kept one of them: then nothing is done. */
export function copyRatings(kept: readonly RatingRows[]): Write[] {
  const tables: Record<string, object[]> = {
    rating: kept.map(({ rating }) => rating),
    rating_answer: kept.flatMap(({ answers }) => answers),
    rating_comment: kept.flatMap(({ comments }) => comments),
  }
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0)
  return [
    ...filled.flatMap(([table, rows]) => copied(table, rows)),
    {
      sql: `with kept as (insert into rating select * from rating_arriving on conflict (id) do nothing returning id)
        select count(*) from kept having count(*) = $1`,
      parameters: [kept.length],
      refusal: 'known',
    },
    ...filled.slice(1).map(([table]) => ({
      sql: `insert into ${table} select * from ${table}_arriving`,
      parameters: [],
    })),
  ]
}

function copied(table: string, rows: readonly object[]): Write[] {
  const columns = Object.keys(rows[0]!)
  const lines = rows.map((row) => columns.map((column) => copyText(row[column as never])).join('\t'))
  const names = columns.map((column) => `"${column}"`).join(', ')
  return [
    {
      sql: `create temporary table ${table}_arriving (like ${table} including defaults) on commit drop`,
      parameters: [],
    },
    {
      sql: `copy ${table}_arriving (${names}) from stdin`,
      parameters: [],
      copied: `${lines.join('\n')}\n`,
    },
  ]
}

/** A value in COPY's text format: postgresql.org/docs/current/sql-copy.html, "Text Format". */
function copyText(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  return String(value)
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
}
