/** Những lời hệ thống nói khi người dân theo dõi phản ánh đã gửi. Nhãn nút bấm dài nhất 20 ký tự. */
import type { Outcome, Status } from '../../src/complaints/complaint.ts'

const statuses: Record<Status, string> = {
  received: 'Đã tiếp nhận, chờ phân công',
  assigned: 'Đã giao người xử lý',
  in_progress: 'Đang xử lý',
  need_info: 'Chờ Ông/Bà cho biết thêm',
  resolved: 'Đã trả lời, chờ Ông/Bà cho ý kiến',
  confirmed: 'Đã kết thúc, Ông/Bà hài lòng',
  closed: 'Đã kết thúc',
  reopened: 'Đang xem xét lại',
  rejected: 'Cơ quan không nhận giải quyết',
}

const outcomes: Record<Outcome, string> = {
  founded: 'phản ánh đúng',
  partly: 'phản ánh đúng một phần',
  unfounded: 'phản ánh không đúng',
}

export const vi = {
  statuses,
  outcomes,

  which: {
    asks: 'Ông/Bà nhắn mã tra cứu của phản ánh, ví dụ PA-7K3M-9XQ2.',
    choose: 'Ông/Bà muốn xem phản ánh nào? Chọn một mã dưới đây, hoặc nhắn mã khác.',
    listed: (code: string, day: string, status: string) => `• ${code}, gửi ngày ${day}: ${status}`,
    again:
      'Lắng Nghe chưa thấy mã tra cứu trong tin nhắn. Mã bắt đầu bằng PA, ví dụ PA-7K3M-9XQ2. Nếu mất mã, Ông/Bà mở lại cuộc trò chuyện đã dùng để gửi.',
    unknown: (code: string) => `Không có phản ánh nào mang mã ${code}. Ông/Bà xem lại mã rồi nhắn lại.`,
  },

  secret: {
    asks: (code: string) =>
      `Phản ánh ${code} không gửi từ cuộc trò chuyện này, hoặc gửi ẩn danh. Ông/Bà nhắn mã bí mật gồm 8 chữ số đã nhận khi gửi.`,
    again:
      'Mã bí mật gồm 8 chữ số, ví dụ 1234 5678. Ông/Bà nhắn lại giúp. Mất mã thì không mở lại được, Ông/Bà có thể gửi phản ánh mới.',
    wrong: 'Mã bí mật chưa đúng. Ông/Bà xem lại rồi nhắn lại. Mỗi giờ được thử 5 lần.',
    tooMany: 'Đã thử quá 5 lần trong một giờ. Để giữ an toàn cho phản ánh, xin Ông/Bà thử lại sau một giờ.',
  },

  shown: {
    status: (code: string, status: string) => `Phản ánh ${code}: ${status}.`,
    sent: (at: string, dayAlone: boolean) => (dayAlone ? `Gửi ngày ${at}.` : `Gửi lúc ${at}.`),
    unit: (name: string) => `Về cơ quan: ${name}.`,
    due: (day: string) => `Hạn trả lời: hết ngày ${day}.`,
    late: (day: string) => `Hạn trả lời là hết ngày ${day}, nay đã quá hạn. Cơ quan xin lỗi Ông/Bà.`,
    signal: 'Phản ánh ẩn danh được giữ làm thông tin để kiểm tra, không hứa trả lời.',
    question: (words: string) => `Cơ quan hỏi thêm:\n«${words}»`,
    answer: (words: string) => `Trả lời của cơ quan:\n«${words}»`,
    outcome: (words: string) => `Kết luận: ${words}.`,
    refused: (reason: string) => `Lý do: ${reason}`,
    closedInSilence:
      'Phản ánh khép lại vì đã lâu không có ý kiến của Ông/Bà. Cần thêm, Ông/Bà gửi phản ánh mới.',
    next: 'Ông/Bà muốn làm gì tiếp?',
    again: 'Ông/Bà chọn một mục dưới đây.',
    enough: 'Ông/Bà có thể xem lại bất cứ lúc nào bằng mã tra cứu.',
  },

  acts: {
    confirm: 'Hài lòng',
    reopen: 'Chưa hài lòng',
    add: 'Bổ sung',
    reply: 'Trả lời',
    leave: 'Không làm gì thêm',
    follow: 'Xem phản ánh',
    rate: 'Đánh giá cách xử lý',
    newComplaint: 'Gửi phản ánh mới',
  },

  words: {
    reopen: 'Vì sao Ông/Bà chưa hài lòng? Nhắn vài lời rồi nhắn «Xong». Không muốn nói thì nhắn «Bỏ qua».',
    add: 'Ông/Bà nhắn điều cần bổ sung, có thể gửi kèm ảnh, tệp. Nhắn xong, gõ «Xong».',
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    unreadable: 'Lắng Nghe chưa đọc được. Ông/Bà viết bằng chữ, hoặc gửi ảnh, tệp.',
    identityPaper:
      'Xin Ông/Bà không gửi ảnh căn cước hay giấy tờ tùy thân qua kênh này. Tệp vừa rồi không được lưu. Ông/Bà nhắn tiếp, hoặc nhắn «Xong».',
    tooManyFiles:
      'Đã ghi, trừ các tệp vượt quá: mỗi lần bổ sung nhận nhiều nhất 10 tệp, mỗi ngày nhiều nhất 60 tệp, kể cả ảnh. Ông/Bà nhắn «Xong» khi đủ.',
    none: 'Chưa có nội dung bổ sung. Ông/Bà nhắn vài lời, hoặc nhắn «Hủy» để thôi.',
    done: 'Xong',
    skip: 'Bỏ qua',
  },

  kept: {
    confirm: (code: string) => `Cảm ơn Ông/Bà. Phản ánh ${code} đã kết thúc.`,
    /** @param day null: ẩn danh, không hứa trả lời */
    reopen: (code: string, day: string | null) =>
      `Phản ánh ${code} được xem xét lại.${day ? ` Hạn trả lời mới: hết ngày ${day}.` : ''} Mỗi phản ánh được xem xét lại một lần.`,
    add: (code: string) => `Đã thêm nội dung vào phản ánh ${code}.`,
  },

  handling: {
    asks: 'Ông/Bà thấy thế nào về cách tiếp nhận, xử lý phản ánh này?',
    before: (level: string) =>
      `Ông/Bà đã đánh giá cách xử lý phản ánh này: ${level}. Muốn đổi, Ông/Bà chọn mức khác.`,
    hidden: 'Người xử lý không biết Ông/Bà chọn mức nào.',
    again: 'Ông/Bà nhắn số từ 1 (rất không hài lòng) đến 5 (rất hài lòng), hoặc «Bỏ qua».',
    kept: 'Cảm ơn Ông/Bà. Đánh giá đã được ghi.',
    skipped: 'Cảm ơn Ông/Bà.',
  },

  refused: {
    wrong_status:
      'Lúc này chưa làm được việc đó, vì tình trạng phản ánh đã thay đổi. Ông/Bà xem lại phản ánh.',
    already_reopened: 'Phản ánh này đã được xem xét lại một lần. Nếu vẫn chưa được, Ông/Bà gửi phản ánh mới.',
    final: 'Phản ánh này đã kết thúc. Nếu cần thêm, Ông/Bà gửi phản ánh mới.',
    other: 'Lắng Nghe chưa ghi được. Xin Ông/Bà thử lại sau ít phút.',
  },

  changes: {
    /** @param unit null: chưa rõ */
    merged: (code: string, unit: string | null) =>
      `Phản ánh ${code} có cùng nội dung với phản ánh khác nên được giải quyết chung${unit ? `, do ${unit} xử lý` : ''}. Ông/Bà vẫn nhận câu trả lời tại đây.`,
    split: (code: string, part: string, unit: string | null) =>
      `Phản ánh ${code} nói về nhiều việc. Một phần được tách ra để giải quyết riêng, mã mới ${part}${unit ? `, do ${unit} xử lý` : ''}. Mã bí mật của Ông/Bà dùng được cho cả hai.`,
    paused: (code: string, why: string, day: string) =>
      `Thời hạn giải quyết phản ánh ${code} tạm dừng. Lý do: ${why}. Hạn trả lời mới: hết ngày ${day}.`,
    together: 'Phản ánh này được giải quyết chung với phản ánh khác cùng nội dung.',
    stopped: (why: string) => `Thời hạn đang tạm dừng. Lý do: ${why}.`,
    part: (code: string) => `Một phần được tách ra để giải quyết riêng, mã ${code}.`,
  },

  notices: {
    answered: 'đã được trả lời',
    anOffice: 'cơ quan có thẩm quyền',
    answer: (code: string) => `Cơ quan đã trả lời phản ánh ${code}:`,
    verdict:
      'Ông/Bà chọn «Hài lòng» để kết thúc, hoặc «Chưa hài lòng» để phản ánh được xem xét lại (một lần).',
    verdictAfterReopening:
      'Phản ánh đã được xem xét lại một lần. Ông/Bà chọn «Hài lòng» để kết thúc. Nếu vẫn chưa được, Ông/Bà gửi phản ánh mới.',
    question: (code: string) => `Để giải quyết phản ánh ${code}, cơ quan hỏi thêm:`,
    replyBy: (day: string) =>
      `Thời hạn giải quyết tạm dừng đến khi Ông/Bà trả lời, lâu nhất đến hết ngày ${day}; sau đó cơ quan giải quyết theo thông tin đang có.`,
    howToReply: 'Ông/Bà chọn «Trả lời» rồi nhắn nội dung.',
    refused: (code: string) => `Cơ quan không nhận giải quyết phản ánh ${code}.`,
    transferred: (code: string, unit: string | null) =>
      unit
        ? `Phản ánh ${code} đã chuyển đến ${unit} để giải quyết.`
        : `Phản ánh ${code} đã chuyển đến cơ quan khác để giải quyết.`,
    identityOpened: (code: string, reason: string, from: string, until: string) =>
      `Một cán bộ xử lý phản ánh ${code} được phép xem thông tin liên hệ của Ông/Bà, sau khi một người khác đã duyệt.\n\nLý do: ${reason}.\nXem được từ ${from} đến ${until}; mỗi lần xem đều được ghi lại.\n\nCơ quan và người bị phản ánh không được xem. Nếu lo ngại, Ông/Bà nhắn «gặp cán bộ».`,
    reminder: (code: string, day: string) =>
      `Cơ quan đã trả lời phản ánh ${code} và chờ ý kiến của Ông/Bà. Nếu không có ý kiến đến hết ngày ${day}, phản ánh tự khép lại.`,
  },
}
