/** Scores of units: `GET /scores`, `GET /units/{code}/scorecard`. */
import { z } from 'zod'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from '../scores/one-at-a-time.ts'
import { SCORE_SCOPES } from '../scores/score-units.ts'
import type { Scorecard } from '../scores/scorecard.ts'
import {
  isBeforePeriod,
  readAsOf,
  type ScoreQuestion,
  type ScoreRefusal,
  scoresOf,
} from '../scores/scores.ts'
import { UNIT_VIEWS } from '../units/unit-views.ts'
import { busy, invalid, notFound, type Problem } from './problem.ts'
import { type Caller, code, momentOut, route } from './route.ts'

const percent = z
  .number()
  .nullable()
  .meta({ description: 'Percent, one decimal; null: withheld or nothing to divide by.' })
const share = z.object({ index: percent, n: z.int(), low: percent, high: percent })
const score = z.object({
  unit: z.object({ code: z.string(), name: z.string() }),
  period: z.string(),
  framework: z.string(),
  frameworkVersion: z.string(),
  asOf: momentOut,
  satisfaction: share.extend({
    withheld: z.boolean(),
    factors: z.record(z.string(), share).meta({ description: 'By factor code; n is raters.' }),
  }),
  coverage: z.object({ invited: z.int(), returned: z.int() }),
  responseRate: percent,
  timeliness: z.object({ total: z.int(), late: z.int(), latePercent: percent }),
  complaints: z.object({ founded: z.int(), partly: z.int(), unfounded: z.int(), open: z.int() }),
  grade: z.string().nullable(),
  eligibleForTot: z.boolean().nullable().optional().meta({
    description:
      'Only for frameworks with a ceiling: false when a figure blocks, null when none blocks and one is undecided.',
  }),
  reasons: z.array(z.object({ rule: z.string(), text: z.string(), textEn: z.string() })),
})
const scorecard = score.extend({
  inputs: z
    .record(z.string(), z.unknown())
    .meta({ description: 'The whole numbers behind every figure: docs/scoring.md.' }),
})

const question = {
  period: z.string().meta({ description: 'YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY.' }),
  framework: z.string().optional().meta({ description: 'sipas-2023 when left out.' }),
  asOf: z
    .string()
    .optional()
    .meta({ description: 'Only what was recorded until this moment, or the end of this day.' }),
  view: z.enum(UNIT_VIEWS).default('now').meta({
    description:
      'now: a unit’s past follows whoever carries on its work; then: each unit as it was in the period, by its own code and name.',
  }),
  scope: z.enum(SCORE_SCOPES).default('unit').meta({
    description: 'subtree: each unit with all under it, in the tree of the view.',
  }),
}

const getScores = route({
  method: 'get',
  path: '/scores',
  scope: 'scores:read',
  summary: 'Scores of all units, or of one, for a period.',
  query: z.object({ ...question, unit: code.optional() }),
  response: z.object({ items: z.array(score), next: z.null() }),
  async handle(desk, { query }, caller, now) {
    const asOf = query.asOf === undefined ? undefined : readAsOf(query.asOf, now)
    if (asOf === null) return invalid(BAD_AS_OF)
    if (isBeforePeriod(asOf, query.period)) return invalid(AS_OF_BEFORE_PERIOD)
    const { unit: unitCode, ...rest } = query
    const found = await scoresInTurn(desk, { ...rest, unitCode, asOf, mayReadPeople }, caller, now)
    if (found === 'busy') return busy()
    if ('refused' in found) return refusal(found.refused, 'unit')
    return { body: { items: found.scorecards.map(withoutInputs), next: null } }
  },
})

const getScorecard = route({
  method: 'get',
  path: '/units/{code}/scorecard',
  scope: 'scores:read',
  summary: "One unit's scorecard with every figure's inputs.",
  params: z.object({ code }),
  query: z.object(question),
  response: scorecard,
  async handle(desk, { params, query }, caller, now) {
    const asOf = query.asOf === undefined ? undefined : readAsOf(query.asOf, now)
    if (asOf === null) return invalid(BAD_AS_OF)
    if (isBeforePeriod(asOf, query.period)) return invalid(AS_OF_BEFORE_PERIOD)
    const asked = { ...query, unitCode: params.code, asOf, mayReadPeople }
    const found = await scoresInTurn(desk, asked, caller, now)
    if (found === 'busy') return busy()
    if ('refused' in found) {
      return found.refused === 'unknown_unit'
        ? notFound('đơn vị', params.code)
        : refusal(found.refused, 'code')
    }
    return { body: found.scorecards[0]! }
  },
})

export const scoresRoutes = [getScores, getScorecard]

/** Of many units as of a moment that is past, the figures are counted from single facts: one such question at a time. */
async function scoresInTurn(desk: Desk, question: ScoreQuestion, { name }: Caller, now: Instant) {
  const { asOf, unitCode, scope } = question
  const work = () => scoresOf(desk, question, now)
  if (asOf == null || (unitCode != null && scope !== 'subtree')) return work()
  return oneAtATime(desk.database, 'as-of', { asker: `api ${name}`, key: JSON.stringify(question), work })
}

/** Programs with `scores:read` classify officials: they are told of each by code. */
function mayReadPeople(): boolean {
  return true
}

const BAD_AS_OF = { field: 'asOf', message: 'a day (YYYY-MM-DD) or a moment (ISO 8601 with offset)' }
const AS_OF_BEFORE_PERIOD = {
  field: 'asOf',
  message: 'lies before the period begins: nothing of it was recorded then',
}

function refusal(refused: ScoreRefusal, unitField: string): Problem {
  const errors: Record<ScoreRefusal, { field: string; message: string }> = {
    unknown_period: { field: 'period', message: 'a period is YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY' },
    unknown_framework: { field: 'framework', message: 'unknown framework' },
    unknown_unit: { field: unitField, message: 'unknown unit at that moment' },
    future_as_of: {
      field: 'asOf',
      message: 'lies in the future: what will be recorded until then is not known',
    },
  }
  return invalid(errors[refused])
}

/** A scorecard as lists show it. */
export function withoutInputs({ inputs, ...rest }: Scorecard): Omit<Scorecard, 'inputs'> {
  return rest
}
