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
  already_reopened: 'Phản ánh đã được xem xét lại một lần.',
  too_early: 'Chưa hết thời hạn chờ người dân xác nhận.',
  missing: 'Thiếu nội dung bắt buộc.',
  unknown_unit: 'Không có đơn vị nào mang mã này, hoặc đơn vị đã kết thúc hoạt động.',
  same_unit: 'Đơn vị này đang giữ phản ánh.',
  not_own_unit: 'Đơn vị này không thuộc đơn vị của người phân công; hãy chuyển phản ánh.',
  in_unit_chain: 'Không thể giao cho chính đơn vị bị phản ánh hoặc đơn vị trực thuộc.',
  unknown_reason: 'Lý do từ chối không có trong danh mục.',
  due_in_past: 'Thời hạn phải ở tương lai.',
  merged:
    'Phản ánh đang được giải quyết chung với phản ánh khác. Ông/Bà xử lý ở phản ánh đó, hoặc thôi ghép trước.',
  not_merged: 'Phản ánh không ghép với phản ánh nào.',
  has_merged:
    'Có phản ánh khác đang được giải quyết chung với phản ánh này. Ông/Bà thôi ghép các phản ánh đó trước.',
  unknown_complaint: 'Không có phản ánh nào mang mã này mà tài khoản được xem.',
  main_over:
    'Phản ánh này đã được trả lời, đã kết thúc hoặc đang ghép vào phản ánh khác. Ông/Bà chọn phản ánh khác.',
  main_due_later:
    'Phản ánh ấy có hạn trả lời muộn hơn: người dân của phản ánh này đã được hẹn sớm hơn. Ông/Bà ghép phản ánh ấy vào phản ánh này.',
  other_protection:
    'Hai phản ánh không cùng phạm vi người được xem (khác đơn vị bị phản ánh hoặc khác chế độ bảo vệ), nên không ghép được.',
  must_be_protected: 'Nội dung, dấu hiệu hoặc người được nhắc đến cho thấy phải bảo vệ phản ánh này.',
  protect_first:
    'Phần này nói về cách phục vụ của cán bộ. Ông/Bà sửa nội dung cả phản ánh trước để phản ánh được bảo vệ, rồi tách phần còn lại.',
  not_their_words: 'Chỉ giữ lại lời của người dân, mỗi đoạn một dòng: xóa bớt được, không thêm hay sửa chữ.',
  nothing_changed: 'Chưa có gì thay đổi.',
  person_in_chain: 'Người này bị phản ánh hoặc thuộc đơn vị bị phản ánh. Ông/Bà chọn người khác.',
  paused: 'Thời hạn đang tạm dừng.',
  not_paused: 'Thời hạn không bị tạm dừng.',
  overdue: 'Đã quá hạn trả lời, không thể tạm dừng.',
  pause_too_long: 'Thời gian tạm dừng quá dài: mọi lần cộng lại tối đa 30 ngày làm việc.',
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
