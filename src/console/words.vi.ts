/** Những từ dùng chung ở mọi trang của cán bộ. */

import type { ChannelName } from '../channels/channel.ts'
import type {
  Category,
  Confidentiality,
  Flag,
  Outcome,
  Severity,
  Status,
  Verdict,
} from '../complaints/complaint.ts'
import type { Delivery } from '../complaints/delivery.ts'

const grounds: Record<Category, string> = {
  bribery: 'Vòi tiền, quà cáp',
  harassment: 'Nhũng nhiễu, gây khó dễ',
  overcharge: 'Thu sai phí, lệ phí',
  extra_paperwork: 'Đòi thêm giấy tờ',
  buck_passing: 'Đùn đẩy, né tránh',
  discipline: 'Vi phạm kỷ luật giờ làm việc',
  attitude: 'Thái độ không đúng mực',
  delay: 'Trễ hẹn, chậm trễ',
  online_system: 'Lỗi hệ thống trực tuyến',
  other: 'Việc khác',
}
const flags: Record<Flag, string> = {
  bribery_allegation: 'Nêu việc đòi hối lộ',
  threat_or_retaliation: 'Đe dọa, trả đũa',
  danger_to_life: 'Nguy hiểm tính mạng',
  vulnerable_person: 'Người yếu thế',
  repeat: 'Phản ánh nhiều lần',
  identity_protection: 'Xin giữ kín danh tính',
  legal_denunciation: 'Nhắc đến tố cáo, kiện',
  press_threat: 'Nhắc đến báo chí',
}
const severities: Record<Severity, string> = { critical: 'Khẩn', high: 'Nghiêm trọng', normal: 'Thường' }
const statuses: Record<Status, string> = {
  received: 'Mới tiếp nhận',
  assigned: 'Đã phân công',
  in_progress: 'Đang xử lý',
  need_info: 'Chờ người dân bổ sung',
  resolved: 'Đã trả lời',
  confirmed: 'Người dân đã xác nhận',
  closed: 'Kết thúc, không xác nhận',
  reopened: 'Được xem xét lại',
  rejected: 'Đã từ chối',
}
const confidentialities: Record<Confidentiality, string> = {
  named: 'Cho biết người gửi',
  confidential: 'Giữ kín danh tính',
  anonymous: 'Ẩn danh',
}
const outcomes: Record<Outcome, string> = {
  founded: 'Đúng',
  partly: 'Đúng một phần',
  unfounded: 'Không đúng',
}
const verdicts: Record<Verdict, string> = {
  confirmed: 'Hài lòng với kết quả',
  not_confirmed: 'Không trả lời',
  reopened: 'Chưa hài lòng, đề nghị xem xét lại',
}
const deliveries: Record<Delivery, string> = {
  none: 'Chưa có tin nào phải gửi',
  pending: 'Đang chờ gửi',
  sent: 'Đã gửi đến người dân',
  delivered: 'Đã đến máy của người dân',
  seen: 'Người dân đã xem',
  unreached: 'Chưa liên lạc được: tin chờ đến khi người dân nhắn lại',
  failed: 'Không gửi được',
}
const channels: Record<ChannelName, string> = { zalo: 'Zalo', messenger: 'Messenger' }

export const vi = {
  grounds,
  flags,
  severities,
  statuses,
  confidentialities,
  outcomes,
  verdicts,
  deliveries,
  channels,

  service: 'Lắng Nghe',
  console: 'Trang xử lý của cán bộ',
  skip: 'Đến nội dung chính',
  menu: 'Các trang',
  signOut: 'Đăng xuất',
  wholeProvince: 'Toàn tỉnh',
  error: 'Lỗi',
  problem: 'Có chỗ cần sửa',
  unknown: 'Không rõ',
  optional: 'không bắt buộc',
  choose: 'Chọn…',
  pages: {
    complaints: 'Phản ánh',
    requests: 'Xin gặp cán bộ',
    identity: 'Danh tính người gửi',
    privacy: 'Bảo vệ dữ liệu',
    channels: 'Kênh',
    admin: 'Quản trị',
    changes: 'Nhật ký quản trị',
    commendations: 'Khen ngợi',
    scores: 'Điểm đơn vị',
    targets: 'Mục tiêu',
    ratings: 'Đánh giá',
    board: 'Tình hình',
    cases: 'Vụ việc',
  },
  deadline: {
    left: (days: number) => `Còn ${days} ngày làm việc`,
    today: 'Hết hạn hôm nay',
    over: (days: number) => `Quá hạn ${days} ngày làm việc`,
    met: 'Đã trả lời',
    ended: 'Đã kết thúc',
  },

  notFound: {
    title: 'Không tìm thấy trang',
    body: 'Trang này không có, hoặc tài khoản không được xem. Ông/Bà kiểm tra lại mã hoặc địa chỉ.',
  },
  forbidden: {
    title: 'Tài khoản không được dùng trang này',
    body: 'Nếu cần quyền, Ông/Bà liên hệ người quản trị hệ thống.',
  },
  staleForm: {
    title: 'Biểu mẫu không còn hiệu lực',
    body: 'Từ lúc mở trang đến nay, việc đăng nhập đã thay đổi. Ông/Bà tải lại trang rồi gửi lần nữa.',
  },
  tooLarge: { title: 'Nội dung quá dài', body: 'Ông/Bà quay lại, rút ngắn nội dung rồi gửi lại.' },
  away: {
    title: 'Kho dữ liệu tạm thời không dùng được',
    body: 'Chưa có gì được lưu. Ông/Bà thử lại sau ít phút.',
  },
  defect: { title: 'Hệ thống gặp lỗi', body: 'Sự việc đã được ghi nhận. Ông/Bà thử lại sau ít phút.' },
  home: 'Về trang đầu',
  account: 'Tài khoản của tôi',
  notices: 'Nhận thông báo',
  draft: {
    kept: 'Ông/Bà đã đăng nhập lại. Những gì đang viết được giữ nguyên dưới đây và chưa được gửi: Ông/Bà xem lại rồi gửi.',
    noForm:
      'Ông/Bà đã đăng nhập lại. Biểu mẫu đang viết không còn ở trang này; dưới đây là những gì Ông/Bà đã viết, chưa được gửi:',
  },
}

export type Words = typeof vi
