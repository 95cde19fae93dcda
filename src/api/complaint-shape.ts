/** A complaint as the machine API answers it (contract 5). */
import { z } from 'zod'
import { ATTACHMENT_STATES } from '../attachments/attachment.ts'
import {
  CATEGORIES,
  CONFIDENTIALITIES,
  FLAGS,
  isAnonymous,
  OUTCOMES,
  SEVERITIES,
  STATUSES,
  VERDICTS,
} from '../complaints/complaint.ts'
import type { ReadComplaint } from '../complaints/complaint-list.ts'
import { DELIVERIES, toldDelivery } from '../complaints/delivery.ts'
import type { TimelineStep } from '../complaints/timeline.ts'
import { iso, momentOut } from './route.ts'

const text = z.string().nullable()

export const complaintShape = z.object({
  code: z.string(),
  channel: z.enum(['zalo', 'messenger']),
  category: z.enum(CATEGORIES),
  flags: z.array(z.enum(FLAGS)),
  severity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  confidentiality: z.enum(CONFIDENTIALITIES),
  anonymous: z.boolean(),
  unit: z.object({ code: z.string(), name: z.string() }).nullable().meta({ description: 'Complained of.' }),
  dossierCode: text.meta({ description: 'Null for an anonymous one.' }),
  story: z.string().meta({ description: 'Phone and identity numbers masked; empty once it was destroyed.' }),
  amountVnd: z.number().nullable(),
  attachments: z.array(
    z.object({
      id: text.meta({ description: 'Null for a place, a link or a card, which is no file.' }),
      kind: z.string(),
      type: text.meta({ description: 'Media type by its own bytes; null until it is kept.' }),
      size: z.number().nullable().meta({ description: 'In bytes.' }),
      state: z.enum([...ATTACHMENT_STATES, 'gone']).nullable(),
    }),
  ),
  createdAt: momentOut,
  updatedAt: momentOut,
  dueAt: momentOut.nullable().meta({ description: 'When the answer is due; null where none is promised.' }),
  assigned: z
    .object({
      unit: text,
      task: z.string(),
      person: z.string(),
      dueAt: momentOut,
      result: z.string(),
      accountable: z.string(),
    })
    .nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  citizenVerdict: z.enum(VERDICTS).nullable(),
  mergedInto: text,
  delivery: z
    .enum(DELIVERIES)
    .meta({ description: 'Whether the last message of the office reached the citizen.' }),
})

const data = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** One complaint as it is answered alone: with its timeline. */
export const complaintWithTimeline = complaintShape.extend({
  timeline: z.array(
    z.object({
      at: momentOut,
      actor: z.string().meta({ description: '`citizen`, `system`, `account:ID` or `token:NAME`.' }),
      kind: z.string(),
      status: z.enum(STATUSES),
      text,
      data,
    }),
  ),
})

/** A complaint as it is listed. Identity never is. */
export function showComplaint(read: ReadComplaint): z.input<typeof complaintShape> {
  const { complaint, unit, story, attachments, delivery } = read
  const { assigned } = complaint
  return {
    code: complaint.code,
    channel: complaint.channel,
    category: complaint.category,
    flags: complaint.flags,
    severity: complaint.severity,
    status: complaint.status,
    confidentiality: complaint.confidentiality,
    anonymous: isAnonymous(complaint),
    unit,
    dossierCode: complaint.dossierCode,
    story,
    amountVnd: complaint.amountVnd,
    attachments: attachments.map(({ id, kind, type, size, state }) => ({ id, kind, type, size, state })),
    createdAt: iso(complaint.createdAt),
    updatedAt: iso(complaint.updatedAt),
    dueAt: isAnonymous(complaint) ? null : iso(complaint.dueAt),
    assigned: assigned && { ...assigned, dueAt: iso(assigned.dueAt) },
    outcome: complaint.outcome,
    citizenVerdict: complaint.verdict,
    mergedInto: complaint.mergedInto,
    delivery: toldDelivery(delivery),
  }
}

/** The steps as they are shown; moments in `data` as ISO. */
export function showTimeline(
  steps: readonly TimelineStep[],
): z.input<typeof complaintWithTimeline>['timeline'] {
  return steps.map(({ at, actor, kind, status, text: words, data: facts }) => ({
    at: iso(at),
    actor,
    kind,
    status,
    text: words,
    data: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        MOMENTS.includes(name) && typeof value === 'number' ? iso(value) : value,
      ]),
    ),
  }))
}

/** What in the data of a step is a moment. */
const MOMENTS: readonly string[] = ['dueAt', 'until']
