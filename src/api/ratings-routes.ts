/** Ratings: `GET /ratings`, `POST /ratings`. */
import { z } from 'zod'
import { ratingInput } from '../satisfaction/rating-input.ts'
import { listRatings, type ReadRating } from '../satisfaction/rating-list.ts'
import { takeRatings } from '../satisfaction/rating-store.ts'
import { listOf, listQuery, PAGE_SIZE, page } from './list.ts'
import { invalid } from './problem.ts'
import { iso, momentOut, route } from './route.ts'
import { unitField, unknownUnit } from './unit-filter.ts'

const rating = z.object({
  id: z.string(),
  channel: z.enum(['zalo', 'messenger', 'counter', 'paper', 'portal']),
  unit: z.object({ code: z.string(), name: z.string() }),
  dossierCode: z.string().nullable(),
  procedureCode: z.string().nullable(),
  counter: z.string().nullable(),
  instrument: z.string(),
  overall: z.int().min(1).max(5).nullable(),
  answers: z.record(z.string(), z.int().min(1).max(5)).meta({ description: 'Levels by item code.' }),
  invited: z.boolean(),
  verified: z.boolean(),
  comment: z.string().nullable().meta({
    description:
      'Phone and identity numbers, e-mail addresses, dossier codes, links and, where it can be recognised, the name that a citizen gives of themselves are masked.',
  }),
  createdAt: momentOut,
  supersedes: z.string().nullable().meta({ description: 'The rating that this one changes.' }),
  flagged: z.array(z.string()).meta({
    description:
      'Rules that noticed it (docs/gaming.md): a reason to look, no verdict. Late ones change nothing else.',
  }),
  excluded: z.boolean().meta({ description: 'Left out of the figures by a recorded decision.' }),
})

const getRatings = route({
  method: 'get',
  path: '/ratings',
  scope: 'ratings:read',
  summary: 'Ratings in the order they were recorded, every version.',
  query: z.object({ ...listQuery, unit: unitField }),
  response: listOf(rating),
  async handle(desk, { query }) {
    const { since, unit, cursor } = query
    const problem = await unknownUnit(desk, unit)
    if (problem) return problem
    const after = cursor && ([cursor[0], String(cursor[1])] as const)
    const rows = await listRatings(desk, { since, unit }, { limit: PAGE_SIZE + 1, after })
    return { body: page(rows, (row) => [row.recordedAt, row.id], ratingOut) }
  },
})

const postRating = route({
  method: 'post',
  path: '/ratings',
  scope: 'ratings:write',
  summary:
    'Records a rating taken elsewhere. Sent again under the same externalId it changes nothing and answers 200.',
  body: ratingInput,
  response: rating,
  async handle(desk, { body }, _, now) {
    const [taken] = await takeRatings(desk, [body], now)
    if (taken === undefined || 'faults' in taken) return invalid(...(taken?.faults ?? []))
    const [kept] = await listRatings(desk, { id: taken.id }, { limit: 1 })
    return { status: taken.status === 'created' ? 201 : 200, body: ratingOut(kept!) }
  },
})

export const ratingsRoutes = [getRatings, postRating]

/** A rating as programs are shown it. */
export function ratingOut({ givenAt, recordedAt, ...read }: ReadRating): z.input<typeof rating> {
  return { ...read, channel: read.channel as z.input<typeof rating>['channel'], createdAt: iso(givenAt) }
}
