/** What happened to a unit's line, as sentences for charts, tables and reports. */
import { vietnameseDay } from '../calendar/instant.ts'
import type { UnitBreak } from './unit-line.ts'

type Kind = UnitBreak['kind']

const VI: Record<Kind, (units: string) => string> = {
  begun: () => 'đơn vị bắt đầu hoạt động',
  joined: (units) => `sáp nhập ${units}`,
  split: (units) => `nhận một phần của ${units} khi đơn vị này được chia tách`,
  part: (units) => `điều chỉnh một phần giữa đơn vị và ${units}`,
  ended: (units) => `đơn vị chấm dứt hoạt động${units === '' ? '' : `; nơi tiếp nhận công việc: ${units}`}`,
  replaced: (units) => `đổi mã, tiếp nối ${units}`,
  renamed: (units) => `đổi tên, trước đây là ${units}`,
}

const EN: Record<Kind, (units: string) => string> = {
  begun: () => 'the unit began',
  joined: (units) => `joined by ${units}`,
  split: (units) => `took over a part of ${units}, which was split up`,
  part: (units) => `a part moved between it and ${units}`,
  ended: (units) => `the unit ended${units === '' ? '' : `; its work went to ${units}`}`,
  replaced: (units) => `new code, continues ${units}`,
  renamed: (units) => `new name, formerly ${units}`,
}

/** `Từ 01/07/2025: sáp nhập Xã A, Xã B.` for each, in their order. */
export function breakWords(breaks: readonly UnitBreak[]): { vi: string; en: string } {
  const names = ({ units }: UnitBreak) => units.map(({ name }) => name).join(', ')
  const told = (from: string, words: Record<Kind, (units: string) => string>) =>
    breaks.map((each) => `${from} ${vietnameseDay(each.day)}: ${words[each.kind](names(each))}.`).join(' ')
  return { vi: told('Từ', VI), en: told('From', EN) }
}
