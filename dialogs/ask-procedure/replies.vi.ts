/** Những lời Lắng Nghe nói khi người dân hỏi thủ tục. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  what: {
    asks: 'Ông/Bà muốn hỏi thủ tục gì? Viết tên việc cần làm, ví dụ: làm khai sinh, sang tên sổ đỏ.',
    unknown:
      'Lắng Nghe chưa tìm thấy thủ tục này. Ông/Bà viết ngắn tên việc cần làm, ví dụ: kết hôn, khai tử, xây nhà, mở quán. Nếu vẫn chưa được, chọn «Gặp cán bộ».',
    skipped: 'Khi cần, Ông/Bà nhắn tên việc cần làm. Không rõ tên thì chọn «Gặp cán bộ» để được chỉ dẫn.',
  },
  which: {
    asks: 'Có phải Ông/Bà hỏi thủ tục dưới đây không? Xin chọn một.',
    again: 'Ông/Bà chọn một thủ tục dưới đây. Không có thủ tục nào đúng thì viết lại tên việc cần làm.',
    none: 'Không có trong này',
  },
  office: {
    asks: 'Ông/Bà cần đến cơ quan nào? Nhắn tên phường, xã hoặc sở. Không rõ thì chọn «Không rõ».',
    unsure: 'Không rõ',
    which: 'Ông/Bà muốn hỏi cơ quan nào dưới đây?',
    unknown:
      'Lắng Nghe chưa tìm thấy cơ quan này. Ông/Bà nhắn lại tên phường, xã hoặc sở, ví dụ: «phường Mây Hồng».',
  },

  heading: (name: string, code: string) => `${name}\nMã thủ tục: ${code}`,
  papers: 'Giấy tờ cần nộp:',
  papersUnknown: 'Giấy tờ cần nộp: Ông/Bà hỏi nơi nộp trước khi đi, tránh phải đi lại.',
  form: (name: string) => `Mẫu đơn gửi kèm: ${name}`,
  term: {
    working_day: (n: number) => `Thời hạn: ${n} ngày làm việc, tính từ khi nộp đủ giấy tờ.`,
    day: (n: number) => `Thời hạn: ${n} ngày, tính từ khi nộp đủ giấy tờ.`,
  },
  fee: (amount: string) => `Lệ phí: ${amount} đồng. Khi nộp tiền, Ông/Bà nhận biên lai.`,
  free: 'Lệ phí: không thu.',
  feeVaries: 'Lệ phí: tùy từng trường hợp, Ông/Bà hỏi nơi nộp. Khi nộp tiền, Ông/Bà nhận biên lai.',
  /** @param centre trung tâm của tỉnh, nếu có */
  where: (centre: string | null) =>
    centre === null
      ? 'Nơi nộp: bộ phận một cửa của phường, xã; hoặc nộp qua mạng trên Cổng Dịch vụ công quốc gia.'
      : `Nơi nộp: ${centre}, bộ phận một cửa của phường, xã; hoặc nộp qua mạng trên Cổng Dịch vụ công quốc gia.`,
  mayDiffer:
    'Ai đòi thêm giấy tờ hay tiền ngoài các mục trên, Ông/Bà có thể hỏi lại lý do hoặc gửi phản ánh.',

  card: {
    address: (address: string) => `• Địa chỉ: ${address}`,
    phone: (phone: string) => `• Điện thoại: ${phone}`,
    hours: (hours: string) => `• Giờ làm việc: ${hours}`,
    nothing:
      'Lắng Nghe chưa có địa chỉ và giờ làm việc của cơ quan này. Ông/Bà có thể chọn «Gặp cán bộ» để hỏi.',
  },
  choices: { where: 'Hỏi nơi nộp', another: 'Hỏi thủ tục khác' },
}
