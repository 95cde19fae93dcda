/** What officials of the demonstration write about complaints. */
import type { Outcome } from '../complaints/complaint.ts'

export const TASKS = [
  'Xác minh nội dung phản ánh và dự thảo văn bản trả lời.',
  'Làm việc với bộ phận tiếp nhận, báo cáo kết quả kiểm tra.',
  'Rà soát quá trình giải quyết hồ sơ, làm rõ trách nhiệm.',
]

/** What officials ask for. */
export const QUESTIONS = [
  'Kính đề nghị Ông/Bà cho biết thời gian và quầy nơi xảy ra sự việc.',
  'Ông/Bà vui lòng cho biết mã hồ sơ hoặc ngày nộp hồ sơ.',
  'Ông/Bà có biên lai hoặc ảnh chụp liên quan thì vui lòng gửi thêm.',
]

/** What citizens add when asked. */
export const ADDITIONS = [
  'Sự việc khoảng 9 giờ sáng ở quầy số 3.',
  'Tôi nộp hồ sơ đầu tháng, phiếu hẹn vẫn còn.',
  'Tôi không giữ biên lai vì họ không đưa.',
]

/** What officials answer, by outcome. */
export const ANSWERS: Record<Outcome, string[]> = {
  founded: [
    'Nội dung phản ánh là đúng. Cơ quan xin lỗi Ông/Bà, đã nhắc nhở cán bộ và giải quyết xong hồ sơ.',
    'Qua kiểm tra, phản ánh của Ông/Bà có cơ sở. Cơ quan đã chấn chỉnh và xin lỗi Ông/Bà.',
  ],
  partly: [
    'Nội dung phản ánh đúng một phần. Cơ quan đã rút kinh nghiệm về khâu hướng dẫn; các giấy tờ còn lại là đúng quy định.',
    'Việc chậm trễ là có, do phối hợp giữa hai đơn vị; không có việc gây khó khăn. Cơ quan xin lỗi Ông/Bà.',
  ],
  unfounded: [
    'Qua xác minh, việc giải quyết là đúng quy định và đúng thời hạn. Cảm ơn Ông/Bà đã phản ánh.',
    'Chưa có căn cứ xác định nội dung phản ánh. Nếu có thêm thông tin, kính mời Ông/Bà bổ sung.',
  ],
}

/** Why citizens want it looked at again. */
export const REOPENINGS = [
  'Trả lời chưa đúng việc tôi hỏi.',
  'Đến nay tôi vẫn chưa nhận được kết quả.',
  'Đề nghị kiểm tra lại, cán bộ vẫn làm như cũ.',
]
