/** A unit's figures for a period, with their inputs: a pure function of facts, framework, instrument and MIN_N. */
import type { Day } from '../calendar/instant.ts'
import { vague } from '../satisfaction/gaming/count-flags.ts'
import type { Instrument } from '../satisfaction/instrument.ts'
import type { UnitView } from '../units/unit-views.ts'
import { judgeCoverage } from './coverage.ts'
import {
  type Estimate,
  itemAnswers,
  itemEstimate,
  type PlannedEstimate,
  pairsShown,
  plannedEstimate,
  sumOf,
} from './estimate.ts'
import type { Levels, UnitFacts } from './facts.ts'
import { applyFramework } from './frameworks/apply.ts'
import { type Asked, nothingAsked } from './frameworks/asked.ts'
import type { Framework } from './frameworks/framework.ts'
import { percent } from './percent.ts'
import type { ScoreScope } from './score-units.ts'
import { hiddenParts } from './small-cells.ts'

/** `full` sees everything; `chain`: officials of the unit and above, and whoever is not known to be someone else. */
export type ScoreViewer = 'full' | 'chain'

/** Where a unit stands in time, for whoever compares its figures. */
export type UnitLine = {
  view: UnitView
  scope: ScoreScope
  validFrom: Day
  validTo: Day | null // null: no end is known
  /**
   * Of these it took over a part, or all (`isWhole`) where they stand for themselves in what was asked; what they were before
   * stays with them. `validTo`: null for one that goes on.
   */
  partsFrom: { code: string; name: string; validTo: Day | null; isWhole?: true }[]
  /** Who took over its work, or a part of it. */
  successors: { code: string; name: string }[]
  /** The codes under it whose facts are in; [] where it stands alone. */
  under: string[]
}

type ScorecardSetting = {
  unit: { code: string; name: string }
  period: string
  from: string // ISO; the inputs name the exact bounds
  to: string
  asOf: string
  framework: Framework
  instrument: Instrument
  minN: number
  /** In percent: a unit that invites fewer is not ranked. Absent: no rule. */
  coverageMin?: number
  /** Units that this one carries on and whose facts are in. */
  predecessors: { code: string; name: string }[]
  /** Absent: not said. */
  line?: UnitLine
  viewer: ScoreViewer
  /** What the framework asks for beyond the facts; absent: nothing of it was read. */
  asked?: Asked
}

export type Scorecard = ReturnType<typeof scorecard>

/** A unit's figures as contract 5 lists them; `inputs` holds the whole numbers behind each, except of those withheld. */
export function scorecard(facts: UnitFacts, setting: ScorecardSetting) {
  const { framework, instrument, minN } = setting
  const { verified, unverified, excluded } = facts.overall
  const all = verified.map((n, i) => n + unverified[i]!) as Levels
  const overall = itemEstimate(all, minN)
  const codes = (factor: string) =>
    instrument.items.filter((item) => factor === '' || item.factor === factor).map((item) => item.code)
  const raters = (factor: string) => facts.raters.get(factor) ?? 0
  const byFactor = instrument.factors.map(
    ({ code }) => [code, plannedEstimate(codes(code), facts, raters(code), minN)] as const,
  )
  const { finished, finishedLate, overdue, returned, invited, responded } = facts.dossiers
  const total = finished + overdue
  const late = finishedLate + overdue
  const complaints = complaintsSeen(facts, setting.viewer)
  const { cooledDown } = facts
  const asked = judgeCoverage({ returned, invited, cooledDown }, setting.coverageMin ?? 0)
  const { measures, quarters, ...about } = setting.asked ?? nothingAsked()
  const pooledTells = tellsOf(byFactor, minN)
  const hiddenItems = hiddenAmong(byFactor, facts, minN)
  const source = { facts, measures, minN, raters, pooledTells, hiddenItems, quarters }
  const judged = applyFramework({ framework, instrument, source, ...about })
  const { eligibleForTot } = judged
  return {
    unit: setting.unit,
    period: setting.period,
    framework: framework.name,
    frameworkVersion: framework.version,
    asOf: setting.asOf,
    satisfaction: {
      ...overall,
      factors: Object.fromEntries(byFactor.map(([code, found]) => [code, shown(found)])),
    },
    coverage: { invited, returned },
    responseRate: percent(responded, invited),
    timeliness: { total, late, latePercent: percent(late, total) },
    complaints,
    grade: judged.grade,
    ...(eligibleForTot === undefined ? {} : { eligibleForTot }),
    reasons: [...judged.reasons, ...(asked.reason ? [asked.reason] : [])],
    inputs: {
      from: setting.from,
      to: setting.to,
      minN,
      viewer: setting.viewer,
      predecessors: setting.predecessors,
      ...(setting.line ? { line: setting.line } : {}),
      instrument: { name: instrument.name, version: instrument.version },
      overall: {
        levels: overall.withheld ? null : all,
        ...verification(verified, unverified, minN),
        excluded: { n: vague(sumOf(excluded)), levels: guarded(excluded, minN) },
        withExcluded: withExcluded(all, excluded, minN),
        flagged: vague(facts.flagged),
      },
      pooled: plannedEstimate(codes(''), facts, raters(''), pooledTells ? Number.POSITIVE_INFINITY : minN),
      factors: Object.fromEntries(
        byFactor.map(([code, found]) => [code, { ...found, pairs: pairsShown(found, facts, minN) }]),
      ),
      criteria: criteriaShown(codes(''), hiddenItems, facts, minN),
      dossiers: { finished, finishedLate, overdue, returned, invited, responded },
      coverage: asked.inputs,
      ...judged.inputs,
    },
  }
}

