/** Những lời Lắng Nghe nói về dữ liệu cá nhân. Nhãn nút bấm dài nhất 20 ký tự. */
import type { RetentionDays } from '../../src/desk.ts'
import type { ConsentPurpose } from '../../src/privacy/consent.ts'
import type { Wish } from './draft.ts'
import { period } from './period.ts'

const units = {
  day: (n: number) => `${n} ngày`,
  month: (n: number) => `${n} tháng`,
  year: (n: number) => `${n} năm`,
}

const choices: Record<Wish, string> = {
  see: 'Xem dữ liệu của tôi',
  why: 'Lưu gì, để làm gì',
  correct: 'Sửa thông tin',
  consent: 'Rút sự đồng ý',
  erase: 'Xóa dữ liệu',
}

const withdraw: Record<ConsentPurpose, string> = {
  notices: 'Thôi nhận tin hồ sơ',
  rating_invitations: 'Thôi mời đánh giá',
  phone_match: 'Thôi đối chiếu số',
}

const give: Record<ConsentPurpose, string> = {
  notices: 'Nhận tin hồ sơ',
  rating_invitations: 'Nhận mời đánh giá',
  phone_match: 'Cho đối chiếu số',
}

const unclear = (days: number) =>
  `• Câu nhắn mà máy chưa hiểu: có thể giữ đến ${period(days, units)} để dạy máy, sau khi che số điện thoại, mã số và tên (nếu nhận ra), không ghi ai nhắn.`

