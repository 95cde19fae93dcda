/** All units together over periods of the same kind. */
import type { Instant } from '../calendar/instant.ts'
import { subtreeOf, type UnitTree } from '../units/unit.ts'
import type { Ask } from './ask.ts'
import { changedBetween, isChanged } from './changed-units.ts'
import type { SeriesEntry } from './facts.ts'
import { periodsUntil } from './period-words.ts'

/** How many periods a trend shows: two years of quarters, and as many of others. */
const LENGTH = 8

type About = { period: string; framework: string; asOf: Instant; root: string | null; tree: UnitTree }

/**
 * The root with all under it in this period and those before, from the first on in which anything happened. Units under it
 * that merge or split leave the whole what it was: only what happens to the root itself breaks the line.
 */
export async function readSeries(
  { period, framework, asOf, root, tree }: About,
  ask: Ask,
): Promise<SeriesEntry[]> {
  if (root === null) return []
  const entries: SeriesEntry[] = []
  const below = new Set(subtreeOf(tree, root).filter((code) => code !== root))
  for (const name of periodsUntil(period, LENGTH)) {
    const found = await ask({ period: name, framework, asOf, unitCode: root, scope: 'subtree' })
    const card = 'refused' in found ? undefined : found.scorecards[0]
    if (!card) continue
    const last = entries.at(-1)?.period
    entries.push({
      period: name,
      card,
      brokenBefore: last !== undefined && isChanged(tree, root, last, name) ? 'Thay đổi đơn vị' : null,
      unitsChanged:
        last === undefined ? 0 : changedBetween(tree, last, name).filter((code) => below.has(code)).length,
    })
  }
  const first = entries.findIndex(({ card }) => card.satisfaction.n + card.timeliness.total > 0)
  return first === -1 ? entries.slice(-1) : entries.slice(first)
}
