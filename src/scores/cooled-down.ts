/** Returned results that invited nobody because of the pause between two invitations. They are few, so they are counted when asked for. */
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { type Scope, within } from './scope.ts'

/** By the unit of the dossier's version as recorded by then; units without any are missing. */
export async function countCooledDown(database: Database, scope: Scope): Promise<Map<string, number>> {
  const { from, end, asOf } = scope
  const { rows } = await sql<{ unit: string; n: number }>`
    select unit_code as unit, count(*) as n from (
      select code, unit_code, returned_at, row_number() over (partition by code order by recorded_at desc, id desc) as newest_first
      from dossier_judged where recorded_at <= ${asOf}
        and code in (select dossier_code from cooled_down where recorded_at >= ${from} and recorded_at <= ${asOf})
    ) ranked
    where newest_first = 1 and ${within(scope, 'unit_code')} and returned_at >= ${from} and returned_at < ${end}
      and not exists (select 1 from invitation i where i.dossier_code = ranked.code and i.sent_at <= ${asOf})
    group by unit_code`.execute(database.read)
  return new Map(rows.map(({ unit, n }) => [unit, Number(n)]))
}
