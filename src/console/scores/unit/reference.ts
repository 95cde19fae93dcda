/** The published figure of the whole country that stands beside a unit’s factors. It enters no score. */
import type { Desk } from '../../../desk.ts'
import { readPeriod } from '../../../scores/period.ts'
import { type Reference, referenceStore } from '../../../scores/reference.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'

/** In percent, of a year. */
export type PublishedFigure = { period: string; value: number; source: string }

/** The newest confirmed value of the block that we ask, published for a period before the scorecard's own ends; null: none. */
export async function publishedBeside({ database }: Desk, card: Scorecard): Promise<PublishedFigure | null> {
  const all = [...(await referenceStore.current(database)).values()]
  const ours = all.find(({ instrument }) => instrument === card.inputs.instrument.name)
  return ours ? newestOf(ours, Date.parse(card.inputs.to)) : null
}

function newestOf({ values, source }: Reference, end: number): PublishedFigure | null {
  const known = values.filter(
    ({ period, howSure }) => howSure === 'confirmed' && readPeriod(period)!.from < end,
  )
  const newest = known.findLast(({ service }) => service !== undefined)
  return newest ? { period: newest.period, value: newest.service!, source } : null
}
