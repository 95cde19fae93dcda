/** How many more files a citizen may send: without a limit a few phones could fill the disk on which everybody's evidence lies. */
import { DAY_MS } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'

const MOST_IN_A_DAY = 60

/** Files told before this message in the last 24 hours count, whatever became of them. 0: none is taken for now. */
export const roomForFiles: LookUp<Record<never, never>, number> = async ({ database }, _ask, moment) => {
  const row = await database.read
    .selectFrom('attempt')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('kind', '=', 'attachment')
    .where('subject', '=', moment.citizen)
    .where('at', '>', moment.at - DAY_MS)
    .where('at', '<', moment.at)
    .executeTakeFirst()
  return Math.max(0, MOST_IN_A_DAY - Number(row?.n ?? 0))
}
