/** Lời khen của người dân. */
export const vi = {
  title: 'Khen ngợi',
  lead: (most: number) => `${most} lời khen gần nhất, mới nhất đứng trước.`,
  at: 'Gửi lúc',
  unit: 'Đơn vị, người được khen',
  text: 'Lời khen',
  none: 'Chưa có lời khen nào.',
  destroyed: '(Nội dung đã hủy theo quy định lưu giữ.)',
}
export type Words = typeof vi
