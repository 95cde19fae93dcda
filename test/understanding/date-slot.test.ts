import { expect, test } from 'vitest'
import { dateSlot, dateSpans } from '../../src/understanding/date-slot.ts'

test.each([
  ['nộp thứ ba tuần trước', 'thứ ba tuần trước'],
  ['nop hom qua o xa', 'hom qua'],
  ['từ tháng 3 tới giờ', 'tháng 3'],
  ['hẹn 15/8 mà chưa có', '15/8'],
  ['hẹn 30/11/2026 lấy', '30/11/2026'],
  ['sáng nay em lên', 'sáng nay'],
  ['chiều thứ sáu tuần rồi cửa đóng', 'chiều thứ sáu tuần rồi'],
  ['gửi ngày mùng 8', 'ngày mùng 8'],
  ['hẹn mùng 10 âm lịch', 'mùng 10 âm lịch'],
  ['nộp hôm rằm', 'hôm rằm'],
  ['nop hoi ra gieng', 'hoi ra gieng'],
  ['nộp bữa kia', 'bữa kia'],
  ['giữa tháng 10 nộp', 'giữa tháng 10'],
  ['đơn gửi năm ngoái', 'năm ngoái'],
  ['nộp 3 tuần trước', '3 tuần trước'],
  ['nộp t6 ở phường', 't6'],
  ['hẹn ngay 12 thang 8', 'ngay 12 thang 8'],
  ['tôi thứ hai mới lên', 'thứ hai'],
  ['submitted last week', 'last week'],
  ['lần thứ hai tôi hỏi', null],
  ['thủ tục hai bước', null],
  ['tôi qua phường', null],
  ['hỏi trước cho chắc', null],
  ['tối đa 5 sao', null],
  ['H32.12-260105-0001', null],
  ['0900 000 123', null],
])('the date in %j is %j', (text, date) => {
  expect(dateSlot(text)).toBe(date)
})

test('every date is found, in order', () => {
  const text = 'nộp hôm 3/11, hẹn 15/11, sáng nay lên vẫn chưa có'
  expect(dateSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '3/11',
    '15/11',
    'sáng nay',
  ])
})
