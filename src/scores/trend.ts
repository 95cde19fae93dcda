/** A figure over periods, cut where the method changed; a change is named only when it is one. Pure. */
import { differenceInterval, type Share } from './wilson.ts'

/** One period's figure. */
export type TrendPoint = {
  period: string
  /** What it was measured by; two points whose methods differ are never compared. `methodOf` makes it from a scorecard. */
  method: string
  /** Null: withheld or not measured. */
  measured: Share | null
  /** Why this period cannot be compared with those before it, although the method is the same; null: it can. */
  breaksBefore?: Words | null | undefined
}

type Words = { vi: string; en: string }

/** Where the line is cut: between `after` and `before`. `why` null: the method changed. */
export type Break = { after: string; before: string; why: Words | null }

/**
 * What may be said of two periods. `up`, `down`: the 95 % interval of the difference (shares, -1 to 1) leaves out zero.
 * `unclear`: it does not (không đủ để kết luận là thay đổi). `break`: there is a cut between them. `nothing`: one of them
 * was not measured.
 */
export type Change = { from: string; to: string } & (
  | { says: 'up' | 'down' | 'unclear'; difference: number; low: number; high: number }
  | { says: 'break' | 'nothing' }
)

export type Trend = {
  /** Stretches without a cut, in the order of time: a line is drawn within each, never from one to the next. */
  stretches: TrendPoint[][]
  breaks: Break[]
  /** From each period to the next. */
  changes: Change[]
}

/** Puts points together. @param points in the order of time */
export function trendOf(points: readonly TrendPoint[]): Trend {
  const stretches: TrendPoint[][] = []
  const breaks: Break[] = []
  const changes: Change[] = []
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    const cut = before ? cutBetween(before, point) : null
    if (cut) breaks.push(cut)
    if (before && !cut) stretches.at(-1)!.push(point)
    else stretches.push([point])
    if (before) changes.push(changeBetween(points, before.period, point.period)!)
  }
  return { stretches, breaks, changes }
}

/**
 * What may be said of any two periods of a series; a cut anywhere between them forbids the comparison.
 *
 * @returns null when the series lacks one of them, or `from` does not come before `to`
 */
export function changeBetween(points: readonly TrendPoint[], from: string, to: string): Change | null {
  const start = points.findIndex(({ period }) => period === from)
  const end = points.findIndex(({ period }) => period === to)
  if (start < 0 || end <= start) return null
  const between = points.slice(start, end + 1)
  const isCut = between.some((point, i) => i > 0 && cutBetween(between[i - 1]!, point) !== null)
  if (isCut) return { from, to, says: 'break' }
  const [earlier, later] = [points[start]!.measured, points[end]!.measured]
  const interval = earlier && later ? differenceInterval(earlier, later) : null
  if (!earlier || !later || !interval) return { from, to, says: 'nothing' }
  const says = interval.low > 0 ? 'up' : interval.high < 0 ? 'down' : 'unclear'
  return { from, to, says, difference: later.share - earlier.share, ...interval }
}

/** What a scorecard was measured by: another instrument, framework or version of one makes another method. */
export function methodOf(card: {
  framework: string
  frameworkVersion: string
  inputs: { instrument: { name: string; version: string } }
}): string {
  const { name, version } = card.inputs.instrument
  return `${card.framework} ${card.frameworkVersion}, ${name} ${version}`
}

function cutBetween(earlier: TrendPoint, later: TrendPoint): Break | null {
  const why = later.breaksBefore ?? null
  if (earlier.method === later.method && !why) return null
  return { after: earlier.period, before: later.period, why }
}
