/** Nhật ký quản trị. */
import type { AdminKind } from '../../../accounts/admin-event.ts'

const kinds: Record<AdminKind, string> = {
  'account.create': 'Tạo tài khoản',
  'account.grant': 'Cấp quyền',
  'account.end_grant': 'Kết thúc quyền',
  'account.password': 'Đặt lại mật khẩu',
  'account.second_factor': 'Bỏ mã xác nhận',
  'account.disable': 'Khóa tài khoản',
  'account.enable': 'Mở lại tài khoản',
  'account.sign_out': 'Đăng xuất mọi nơi',
  'account.login': 'Đổi cách đăng nhập chung',
  'unit.record': 'Ghi đơn vị',
  'official.record': 'Ghi cán bộ',
  'holidays.record': 'Ghi ngày nghỉ',
  'template.record': 'Ghi mẫu tin',
  'canned_answer.record': 'Ghi câu trả lời mẫu',
}

export const vi = {
  title: 'Nhật ký quản trị',
  lead: 'Mọi thay đổi về quyền và dữ liệu của cơ quan, mới nhất ở trên. Không sửa, không xóa được.',
  at: 'Lúc',
  by: 'Ai',
  what: 'Việc',
  subject: 'Đối tượng',
  changed: 'Trước → sau',
  about: 'Về',
  abouts: {
    '': 'Tất cả',
    account: 'Tài khoản và quyền',
    unit: 'Đơn vị',
    official: 'Cán bộ',
    holidays: 'Ngày nghỉ',
    template: 'Mẫu tin',
    canned_answer: 'Câu trả lời mẫu',
  },
  show: 'Xem',
  older: 'Cũ hơn',
  none: 'Chưa có thay đổi nào.',
  kinds,
}
export type Words = typeof vi
