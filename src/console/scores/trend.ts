/** A unit's satisfaction over the periods up to the one asked for, and what may be said of it. */
import type { Account } from '../../accounts/account-store.ts'
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { candidateOf } from '../../scores/ranks.ts'
import type { Scorecard } from '../../scores/scorecard.ts'
import { type Change, changeBetween, methodOf } from '../../scores/trend.ts'
import type { Asked } from './asked.ts'
import { periodsUpTo } from './periods-before.ts'
import { seriesFor } from './whose-scores.ts'

export type TrendPeriod = {
  period: string
  card: Scorecard
  /** Why it cannot be compared with those before it; null: it can. `method`: another instrument, framework or version. */
  cut: 'method' | { vi: string; en: string } | null
}

export type UnitTrend = {
  periods: TrendPeriod[]
  /** From the period before the last one to the last; null when there is none before. */
  change: Change | null
}

/** The trend of a unit, oldest first; without periods where nothing is known. */
export async function trendOf(
  desk: Desk,
  account: Account,
  asked: Asked & { unitCode: string },
  now: Instant,
): Promise<UnitTrend> {
  const points = await seriesFor(desk, account, { ...asked, periods: periodsUpTo(asked.period) }, now)
  const series = points.map(({ period, scorecard, breaksBefore }) => ({
    period,
    method: methodOf(scorecard),
    measured: candidateOf(scorecard).measured,
    breaksBefore,
  }))
  const [before, last] = series.slice(-2)
  return {
    periods: points.map(({ period, scorecard, breaksBefore }, i) => {
      const isOther = i > 0 && series[i - 1]!.method !== series[i]!.method
      return { period, card: scorecard, cut: breaksBefore ?? (isOther ? 'method' : null) }
    }),
    change: before && last ? changeBetween(series, before.period, last.period) : null,
  }
}

/** The trends of several units, by code. */
export async function trendsOf(
  desk: Desk,
  account: Account,
  asked: Asked,
  unitCodes: readonly string[],
  now: Instant,
): Promise<Map<string, UnitTrend>> {
  const trends = await Promise.all(
    unitCodes.map((unitCode) => trendOf(desk, account, { ...asked, unitCode }, now)),
  )
  return new Map(unitCodes.map((code, i) => [code, trends[i]!]))
}
