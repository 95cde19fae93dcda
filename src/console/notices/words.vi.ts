/** Cách một tài khoản nhận thông báo. */
export const vi = {
  title: 'Nhận thông báo',
  lead: 'Khi có phản ánh cần xem ngay, việc được giao, hạn sắp đến hoặc đã qua, hệ thống báo cho Ông/Bà. Lời báo chỉ có mã phản ánh và hạn.',
  both: 'Nên đặt cả hai cách: Zalo và Facebook chỉ cho nhắn trong vài ngày sau tin cuối của Ông/Bà; sau đó chỉ còn gửi được thư.',
  email: {
    heading: 'Thư điện tử',
    off: 'Hệ thống này chưa gửi được thư điện tử (người vận hành chưa đặt máy chủ thư).',
    none: 'Chưa có địa chỉ nào.',
    confirmed: (address: string) => `Thư được gửi đến ${address}.`,
    waits: (address: string) =>
      `Đã gửi mã đến ${address}. Chưa xác nhận địa chỉ thì hệ thống chưa gửi thư nào khác.`,
    unconfirmed: (address: string) =>
      `Địa chỉ ${address} chưa được xác nhận và mã đã hết hạn. Ông/Bà lưu lại để nhận mã mới.`,
    address: 'Địa chỉ thư điện tử',
    save: 'Lưu và gửi mã vào thư',
    code: 'Mã trong thư',
    codeHint: 'Mã có dạng LK-7K3M-9XQ2, dùng được trong 10 phút.',
    confirm: 'Xác nhận địa chỉ',
    remove: 'Thôi nhận thư',
    failed: 'Thư gần nhất không gửi được. Ông/Bà xem lại địa chỉ.',
    missing: 'Ông/Bà nhập địa chỉ thư điện tử.',
    wrong: 'Đây không phải một địa chỉ thư điện tử. Ví dụ: ten@donvi.gov.vn',
    missingCode: 'Ông/Bà nhập mã trong thư.',
    wrongCode: 'Mã không đúng. Ông/Bà xem lại thư mới nhất.',
    overCode: 'Mã đã hết hạn hoặc nhập sai nhiều lần. Ông/Bà lưu lại địa chỉ để nhận mã mới.',
  },
  chat: {
    heading: 'Zalo hoặc Messenger của Ông/Bà',
    none: 'Chưa liên kết cuộc trò chuyện nào.',
    linked: (channel: string, since: string) =>
      `Đã liên kết với một cuộc trò chuyện trên ${channel} lúc ${since}. Nếu không phải của Ông/Bà, bấm «Hủy liên kết» ngay.`,
    own: 'Khi Ông/Bà gửi phản ánh với tư cách người dân, nên dùng cuộc trò chuyện khác. Đánh giá từ cuộc trò chuyện này về chính đơn vị của Ông/Bà sẽ được lưu ý, không nêu tên.',
    ask: 'Lấy mã liên kết',
    askAnew: 'Lấy mã để liên kết cuộc trò chuyện khác',
    shown: (code: string) => `Mã của Ông/Bà: ${code}`,
    how: 'Trong 10 phút tới, Ông/Bà mở Zalo hoặc Messenger của mình, nhắn mã này cho trang của cơ quan. Không đưa mã cho ai. Mã chỉ hiện một lần.',
    unlink: 'Hủy liên kết',
    failed:
      'Tin gần nhất không nhắn được: đã quá thời hạn Zalo hoặc Facebook cho nhắn, hoặc trang của cơ quan bị chặn. Ông/Bà nhắn một tin bất kỳ cho trang để nhận lại.',
  },
  done: {
    email: 'Đã lưu địa chỉ và gửi mã vào thư.',
    confirmed: 'Đã xác nhận địa chỉ thư.',
    removed: 'Đã thôi nhận thư.',
    unlinked: 'Đã hủy liên kết.',
  },
}
export type Words = typeof vi
