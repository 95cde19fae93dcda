/** What a visitor of the scores' pages asks for, as it stands in the address. What makes no sense is left aside or refused. */
import { dayOf, type Instant, startOfDay } from '../../calendar/instant.ts'
import { quarterOf } from '../../scores/quarters.ts'
import { SCORE_SCOPES, type ScoreScope } from '../../scores/score-units.ts'
import { DEFAULT_FRAMEWORK, readAsOf } from '../../scores/scores.ts'
import { UNIT_VIEWS, type UnitView } from '../../units/unit-views.ts'

export type Asked = {
  period: string
  framework: string
  /** As typed, a day or a moment; '' asks for the latest that the account may have. */
  asOf: string
  /** Units as they are, or as they were in the period. */
  view: UnitView
  /** A unit alone, or with all under it. */
  scope: ScoreScope
}

/** What the address asks for; what it leaves out has its usual value. */
export function askedOf({ query, now }: { query: Record<string, string>; now: Instant }): Asked {
  return {
    period: query.period?.trim() || quarterOf(now),
    framework: query.framework?.trim() || DEFAULT_FRAMEWORK,
    asOf: query.asOf?.trim() ?? '',
    view: UNIT_VIEWS.find((each) => each === query.view) ?? 'now',
    scope: SCORE_SCOPES.find((each) => each === query.scope) ?? 'unit',
  }
}

/**
 * The moment asked for; undefined: now; null when it is no moment.
 *
 * @param toTheMinute whether the account may have figures of any moment, the present among them. Others have those of days that
 *   are over: a figure before and after one rating would tell when it was given and what it said (docs/gaming.md).
 */
export function momentOf(
  { asOf }: Pick<Asked, 'asOf'>,
  now: Instant,
  toTheMinute: boolean,
): Instant | undefined | null {
  if (toTheMinute) return asOf === '' ? undefined : readAsOf(asOf, now)
  if (asOf === '' || asOf === dayOf(now)) return startOfDay(dayOf(now)) - 1
  return asOf.includes('T') ? null : readAsOf(asOf, now)
}

const USUAL: Partial<Asked> = { asOf: '', view: 'now', scope: 'unit' }

/** The same question for another page: `period=…&framework=…`; what is as usual is left out. */
export function askingFor(asked: Asked): URLSearchParams {
  const told = Object.entries(asked).filter(([name, value]) => USUAL[name as keyof Asked] !== value)
  return new URLSearchParams(told)
}
