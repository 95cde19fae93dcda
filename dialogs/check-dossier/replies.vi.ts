/** Những lời Lắng Nghe nói khi người dân tra cứu hồ sơ. Nhãn nút bấm dài nhất 20 ký tự. */
import type { DossierStatus } from '../../src/dossiers/dossier.ts'
import type { Timeliness } from '../../src/dossiers/timeliness.ts'

/** Còn hạn hay đã trễ. Để trống thì không nói gì. */
const timeliness: Record<Timeliness | 'none', string> = {
  on_time: 'Hồ sơ còn trong hạn.',
  due_soon: 'Hồ sơ sắp đến ngày hẹn trả.',
  late: '',
  finished_early: 'Hồ sơ được giải quyết trước hạn.',
  finished_on_time: 'Hồ sơ được giải quyết đúng hạn.',
  finished_late: '',
  none: '',
}

/** Ông/Bà cần làm gì tiếp, theo tình trạng của hồ sơ. Để trống thì không nói gì. */
const next: Record<DossierStatus, string> = {
  new: 'Cơ quan chưa tiếp nhận hồ sơ. Nếu nộp đã quá hai ngày làm việc, Ông/Bà hỏi nơi nộp.',
  accepted: 'Cơ quan đã nhận, sắp bắt đầu giải quyết.',
  rejected:
    'Cơ quan không nhận hồ sơ và phải cho biết lý do bằng văn bản. Ông/Bà hỏi nơi nộp để lấy phiếu từ chối.',
  in_progress: 'Cơ quan đang giải quyết, Ông/Bà chưa phải làm gì thêm.',
  need_supplement:
    'Cơ quan đang chờ Ông/Bà nộp thêm giấy tờ. Ông/Bà xem phiếu yêu cầu bổ sung, hoặc hỏi nơi nộp hồ sơ cần thêm giấy gì.',
  need_payment:
    'Cơ quan đang chờ Ông/Bà nộp tiền thuế, phí hoặc lệ phí. Ông/Bà xem thông báo nộp tiền, hoặc hỏi nơi nộp hồ sơ.',
  withdrawn: 'Hồ sơ đã được rút theo yêu cầu nên không giải quyết tiếp.',
  paused: 'Việc giải quyết đang tạm dừng. Ông/Bà hỏi nơi nộp để biết lý do.',
  finished: 'Đã có kết quả. Ông/Bà mang giấy hẹn đến nơi nộp để nhận.',
  returned: 'Kết quả đã được trả.',
}

