/** Trang đăng nhập. */
export const vi = {
  title: 'Đăng nhập',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  enter: 'Đăng nhập',
  missing: { username: 'Ông/Bà nhập tên đăng nhập.', password: 'Ông/Bà nhập mật khẩu.' },
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng. Ông/Bà kiểm tra lại.',
  tooMany: 'Đã có quá nhiều lần đăng nhập từ nơi này. Ông/Bà đợi một phút rồi thử lại.',
  busy: 'Đang có nhiều người đăng nhập. Ông/Bà đợi vài giây rồi thử lại.',
  locked: (until: string) =>
    `Tài khoản tạm khóa đến ${until} vì nhập sai mật khẩu nhiều lần. Ông/Bà thử lại sau, hoặc nhờ người quản trị đặt lại mật khẩu.`,
}
export type Words = typeof vi
