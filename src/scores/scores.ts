/** Scores of units: the one way to them for the command line, the API and the console, so that all give the same figures. */
import { dayOf, endOfDay, type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { instrumentStore } from '../satisfaction/instrument-store.ts'
import { existsOn, livingUnits, type Unit, type UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { noFacts, readFacts } from './facts.ts'
import { frameworkStore } from './framework-store.ts'
import { readPeriod } from './period.ts'
import { type Scorecard, type ScoreViewer, scorecard } from './scorecard.ts'

export type ScoreQuestion = {
  /** `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn`, `YYYY`. */
  period: string
  /** One unit; absent: every unit that existed in the period or carries one on that did. */
  unitCode?: string | null | undefined
  /** Absent: `sipas-2023`. */
  framework?: string | null | undefined
  /** Only what was recorded until then; absent: until now. */
  asOf?: Instant | null | undefined
  /** Whose eyes, for each unit (design 5); absent: `chain`, the careful one. */
  viewerOf?: ((unitCode: string) => ScoreViewer) | undefined
}

export type ScoreRefusal = 'unknown_period' | 'unknown_unit' | 'unknown_framework' | 'future_as_of'

export const DEFAULT_FRAMEWORK = 'sipas-2023'

/**
 * Scorecards, in the order of unit codes. The number of questions to the database does not grow with the units.
 *
 * A unit that merged into another leaves its past to it: the successor's figures include it, named in the inputs.
 * Asked for by its own code it shows what it was itself. After a split nobody can say whose the past is, so it stays.
 *
 * @throws when the framework names an instrument that was never loaded
 */
export async function scoresOf(
  desk: Pick<Desk, 'database' | 'settings'>,
  question: ScoreQuestion,
  now: Instant,
): Promise<{ scorecards: Scorecard[] } | { refused: ScoreRefusal }> {
  const period = readPeriod(question.period)
  if (!period) return { refused: 'unknown_period' }
  const asOf = question.asOf ?? now
  if (asOf > now) return { refused: 'future_as_of' }
  const framework = await frameworkStore.asOf(desk.database, question.framework ?? DEFAULT_FRAMEWORK, asOf)
  if (!framework) return { refused: 'unknown_framework' }
  const instrument = await instrumentStore.asOf(desk.database, framework.instrument, asOf)
  if (!instrument) throw new Error(`${framework.name} needs the instrument ${framework.instrument}`)

  const tree = await unitTree(desk.database, asOf)
  const family = familyOf(tree, asOf, question.unitCode ?? null)
  if (!family) return { refused: 'unknown_unit' }
  const one = question.unitCode != null
  const units = one ? family.units : family.units.filter((unit) => family.existed(unit, period))
  const codes = units.flatMap((unit) => [unit.code, ...family.before(unit.code).map((each) => each.code)])
  const end = Math.min(period.to, asOf + 1)
  const scope = { from: period.from, to: period.to, end, asOf, units: one ? codes : null }
  const facts = await readFacts(desk.database, scope, instrument, family.home)

  const scorecards = units.map((unit) =>
    scorecard(facts.get(unit.code) ?? noFacts(), {
      unit: { code: unit.code, name: unit.name },
      period: period.name,
      from: toIso(period.from),
      to: toIso(period.to),
      asOf: toIso(asOf),
      framework,
      instrument,
      minN: desk.settings.minN,
      predecessors: family.before(unit.code).map(({ code, name }) => ({ code, name })),
      viewer: question.viewerOf?.(unit.code) ?? 'chain',
    }),
  )
  return { scorecards }
}

/** A day, taken until its end, or a moment; null when it is neither. What `--as-of` and `asOf=` accept. */
export function readAsOf(text: string, now: Instant): Instant | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const end = endOfDay(text) - 1
    if (Number.isNaN(end) || dayOf(end) !== text) return null
    return text === dayOf(now) ? now : end
  }
  const at = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** Which unit stands for which code, as known at a moment. */
function familyOf(tree: UnitTree, asOf: Instant, only: string | null) {
  const today = dayOf(asOf)
  const homes = new Map<string, string>()
  for (const code of tree.byCode.keys()) {
    const living = livingUnits(tree, code, today)
    homes.set(code, living.length === 1 ? living[0]!.code : code)
  }
  const own = only === null ? null : tree.byCode.get(only)
  if (own === undefined) return null
  // A unit that merged, asked for by its own code, is shown as it was.
  const home = (code: string) => (code === only ? code : (homes.get(code) ?? code))
  const members = Map.groupBy([...tree.byCode.values()], (unit) => home(unit.code))
  const units = own ? [own] : [...members.keys()].map((code) => tree.byCode.get(code)!)
  const before = (code: string) => (members.get(code) ?? []).filter((unit) => unit.code !== code)
  const existed = (unit: Unit, period: { from: Instant; to: Instant }) =>
    [unit, ...before(unit.code)].some((each) => overlaps(each, dayOf(period.from), dayOf(period.to - 1)))
  return { home, units: units.sort((a, b) => (a.code < b.code ? -1 : 1)), before, existed }
}

function overlaps(unit: Unit, first: string, last: string): boolean {
  return existsOn(unit, first) || existsOn(unit, last) || (unit.validFrom >= first && unit.validFrom <= last)
}
