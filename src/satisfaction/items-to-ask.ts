/** The items that a citizen is asked after the overall question. */
import type { Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import type { Database } from '../database/database.ts'
import { chooseItems } from './asked-instrument.ts'
import type { Item, Level } from './instrument.ts'
import { instrumentStore } from './instrument-store.ts'

/** How many of a unit's latest ratings tell which items lack answers. */
const LATEST = 40

/**
 * What other citizens' turns decided this long before the message is committed, or never will be: so a redone turn counts
 * the same answers and asks the same items, and an answer that it repeats is to the same question.
 */
const SETTLED_MS = 60_000

export type ItemsToAsk = { items: Item[]; scale: Level[] | null }

/**
 * At most one item of each factor. `scale` null: the levels of SIPAS. Asked once in a conversation and kept in its draft: by
 * a later message they would be others.
 */
export const itemsToAsk: LookUp<{ unitCode: string; instrument: string }, ItemsToAsk> = async (
  desk,
  { unitCode, instrument: name },
  moment,
) => {
  const instrument = await instrumentStore.asOf(desk.database, name, moment.at)
  if (!instrument) return { items: [], scale: null }
  const answers = await lateAnswers(desk.database, unitCode, name, moment.at - SETTLED_MS)
  return { items: chooseItems(instrument, answers, moment.draw), scale: instrument.scale ?? null }
}

/** How many answers each item got in a unit's latest ratings, as recorded until a moment. */
async function lateAnswers(
  { read }: Database,
  unitCode: string,
  instrument: string,
  until: Instant,
): Promise<Map<string, number>> {
  const latest = read
    .selectFrom('rating')
    .select(['id', 'instrument'])
    .where('unit_code', '=', unitCode)
    .where('recorded_at', '<=', until)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .limit(LATEST)
  const rows = await read
    .selectFrom(latest.as('latest'))
    .innerJoin('rating_answer', 'rating_answer.rating', 'latest.id')
    .select(({ fn }) => ['rating_answer.item', fn.countAll<number>().as('n')])
    .where('latest.instrument', '=', instrument)
    .where('rating_answer.recorded_at', '<=', until)
    .groupBy('rating_answer.item')
    .execute()
  return new Map(rows.map(({ item, n }) => [item, Number(n)]))
}
