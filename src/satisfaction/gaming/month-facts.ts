/** What a unit's month is judged by: which late dossiers changed, and how many unverified ratings were recorded. */
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { DossierStatus } from '../../dossiers/dossier.ts'
import type { LateBefore } from './delay-undone.ts'
import type { RecordedIn } from './more-unverified.ts'

/** Ratings said to have been given longer before are not looked for: each of them is flagged by itself. */
const LOOKED_BACK_MS = 730 * DAY_MS

/** The versions recorded in a time of a unit's dossiers that were late by the version before. */
export async function lateBeforeIn(
  database: Database,
  unit: string,
  { from, to }: { from: Instant; to: Instant },
): Promise<LateBefore[]> {
  const { rows } = await sql<Omit<LateBefore, 'isLate'> & { isLate: number }>`
    with mine as (
      select distinct code from dossier_version where unit_code = ${unit} and recorded_at >= ${from} and recorded_at < ${to}
    ), judged as (
      select j.id, j.code, j.unit_code, j.recorded_at, j.done_at, j.late, v.status,
        lag(v.status) over (partition by j.code order by j.recorded_at, j.id) as was_status,
        lag(j.overdue_from) over (partition by j.code order by j.recorded_at, j.id) as late_since
      from dossier_judged j join dossier_version v on v.id = j.id
      where j.code in (select code from mine) and j.recorded_at < ${to}
    )
    select code, was_status as "wasStatus", status, done_at as "doneAt", late as "isLate", recorded_at as "recordedAt"
    from judged where unit_code = ${unit} and recorded_at >= ${from} and late_since <= recorded_at
    order by recorded_at, id`.execute(database.read)
  return rows.map((row) => ({
    ...row,
    wasStatus: row.wasStatus as DossierStatus,
    status: row.status as DossierStatus,
    isLate: row.isLate === 1,
  }))
}

/** How many ratings of a unit were recorded in each time. @param starts where they begin, ascending; each ends where the next begins, the last at `to` */
export async function recordedIn(
  database: Database,
  unit: string,
  starts: readonly Instant[],
  to: Instant,
): Promise<RecordedIn[]> {
  const place = sql.join(
    starts
      .toReversed()
      .map((start, i) => sql`when recorded_at >= ${start} then ${sql.lit(starts.length - 1 - i)}`),
    sql` `,
  )
  const { rows } = await sql<{ place: number; unverified: number; n: number }>`
    select place, sum(case when verified = 0 then 1 else 0 end) as unverified, count(*) as n from (
      select verified, case ${place} end as place from rating
      where unit_code = ${unit} and given_at >= ${starts[0]! - LOOKED_BACK_MS} and given_at < ${to}
        and recorded_at >= ${starts[0]!} and recorded_at < ${to} and protected = 0
    ) placed group by place`.execute(database.read)
  return starts.map((_, i) => {
    const row = rows.find((each) => each.place === i)
    return { unverified: Number(row?.unverified ?? 0), all: Number(row?.n ?? 0) }
  })
}
