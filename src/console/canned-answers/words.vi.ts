/** Câu trả lời mẫu. */
export const vi = {
  title: 'Câu trả lời mẫu',
  lead: 'Cán bộ chèn vào lời nhắn khi trao đổi với người dân và sửa trước khi gửi. Không ghi tên người dân, mã hồ sơ ở đây.',
  newOne: 'Thêm câu trả lời mẫu',
  change: (title: string) => `Sửa câu trả lời mẫu: ${title}`,
  none: 'Chưa có câu trả lời mẫu nào.',
  back: 'Danh sách câu trả lời mẫu',
  name: 'Tên gọi',
  nameHint: 'Cán bộ chọn theo tên này. Người dân không thấy.',
  words: 'Nội dung',
  wordsHint: 'Dài nhất 2.000 ký tự.',
  changedAt: 'Sửa lúc',
  save: 'Lưu',
  retire: 'Thôi dùng câu này',
  retireHint: 'Không còn hiện trong danh sách chọn. Lời đã gửi không đổi.',
  saved: 'Đã lưu.',
  retired: 'Đã thôi dùng một câu trả lời mẫu.',
  changedBefore: (title: string) =>
    `Người khác vừa sửa «${title}» thành nội dung dưới đây. Lời Ông/Bà viết còn nguyên trong ô; bấm Lưu để thay.`,
  faults: {
    missing: 'Ông/Bà nhập nội dung này.',
    too_long: 'Nội dung quá dài. Ông/Bà rút ngắn lại.',
    not_a_day: 'Ngày không đúng.',
    choose: 'Ông/Bà chọn một mục.',
  },
}
export type Words = typeof vi
