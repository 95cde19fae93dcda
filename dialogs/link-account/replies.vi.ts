/** Những lời Lắng Nghe nói khi cán bộ liên kết cuộc trò chuyện của mình với tài khoản. Không nói tài khoản của ai: người nhặt được mã không biết thêm gì. */
export const vi = {
  linked:
    'Đã liên kết cuộc trò chuyện này với một tài khoản cán bộ. Khi có việc, hệ thống nhắn mã phản ánh và hạn tại đây. Nếu không phải Ông/Bà tự lấy mã, hoặc muốn thôi, Ông/Bà nhắn «hủy liên kết».',
  linkedAlready:
    'Cuộc trò chuyện này đã liên kết với một tài khoản cán bộ. Muốn liên kết tài khoản khác, Ông/Bà nhắn «hủy liên kết» trước.',
  wrong:
    'Mã không đúng hoặc đã quá 10 phút. Ông/Bà lấy mã mới ở mục «Nhận thông báo» trong trang xử lý rồi nhắn lại.',
  tooMany: 'Mã đã bị nhắn sai nhiều lần từ cuộc trò chuyện này. Ông/Bà đợi một giờ rồi lấy mã mới.',
  unlinked: 'Đã hủy liên kết. Từ nay hệ thống không nhắn việc của cán bộ tại đây nữa.',
  notLinked: 'Cuộc trò chuyện này không liên kết với tài khoản cán bộ nào.',
}
