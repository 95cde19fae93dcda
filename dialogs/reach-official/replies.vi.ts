import { toVietnamese } from '../../src/calendar/instant.ts'

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

  /** Trong cuộc trao đổi trực tiếp với cán bộ. */
  talk: {
    word: (text: string) => `Cán bộ: ${text}`,
    /** @param who chức trách của người trả lời, không nêu tên */
    taken: (who: string) =>
      `${who} đang trả lời Ông/Bà tại đây. Lắng Nghe (máy trả lời) tạm dừng: điều Ông/Bà viết từ đây đến thẳng cán bộ. Muốn gọi máy trở lại, Ông/Bà nhắn «Lắng Nghe».`,
    paused:
      'Xin lỗi Ông/Bà, cán bộ đang trả lời phải dừng. Yêu cầu của Ông/Bà vẫn được giữ, cán bộ khác sẽ trả lời tại đây. Từ đây Lắng Nghe (máy, không phải cán bộ) trả lời Ông/Bà.',
    ended:
      'Cán bộ đã trả lời xong. Từ đây Lắng Nghe (máy, không phải cán bộ) trả lời Ông/Bà. Cần hỏi thêm, Ông/Bà chọn «Hỏi thêm cán bộ».',
    over: 'Cuộc trao đổi với cán bộ đã kết thúc, nên tin này chưa đến được cán bộ. Từ đây Lắng Nghe (máy) trả lời Ông/Bà.',
    waits:
      'Xin lỗi Ông/Bà, hôm nay cán bộ trả lời chậm hơn thường lệ. Yêu cầu của Ông/Bà vẫn được giữ theo thứ tự; Ông/Bà không phải gửi lại.',
    noFiles:
      'Tại đây cán bộ chỉ đọc được chữ, chưa xem được tệp Ông/Bà vừa gửi. Ông/Bà viết lại bằng lời, hoặc gửi tệp kèm theo phản ánh.',
    apart:
      'Điều Ông/Bà vừa viết nói về việc làm của cán bộ, nên không chuyển cho người đang trả lời: chỉ người có thẩm quyền ngoài cơ quan đó được xem. Nên chọn «Gửi phản ánh» để có mã theo dõi và hạn trả lời. Từ đây Lắng Nghe (máy) trả lời Ông/Bà.',
  },

  declined:
    'Dạ, Ông/Bà không cần gặp cán bộ nên Lắng Nghe chưa báo ai. Khi cần, Ông/Bà cứ nhắn «Gặp cán bộ».',
  done: 'Đã ghi yêu cầu gặp cán bộ. Cán bộ sẽ nhắn cho Ông/Bà tại đây.',
  today: 'Yêu cầu được xem trong giờ làm việc hôm nay.',
  added: 'Đã ghi thêm vào yêu cầu gặp cán bộ mà Ông/Bà gửi trước đó. Cán bộ sẽ nhắn cho Ông/Bà tại đây.',
  fromThen: (at: number) => `Lúc này ngoài giờ làm việc. Yêu cầu được xem từ ${timeAndDay(at)}.`,
  hours: (office: string, hours: string) => `• Giờ làm việc (${office}): ${hours}`,
  phone: (phone: string) => `• Việc gấp, Ông/Bà gọi: ${phone}`,
  aboutConduct:
    'Nếu việc này là cán bộ làm sai, Ông/Bà nên chọn «Gửi phản ánh»: nơi bị phản ánh không được xem, và có mã để theo dõi.',
  complain: 'Gửi phản ánh',
}

function timeAndDay(at: number): string {
  const [time, day] = toVietnamese(at).split(' ')
  return `${time} ngày ${day}`
}
