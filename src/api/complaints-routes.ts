/** Complaints and commendations for programs: `GET /complaints`, `GET /complaints/{code}`, `POST /complaints/{code}/actions`, `GET /commendations`. */
import { z } from 'zod'
import { applyAction } from '../complaints/apply-action.ts'
import { listCommendations } from '../complaints/commendations.ts'
import { CATEGORIES, STATUSES } from '../complaints/complaint.ts'
import { listComplaints, readComplaint } from '../complaints/complaint-list.ts'
import type { ComplaintPermission, Viewer } from '../complaints/visibility.ts'
import { actionInput, actionOf, refusalProblem } from './complaint-actions.ts'
import { complaintShape, complaintWithTimeline, showComplaint, showTimeline } from './complaint-shape.ts'
import { type CursorKey, listOf, listQuery, PAGE_SIZE, page } from './list.ts'
import { notFound } from './problem.ts'
import { codeInPath } from './put.ts'
import { type AnyRoute, type Caller, iso, momentOut, route, type Scope } from './route.ts'
import { unitField, unknownUnit } from './unit-filter.ts'

const PERMISSIONS: [Scope, ComplaintPermission][] = [
  ['complaints:read', 'complaint:read'],
  ['complaints:act', 'complaint:act'],
  ['complaints:protected', 'complaint:protected'],
]

const listComplaintsRoute = route({
  method: 'get',
  path: '/complaints',
  scope: 'complaints:read',
  summary:
    'Complaints by their last change. Those about conduct or a head need `complaints:protected`, else they are absent.',
  query: z.object({
    ...listQuery,
    unit: unitField.meta({ description: 'A unit complained of, and all under it.' }),
    category: z.enum(CATEGORIES).optional(),
    status: z.enum(STATUSES).optional(),
  }),
  response: listOf(complaintShape),
  async handle(desk, { query }, caller, now) {
    const { cursor, ...filter } = query
    const problem = await unknownUnit(desk, filter.unit)
    if (problem) return problem
    const options = { limit: PAGE_SIZE + 1, shown: PAGE_SIZE, after: after(cursor) }
    const found = await listComplaints(desk, viewerOf(caller), actorOf(caller), filter, options, now)
    return { body: page(found, ({ complaint }) => [complaint.updatedAt, complaint.code], showComplaint) }
  },
})

const getComplaint = route({
  method: 'get',
  path: '/complaints/{code}',
  scope: 'complaints:read',
  summary: 'One complaint with its timeline.',
  params: codeInPath,
  response: complaintWithTimeline,
  async handle(desk, { params }, caller, now) {
    const found = await readComplaint(desk, viewerOf(caller), actorOf(caller), params.code, now)
    if (!found) return notFound('phản ánh', params.code)
    return { body: { ...showComplaint(found), timeline: showTimeline(found.timeline) } }
  },
})

const actOnComplaint = route({
  method: 'post',
  path: '/complaints/{code}/actions',
  scope: 'complaints:act',
  summary:
    'Assigns, asks, answers, transfers, concludes or refuses. Answers the complaint as it stands (code and status alone without `complaints:read`); a repeated key does nothing again.',
  params: codeInPath,
  body: actionInput,
  response: z.union([complaintWithTimeline, complaintShape.pick({ code: true, status: true })]),
  async handle(desk, { params, body }, caller, now) {
    const viewer = viewerOf(caller)
    const mayRead = viewer.may.has('complaint:read')
    viewer.may.add('complaint:read') // it finds what it may act on
    const request = {
      code: params.code,
      action: actionOf(body),
      actor: actorOf(caller),
      idempotencyKey: body.idempotencyKey,
    }
    const result = await applyAction(desk, viewer, request, now)
    if ('refused' in result) return refusalProblem(result, params.code)
    if (!mayRead) return { body: { code: params.code, status: result.complaint.status } }
    const found = await readComplaint(desk, viewer, actorOf(caller), params.code, now)
    if (!found) return notFound('phản ánh', params.code)
    return { body: { ...showComplaint(found), timeline: showTimeline(found.timeline) } }
  },
})

const listCommendationsRoute = route({
  method: 'get',
  path: '/commendations',
  scope: 'complaints:read',
  summary: 'Praise, in the order it came.',
  query: z.object({ ...listQuery, unit: unitField }),
  response: listOf(
    z.object({
      id: z.string(),
      channel: z.enum(['zalo', 'messenger']),
      unit: z.object({ code: z.string(), name: z.string() }).nullable().meta({ description: 'Praised.' }),
      official: z.string().nullable(),
      text: z.string(),
      createdAt: momentOut,
    }),
  ),
  async handle(desk, { query }) {
    const { cursor, ...filter } = query
    const problem = await unknownUnit(desk, filter.unit)
    if (problem) return problem
    const found = await listCommendations(desk, { ...filter, after: after(cursor) }, PAGE_SIZE + 1)
    return {
      body: page(
        found,
        (each) => [each.recordedAt, each.id],
        ({ createdAt, recordedAt: _, ...each }) => ({ ...each, createdAt: iso(createdAt) }),
      ),
    }
  },
})

export const complaintsRoutes: readonly AnyRoute[] = [
  listComplaintsRoute,
  getComplaint,
  actOnComplaint,
  listCommendationsRoute,
]

/** A program looks at the whole province, within its scopes. */
function viewerOf(caller: Caller): Viewer & { may: Set<ComplaintPermission> } {
  const may = PERMISSIONS.filter(([scope]) => caller.scopes.has(scope)).map(([, permission]) => permission)
  return { unitCode: null, may: new Set(may) }
}

function actorOf(caller: Caller): string {
  return `token:${caller.name}`
}

function after(cursor: CursorKey | undefined): [number, string] | undefined {
  return cursor && [cursor[0], String(cursor[1])]
}
