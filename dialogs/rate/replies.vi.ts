/** Những lời hệ thống nói khi người dân đánh giá. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  about: {
    asks: 'Ông/Bà muốn đánh giá việc phục vụ ở đâu? Nhắn mã hồ sơ trên giấy hẹn, hoặc tên cơ quan.',
    which: 'Ông/Bà muốn đánh giá cơ quan nào dưới đây? Nếu không có, nhắn lại tên cơ quan.',
    again:
      'Chưa tìm thấy cơ quan hoặc hồ sơ này. Ông/Bà nhắn lại tên phường, xã, sở, hoặc mã hồ sơ trên giấy hẹn.',
    unknownDossier: (code: string) =>
      `Không tìm thấy hồ sơ ${code}. Ông/Bà xem lại mã, hoặc nhắn tên cơ quan.`,
    slowDown:
      'Đã có nhiều mã hồ sơ không đúng trong một giờ. Ông/Bà nhắn tên cơ quan để đánh giá, hoặc thử lại sau một giờ.',
    unknownDoor:
      'Mã trên bảng này không đúng hoặc không còn dùng. Ông/Bà xem lại mã trên bảng rồi nhắn lại, hoặc nhắn tên cơ quan.',
    unknownToken: 'Mã đánh giá này không đúng. Ông/Bà nhắn mã hồ sơ, hoặc tên cơ quan.',
  },

  change: {
    asks: (about: string, level: string) => `Ông/Bà đã đánh giá ${about}: ${level}. Ông/Bà muốn đổi không?`,
    yes: 'Đổi đánh giá',
    no: 'Giữ nguyên',
    again: 'Ông/Bà nhắn «Đổi» hoặc «Giữ nguyên».',
    kept: 'Đánh giá trước được giữ nguyên. Cảm ơn Ông/Bà.',
  },

  overall: {
    asks: (about: string) => `Nhìn chung, Ông/Bà hài lòng ở mức nào với việc phục vụ của ${about}?`,
    said: (level: string, about: string) => `Ông/Bà đánh giá «${level}» cho ${about}, đúng không?`,
    yes: 'Đúng',
    other: 'Chọn mức khác',
    again: 'Ông/Bà chọn một trong năm mức: nhắn số từ 1 (rất không hài lòng) đến 5 (rất hài lòng).',
    tokenUsed: 'Mã này đã được dùng một lần. Đánh giá vẫn được ghi, nhưng không tính là đã xác thực.',
    notFinished: 'Hồ sơ chưa có kết quả. Ông/Bà có thể đánh giá việc phục vụ đến nay.',
    phoneKept: 'Cảm ơn Ông/Bà. Số điện thoại chỉ dùng để đối chiếu với hồ sơ.',
    failed: 'Lắng Nghe chưa ghi được đánh giá. Xin Ông/Bà thử lại sau ít phút.',
  },

  item: {
    asks: (statement: string) => `Ông/Bà thấy thế nào về điều này?\n«${statement}»`,
    again: 'Ông/Bà nhắn số từ 1 đến 5, hoặc «Bỏ qua», hoặc «Thôi, đủ rồi».',
    skip: 'Bỏ qua',
    enough: 'Thôi, đủ rồi',
  },

  comment: {
    asks: 'Ông/Bà muốn nhắn thêm điều gì không? Không có thì chọn «Thôi, đủ rồi».',
    asksLow: 'Điều gì làm Ông/Bà chưa hài lòng? Nhắn vài lời, hoặc chọn «Thôi, đủ rồi».',
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    textOnly: 'Phần này chỉ nhận chữ. Ông/Bà viết vài lời, hoặc chọn «Thôi, đủ rồi».',
    done: 'Xong',
  },

  thanks: {
    asked:
      'Cảm ơn Ông/Bà. Đánh giá đã được ghi và tính vào điểm của cơ quan. Tên Ông/Bà không hiện cùng đánh giá.',
    low: 'Cảm ơn Ông/Bà đã nói thẳng. Đánh giá đã được ghi, tên Ông/Bà không hiện cùng đánh giá. Muốn cơ quan xem xét việc cụ thể, Ông/Bà có thể gửi phản ánh.',
    complain: 'Gửi phản ánh',
  },

  invitation: {
    asks: (about: string) => `${about} đã có kết quả. Ông/Bà dành một phút đánh giá việc phục vụ.`,
    reminds: (about: string) =>
      `Hôm trước Ông/Bà đã nhận kết quả ${about}. Ông/Bà được phục vụ thế nào, xin cho biết: bấm «Đánh giá», chưa đến một phút. Không muốn thì Ông/Bà cứ bỏ qua, Lắng Nghe không nhắc nữa.`,
    theOffice: 'cơ quan giải quyết',
    rate: 'Đánh giá',
  },

  /** Điều được đánh giá: «việc phục vụ của …». */
  at: (unit: string, counter: string | null, procedure: string | null) =>
    [unit, ...(counter ? [`quầy ${counter}`] : []), ...(procedure ? [`thủ tục «${procedure}»`] : [])].join(
      ', ',
    ),
  served: (code: string) => `cơ quan giải quyết hồ sơ ${code}`,
  servedAt: (code: string, unit: string) => `${unit} (hồ sơ ${code})`,
  dossier: (code: string) => `hồ sơ ${code}`,
  dossierAt: (code: string, unit: string) => `hồ sơ ${code} tại ${unit}`,
}
