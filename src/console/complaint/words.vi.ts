/** Trang của một phản ánh. */

import type { Attachment } from '../../channels/channel.ts'
import type { ActionRefusal, Step } from '../../complaints/action.ts'
import type { ActionResult } from '../../complaints/apply-action.ts'
import type { Timeliness } from '../../dossiers/timeliness.ts'
import type { Fault } from '../form.ts'
import type { ActionName } from './possible-actions.ts'

type ActionWords = { title: string; submit: string; done: string }
export type Refusal = Extract<ActionResult, { refused: string }>['refused']

const actions: Record<ActionName, ActionWords> = {
  assign: { title: 'Phân công xử lý', submit: 'Phân công', done: 'Đã phân công.' },
  start: { title: 'Bắt đầu xử lý', submit: 'Bắt đầu xử lý', done: 'Đã chuyển sang đang xử lý.' },
  ask: { title: 'Hỏi thêm người dân', submit: 'Gửi câu hỏi', done: 'Đã gửi câu hỏi đến người dân.' },
  answer: {
    title: 'Trả lời người dân',
    submit: 'Gửi trả lời',
    done: 'Đã ghi câu trả lời và gửi đến người dân.',
  },
  conclude: { title: 'Kết luận', submit: 'Ghi kết luận', done: 'Đã ghi kết luận.' },
  transfer: { title: 'Chuyển đơn vị khác', submit: 'Chuyển', done: 'Đã chuyển phản ánh.' },
  refuse: {
    title: 'Từ chối tiếp nhận',
    submit: 'Từ chối',
    done: 'Đã từ chối phản ánh và báo cho người dân.',
  },
}
const steps: Record<Step['kind'], string> = {
  filed: 'Người dân gửi phản ánh',
  assign: 'Phân công xử lý',
  start: 'Bắt đầu xử lý',
  ask: 'Hỏi thêm người dân',
  answer: 'Trả lời người dân',
  transfer: 'Chuyển đơn vị',
  conclude: 'Kết luận',
  refuse: 'Từ chối tiếp nhận',
  confirm: 'Người dân đồng ý với kết quả',
  reopen: 'Người dân đề nghị xem lại',
  add: 'Người dân bổ sung',
  close: 'Kết thúc vì hết thời hạn chờ xác nhận',
}
const refusals: Record<ActionRefusal | Refusal, string> = {
  wrong_status: 'Trạng thái hiện tại của phản ánh không cho phép thao tác này.',
  final: 'Phản ánh đã kết thúc, không thể thay đổi.',
  not_assigned: 'Phản ánh chưa được phân công. Ông/Bà phân công trước.',
  already_reopened: 'Phản ánh đã được mở lại một lần.',
  too_early: 'Chưa hết thời hạn chờ người dân xác nhận.',
  missing: 'Ông/Bà nhập nội dung này.',
  unknown_unit: 'Đơn vị này không có hoặc đã kết thúc hoạt động. Ông/Bà chọn đơn vị khác.',
  same_unit: 'Đơn vị này đang giữ phản ánh. Ông/Bà chọn đơn vị khác.',
  in_unit_chain: 'Không thể giao cho đơn vị bị phản ánh hoặc đơn vị trực thuộc. Ông/Bà chọn đơn vị khác.',
  unknown_reason: 'Ông/Bà chọn một lý do trong danh mục.',
  due_in_past: 'Ngày này đã qua. Ông/Bà chọn một ngày từ hôm nay trở đi.',
  not_found: 'Không tìm thấy phản ánh.',
  forbidden: 'Tài khoản không được thực hiện thao tác này.',
  key_reused: 'Biểu mẫu này đã được gửi với nội dung khác. Ông/Bà xem diễn biến, nếu vẫn cần thì gửi lại.',
  stale:
    'Phản ánh vừa có thay đổi sau khi Ông/Bà mở trang. Ông/Bà xem diễn biến mới rồi gửi lại; nội dung đã nhập vẫn còn.',
}
const faults: Record<Fault, string> = {
  missing: 'Ông/Bà nhập nội dung này.',
  too_long: 'Nội dung quá dài, tối đa 5.000 ký tự (tên: 200 ký tự).',
  not_a_day: 'Ông/Bà nhập một ngày có thật.',
  choose: 'Ông/Bà chọn một mục.',
}
const attachmentKinds: Record<Attachment['kind'], string> = {
  image: 'Ảnh',
  video: 'Video',
  audio: 'Ghi âm',
  file: 'Tệp',
  sticker: 'Nhãn dán',
  gif: 'Ảnh động',
  location: 'Vị trí',
  link: 'Liên kết',
  card: 'Danh thiếp',
}
const timeliness: Record<Timeliness, string> = {
  on_time: 'Trong hạn',
  due_soon: 'Sắp đến hạn',
  late: 'Quá hạn',
  finished_early: 'Xong trước hạn',
  finished_on_time: 'Xong đúng hạn',
  finished_late: 'Xong trễ hạn',
}

