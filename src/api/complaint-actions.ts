/** What `POST /complaints/{code}/actions` takes, in the words of the house; and what its refusals mean outside. */
import { z } from 'zod'
import type { OfficialAction } from '../complaints/action.ts'
import type { ActionResult } from '../complaints/apply-action.ts'
import { OUTCOMES } from '../complaints/complaint.ts'
import { REFUSAL_REASONS } from '../complaints/refusal-reasons.ts'
import { optional } from '../optional-field.ts'
import { conflict, forbidden, invalid, notFound, type Problem } from './problem.ts'
import { code, moment } from './route.ts'

const words = z.string().trim().min(1).max(5000)
const name = z.string().trim().min(1).max(200)
const common = {
  by: name.meta({ description: 'Who decided, as the record shows it.' }),
  idempotencyKey: z.string().min(1).max(200),
}

/** Fields that an action does not use are allowed and left aside. */
export const actionInput = z.discriminatedUnion('action', [
  z.object({
    ...common,
    action: z.literal('assign'),
    text: words.meta({ description: 'The task.' }),
    person: name.meta({ description: 'Who does it.' }),
    unit: optional(code).meta({ description: 'Left out: the unit that has the complaint.' }),
    dueAt: optional(moment).meta({ description: 'Left out: when the answer is due.' }),
    result: optional(words).meta({
      description: 'What must come of it. Left out: an answer in writing to the citizen.',
    }),
    accountable: optional(name).meta({
      description: 'Who answers for it. Left out: the person who does it.',
    }),
  }),
  z.object({ ...common, action: z.literal('ask'), text: words }),
  z.object({ ...common, action: z.literal('answer'), text: words, outcome: optional(z.enum(OUTCOMES)) }),
  z.object({ ...common, action: z.literal('transfer'), unit: code, text: optional(words) }),
  z.object({ ...common, action: z.literal('conclude'), outcome: z.enum(OUTCOMES), text: optional(words) }),
  z.object({
    ...common,
    action: z.literal('refuse'),
    reason: z.enum(Object.keys(REFUSAL_REASONS) as [keyof typeof REFUSAL_REASONS]),
    text: optional(words),
  }),
])

/** The action of a body, without what belongs to the call. */
export function actionOf(body: z.output<typeof actionInput>): OfficialAction {
  const { idempotencyKey: _, ...action } = body
  return action
}

type Refused = Extract<ActionResult, { refused: string }>

const SENTENCES: Record<Refused['refused'], string> = {
  wrong_status: 'Phản ánh đang ở trạng thái không cho phép thao tác này.',
  final: 'Phản ánh đã kết thúc, không thể thay đổi.',
  not_assigned: 'Phản ánh chưa được giao cho ai; hãy phân công trước.',
  already_reopened: 'Phản ánh đã được mở lại một lần.',
  too_early: 'Chưa hết thời hạn chờ người dân xác nhận.',
  missing: 'Thiếu nội dung bắt buộc.',
  unknown_unit: 'Không có đơn vị nào mang mã này, hoặc đơn vị đã kết thúc hoạt động.',
  same_unit: 'Đơn vị này đang giữ phản ánh.',
  in_unit_chain: 'Không thể giao cho chính đơn vị bị phản ánh hoặc đơn vị trực thuộc.',
  unknown_reason: 'Lý do từ chối không có trong danh mục.',
  due_in_past: 'Thời hạn phải ở tương lai.',
  not_found: '',
  forbidden: '',
  key_reused: 'Khóa idempotencyKey này đã dùng cho một thao tác khác.',
  stale: 'Phản ánh vừa được người khác thay đổi; hãy thử lại.',
}

/** A refusal as a problem document: 422 names a field that is wrong, 409 a state that forbids it. */
export function refusalProblem({ refused, field }: Refused, complaint: string): Problem {
  if (refused === 'not_found') return notFound('phản ánh', complaint)
  if (refused === 'forbidden') return forbidden('complaints:act')
  if (field !== undefined) return invalid({ field, message: `${refused}: ${SENTENCES[refused]}` })
  return conflict(SENTENCES[refused], refused)
}
