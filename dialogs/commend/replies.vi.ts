/** Những lời hệ thống nói khi người dân khen ngợi. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  kind: {
    asks: 'Lắng Nghe chưa rõ ý của Ông/Bà. Đây là lời khen hay là phản ánh?',
    again: 'Ông/Bà nhắn «Khen» hoặc «Phản ánh».',
    praise: 'Khen',
    complaint: 'Phản ánh',
    toComplaint:
      'Ông/Bà chọn «Gửi phản ánh» để bắt đầu. Lời Ông/Bà vừa nhắn được giữ lại, không cần viết lại.',
    start: 'Gửi phản ánh',
  },

  whom: {
    asks: 'Ông/Bà muốn khen ai, ở cơ quan nào? Ví dụ: chị Lan, một cửa phường Mây Hồng. Không rõ thì chọn «Không rõ».',
    which: 'Ông/Bà muốn khen cơ quan nào dưới đây? Nếu không có, nhắn lại tên cơ quan.',
    again: 'Ông/Bà nhắn tên người hoặc tên cơ quan bằng chữ. Không rõ thì chọn «Không rõ».',
    unknown: 'Không rõ',
  },

  words: {
    asks: 'Ông/Bà nhắn lời khen: việc gì làm Ông/Bà hài lòng? Nhắn xong, gõ «Xong».',
    soFar: (words: string) =>
      `Lời khen đang có:\n«${words}»\n\nÔng/Bà nhắn thêm, hoặc chọn «Viết lại». Đủ rồi thì nhắn «Xong».`,
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    noWords: 'Phần này chỉ nhận chữ. Ông/Bà viết vài lời khen giúp.',
    none: 'Chưa có lời khen. Ông/Bà nhắn vài lời, hoặc nhắn «Hủy» để thôi.',
    takenBack:
      'Chưa có lời khen nào được gửi. Muốn thôi, Ông/Bà chọn «Hủy». Còn muốn khen, Ông/Bà nhắn tiếp; đủ rồi thì nhắn «Xong».',
    done: 'Xong',
    anew: 'Viết lại',
    cancel: 'Hủy',
  },

  review: {
    heading: 'Ông/Bà xem lại lời khen:',
    words: (words: string) => `• Lời khen: «${words}»`,
    official: (words: string) => `• Người được khen: ${words}`,
    unit: (name: string | null) => `• Cơ quan: ${name ?? 'chưa rõ'}`,
    asks: 'Gửi lời khen này?',
    again:
      'Lời khen chưa được gửi. Ông/Bà chọn «Gửi lời khen» để gửi, «Sửa lời khen» hoặc «Sửa tên, cơ quan» để sửa, «Hủy» để thôi.',
    send: 'Gửi lời khen',
    mendWords: 'Sửa lời khen',
    mendWhom: 'Sửa tên, cơ quan',
    cancel: 'Hủy',
  },

  kept: (unit: string | null, official: string | null) =>
    unit
      ? `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi và chuyển đến ${unit}.`
      : `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi.`,
}
