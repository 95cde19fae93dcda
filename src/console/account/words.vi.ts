/** Trang tài khoản của chính mình. */
import type { PasswordFault } from '../../accounts/password-rules.ts'
import type { SignInWay } from '../../accounts/session.ts'

const ways: Record<SignInWay, string> = {
  password: 'Mật khẩu',
  second_factor: 'Mật khẩu và mã xác nhận',
  oidc: 'Hệ thống đăng nhập chung',
}
const faults: Record<PasswordFault, string> = {
  password_too_short: 'Mật khẩu cần ít nhất 10 ký tự.',
  password_too_long: 'Mật khẩu dài nhất 200 ký tự.',
  password_common:
    'Mật khẩu này dễ đoán. Ông/Bà chọn mật khẩu khác, ví dụ bốn, năm từ không liên quan đến nhau.',
  password_is_username: 'Mật khẩu không được giống tên đăng nhập.',
}

export const vi = {
  ways,
  faults,
  title: 'Tài khoản của tôi',
  username: 'Tên đăng nhập',
  role: 'Vai trò',
  unit: 'Phạm vi',
  until: 'Quyền đến hết ngày',
  noEnd: 'không định ngày',
  keys: 'Mật khẩu và mã xác nhận',
  on: 'đang bật',
  off: 'chưa bật',

  loginChanged: (at: string, by: string) => `Cách đăng nhập chung đã được đổi lúc ${at}, bởi ${by}.`,
  loginChangedLead:
    'Nơi nhận thông báo đã bị xóa cùng lúc. Nếu Ông/Bà không biết việc này: đổi mật khẩu, đăng xuất mọi nơi, và báo ngay cho người quản trị khác hoặc thanh tra tỉnh.',
  loginChangeClose: 'Tôi đã biết',

  sessions: 'Nơi đang đăng nhập',
  openedAt: 'Đăng nhập lúc',
  lastAt: 'Dùng lần cuối',
  way: 'Cách đăng nhập',
  what: 'Việc',
  thisOne: 'Chính nơi này',
  end: 'Đăng xuất',
  endOne: (at: string) => `Đăng xuất nơi đã đăng nhập lúc ${at}`,
  endOthers: 'Đăng xuất mọi nơi khác',
  endAll: 'Đăng xuất mọi nơi, cả ở đây',
  done: {
    session: 'Đã đăng xuất ở nơi đó.',
    others: 'Đã đăng xuất ở mọi nơi khác.',
    password: 'Đã đổi mật khẩu và đăng xuất ở mọi nơi khác.',
    login: 'Đã ghi nhận.',
    removed: 'Đã tắt mã xác nhận và đăng xuất ở mọi nơi khác.',
  },

  changePassword: 'Đổi mật khẩu',
  mustChange:
    'Mật khẩu đang dùng do người quản trị đặt. Ông/Bà đặt mật khẩu của riêng mình rồi làm việc tiếp.',
  oldPassword: 'Mật khẩu đang dùng',
  newPassword: 'Mật khẩu mới',
  newAgain: 'Nhập lại mật khẩu mới',
  rules:
    'Ít nhất 10 ký tự; có thể là một câu có dấu cách. Không cần chữ hoa hay dấu đặc biệt, không phải đổi định kỳ.',
  ownPassword: 'Mật khẩu của Ông/Bà',
  missing: 'Ông/Bà nhập mật khẩu đang dùng.',
  missingNew: 'Ông/Bà nhập mật khẩu mới.',
  wrongPassword: 'Mật khẩu không đúng. Ông/Bà kiểm tra lại.',
  sameAsBefore: 'Mật khẩu mới phải khác mật khẩu đang dùng.',
  notAgain: 'Hai lần nhập không giống nhau.',

  secondFactor: 'Mã xác nhận khi đăng nhập',
  why: 'Sau mật khẩu, trang hỏi thêm một mã sáu chữ số từ điện thoại của Ông/Bà. Người biết mật khẩu mà không có điện thoại thì không vào được.',
  mustEnrol: 'Cơ quan yêu cầu mọi tài khoản bật mã xác nhận. Ông/Bà bật rồi làm việc tiếp.',
  oidcHasItsOwn: 'Ông/Bà đăng nhập bằng hệ thống đăng nhập chung: việc xác nhận thêm do hệ thống đó làm.',
  step1: 'Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…).',
  step2: 'Mở ứng dụng, thêm tài khoản, quét mã này:',
  step3: 'Nhập mã sáu chữ số mà ứng dụng hiện ra.',
  qr: 'Mã QR để ứng dụng xác thực quét',
  orType: 'Không quét được thì nhập dãy chữ này vào ứng dụng:',
  code: 'Mã sáu chữ số',
  wrongCode: 'Mã không đúng. Ông/Bà nhập mã đang hiện; nếu vẫn sai, kiểm tra giờ của điện thoại.',
  turnOn: 'Bật',
  turnedOn: 'Đã bật mã xác nhận.',
  recoveryTitle: 'Mã dự phòng',
  recoveryLead:
    'Mỗi mã dùng được một lần khi không có điện thoại. Ông/Bà chép lại và cất nơi an toàn: các mã này không hiện lần nữa.',
  goOn: 'Tiếp tục làm việc',
  isOn: 'Mã xác nhận đang bật.',
  left: (n: number) => `Còn ${n} mã dự phòng chưa dùng.`,
  remove: 'Tắt mã xác nhận',
  removeLead:
    'Khi đổi điện thoại hoặc hết mã dự phòng, Ông/Bà tắt rồi bật lại. Mọi nơi khác sẽ bị đăng xuất.',
}
export type Words = typeof vi
