/** Những lời Lắng Nghe nói khi người dân muốn gặp cán bộ. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  topic: {
    asks: 'Ông/Bà cần gặp cán bộ về việc gì? Xin viết vài lời để chuyển đúng người. Nếu không tiện nói ở đây, chọn «Bỏ qua».',
    again:
      'Ông/Bà viết vài chữ về việc cần hỏi, ví dụ: hỏi đất đai, hỏi trợ cấp. Không tiện nói thì chọn «Bỏ qua».',
    gotContact: 'Đã nhận thông tin liên hệ. Ông/Bà cần hỏi về việc gì?',
    skip: 'Bỏ qua',
  },
  /** Ghi vào yêu cầu để cán bộ thấy. */
  contact: (contact: string) => `Liên hệ: ${contact}`,
  copyOfMyData: 'Xin bản sao đầy đủ dữ liệu cá nhân',

  reply: (text: string) => `Cán bộ trả lời yêu cầu của Ông/Bà:\n\n«${text}»`,
  askAgain: 'Hỏi thêm cán bộ',

  done: 'Đã ghi yêu cầu gặp cán bộ. Cán bộ sẽ nhắn cho Ông/Bà tại đây.',
  today: 'Yêu cầu được xem trong giờ làm việc hôm nay.',
  onDay: (day: string) => `Lúc này ngoài giờ làm việc. Yêu cầu được xem vào ngày ${day}.`,
  hours: (office: string, hours: string) => `• Giờ làm việc (${office}): ${hours}`,
  phone: (phone: string) => `• Việc gấp, Ông/Bà gọi: ${phone}`,
  aboutConduct:
    'Nếu việc này là cán bộ làm sai, Ông/Bà nên chọn «Gửi phản ánh»: nơi bị phản ánh không được xem, và có mã để theo dõi.',
  complain: 'Gửi phản ánh',
}