export const vi = {
  wish: {
    asks: 'Dữ liệu là những gì Lắng Nghe lưu về Ông/Bà. Ông/Bà muốn làm gì?',
    again: 'Ông/Bà chọn một mục dưới đây, hoặc nhắn «xem», «sửa», «rút đồng ý», «xóa».',
    choices,
  },

  why: {
    /** @param days thời hạn lưu, lấy từ cấu hình */
    text: (days: RetentionDays) =>
      [
        'Lắng Nghe lưu những gì, để làm gì, bao lâu:',
        `• Tin nhắn: để trò chuyện liền mạch. Xóa sau ${period(days.messages, units)}.`,
        ...(days.unclear > 0 ? [unclear(days.unclear)] : []),
        `• Phản ánh: để giải quyết và trả lời Ông/Bà. Xong ${period(days.complaints, units)} thì xóa nội dung.`,
        `• Lời khen: để chuyển đến nơi được khen. Xóa sau ${period(days.commendations, units)}.`,
        `• Yêu cầu gặp cán bộ: để liên hệ lại. Xóa sau ${period(days.humanRequests, units)}.`,
        `• Đánh giá: để tính điểm phục vụ của cơ quan. Lời góp ý xóa sau ${period(days.comments, units)}; mức điểm giữ lại, không kèm tên.`,
        `• Hồ sơ Ông/Bà theo dõi: mã hồ sơ, để báo tin. Thôi theo dõi ${period(days.messages, units)} thì xóa.`,
        `• Tên, số điện thoại trong hồ sơ đã nộp: để đối chiếu khi Ông/Bà đồng ý. Trả kết quả ${period(days.applicants, units)} thì xóa.`,
        '',
        'Ai được xem: chỉ cán bộ được giao việc đó, mỗi lần xem đều được ghi lại. Phản ánh về thái độ, hành vi thì cơ quan bị phản ánh không xem được.',
        'Dữ liệu được giữ kín, không bán, không dùng để quảng cáo. Ông/Bà có quyền xem, sửa, xóa và rút lại sự đồng ý.',
      ].join('\n'),
    messenger:
      'Tin nhắn trên Messenger đi qua máy của Facebook ở nước ngoài. Xin không gửi số căn cước hay số điện thoại ở đây.',
    page: 'Xem đầy đủ',
  },

  see: {
    heading: 'Dữ liệu Lắng Nghe đang lưu về Ông/Bà:',
    since: (day: string) => `• Liên hệ lần đầu: ${day}`,
    messages: '• Tin nhắn gần đây với Lắng Nghe',
    noComplaints: '• Phản ánh: không có',
    complaints: (count: number, codes: string) => `• Phản ánh: ${count} (${codes})`,
    ratings: (count: number) => `• Đánh giá: ${count}`,
    commendations: (count: number) => `• Lời khen: ${count}`,
    requests: (count: number) => `• Yêu cầu gặp cán bộ: ${count}`,
    followed: (count: number, codes: string) => `• Hồ sơ đang theo dõi: ${count} (${codes})`,
    noConsents: '• Đã đồng ý: chưa đồng ý mục nào',
    consents: (list: string) => `• Đã đồng ý: ${list}`,
    anonymous: 'Phản ánh ẩn danh không có trong danh sách này, vì không lưu gì cho biết ai gửi.',
    more: 'Muốn nhận bản sao đầy đủ, Ông/Bà chọn «Xin bản sao». Cơ quan trả lời trong 2 ngày làm việc.',
    copy: 'Xin bản sao',
  },

  correction: {
    asks: 'Thông tin nào chưa đúng, và đúng là gì? Ông/Bà viết tại đây. Xin không gửi số căn cước. Phản ánh đã gửi thì xem và bổ sung ở «Theo dõi phản ánh».',
    again: 'Ông/Bà viết bằng chữ thông tin nào cần sửa, ví dụ: địa chỉ trong phản ánh PA-… đã đổi.',
    topic: (words: string) => `Yêu cầu sửa thông tin: ${words}`,
    done: 'Đã ghi yêu cầu sửa thông tin. Cán bộ trả lời Ông/Bà tại đây trong 2 ngày làm việc. Thông tin trong hồ sơ đã nộp thì nơi nhận hồ sơ sửa, Ông/Bà mang giấy tờ đến đó.',
  },

  consent: {
    nothingGiven: 'Ông/Bà chưa đồng ý mục nào, nên không có gì phải rút.',
    heading: 'Các việc cần Ông/Bà đồng ý:',
    agreed: (purpose: string) => `• ${purpose}: ĐANG ĐỒNG Ý`,
    notAgreed: (purpose: string) => `• ${purpose}: chưa đồng ý`,
    dutyNeedsNone:
      'Nhận và giải quyết phản ánh là nhiệm vụ theo luật, không cần đồng ý riêng. Muốn thôi hẳn, Ông/Bà nhắn «xóa dữ liệu».',
    withdraw,
    give,
    keep: 'Giữ nguyên',
    kept: 'Không có gì thay đổi.',
    again: 'Ông/Bà chọn một mục dưới đây.',
    isWithdrawn:
      'Đã rút sự đồng ý, có hiệu lực ngay. Muốn đồng ý lại, Ông/Bà nhắn «rút đồng ý» rồi chọn lại.',
    isGiven: 'Đã ghi sự đồng ý. Ông/Bà có thể rút lại bất cứ lúc nào: nhắn «rút đồng ý».',
  },

  confirm: {
    asks: 'Ông/Bà có chắc muốn xóa hết dữ liệu của mình không?',
    goes: '• Sẽ xóa: tin nhắn, cách liên hệ, lời khen, yêu cầu gặp cán bộ, việc theo dõi hồ sơ, sự đồng ý đã cho.',
    casesGo: (count: number) => `• Sẽ xóa: nội dung ${count} phản ánh đã xong.`,
    casesStay:
      '• Giữ lại vì luật buộc cơ quan giải quyết xong, nhưng không còn biết của ai, và Ông/Bà không nhận được trả lời:',
    caseStays: (code: string, day: string) => `   ${code}, hạn giải quyết ${day}. Xong là xóa nội dung.`,
    ratingsStay: '• Giữ lại: mức điểm đã chấm, chỉ còn cơ quan và thời gian, không còn biết của ai.',
    dossiersStay: '• Hồ sơ đã nộp do cơ quan giải quyết giữ theo luật, không xóa ở đây được.',
    forEver: 'Xóa rồi không lấy lại được.',
    yes: 'Xóa hết',
    no: 'Không xóa',
    kept: 'Không xóa gì cả. Dữ liệu của Ông/Bà giữ nguyên.',
    again: 'Ông/Bà nhắn «Xóa hết» để xóa, hoặc «Không xóa» để giữ nguyên.',
    done: 'Đã nhận yêu cầu. Dữ liệu của Ông/Bà được xóa trong vài phút tới, kể cả cuộc trò chuyện này ở phía Lắng Nghe. Tin trên máy của Ông/Bà thì Ông/Bà tự xóa. Cảm ơn Ông/Bà. Khi cần, Ông/Bà lại nhắn tại đây.',
    failed: 'Xin lỗi Ông/Bà, chưa ghi được yêu cầu xóa. Xin thử lại sau ít phút, hoặc chọn «Gặp cán bộ».',
  },
}
