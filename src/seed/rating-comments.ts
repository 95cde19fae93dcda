/** What citizens add to a rating, put together from parts. */
import type { Chance } from './mulberry32.ts'

const GOOD = {
  who: ['Cán bộ', 'Chị ở quầy tiếp nhận', 'Anh hướng dẫn', 'Các bạn ở một cửa', 'Nhân viên'],
  what: [
    'hướng dẫn dễ hiểu',
    'nhiệt tình, lịch sự',
    'giải thích rõ từng loại giấy tờ',
    'trả kết quả sớm hơn hẹn',
    'giúp người lớn tuổi kê khai',
  ],
  end: ['.', ', tôi rất hài lòng.', ', xin cảm ơn.', ', mong giữ được như vậy.', ' 👍'],
}
const BAD = {
  who: ['Phòng chờ', 'Quầy tiếp nhận', 'Cán bộ một cửa', 'Cổng dịch vụ công', 'Bộ phận trả kết quả'],
  what: [
    'để dân đợi lâu',
    'hướng dẫn chưa rõ',
    'phải đi lại nhiều lần',
    'trả lời chung chung',
    'không báo khi hồ sơ trễ',
  ],
  end: ['.', ', mong cải thiện.', ', tôi mất cả buổi sáng.', ', đề nghị xem lại.', ' 😞'],
}

/** A comment in Vietnamese, as typed. */
export function commentOn(isSatisfied: boolean, chance: Chance): string {
  const { who, what, end } = isSatisfied ? GOOD : BAD
  return `${chance.pick(who)} ${chance.pick(what)}${chance.pick(end)}`
}
