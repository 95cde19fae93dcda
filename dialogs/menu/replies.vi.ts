/** Những lời chung của Lắng Nghe: lời chào đầu tiên, danh mục, trợ giúp, số khẩn cấp. Nhãn nút bấm dài nhất 20 ký tự. */
export const vi = {
  /** Nói ở lần liên hệ đầu tiên và sau 30 ngày im lặng. Giữ trong năm dòng ngắn. */
  notice: [
    'Kính chào Ông/Bà. Đây là Lắng Nghe, kênh trả lời tự động của Ủy ban nhân dân tỉnh (máy trả lời, không phải người).',
    '• Lưu gì: tin nhắn, phản ánh, đánh giá Ông/Bà gửi. Để làm gì: trả lời, giải quyết và phục vụ tốt hơn.',
    '• Xin không gửi số căn cước, ảnh giấy tờ tùy thân hay mật khẩu.',
    '• Muốn xem dữ liệu đã lưu: nhắn «dữ liệu của tôi». Muốn xóa hết: nhắn «xóa dữ liệu».',
    '• For English: type «menu», then «English».',
  ].join('\n'),

  /** Hiện trên Trang Facebook trước tin đầu tiên; dài nhất 160 ký tự. */
  greeting:
    'Kính chào Ông/Bà. Lắng Nghe là kênh trả lời tự động của cơ quan nhà nước: tra cứu hồ sơ, gửi phản ánh, đánh giá việc phục vụ.',

  menu: 'Lắng Nghe giúp Ông/Bà việc gì? Ông/Bà chọn một việc dưới đây, hoặc viết điều cần hỏi.',
  /** Các việc trong danh mục, theo thứ tự được bày ra. */
  entries: {
    checkDossier: 'Tra cứu hồ sơ',
    complain: 'Gửi phản ánh',
    rate: 'Đánh giá',
    commend: 'Khen ngợi',
    trackComplaint: 'Theo dõi phản ánh',
    askProcedure: 'Hỏi thủ tục',
    reachOfficial: 'Gặp cán bộ',
    privacy: 'Dữ liệu của tôi',
    otherLanguage: 'English',
  },
  help: 'Ông/Bà viết điều cần hỏi như nói chuyện thường ngày, có dấu hay không dấu đều được. Nhắn «danh mục» để xem các việc, «quay lại» để về bước trước, «hủy» để dừng.',

  danger: [
    'Nếu có người gặp nguy hiểm, Ông/Bà gọi NGAY (miễn phí):',
    '113: công an',
    '114: cháy nổ, tai nạn, đuối nước',
    '115: cấp cứu',
    'Hãy rời khỏi chỗ nguy hiểm và gọi người ở gần đến giúp.',
    'Lắng Nghe là máy trả lời, không cử người đến được. Khi đã an toàn, Ông/Bà nhắn tiếp tại đây.',
    'Emergency: call 113 (police), 114 (fire, rescue), 115 (ambulance) now.',
  ].join('\n'),

  /** Nói với người có ý tìm đến cái chết. 111: Tổng đài điện thoại quốc gia bảo vệ trẻ em. */
  comfort: [
    'Ông/Bà đừng ở một mình lúc này. Xin gọi NGAY (miễn phí, ngày đêm):',
    '115: cấp cứu',
    '113: công an',
    '111: trẻ em cần giúp đỡ',
    'Lắng Nghe rất lo cho Ông/Bà. Nỗi đau nào cũng có người muốn nghe và giúp được. Xin gọi ngay người thân, hàng xóm đến ở bên cạnh. Xin tránh xa những thứ có thể gây hại cho mình.',
    'Lắng Nghe là máy trả lời, không cử người đến được. Muốn cán bộ nhắn lại trong giờ làm việc, Ông/Bà nhắn «gặp cán bộ».',
    'You are not alone. Please call 115 (ambulance) or 113 (police) now, and stay with someone you trust.',
  ].join('\n'),

  thanks: 'Cảm ơn Ông/Bà đã liên hệ. Khi cần, Ông/Bà nhắn tại đây bất cứ lúc nào.',
  cancelled: 'Đã dừng việc đang làm. Ông/Bà cần gì khác thì nhắn tiếp, hoặc chọn «Về danh mục».',
  nothingToCancel:
    'Lúc này không có việc nào đang làm dở. Muốn rút điều đã gửi, Ông/Bà chọn «Gặp cán bộ». Cần gì khác thì viết vào đây, hoặc chọn «Về danh mục».',
  cannotGoBack: 'Đây là bước đầu tiên, không có bước trước nữa.',
  notUnderstood:
    'Lắng Nghe chưa hiểu ý Ông/Bà. Xin Ông/Bà viết vài chữ về việc mình cần, hoặc chọn một việc dưới đây.',
  toPerson:
    'Xin lỗi Ông/Bà, Lắng Nghe vẫn chưa hiểu. Muốn hỏi cán bộ, Ông/Bà chọn «Gặp cán bộ»: cán bộ sẽ nhắn lại tại đây.',
  attachmentAlone:
    'Lắng Nghe đã nhận được, nhưng chưa biết Ông/Bà cần gì. Ông/Bà viết vài chữ, hoặc chọn một việc dưới đây. Xin không gửi ảnh căn cước hay giấy tờ tùy thân.',
  oldButton: 'Nút này thuộc việc đã xong hoặc đã dừng nên không còn dùng được.',
  restarted: 'Xin lỗi Ông/Bà. Lắng Nghe vừa được sửa đổi nên việc đang làm dở phải làm lại từ đầu.',
  /** Nói một lần, khi cán bộ bắt đầu trả lời bằng công cụ của Zalo hay hộp thư của Trang. */
  humanSpeaks:
    'Cán bộ đang trả lời Ông/Bà tại đây, nên Lắng Nghe (máy trả lời) tạm dừng. Muốn gọi máy trở lại, Ông/Bà nhắn «Lắng Nghe».',
  botBack: 'Từ đây Lắng Nghe (máy, không phải cán bộ) trả lời Ông/Bà.',
  languageSet: 'Từ đây Lắng Nghe trả lời bằng tiếng Việt.',
  languageHeard: 'Từ đây Lắng Nghe trả lời bằng tiếng Việt. For English, type «English».',
  /** Nói bằng cả hai thứ tiếng, vì người viết có thể không đọc được tiếng Việt. */
  otherLanguage:
    'Lắng Nghe chỉ hiểu tiếng Việt và tiếng Anh. Muốn hỏi cán bộ, xin chọn «Gặp cán bộ». Có nguy hiểm, xin gọi 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu).\nThis service understands Vietnamese and English only. To ask an official, choose «Gặp cán bộ». In danger, call 113 (police), 114 (fire, rescue) or 115 (ambulance).',

  /** Mỗi việc nói thành lời, đứng sau «Ông/Bà muốn». */
  wishes: {
    'check-dossier': 'hỏi hồ sơ làm đến đâu rồi',
    complain: 'phản ánh việc chưa tốt',
    rate: 'đánh giá việc phục vụ',
    commend: 'gửi lời khen',
    'track-complaint': 'xem phản ánh đã gửi đến đâu',
    'ask-procedure': 'hỏi về thủ tục',
    'reach-official': 'gặp cán bộ',
    privacy: 'xem hoặc xóa dữ liệu của mình',
    'link-account': 'liên kết với tài khoản cán bộ',
  },
  /** Cùng việc đó, khi người viết đang sốt ruột hay bực mình. */
  lateWish: 'phản ánh việc trễ hẹn',
  isIt: (wish: string) =>
    `Lắng Nghe chưa chắc đã hiểu đúng. Có phải Ông/Bà muốn ${wish} không? Không phải thì chọn «Việc khác».`,
  either: (first: string, last: string) => `Ông/Bà muốn ${first}, hay muốn ${last}?`,
  vexed: 'Lắng Nghe rất tiếc vì Ông/Bà phải chờ lâu.',
  angry: 'Lắng Nghe rất tiếc vì Ông/Bà chưa hài lòng.',
  somethingElse: 'Việc khác',
  elseWhat: 'Ông/Bà chọn một việc dưới đây, không cần viết lại điều vừa nhắn. Hoặc viết rõ hơn điều cần hỏi.',
  hint: (wish: string, entry: string) => `Nếu Ông/Bà muốn ${wish}, xin chọn «${entry}».`,
  notComplaint: 'Lắng Nghe hiểu: Ông/Bà không gửi phản ánh. Chưa có gì được gửi đi.',
  notMeant: (wish: string) => `Lắng Nghe hiểu: Ông/Bà không muốn ${wish}.`,
  /** @param inOrder các việc theo thứ tự, lấy từ `unfinished` */
  oneByOne: (inOrder: string[]) =>
    `Ông/Bà nhắn ${inOrder.length} việc. Lắng Nghe giúp từng việc một: ${inOrder.join(', rồi ')}.`,
  nextWish: (told: string, wish: string) => `Ông/Bà còn nhắn: «${told}». Ông/Bà muốn ${wish} luôn không?`,

  /** @param what việc đang dở, lấy từ `unfinished` */
  goOn: (what: string) => `Ông/Bà đang ${what} dở. Ông/Bà muốn làm tiếp không?`,
  unfinished: {
    'check-dossier': 'tra cứu hồ sơ',
    complain: 'gửi phản ánh',
    rate: 'đánh giá',
    commend: 'gửi lời khen',
    'track-complaint': 'theo dõi phản ánh',
    'ask-procedure': 'hỏi thủ tục',
    'reach-official': 'gửi yêu cầu gặp cán bộ',
    privacy: 'xem dữ liệu của mình',
    'link-account': 'liên kết với tài khoản cán bộ',
    other: 'làm một việc',
  },
  yesGoOn: 'Làm tiếp',
  yesNext: 'Làm việc này',
  noDrop: 'Thôi, không làm nữa',
  toMenu: 'Về danh mục',
}
