/** What a report rests on: scorecards of the period and of those before, and the rules and questionnaire behind them. */
import type { Instrument } from '../satisfaction/instrument.ts'
import type { Framework } from '../scores/frameworks/framework.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import type { UnitKind } from '../units/unit.ts'

export type ReportFacts = {
  period: { name: string; isOver: boolean }
  /** ISO 8601 with offset: only what was recorded until then is in. */
  asOf: string
  /** The unit that the report is about, with all under it; null: every unit. */
  unit: { code: string; name: string } | null
  /** The names of the office whose report it is and of the one above; the latter null when there is none. */
  agency: { name: string; superior: string | null }
  /** A scorecard a unit, by unit code. */
  cards: Scorecard[]
  kindOf: ReadonlyMap<string, UnitKind>
  /** All units together; null when no unit stands above all of them. */
  total: Scorecard | null
  /** All units together in this period and those before, oldest first. */
  series: SeriesEntry[]
  /** The units in the period before. */
  before: { period: string; cards: Scorecard[] }
  /** The units that are not the same as in the period before: they joined others, were split or set up. */
  changedUnits: ReadonlySet<string>
  /** What is to rise, to fall, or not to be: all units together by that framework, now and before; null: it is not loaded. */
  targets: { framework: Framework; now: Scorecard; before: Scorecard | null } | null
  /** What the detector noticed of whole units, in sentences. */
  unitFlags: { unit: string; month: string; text: string }[]
  framework: Framework
  instrument: Instrument
}

export type SeriesEntry = {
  period: string
  card: Scorecard
  /** Why it cannot be compared with the entries before, in words; null: it can. */
  brokenBefore: string | null
  /** How many units under it joined, were split or set up since the entry before. */
  unitsChanged: number
}
