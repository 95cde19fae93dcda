/** Guards of a new version: it was decided on what was newest then, and nothing was recorded since. */
import { type Database, type Write, write } from './database.ts'

type Guarded = 'unit_version' | 'official_version' | 'holiday_version' | 'template_version'

/** The newest version in a table, by id; 0 when there is none. */
export async function newestId(database: Database, table: Guarded): Promise<number> {
  const row = await database.read
    .selectFrom(table)
    .select((select) => select.fn.max('id').as('newest'))
    .executeTakeFirst()
  return Number(row?.newest ?? 0)
}

/**
 * Refuses a commit as `stale` when a table has a newer version than `newest`. The first statement makes PostgreSQL's other
 * writers wait, the second one sees what they have done. The very first version of all has nothing to wait at.
 */
export function afterNewest(database: Database, table: Guarded, newest: number): Write[] {
  if (newest === 0) return []
  const touch = database.read
    .updateTable(table)
    .set((eb) => ({ recorded_at: eb.ref('recorded_at') }))
    .where('id', '=', newest)
  const isNewest = touch.where(({ eb, selectFrom }) =>
    eb(
      'id',
      '=',
      selectFrom(table).select((select) => select.fn.max('id').as('newest')),
    ),
  )
  return [write(touch, 'stale'), write(isNewest, 'stale')]
}
