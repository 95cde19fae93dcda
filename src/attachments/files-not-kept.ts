/** Which of a citizen's files came to nothing, before their complaint is sent. */
import type { LookUp } from '../conversation/effect.ts'

/** How many of these files were refused or could not be fetched; those still on their way are not among them. */
export const filesNotKept: LookUp<{ ids: string[] }, number> = async ({ database }, { ids }, { citizen }) => {
  if (ids.length === 0) return 0
  const row = await database.read
    .selectFrom('attachment')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('id', 'in', ids)
    .where('lane', '=', citizen)
    .where('state', 'in', ['refused', 'failed'])
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
