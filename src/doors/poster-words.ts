/** Lời trên bảng mã QR đặt ở cơ quan, mỗi ý một câu tiếng Việt và một câu tiếng Anh. Chữ to, câu ngắn, dễ hiểu với người cao tuổi. */
import type { ChannelName } from '../channels/channel.ts'
import type { Door } from './ref.ts'

type Words = { vi: string; en: string }

/** Theo việc mà bảng mở ra: đầu đề, và lời dặn ở cuối. */
export const posterWords: Record<Exclude<Door['what'], 'menu'>, { title: Words; note: Words }> = {
  rate: {
    title: { vi: 'Mời Ông/Bà đánh giá việc phục vụ', en: 'Please rate our service' },
    note: {
      vi: 'Chỉ mất một phút. Tên Ông/Bà không hiện cùng đánh giá.',
      en: 'It takes one minute. Your name is not shown with your rating.',
    },
  },
  complain: {
    title: { vi: 'Gửi phản ánh, kiến nghị', en: 'Make a complaint or a suggestion' },
    note: {
      vi: 'Ông/Bà có thể chọn không nêu tên. Việc khẩn cấp: gọi 113, 114, 115.',
      en: 'You may stay anonymous. In an emergency call 113, 114 or 115.',
    },
  },
}

/** Quầy, theo số trên biển. */
export const counterWords = (counter: string): Words => ({ vi: `Quầy ${counter}`, en: `Counter ${counter}` })

/** Thủ tục mà bảng dành riêng cho. */
export const procedureWords = (name: string): Words => ({ vi: `Thủ tục: ${name}`, en: '' })

/** Hai bước: quét, rồi nhắn mã khi chưa thấy câu hỏi. */
export const steps: [scan: Words, type: Words] = [
  {
    vi: 'Mở máy ảnh điện thoại hoặc Zalo, quét mã.',
    en: 'Scan the code with your phone’s camera or in Zalo.',
  },
  { vi: 'Nếu chưa thấy câu hỏi, nhắn mã này:', en: 'If no question appears, send this code:' },
]

/** Tên kênh ghi dưới mã QR. */
export const channelNames: Record<ChannelName, string> = { zalo: 'Zalo', messenger: 'Messenger' }
