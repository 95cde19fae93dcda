/** Scores of units: the one way to them for the command line, the API and the console, so that all give the same figures. */
import { setImmediate } from 'node:timers/promises'
import { addDays, dayOf, endOfDay, type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import type { Instrument } from '../satisfaction/instrument.ts'
import { instrumentStore } from '../satisfaction/instrument-store.ts'
import type { Unit, UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import type { UnitView } from '../units/unit-views.ts'
import { closeMoment, presentMoment } from './closed-moment.ts'
import { noFacts, readFacts, type UnitFacts } from './facts.ts'
import type { Framework } from './frameworks/framework.ts'
import { frameworkStore, versionFor } from './frameworks/framework-store.ts'
import { boundsOf, readAsked } from './frameworks/read-asked.ts'
import { type Period, readPeriod } from './period.ts'
import type { Scope } from './scope.ts'
import { type ScoreSettings, scoreSettingsAsOf } from './score-settings.ts'
import { type ScoredUnit, type ScoreScope, scoredUnits } from './score-units.ts'
import { type Scorecard, type ScoreViewer, scorecard, type UnitLine } from './scorecard.ts'
import { isNothing, sumFacts } from './sum-facts.ts'

export type ScoreQuestion = {
  /** `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn`, `YYYY`. */
  period: string
  /** One unit; absent: every unit that existed in the period or carries one on that did. */
  unitCode?: string | null | undefined
  /** Absent: `sipas-2023`. */
  framework?: string | null | undefined
  /** Only what was recorded until then; absent: until now. */
  asOf?: Instant | null | undefined
  /** `now`: the past follows those who carry it on; `then`: each unit as it was in the period. Absent: `now`. */
  view?: UnitView | undefined
  /** `subtree`: each unit with all under it, in the tree of the view. Absent: `unit`, itself alone. */
  scope?: ScoreScope | undefined
  /** Whose eyes, for each unit (design 5); absent: `chain`, the careful one. */
  viewerOf?: ((unitCode: string) => ScoreViewer) | undefined
  /** Whether single officials and heads of a unit may be read of; absent: of none. */
  mayReadPeople?: ((unitCode: string) => boolean) | undefined
}

export type ScoreRefusal = 'unknown_period' | 'unknown_unit' | 'unknown_framework' | 'future_as_of'

export const DEFAULT_FRAMEWORK = 'sipas-2023'

/** What scorecards are made by, as it stood at a moment. */
export type Method = {
  asOf: Instant
  /** The newest version, and all that were recorded by then: a period is judged by the one that is in force at its end. */
  framework: Framework
  versions: readonly Framework[]
  instrument: Instrument
  settings: ScoreSettings
  tree: UnitTree
}

type ScoreDesk = Pick<Desk, 'database' | 'settings' | 'closesMoments'>

/**
 * Scorecards, in the order of unit codes. The number of questions to the database does not grow with the units.
 *
 * A unit that merged into another leaves its past to it: the successor's figures include it, named in the inputs.
 * Asked for by its own code it shows what it was itself. After a split nobody can say whose the past is, so it stays.
 *
 * @throws when the framework names an instrument that was never loaded
 */
export async function scoresOf(
  desk: ScoreDesk,
  question: ScoreQuestion,
  now: Instant,
): Promise<{ scorecards: Scorecard[] } | { refused: ScoreRefusal }> {
  const period = readPeriod(question.period)
  if (!period) return { refused: 'unknown_period' }
  const method = await readMethod(desk, question, now)
  if ('refused' in method) return method
  const scorecards = await scorecardsBy(desk, method, period, question)
  return scorecards ? { scorecards } : { refused: 'unknown_unit' }
}

/**
 * Frameworks, settings and tree of units of a question's moment, which is closed (closed-moment.ts).
 *
 * @throws when the framework names an instrument that was never loaded
 */
export async function readMethod(
  { database, settings, closesMoments }: ScoreDesk,
  question: Pick<ScoreQuestion, 'asOf' | 'framework'>,
  now: Instant,
): Promise<Method | { refused: 'unknown_framework' | 'future_as_of' }> {
  const present = closesMoments ? await presentMoment(database, now) : now
  const asked = question.asOf ?? present
  if (asked > present) return { refused: 'future_as_of' }
  const asOf = closesMoments ? await closeMoment(database, asked) : asked
  const name = question.framework ?? DEFAULT_FRAMEWORK
  const versions = await frameworkStore.versionsUntil(database, name, asOf)
  const framework = versions.at(-1)
  if (!framework) return { refused: 'unknown_framework' }
  const instrument = await instrumentStore.asOf(database, framework.instrument, asOf)
  if (!instrument) throw new Error(`${framework.name} needs the instrument ${framework.instrument}`)
  const inForce = await scoreSettingsAsOf(database, settings, asOf)
  return { asOf, framework, versions, instrument, settings: inForce, tree: await unitTree(database, asOf) }
}

/** The scorecards of one period; null for an unknown unit. */
export async function scorecardsBy(
  desk: ScoreDesk,
  method: Method,
  period: Period,
  question: Omit<ScoreQuestion, 'period' | 'framework' | 'asOf'>,
): Promise<Scorecard[] | null> {
  const { asOf, tree } = method
  const { framework, inForce } = versionFor(method.versions, period)
  const instrument = await instrumentOf(desk.database, framework, method)
  const { view = 'now', scope = 'unit', viewerOf = () => 'chain' } = question
  const only = question.unitCode ?? null
  const { from, to } = boundsOf(period, framework)
  const scored = scoredUnits(tree, { only, view, scope, from, to, asOf })
  if (!scored) return null
  const end = Math.min(to, asOf + 1)
  const units = only === null ? null : scored.flatMap(({ codes }) => codes)
  const asked = { from, to, end, asOf, units }
  await setImmediate() // reading in SQLite holds everybody else up
  const factsOf = await factsBy(desk, asked, instrument, scored)
  const lines = scored.map(lineBy)
  const mayReadPeople = scope === 'unit' && question.mayReadPeople ? question.mayReadPeople : () => false
  const about = { framework, inForce, period, scope: asked, tree, lines, mayReadPeople }
  await setImmediate()
  const askedOf = await readAsked(desk.database, about)
  const moments = { from: toIso(from), to: toIso(to), asOf: toIso(asOf) }
  return scored
    .map((each) => ({ each, facts: factsOf(each), viewer: viewerOfAll(each, scope, viewerOf) }))
    .filter(({ each, facts, viewer }) => only !== null || each.existed || !isNothing(facts, viewer))
    .map(({ each, facts, viewer }) =>
      scorecard(facts, {
        unit: named(each.unit),
        period: period.name,
        ...moments,
        framework,
        instrument,
        minN: method.settings.minN,
        coverageMin: method.settings.coverageMin,
        predecessors: each.joined.map(named),
        line: lineOf(each, view, scope),
        viewer,
        asked: askedOf(lineBy(each)),
      }),
    )
}

/** The instrument that a version of the framework names, as it stood. @throws when it was never loaded */
async function instrumentOf(
  database: Desk['database'],
  framework: Framework,
  { instrument, asOf }: Method,
): Promise<Instrument> {
  if (framework.instrument === instrument.name) return instrument
  const other = await instrumentStore.asOf(database, framework.instrument, asOf)
  if (!other) throw new Error(`${framework.name} needs the instrument ${framework.instrument}`)
  return other
}

function lineBy({ unit, codes, joined }: ScoredUnit) {
  return { code: unit.code, codes, own: [unit.code, ...joined.map(({ code }) => code)] }
}

/** Facts for each scorecard. A code stands in one of them, or in several where each has all under it. */
async function factsBy(
  { database }: ScoreDesk,
  scope: Scope,
  instrument: Instrument,
  scored: readonly ScoredUnit[],
): Promise<(unit: ScoredUnit) => UnitFacts> {
  const holders = new Map<string, string>()
  for (const { unit, codes } of scored) for (const code of codes) holders.set(code, unit.code)
  const isApart = holders.size === scored.reduce((sum, { codes }) => sum + codes.length, 0)
  const home = isApart ? (code: string) => holders.get(code) ?? code : (code: string) => code
  const facts = await readFacts(database, scope, instrument, home)
  return ({ unit, codes }) =>
    isApart ? (facts.get(unit.code) ?? noFacts()) : sumFacts(codes.flatMap((code) => facts.get(code) ?? []))
}

/** Of a unit with all under it only those see everything who may see everything of each. */
function viewerOfAll(
  { unit, codes }: ScoredUnit,
  scope: ScoreScope,
  viewerOf: (code: string) => ScoreViewer,
): ScoreViewer {
  const all = scope === 'unit' ? [unit.code] : codes
  return all.every((code) => viewerOf(code) === 'full') ? 'full' : 'chain'
}

function lineOf(
  { unit, codes, splitFrom, successors, joined }: ScoredUnit,
  view: UnitView,
  scope: ScoreScope,
): UnitLine {
  return {
    view,
    scope,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    partsFrom: splitFrom.map(takenFrom),
    successors: successors.map(named),
    under:
      scope === 'unit'
        ? []
        : codes.filter((code) => code !== unit.code && !joined.some((each) => each.code === code)),
  }
}

function named({ code, name }: Unit) {
  return { code, name }
}

/** All of one that ended with a single successor; of any other a part. */
function takenFrom({ code, name, validTo, successors }: Unit) {
  const isWhole = validTo !== null && successors.length === 1
  return { code, name, validTo, ...(isWhole ? { isWhole } : {}) }
}

/** A day, taken until its end, or a moment; null when it is neither. What `--as-of` and `asOf=` accept. */
export function readAsOf(text: string, now: Instant): Instant | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const end = endOfDay(text) - 1
    if (Number.isNaN(end) || dayOf(end) !== text) return null
    return text === dayOf(now) ? now : end
  }
  const day = /^(\d{4}-\d{2}-\d{2})T.+(Z|[+-]\d{2}:\d{2})$/.exec(text)?.[1]
  if (day === undefined || Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day) return null // 30 February
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}

/** Whether nothing of a period can be recorded by a moment, since it has not begun: whoever asks so has mixed up two dates. */
export function isBeforePeriod(asOf: Instant | null | undefined, period: string): boolean {
  const asked = readPeriod(period)
  return asOf != null && asked !== null && asOf < asked.from
}
