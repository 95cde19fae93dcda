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

  wait: 'Ông/Bà đã nhắn nhiều mã không đúng nên việc tra cứu tạm dừng. Xin thử lại sau một giờ, hoặc chọn «Gặp cán bộ».',

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
  offerRating: 'Muốn chấm điểm phục vụ, Ông/Bà chọn «Đánh giá», chưa đến một phút.',
  choices: { complain: 'Gửi phản ánh', rate: 'Đánh giá', another: 'Tra hồ sơ khác' },
}
