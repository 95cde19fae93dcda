/** A unit's scorecards over several periods, with what happened to its line between them, so that no trend runs silently across. */
import { addDays, dayOf, type Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import type { Unit, UnitTree } from '../units/unit.ts'
import { breaksOf, HARMLESS_BREAKS, type UnitBreak } from '../units/unit-line.ts'
import { breakWords } from '../units/unit-line-words.ts'
import { existedIn } from '../units/unit-views.ts'
import { type Period, readPeriod } from './period.ts'
import type { Scorecard } from './scorecard.ts'
import { type Method, readMethod, type ScoreQuestion, type ScoreRefusal, scorecardsBy } from './scores.ts'

export type SeriesQuestion = Omit<ScoreQuestion, 'period' | 'unitCode'> & {
  unitCode: string
  /** In the order of time. */
  periods: readonly string[]
}

export type SeriesPoint = {
  period: string
  scorecard: Scorecard
  /** What happened to the unit's line in this period. */
  breaks: UnitBreak[]
  /** Why it cannot be compared with the points before it, in words; null: nothing broke the line. */
  breaksBefore: { vi: string; en: string } | null
  /** Units whose facts are in and that existed in the period, itself among them: several where it stands for some that merged later. */
  units: { code: string; name: string }[]
}

/**
 * All by the same method and as of the same moment. The questions to the database grow with the periods, never with the units.
 *
 * @returns `unknown_period` also when the periods are not in the order of time
 * @throws when the framework names an instrument that was never loaded
 */
export async function seriesOf(
  desk: Pick<Desk, 'database' | 'settings' | 'closesMoments'>,
  question: SeriesQuestion,
  now: Instant,
): Promise<{ asOf: Instant; points: SeriesPoint[] } | { refused: ScoreRefusal }> {
  const periods = question.periods.map(readPeriod)
  if (!areInOrder(periods)) return { refused: 'unknown_period' }
  const method = await readMethod(desk, question, now)
  if ('refused' in method) return method
  if (!method.tree.byCode.has(question.unitCode)) return { refused: 'unknown_unit' }
  const points: SeriesPoint[] = []
  for (const [i, period] of periods.entries()) {
    const [scorecard] = (await scorecardsBy(desk, method, period, question))!
    points.push(pointOf(method, question.unitCode, period, periods[i - 1] ?? null, scorecard!))
  }
  return { asOf: method.asOf, points }
}

function areInOrder(periods: readonly (Period | null)[]): periods is Period[] {
  return periods.every((period, i) => period !== null && (i === 0 || periods[i - 1]!.to <= period.from))
}

/**
 * What happened on a period's first day stands between it and the one before. What happened later in it makes it a mixture,
 * which is like neither side: so a break inside the period before cuts here once more.
 */
function pointOf(
  { tree, asOf }: Method,
  code: string,
  period: Period,
  before: Period | null,
  scorecard: Scorecard,
): SeriesPoint {
  const end = dayOf(Math.min(period.to - 1, asOf))
  const breaks = breaksOf(tree, code, dayOf(period.from), end)
  const earlier = before ? breaksOf(tree, code, addDays(dayOf(before.from), 1), dayOf(period.from - 1)) : []
  const isHarmful = ({ kind }: UnitBreak) => !HARMLESS_BREAKS.includes(kind)
  const [own, inherited] = [breaks.filter(isHarmful), earlier.filter(isHarmful)]
  return {
    period: period.name,
    scorecard,
    breaks,
    breaksBefore:
      before === null ? null : own.length > 0 ? breakWords(own) : inherited.length > 0 ? MIXED : null,
    units: livedIn(tree, scorecard, period),
  }
}

/** Said of a period like any other after one that is a mixture: what happened is told there. */
const MIXED = {
  vi: 'Kỳ liền trước gồm cả phần trước và phần sau khi đơn vị thay đổi, nên không so sánh được.',
  en: 'The period before holds parts from before and after the unit changed, so the two cannot be compared.',
}

function livedIn(
  tree: UnitTree,
  { unit, inputs }: Scorecard,
  period: Period,
): { code: string; name: string }[] {
  const lived = (each: Unit | undefined) => each && existedIn(each, dayOf(period.from), dayOf(period.to - 1))
  return [unit, ...inputs.predecessors].filter(({ code }) => lived(tree.byCode.get(code)))
}
