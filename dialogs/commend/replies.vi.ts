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
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    noWords: 'Phần này chỉ nhận chữ. Ông/Bà viết vài lời khen giúp.',
    none: 'Chưa có lời khen. Ông/Bà nhắn vài lời, hoặc nhắn «Hủy» để thôi.',
    done: 'Xong',
  },

  kept: (unit: string | null, official: string | null) =>
    unit
      ? `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi và chuyển đến ${unit}.`
      : `Cảm ơn Ông/Bà. Lời khen${official ? ` dành cho ${official}` : ''} đã được ghi.`,
}