/** The estimate as lists show it: an index of null says that it is withheld. */
function shown({ index, n, low, high }: Estimate) {
  return { index, n, low, high }
}

/** Items to withhold: those that too few answered, and with them so many others that their factor cannot tell them. */
function hiddenAmong(
  byFactor: readonly (readonly [string, PlannedEstimate])[],
  facts: UnitFacts,
  minN: number,
): ReadonlySet<string> {
  return new Set(
    byFactor.flatMap(([, { withheld, measured }]) => {
      const cells = itemAnswers(measured, facts).map(({ item, answers }) => ({ key: item, n: answers }))
      return withheld ? [] : [...hiddenParts(cells, minN)]
    }),
  )
}

/** Items with their levels, but for the hidden ones. */
function criteriaShown(
  codes: readonly string[],
  hidden: ReadonlySet<string>,
  facts: UnitFacts,
  minN: number,
) {
  return Object.fromEntries(
    codes.map((code) => {
      const levels = facts.items.get(code) ?? ([0, 0, 0, 0, 0] satisfies Levels)
      const least = hidden.has(code) ? Number.POSITIVE_INFINITY : minN
      return [code, { ...shown(itemEstimate(levels, least)), levels: guarded(levels, least) }]
    }),
  )
}

/** Whether the figure over all items would tell a factor that is withheld. */
function tellsOf(byFactor: readonly (readonly [string, PlannedEstimate])[], minN: number): boolean {
  const cells = byFactor
    .filter(([, { measured }]) => measured.length > 0)
    .map(([key, { n, withheld }]) => ({ key, n, withheld }))
  return hiddenParts(cells, minN).size > cells.filter(({ withheld }) => withheld).length
}

/** Level counts, or null below MIN_N: what is withheld must not be told by its inputs. */
function guarded(levels: Levels, minN: number): Levels | null {
  return sumOf(levels) < minN ? null : levels
}

/**
 * The index as it would be without any decision, so that both figures are kept. Where fewer than five are left out it is
 * withheld, and so is of how many it would be: the difference would tell what each of them said, and how many they are.
 */
function withExcluded(all: Levels, excluded: Levels, minN: number) {
  if (vague(sumOf(excluded)) === null) return { index: null, n: null, low: null, high: null }
  return shown(itemEstimate(all.map((n, i) => n + excluded[i]!) as Levels, minN))
}

/** Verified and unverified apart. Where one is too small both are withheld, else the total would tell it. */
function verification(verified: Levels, unverified: Levels, minN: number) {
  const tells = [verified, unverified].every((levels) => sumOf(levels) === 0 || sumOf(levels) >= minN)
  const least = tells ? minN : Number.POSITIVE_INFINITY
  return {
    verified: { ...shown(itemEstimate(verified, least)), levels: guarded(verified, least) },
    unverified: { ...shown(itemEstimate(unverified, least)), levels: guarded(unverified, least) },
  }
}

/** Complaints by outcome. The chain sees protected ones only once settled, in batches of whole quarters. */
function complaintsSeen({ complaints }: UnitFacts, viewer: ScoreViewer) {
  const { plain } = complaints
  const more = viewer === 'full' ? complaints.protected : { ...complaints.settled, open: 0 }
  return {
    founded: plain.founded + more.founded,
    partly: plain.partly + more.partly,
    unfounded: plain.unfounded + more.unfounded,
    open: plain.open + more.open,
  }
}
