import { expect, test } from 'vitest'
import { readAmountAnswer, readAmountVnd } from '../../src/understanding/amount.ts'

test.each([
  ['500k', 500_000],
  ['50 k', 50_000],
  ['1tr5', 1_500_000],
  ['1tr250', 1_250_000],
  ['1 trieu 8', 1_800_000],
  ['2,5 triệu', 2_500_000],
  ['2 triệu rưỡi', 2_500_000],
  ['triệu rưỡi', 1_500_000],
  ['nửa triệu', 500_000],
  ['hai trăm nghìn', 200_000],
  ['ba muoi lam nghin', 35_000],
  ['mười lăm triệu', 15_000_000],
  ['một triệu hai trăm nghìn', 1_200_000],
  ['1.500.000đ', 1_500_000],
  ['75.000 đồng', 75_000],
  ['may tru 135000', 135_000],
  ['4oo nghìn', 400_000],
  ['2 củ', 2_000_000],
  ['đưa 5 chai', 5_000_000],
  ['1 tỷ 2', 1_200_000_000],
  ['5 triệu 2 lần', 5_000_000],
  ['3 xị', 300_000],
  ['ba xị', 300_000],
  ['5 xị rưỡi', 550_000],
  ['một chai', 1_000_000],
  ['đưa 5 lít', 500_000],
  ['năm củ', 5_000_000],
  ['nửa củ', 500_000],
  ['2 tỏi', 2_000_000_000],
  ['triệu hai', 1_200_000],
  ['một triệu tám trăm', 1_800_000],
  ['một trăm rưỡi nghìn', 150_000],
  ['1 trăm rưỡi ngàn', 150_000],
  ['5 trăm ngàn', 500_000],
  ['hai chục ngàn', 20_000],
  ['chục triệu', 10_000_000],
  ['500 ngìn', 500_000],
  ['5 000 000 đồng', 5_000_000],
  ['１００k', 100_000],
  ['500 nghìn đồng'.normalize('NFD'), 500_000],
  ['uống 2 lít rượu', null],
  ['đưa 2 lít xăng', null],
  ['3 lít', null],
  ['4 tôi', null],
  ['mấy triệu hai người', null],
  ['vài triệu', null],
  ['5 chai nước', null],
  ['H32.12-260105-0001', null],
  ['ngày 12.10.2026', null],
  ['0912345000', null],
  ['năm 2026', null],
])('%j is %j đồng', (text, amount) => {
  expect(readAmountVnd(text)).toBe(amount)
})

test.each([
  ['sổ đỏ 3 tỷ của tôi bị phường ngâm, cán bộ gợi ý 10 triệu', 10_000_000],
  ['so do 3 ty cua toi bi phuong ngam, can bo goi y 10 trieu', 10_000_000],
  ['tôi đi taxi 350 nghìn lên Sở Xây dựng, cán bộ đòi 2 triệu mới ký', 2_000_000],
  ['lương tháng 7 triệu mà phường bắt đóng 500 nghìn mới làm giấy', 500_000],
  ['thủ tục ghi 30 nghìn mà lấy 100 nghìn', 100_000],
  ['đóng 300k mà phiếu thu ghi 120k', 300_000],
  ['ra giá mười lăm triệu một lô, đất của tôi 2 tỷ', 15_000_000],
  // No cue, or several sums that were asked for: the first.
  ['mất 2 triệu rồi mất thêm 3 triệu', 2_000_000],
  ['cán bộ đòi 2 triệu, tôi đưa 1 triệu', 2_000_000],
  ['giá 500k một bộ', 500_000],
  ['cán bộ cần "tiền xăng" 700 nghìn mới xuống đo', 700_000],
  // Nothing but a fare or a wage.
  ['đi xe ôm 50 nghìn lên phường, nó đòi 200', null],
  ['lương tháng 7 triệu', null],
])('of the sums in %j the one complained of is %j', (text, amount) => {
  expect(readAmountVnd(text)).toBe(amount)
})

test.each([
  ['500', 500_000],
  ['khoảng 500 thôi ạ', 500_000],
  ['nó đòi 200', 200_000],
  ['năm trăm', 500_000],
  ['hai trăm rưỡi', 250_000],
  ['500 cành', 500_000],
  ['2 lít', 200_000],
  ['2 lít rưỡi', 250_000],
  ['500k', 500_000],
  ['5', null],
  ['năm', null],
  ['vài triệu', null],
  ['500 người', null],
  ['1000', null],
])('asked for the sum, %j is %j', (text, amount) => {
  expect(readAmountAnswer(text)).toBe(amount)
})