export const vi = {
  code: {
    asks: 'Ông/Bà nhắn mã hồ sơ ghi trên giấy hẹn (giấy tiếp nhận). Ví dụ: H99.12-261102-0001. Viết liền hay cách ra đều được.',
    again:
      'Lắng Nghe chưa thấy mã hồ sơ trong tin nhắn. Mã nằm ở đầu giấy hẹn, gồm chữ và số, ví dụ H99.12-261102-0001. Ông/Bà nhắn lại mã.',
    unknown: (code: string) =>
      `Không tìm thấy hồ sơ ${code}. Ông/Bà so lại từng số với giấy hẹn: ngày nhận viết năm trước (261102 là ngày 02/11/2026), rồi đến số thứ tự. Sau đó nhắn lại mã. Hồ sơ vừa nộp có thể hôm sau mới tra được.`,
    incomplete: (typed: string) =>
      `Mã «${typed}» còn thiếu số. Mã đủ có cả ngày nhận và số thứ tự ở cuối, ví dụ H99.12-261102-0001. Ông/Bà nhắn lại cả mã.`,
    person:
      'Lắng Nghe chỉ tra được bằng mã hồ sơ, không tra bằng tên, số điện thoại hay số căn cước, để giữ kín thông tin của Ông/Bà. Ông/Bà nhắn mã ghi trên giấy hẹn.',
    photo:
      'Lắng Nghe chưa đọc được ảnh. Ông/Bà gõ mã hồ sơ bằng chữ và số. Xin không gửi ảnh căn cước hay giấy tờ tùy thân.',
    none: 'Tôi không có mã',
    without:
      'Không có mã thì Lắng Nghe chưa tra được. Ông/Bà tìm mã trên giấy hẹn hoặc tin nhắn báo đã nhận hồ sơ. Nếu mất giấy, Ông/Bà mang căn cước đến nơi nộp để hỏi, hoặc chọn «Gặp cán bộ».',
  },

  wait: 'Nhiều mã chưa tìm thấy nên việc tra cứu tạm dừng. Xin Ông/Bà thử lại sau một giờ, hoặc chọn «Gặp cán bộ».',

  late: (code: string, days: number) =>
    `Xin lỗi Ông/Bà: hồ sơ ${code} đã trễ hẹn ${days} ngày làm việc mà chưa có kết quả.`,
  finishedLate: (code: string, days: number) =>
    `Xin lỗi Ông/Bà: hồ sơ ${code} có kết quả trễ ${days} ngày làm việc.`,

  heading: (code: string) => `Hồ sơ ${code}`,
  degree: (words: string) => `• Tình trạng: ${words}`,
  unit: (name: string) => `• Nơi giải quyết: ${name}`,
  receivingUnit: (name: string) => `• Nơi nhận hồ sơ: ${name}`,
  received: (day: string) => `• Ngày nhận: ${day}`,
  due: (day: string) => `• Ngày hẹn trả: ${day}`,
  dueAgain: (day: string) => `• Hẹn lại: ${day}`,
  finished: (day: string) => `• Ngày xong: ${day}`,
  returned: (day: string) => `• Ngày trả kết quả: ${day}`,
  timeliness,
  next,

  /** Khi nơi quản trị chọn chỉ cho biết mức độ hoàn thành. */
  minimal: (code: string, degree: string) => `Hồ sơ ${code}: ${degree}.`,
  minimalWhy:
    'Theo quy định, tra bằng mã ở đây chỉ cho biết mức độ hoàn thành. Muốn biết rõ hơn, Ông/Bà hỏi nơi nộp hồ sơ.',

  offerComplaint:
    'Muốn gửi phản ánh về việc trễ hẹn này, Ông/Bà chọn «Gửi phản ánh». Các thông tin trên đã được điền sẵn.',
  offerRating: 'Muốn đánh giá việc phục vụ, Ông/Bà chọn «Đánh giá», chưa đến một phút.',
  choices: { complain: 'Gửi phản ánh', rate: 'Đánh giá', another: 'Tra hồ sơ khác' },

  /** Theo dõi hồ sơ: đồng ý nhận tin, thôi theo dõi, đang theo dõi những gì. */
  follow: {
    choices: {
      follow: 'Theo dõi hồ sơ',
      stop: 'Thôi theo dõi',
      stopNth: (n: number) => `Thôi theo dõi số ${n}`,
      look: 'Xem hồ sơ',
      list: 'Hồ sơ theo dõi',
    },
    following: 'Ông/Bà đang theo dõi hồ sơ này.',
    asks: (code: string) =>
      `Theo dõi hồ sơ ${code}, Lắng Nghe sẽ nhắn Ông/Bà:\n• khi hồ sơ có thay đổi, trễ hẹn hoặc trả kết quả;\n• một ngày làm việc trước ngày hẹn trả.\nĐể nhắn được, Lắng Nghe lưu mã hồ sơ và địa chỉ cuộc trò chuyện này. Lắng Nghe thôi nhắn khi Ông/Bà thôi theo dõi, hoặc 30 ngày sau khi hồ sơ kết thúc.\n\nKhi trả kết quả, Lắng Nghe có thể mời Ông/Bà đánh giá việc phục vụ. Ông/Bà đồng ý nhận tin nào?`,
    agree: { notices: 'Chỉ báo tin', both: 'Cả hai', no: 'Không theo dõi' },
    again:
      'Ông/Bà chọn: «Chỉ báo tin» để nhận tin về hồ sơ, «Cả hai» để nhận thêm lời mời đánh giá, hoặc «Không theo dõi».',
    done: (code: string) =>
      `Ông/Bà đã theo dõi hồ sơ ${code}. Có tin mới, Lắng Nghe sẽ nhắn vào đây. Lâu không thấy tin, Ông/Bà nhắn lại mã hồ sơ để xem. Muốn thôi, nhắn «thôi theo dõi».`,
    already: (code: string) =>
      `Ông/Bà đang theo dõi hồ sơ ${code}. Có tin mới, Lắng Nghe sẽ nhắn vào đây. Lâu không thấy tin, Ông/Bà nhắn lại mã hồ sơ để xem.`,
    over: (code: string) => `Hồ sơ ${code} đã kết thúc nên không cần theo dõi nữa.`,
    full: 'Ông/Bà đang theo dõi 20 hồ sơ, là mức nhiều nhất. Xin thôi theo dõi một hồ sơ khác, rồi theo dõi hồ sơ này.',
    declined: 'Lắng Nghe sẽ không nhắn tin về hồ sơ này. Ông/Bà vẫn tra cứu được bất cứ lúc nào.',
    stopped: (code: string) =>
      `Ông/Bà đã thôi theo dõi hồ sơ ${code}. Lắng Nghe sẽ không nhắn về hồ sơ này nữa.`,
    notFollowing: (code: string) => `Ông/Bà không theo dõi hồ sơ ${code}.`,
    none: 'Ông/Bà không theo dõi hồ sơ nào. Muốn theo dõi, Ông/Bà nhắn mã hồ sơ để tra cứu rồi chọn «Theo dõi hồ sơ».',
    list: 'Ông/Bà đang theo dõi:',
    howToStop: 'Muốn thôi theo dõi hồ sơ nào, Ông/Bà chọn dưới đây, hoặc nhắn «thôi theo dõi» kèm mã hồ sơ.',
  },

  /** Tin nhắn báo cho người theo dõi hồ sơ. */
  notices: {
    changed: (code: string, status: string) => `Hồ sơ ${code} có thay đổi: ${status}.`,
    promisedAnew: (code: string, day: string) =>
      `Cơ quan hẹn lại ngày trả kết quả hồ sơ ${code}: ${day}. Xin lỗi Ông/Bà vì sự chậm trễ này.`,
    dueSoon: (code: string, day: string) => `Hồ sơ ${code} hẹn trả kết quả ngày ${day}.`,
    dueNext: 'Có kết quả, Lắng Nghe sẽ nhắn Ông/Bà.',
    late: (code: string, day: string) =>
      `Xin lỗi Ông/Bà: hồ sơ ${code} hẹn trả ngày ${day}, nay đã quá hẹn mà chưa có kết quả.`,
    lateAgain: (day: string) => `Cơ quan hẹn lại ngày ${day}.`,
    lateNoDate: 'Cơ quan chưa báo ngày hẹn mới. Khi có, Lắng Nghe sẽ nhắn Ông/Bà.',
    returned: (code: string) =>
      `Kết quả hồ sơ ${code} đã được trả. Nếu chưa nhận được, Ông/Bà hỏi nơi nộp hồ sơ.`,
    invites:
      'Mời Ông/Bà đánh giá việc phục vụ: chọn «Đánh giá», chưa đến một phút. Tên Ông/Bà không hiện cùng đánh giá.',
    official: (name: string) => `• Người giải quyết: ${name}`,
    received: (moment: string) => `• Tiếp nhận lúc: ${moment}`,
    handledSince: (moment: string) => `• Giải quyết từ lúc: ${moment}`,
    finished: (moment: string) => `• Giải quyết xong lúc: ${moment}`,
    returnedAt: (moment: string) => `• Trả kết quả lúc: ${moment}`,
    theOffice: 'cơ quan giải quyết',
  },
}
