/** Những lời hệ thống nói khi người dân khen ngợi. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  kind: {
    asks: 'Lắng Nghe chưa rõ ý của Ông/Bà. Đây là lời khen hay là phản ánh?',
    again: 'Ông/Bà muốn khen, hay muốn phản ánh điều chưa tốt? Không cần gì thì nhắn «Hủy».',
    praise: 'Khen',
    complaint: 'Phản ánh',
    toComplaint: 'Ông/Bà chọn «Bắt đầu phản ánh». Chưa gửi gì ngay: Ông/Bà được xem lại trước khi gửi.',
    start: 'Bắt đầu phản ánh',
  },

  whom: {
    asks: 'Ông/Bà muốn khen ai, ở cơ quan nào? Ví dụ: chị Lan, một cửa phường Mây Hồng. Không rõ thì chọn «Không rõ».',
    which: 'Ông/Bà muốn khen cơ quan nào dưới đây? Nếu không có, nhắn lại tên cơ quan.',
    again: 'Ông/Bà nhắn tên người hoặc tên cơ quan bằng chữ. Không rõ thì chọn «Không rõ».',
    unknown: 'Không rõ',
  },

  words: {
    asks: 'Ông/Bà hài lòng về việc gì? Xin nhắn vài lời. Đủ rồi thì nhắn «Xong».',
    soFar: (words: string) =>
      `Ông/Bà đã viết:\n«${words}»\n\nÔng/Bà nhắn thêm, hoặc chọn «Viết lại từ đầu» để bỏ lời cũ. Đủ rồi thì nhắn «Xong».`,
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    noWords: 'Phần này chỉ nhận chữ. Ông/Bà viết vài lời khen giúp.',
    none: 'Chưa có lời khen. Ông/Bà nhắn vài lời, hoặc nhắn «Hủy» để thôi.',
    takenBack: 'Dạ, chưa gửi gì cả. Ông/Bà không khen nữa thì chọn «Không gửi». Còn muốn khen thì nhắn tiếp.',
    done: 'Xong',
    anew: 'Viết lại từ đầu',
    cancel: 'Không gửi',
  },

  review: {
    heading: 'Lời khen của Ông/Bà, chưa gửi:',
    words: (words: string) => `• Lời khen: «${words}»`,
    official: (words: string) => `• Người được khen: ${words}`,
    unit: (name: string | null) => `• Cơ quan: ${name ?? 'chưa rõ'}`,
    asks: (unit: string | null) =>
      unit
        ? `Ông/Bà có muốn gửi đến ${unit} không? Cơ quan đọc lời khen, không thấy ai gửi.`
        : 'Chưa rõ cơ quan, nên lời khen chỉ được lưu lại, chưa chuyển đến nơi nào. Muốn chuyển, Ông/Bà chọn «Sửa người, cơ quan».',
    again: 'Lời khen chưa được gửi. Ông/Bà chọn một nút dưới đây. Không muốn gửi thì chọn «Không gửi».',
    send: 'Gửi lời khen',
    mendWords: 'Sửa lời khen',
    mendWhom: 'Sửa người, cơ quan',
    cancel: 'Không gửi',
  },

  kept: (unit: string | null, official: string | null) =>
    unit
      ? `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi và chuyển đến ${unit}.`
      : `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi.`,
}
