/** The rows behind a figure: `GET /units/{code}/scorecard/rows`. */
import { z } from 'zod'
import { type RowsRefusal, readRows, rowsOf } from '../scores/frameworks/rows.ts'
import { readAsOf } from '../scores/scores.ts'
import { forbidden, invalid, notFound, type Problem } from './problem.ts'
import { code, route, type Scope } from './route.ts'

const PAGE = 200

const getRows = route({
  method: 'get',
  path: '/units/{code}/scorecard/rows',
  scope: 'scores:read',
  summary:
    'The dossiers or ratings behind a figure of a unit’s scorecard, by code or id. Codes of dossiers need dossiers:write beside scores:read, ids of ratings ratings:read.',
  params: z.object({ code }),
  query: z.object({
    period: z.string().meta({ description: 'YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY.' }),
    figure: z.string().meta({
      description:
        'late_share, satisfied_share, criterion_index:q15 and so on (docs/frameworks.md), or official_late_share with `official`.',
    }),
    official: code.optional(),
    framework: z.string().optional().meta({ description: 'sipas-2023 when left out.' }),
    asOf: z.string().optional().meta({ description: 'As of which moment, or the end of which day.' }),
    cursor: z.string().max(200).optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['dossier', 'rating']),
        id: z.string(),
        counted: z.boolean().nullable().meta({
          description:
            'Whether it is of the figure’s part (late, online, satisfied); null where rows are not counted so.',
        }),
      }),
    ),
    next: z.string().nullable(),
  }),
  async handle(desk, { params, query }, caller, now) {
    const scope = scopeFor(query.figure)
    if (scope !== null && !caller.scopes.has(scope)) return forbidden(scope)
    const asOf = query.asOf === undefined ? undefined : readAsOf(query.asOf, now)
    if (asOf === null)
      return invalid({ field: 'asOf', message: 'a day (YYYY-MM-DD) or a moment (ISO 8601 with offset)' })
    const { cursor, ...rest } = query
    const asked = { ...rest, asOf, unitCode: params.code, after: cursor, limit: PAGE }
    const found = await readRows(desk, asked, now)
    if ('refused' in found) return refusal(found.refused, params.code)
    return { body: { items: found.rows, next: found.next } }
  },
})

/** Rows behind scores. */
export const scoreRowsRoutes = [getRows]

const MESSAGES: Record<Exclude<RowsRefusal, 'unknown_unit'>, { field: string; message: string }> = {
  unknown_period: { field: 'period', message: 'a period is YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY' },
  unknown_framework: { field: 'framework', message: 'unknown framework' },
  future_as_of: { field: 'asOf', message: 'lies in the future' },
  unknown_figure: { field: 'figure', message: 'unknown figure; official_late_share needs an official' },
  no_rows: { field: 'figure', message: 'no rows are listed behind this figure' },
  withheld: { field: 'figure', message: 'withheld: too few people stand behind it' },
}

/** Which right the rows themselves need; null where none are listed. There is no right that only reads dossiers. */
function scopeFor(figure: string): Scope | null {
  const rows = rowsOf(figure)
  return rows === 'ratings' ? 'ratings:read' : rows === 'dossiers' ? 'dossiers:write' : null
}

function refusal(refused: RowsRefusal, unit: string): Problem {
  return refused === 'unknown_unit' ? notFound('đơn vị', unit) : invalid(MESSAGES[refused])
}
