/** Trang đăng nhập. */
export const vi = {
  title: 'Đăng nhập',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  enter: 'Đăng nhập',
  missing: {
    username: 'Ông/Bà nhập tên đăng nhập.',
    password: 'Ông/Bà nhập mật khẩu.',
    code: 'Ông/Bà nhập mã xác nhận.',
  },
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng. Ông/Bà kiểm tra rồi nhập lại.',
  tooMany: 'Đã có quá nhiều lần đăng nhập từ nơi này. Ông/Bà đợi một phút rồi thử lại.',
  busy: 'Đang có nhiều người đăng nhập. Ông/Bà đợi vài giây rồi thử lại.',
  locked: (until: string) =>
    `Tài khoản tạm khóa đến ${until} vì nhập sai mật khẩu nhiều lần. Ông/Bà thử lại sau, hoặc nhờ người quản trị đặt lại mật khẩu.`,
  kept: 'Phiên làm việc đã kết thúc. Những gì Ông/Bà đang viết được giữ trong một giờ: Ông/Bà đăng nhập lại để viết tiếp.',

  codeTitle: 'Mã xác nhận',
  code: 'Mã xác nhận',
  codeHint:
    'Sáu chữ số trong ứng dụng xác thực trên điện thoại. Nếu mất điện thoại, Ông/Bà nhập một mã dự phòng.',
  wrongCode: 'Mã không đúng hoặc đã dùng. Ông/Bà nhập mã đang hiện trong ứng dụng.',
  tooLate: 'Đã quá thời gian nhập mã. Ông/Bà đăng nhập lại từ đầu.',
  backToSignIn: 'Về trang đăng nhập',

  oidc: (name: string) => `Đăng nhập bằng ${name}`,
  oidcTitle: 'Chưa đăng nhập được',
  oidcAway: (name: string) =>
    `Hiện không liên lạc được với ${name}. Ông/Bà thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.`,
  oidcFailed: (name: string) =>
    `Việc đăng nhập bằng ${name} chưa hoàn tất hoặc đã quá thời gian. Ông/Bà thử lại từ trang đăng nhập.`,
  oidcUnknown: (name: string) =>
    `${name} đã nhận ra Ông/Bà, nhưng Ông/Bà chưa có tài khoản đang dùng ở trang này. Ông/Bà liên hệ người quản trị hệ thống.`,
}
export type Words = typeof vi
