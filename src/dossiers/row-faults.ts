/** What is wrong with a row of a file, for whoever typed it: Vietnamese first, English beside it, with the value as it stands there. */
import type { FieldFault } from '../field-fault.ts'

/** Columns whose values are a person's own and are not repeated in a terminal. */
const PERSONAL = /^(applicant|official\.name|comment|history)/

/** How the faults that files have most are said in Vietnamese; others stand in English alone. */
const SENTENCES: [RegExp, string][] = [
  [
    /^Invalid ISO datetime/,
    'không phải là ngày giờ có thật; viết 2026-11-24 08:15, 24/11/2026 08:15 hoặc một ngày',
  ],
  [/received undefined$/, 'chưa có'],
  [/^required$/, 'chưa có'],
  [/^unknown unit/, 'không có đơn vị nào mang mã này'],
  [/^unknown procedure/, 'không có thủ tục nào mang mã này'],
  [/^unknown dossier/, 'không có hồ sơ nào mang mã này'],
  [/^unknown instrument/, 'không có bộ câu hỏi này'],
  [/^lies in the future/, 'ở tương lai'],
  [/^lies before the year begins, or in the future/, 'trước khi năm bắt đầu, hoặc ở tương lai'],
  [/^lies before .* existed/, 'trước khi đơn vị hoạt động'],
  [/^lies before .* was received/, 'trước khi hồ sơ được tiếp nhận'],
  [/^lies after .* ended/, 'sau khi đơn vị chấm dứt hoạt động'],
  [/^before validFrom/, 'trước validFrom'],
  [/^before receivedAt/, 'trước ngày tiếp nhận'],
  [/^before finishedAt or receivedAt/, 'trước ngày xong hoặc ngày tiếp nhận'],
  [/^required once a dossier is accepted/, 'phải có khi hồ sơ đã được tiếp nhận'],
  [/^required once a dossier is finished/, 'phải có khi hồ sơ đã xong'],
  [/^a rating has an overall level/, 'phải có mức chung hoặc ít nhất một câu trả lời'],
  [/^Invalid option: expected one of/, 'không thuộc các giá trị được nhận'],
  [/^(Invalid input|Too (big|small))/, 'không đúng dạng'],
  [/^a code has/, 'không phải là mã'],
  [/^a day is written/, 'không phải là ngày'],
  [/^a year is written/, 'không phải là năm'],
  [/^a rank is one of/, 'không phải là hạng'],
  [/^has not begun/, 'chưa bắt đầu'],
  [/^the unit did not exist in it/, 'đơn vị không tồn tại trong năm này'],
]

/** `receivedAt: «31/11/2026» không phải là ngày giờ có thật… / Invalid ISO datetime`, one after the other. @param cells as typed */
export function rowFaultsText(
  faults: readonly FieldFault[],
  cells: Readonly<Record<string, string>>,
): string {
  return faults.map((fault) => faultText(fault, cells)).join('; ')
}

function faultText({ field, message }: FieldFault, cells: Readonly<Record<string, string>>): string {
  const typed = cells[field] ?? cells[field.replace('answers.', '')]
  const value = typed === undefined || PERSONAL.test(field) ? '' : `«${typed}» `
  const vi = SENTENCES.find(([said]) => said.test(message))?.[1]
  return `${field}: ${value}${vi === undefined ? '' : `${vi} / `}${message}`
}
