/** The pace of accounts on PostgreSQL, for several processes: one row an account, one statement a question. */
import type { Database } from '../database/database.ts'
import { CLOCKS_APART_MS, type Pace, permits } from './pace.ts'

type PaceRow = { full_at: number; rest_at: number; rest_until: number; granted: number }

/** @param database PostgreSQL; on SQLite there is one process, whose pace is in its memory */
export function createSqlPace(database: Database): Pace {
  const sql = paceStatements(database)
  return {
    async ask(account, rhythm, wanted, now) {
      const parameters = [account, now, wanted, rhythm.burst, rhythm.everyUs]
      const outcome = await database.commit([{ sql: sql.ask, parameters }])
      const row = ('rows' in outcome ? outcome.rows[0]![0] : undefined) as PaceRow
      const after = { fullAt: row.full_at, restAt: row.rest_at, restUntil: row.rest_until }
      return permits(after, rhythm, wanted, row.granted, now)
    },
    async giveBack(account, rhythm, unused, askedAt, now) {
      const parameters = [account, unused * rhythm.everyUs - Math.max(0, now - askedAt) * 1000]
      await database.commit([{ sql: sql.giveBack, parameters }])
    },
    async rest(account, until, now) {
      await database.commit([{ sql: sql.rest, parameters: [account, until, now] }])
    },
  }
}

/** `pace.ts` says the same as `grant`, `returned` and `rested`. */
function paceStatements(database: Database) {
  const nowUs = '$2::bigint * 1000'
  const atFirst = 'case when $5::bigint = 0 then $3::bigint else least($3::bigint, $4::bigint) end'
  const emptyUs = `(${nowUs} + $4::bigint * $5::bigint)`
  return {
    ask: database.statement(`insert into account_pace as p (account, full_at, rest_at, rest_until, granted)
      values ($1, ${nowUs} + ${atFirst} * $5::bigint, 0, 0, ${atFirst})
      on conflict (account) do update set (full_at, granted) = (
        select case when resting then p.full_at else before + taken * $5::bigint end, taken from (
          select before, resting, case when resting then 0
            else greatest(0, least($3::bigint, coalesce((${emptyUs} - before) / nullif($5::bigint, 0), $3::bigint))) end as taken
          from (
            select p.rest_until > $2::bigint and p.rest_at <= $2::bigint + ${CLOCKS_APART_MS} as resting,
              case when p.full_at > ${emptyUs} + ${CLOCKS_APART_MS * 1000} then ${emptyUs}
                else greatest(p.full_at, ${nowUs}) end as before
          ) as stands
        ) as answers
      )
      returning full_at, rest_at, rest_until, granted`),
    giveBack: database.statement(
      'update account_pace set full_at = full_at - greatest(0, $2::bigint) where account = $1',
    ),
    rest: database.statement(`insert into account_pace as p (account, full_at, rest_at, rest_until, granted)
      values ($1, 0, $3::bigint, $2::bigint, 0)
      on conflict (account) do update set rest_at = $3::bigint,
        rest_until = case when p.rest_at > $3::bigint + ${CLOCKS_APART_MS} then $2::bigint
          else greatest(p.rest_until, $2::bigint) end`),
  }
}
