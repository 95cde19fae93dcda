/** Mở danh tính người gửi phản ánh. */
import type { IdentityRefusal, IdentityRequest } from '../../complaints/identity/identity.ts'
import type { AskRefusal } from '../../complaints/identity/identity-rights.ts'

const states: Record<IdentityRequest['state'], string> = {
  asked: 'Chờ duyệt',
  open: 'Đã mở',
  refused: 'Không được duyệt',
  ended: 'Đã hết hạn xem',
}
const telling: Record<'told' | 'deferred' | 'nobody', string> = {
  told: 'Đã báo cho người gửi.',
  deferred: 'Báo cho người gửi sau, chậm nhất khi vụ việc kết thúc.',
  nobody: 'Không báo được: dữ liệu của người gửi đã được xóa.',
}
const whyNot: Record<Exclude<AskRefusal, 'not_found'>, string> = {
  forbidden: 'Tài khoản này không có quyền yêu cầu mở danh tính.',
  anonymous: 'Phản ánh ẩn danh: hệ thống không lưu gì cho biết ai gửi, nên không có gì để mở.',
  erased: 'Người gửi đã yêu cầu xóa dữ liệu, nên không còn gì để mở.',
  not_sealed: 'Người gửi cho người xử lý biết mình là ai: xem cách liên hệ ngay trên trang phản ánh.',
  unit_complained_of:
    'Không mở danh tính cho cơ quan bị phản ánh. Nếu cần liên hệ, Ông/Bà nhắn cho người gửi qua hệ thống.',
}
const refusals: Record<IdentityRefusal | 'already_asked' | 'stale', string> = {
  own_request: 'Yêu cầu của chính Ông/Bà phải do người khác duyệt.',
  not_requester: 'Chỉ người đã yêu cầu được xem.',
  already_decided: 'Yêu cầu này đã được quyết định.',
  not_open: 'Chưa được duyệt hoặc đã hết hạn xem.',
  too_early: 'Chưa đến lúc. Ông/Bà thử lại sau.',
  already_asked: 'Ông/Bà đã có một yêu cầu đang chờ hoặc đang mở cho phản ánh này.',
  stale: 'Người khác vừa thay đổi yêu cầu này. Ông/Bà xem lại rồi thử lại.',
}

export const vi = {
  title: 'Danh tính người gửi',
  lead: 'Danh tính chỉ mở khi có lý do, được một người khác duyệt, trong một thời gian, cho riêng người yêu cầu. Mỗi bước và mỗi lần xem đều vào sổ ghi của phản ánh.',
  back: 'Về phản ánh',
  backToList: 'Về danh sách yêu cầu',
  states,
  telling,
  whyNot,
  refusals,
  section: {
    title: 'Người gửi',
    named: 'Người gửi cho người xử lý biết mình là ai. Mỗi lần xem đều được ghi lại.',
    contact: 'Xem cách liên hệ',
    sealed: 'Danh tính được giữ kín. Muốn biết, phải nêu lý do và được một người khác duyệt.',
    ask: 'Yêu cầu mở danh tính',
    why: 'Khi nào được biết người gửi?',
    anonymous: 'Ẩn danh: không lưu gì cho biết ai gửi.',
    erased: 'Dữ liệu của người gửi đã được xóa.',
  },
  ask: {
    title: (code: string) => `Yêu cầu mở danh tính: ${code}`,
    reason: 'Lý do',
    text: 'Cần biết để làm gì, vì sao nhắn qua hệ thống không đủ',
    textHint: 'Người duyệt đọc lời này. Không ghi tên người gửi nếu Ông/Bà đoán được.',
    submit: 'Gửi yêu cầu',
    what: (hours: number) =>
      `Nếu được duyệt, Ông/Bà xem được trong ${hours} giờ: cách liên hệ người gửi đã cho, và người nộp hồ sơ nếu phản ánh nêu hồ sơ. Người gửi được báo.`,
  },
  faults: {
    missing: 'Ông/Bà nhập nội dung này.',
    too_long: 'Nội dung quá dài. Ông/Bà rút ngắn lại.',
    choose: 'Ông/Bà chọn một mục.',
  },
  mine: 'Yêu cầu của tôi',
  noneOfMine: 'Chưa có yêu cầu nào.',
  toDecide: 'Chờ Ông/Bà duyệt',
  noneToDecide: 'Không có yêu cầu nào chờ duyệt.',
  requester: 'Người yêu cầu',
  decider: 'Người quyết định',
  reason: 'Lý do',
  words: 'Giải thích',
  decision: 'Ý kiến của người quyết định',
  askedAt: 'Gửi lúc',
  until: (at: string) => `Xem được đến ${at}.`,
  view: 'Xem danh tính',
  viewOne: (code: string) => `Xem danh tính người gửi ${code}`,
  decide: {
    deferral: 'Báo cho người gửi',
    now: 'Báo ngay khi duyệt',
    later: (why: string) => `Báo sau: ${why}`,
    text: 'Ý kiến (bắt buộc khi không duyệt)',
    approve: 'Duyệt mở',
    approveOne: (code: string, who: string) => `Duyệt mở danh tính ${code} cho ${who}`,
    refuse: 'Không duyệt',
    refuseOne: (code: string, who: string) => `Không duyệt yêu cầu của ${who} về ${code}`,
  },
  done: {
    asked: 'Đã gửi yêu cầu. Người khác sẽ duyệt.',
    approve: 'Đã duyệt. Người yêu cầu xem được từ bây giờ.',
    refuse: 'Đã không duyệt yêu cầu.',
  } as Record<string, string>,
  sender: {
    title: (code: string) => `Người gửi ${code}`,
    contact: 'Cách liên hệ người gửi đã cho',
    none: 'Người gửi không cho cách liên hệ nào.',
    applicant: 'Người nộp hồ sơ nêu trong phản ánh (có thể không phải người gửi)',
    channel: 'Kênh đã gửi',
    through:
      'Liên hệ qua hệ thống: đặt câu hỏi hoặc trả lời trên trang phản ánh, người gửi nhận ngay trong cuộc trò chuyện.',
    erased: 'Dữ liệu của người gửi đã được xóa theo yêu cầu. Không còn gì để xem.',
    noted: 'Lần xem này đã được ghi vào sổ ghi của phản ánh. Xin không sao chép, không đưa cho người khác.',
  },
}
export type Words = typeof vi
