import { expect, test } from 'vitest'
import { readAmountVnd } from '../../src/understanding/amount.ts'

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
  ['5 chai nước', null],
  ['H32.12-260105-0001', null],
  ['ngày 12.10.2026', null],
  ['0912345000', null],
  ['năm 2026', null],
])('%j is %j đồng', (text, amount) => {
  expect(readAmountVnd(text)).toBe(amount)
})
