/** A unit's figures for a period, with their inputs: a pure function of facts, framework, instrument and MIN_N. */
import type { Instrument } from '../satisfaction/instrument.ts'
import { type Estimate, itemEstimate, raterEstimate, satisfiedOf, sumOf } from './estimate.ts'
import type { Levels, UnitFacts } from './facts.ts'
import { type Framework, judge, type Reason, type Ruling } from './framework.ts'
import { percent } from './percent.ts'

/** `full` sees everything; `chain`: officials of the unit and above, and whoever is not known to be someone else. */
export type ScoreViewer = 'full' | 'chain'

type ScorecardSetting = {
  unit: { code: string; name: string }
  period: string
  from: string // ISO; the inputs name the exact bounds
  to: string
  asOf: string
  framework: Framework
  instrument: Instrument
  minN: number
  /** Units that this one carries on and whose facts are in. */
  predecessors: { code: string; name: string }[]
  viewer: ScoreViewer
}

export type Scorecard = ReturnType<typeof scorecard>

/** A unit's figures as contract 5 lists them; `inputs` holds the whole numbers behind each, except of those withheld. */
export function scorecard(facts: UnitFacts, setting: ScorecardSetting) {
  const { framework, instrument, minN } = setting
  const { verified, unverified, excluded } = facts.overall
  const all = verified.map((n, i) => n + unverified[i]!) as Levels
  const overall = itemEstimate(all, minN)
  const byFactor = new Map(instrument.factors.map(({ code }) => [code, facts.raters.get(code) ?? []]))
  const { finished, finishedLate, overdue, returned, invited, responded } = facts.dossiers
  const total = finished + overdue
  const late = finishedLate + overdue
  const complaints = complaintsSeen(facts, setting.viewer)
  const judgement: { eligibleForTot?: boolean | null; reasons: Reason[]; rulings: Ruling[] } = judge(
    framework,
    {
      late_share: { part: late, whole: total, enough: total > 0 },
      satisfied_share: { part: satisfiedOf(all), whole: sumOf(all), enough: !overall.withheld },
    },
    minN,
  )
  const { eligibleForTot, reasons, rulings } = judgement
  return {
    unit: setting.unit,
    period: setting.period,
    framework: framework.name,
    frameworkVersion: framework.version,
    asOf: setting.asOf,
    satisfaction: {
      ...overall,
      factors: Object.fromEntries(
        [...byFactor].map(([code, groups]) => [code, shown(raterEstimate(groups, minN))]),
      ),
    },
    coverage: { invited, returned },
    responseRate: percent(responded, invited),
    timeliness: { total, late, latePercent: percent(late, total) },
    complaints,
    grade: null,
    ...(eligibleForTot === undefined ? {} : { eligibleForTot }),
    reasons,
    inputs: {
      from: setting.from,
      to: setting.to,
      minN,
      viewer: setting.viewer,
      predecessors: setting.predecessors,
      instrument: { name: instrument.name, version: instrument.version },
      overall: {
        levels: overall.withheld ? null : all,
        ...verification(verified, unverified, minN),
        excluded: { n: sumOf(excluded), levels: guarded(excluded, minN) },
      },
      pooled: raterEstimate(facts.raters.get('') ?? [], minN),
      factors: Object.fromEntries([...byFactor].map(([code, groups]) => [code, raterEstimate(groups, minN)])),
      criteria: Object.fromEntries(
        instrument.items.map(({ code }) => {
          const levels = facts.items.get(code) ?? ([0, 0, 0, 0, 0] satisfies Levels)
          return [code, { ...shown(itemEstimate(levels, minN)), levels: guarded(levels, minN) }]
        }),
      ),
      dossiers: { finished, finishedLate, overdue, returned, invited, responded },
      rulings,
    },
  }
}

/** The estimate as lists show it: an index of null says that it is withheld. */
function shown({ index, n, low, high }: Estimate) {
  return { index, n, low, high }
}

/** Level counts, or null below MIN_N: what is withheld must not be told by its inputs. */
function guarded(levels: Levels, minN: number): Levels | null {
  return sumOf(levels) < minN ? null : levels
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
