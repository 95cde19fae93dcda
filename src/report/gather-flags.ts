/** What the detector of manipulated ratings noticed of whole units in a period. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { unitFlagsOf } from '../satisfaction/gaming/flag-store.ts'
import { unitFlagSentence } from '../satisfaction/gaming/flag-words.ts'
import { monthsIn } from '../scores/rollups/months.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import type { ReportFacts } from './facts.ts'

/** The first month first; as recorded until `asOf`. */
export async function readUnitFlags(
  database: Database,
  cards: readonly Scorecard[],
  period: { from: Instant; to: Instant },
  asOf: Instant,
): Promise<ReportFacts['unitFlags']> {
  const names = new Map(cards.map(({ unit }) => [unit.code, unit.name]))
  const months = monthsIn(period).map(({ month }) => month)
  const flags = await unitFlagsOf(database, [...names.keys()], months)
  return flags
    .filter(({ recordedAt }) => recordedAt <= asOf)
    .map(({ unitCode, period: month, rule, numbers }) => ({
      unit: names.get(unitCode) ?? unitCode,
      month,
      text: unitFlagSentence(rule, numbers).vi,
    }))
    .reverse()
}