export const vi = {
  actions,
  steps,
  refusals,
  faults,
  attachmentKinds,
  timeliness,
  title: (code: string) => `Phản ánh ${code}`,
  back: 'Danh sách phản ánh',
  story: 'Lời người dân',
  storyDestroyed: 'Nội dung đã hủy theo quy định lưu giữ.',
  masked: 'Số điện thoại và số giấy tờ trong lời kể được che.',
  facts: 'Thông tin phản ánh',
  ground: 'Nội dung',
  flags: 'Dấu hiệu',
  unit: 'Đơn vị bị phản ánh',
  official: 'Người được nhắc đến',
  amount: 'Số tiền',
  channel: 'Kênh',
  filedAt: 'Gửi lúc',
  due: 'Hạn trả lời',
  dueInside: 'Hạn nội bộ',
  confidentiality: 'Chế độ bảo mật',
  anonymousNote: 'Hệ thống không lưu ai gửi; không hứa có trả lời, tin sẽ không đến người dân.',
  confidentialNote: 'Danh tính được niêm phong, người xử lý không xem được.',
  protectedNote:
    'Phản ánh về con người hoặc cách phục vụ: đơn vị bị phản ánh và đơn vị trực thuộc không xem được.',
  handler: 'Đang ở đơn vị',
  assigned: 'Phân công (5 rõ)',
  task: 'Rõ việc',
  person: 'Rõ người',
  dueAt: 'Rõ tiến độ (hết ngày)',
  result: 'Rõ hiệu quả',
  accountable: 'Rõ trách nhiệm',
  outcome: 'Kết luận',
  verdict: 'Ý kiến người dân',
  delivery: 'Tin gần nhất gửi người dân',
  none: 'Chưa có',
  attachments: 'Tệp gửi kèm',
  noAttachments: 'Không có tệp nào.',
  attachmentStates: {
    waiting: 'Đang tải về.',
    refused: 'Không lưu: tệp quá lớn, bị hỏng, hoặc thuộc loại hay nguồn không được nhận.',
    failed: 'Không tải về được.',
    gone: 'Đã xóa trước khi phản ánh được gửi.',
  },
  download: (ending: string, bytes: number) =>
    `Tải bản gốc (${ending}, ${Math.max(1, Math.round(bytes / 1024))} KB)`,
  originalSealed: 'Bản gốc được niêm phong: ảnh gốc có thể cho biết ai chụp, ở đâu.',
  recordingTells: 'Chú ý: giọng nói, hình trong tệp có thể cho biết ai gửi. Chỉ mở khi việc xử lý cần đến.',
  /** Đứng sau lời về chế độ bảo mật. */
  recordingsMayTell: ' Riêng tệp ghi âm, đoạn phim gửi kèm có thể cho biết ai gửi.',
  filesAdded: (n: number) => `Kèm ${n} tệp.`,
  dossier: 'Hồ sơ liên quan',
  noDossier: 'Không có hồ sơ nào được nêu.',
  dossierHidden: 'Phản ánh ẩn danh: mã hồ sơ, nếu có, được niêm phong.',
  dossierUnknown: 'Chưa có dữ liệu về hồ sơ này trong hệ thống.',
  procedure: 'Thủ tục',
  dossierUnit: 'Nơi giải quyết',
  dossierStatus: 'Tình trạng',
  received: 'Tiếp nhận',
  firstDue: 'Hẹn trả lần đầu',
  nowDue: 'Hẹn trả hiện nay',
  finished: 'Xong',
  returned: 'Trả kết quả',
  lateBy: (days: number) => `trễ ${days} ngày làm việc`,
  handling: 'Xử lý',
  nothingToDo: 'Không còn thao tác nào cho phản ánh này.',
  readOnly: 'Tài khoản này chỉ được xem.',
  timeline: 'Diễn biến',
  byCitizen: 'Người dân',
  bySystem: 'Hệ thống',
  byProgram: (name: string) => `Phần mềm ${name}`,
  lateStep: 'trễ so với quy định',
  toUnit: (name: string) => `Đến: ${name}`,
  fields: {
    text: {
      assign: 'Rõ việc: phải làm gì',
      ask: 'Câu hỏi gửi người dân',
      answer: 'Nội dung trả lời gửi người dân',
      conclude: 'Căn cứ kết luận',
      transfer: 'Ghi chú chuyển',
      refuse: 'Lời giải thích thêm gửi người dân',
      start: '',
    } satisfies Record<ActionName, string>,
    person: 'Rõ người: ai làm',
    unit: 'Đơn vị xử lý',
    newUnit: 'Chuyển đến đơn vị',
    dueAt: 'Rõ tiến độ: xong hết ngày nào',
    result: 'Rõ hiệu quả: kết quả phải có',
    accountable: 'Rõ trách nhiệm: ai chịu trách nhiệm',
    outcome: 'Phản ánh có đúng không',
    noOutcome: 'Chưa kết luận',
    reason: 'Lý do từ chối',
  },
  reachesCitizen: 'Người dân nhận được nguyên văn nội dung này.',
  reachesNobody: 'Phản ánh ẩn danh: nội dung chỉ lưu trong hồ sơ, không gửi được đến người dân.',
  within: (day: string) => `Theo quy định, làm chậm nhất hết ngày ${day}.`,
  defaultResult: 'Văn bản trả lời người dân',
}
export type Words = typeof vi
