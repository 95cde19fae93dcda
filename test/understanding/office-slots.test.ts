import { expect, test } from 'vitest'
import { officialSlot, onlyTold, personNamed } from '../../src/understanding/office-slots.ts'

test.each([
  ['chị Lan nói với tôi là ông Hùng ở phường Mây Hồng đòi tiền', 'ông Hùng'],
  ['chị Lan kể với tôi rằng ông Hùng đòi tiền', 'ông Hùng'],
  ['chi Lan ke lai la ong Hung doi tien', 'ong Hung'],
  ['chị Lan bảo với em là anh Tuấn đo đạc lấy tiền', 'anh Tuấn đo đạc'],
  ['bà Tư mách tôi rằng cán bộ thụ lý nhận phong bì', 'cán bộ thụ lý'],
  ['tôi nghe chị Lan kể ông Hùng đòi tiền', 'ông Hùng'],
  ['theo lời chị Lan thì ông Hùng ăn tiền', 'ông Hùng'],
  // Nobody else is named, or nothing is passed on.
  ['ông Hùng nói với tôi là phải đưa 5 triệu', 'ông Hùng'],
  ['ông Hùng bảo chị Lan đưa 5 triệu', 'ông Hùng'],
  ['chị Hương kế toán bảo phải lo 3 triệu', 'chị Hương kế toán'],
  ['ông Kế trưởng thôn đòi tiền', 'ông Kế trưởng thôn'],
])('of those named in %j it complains of %j', (text, official) => {
  expect(officialSlot(text)).toBe(official)
})

test('a name that a tagger found leaves the witness out', () => {
  expect(personNamed('chị Lan kể ông Hùng')).toBe('ông Hùng')
  expect(personNamed('chị Lan và ông Hùng')).toBe('chị Lan và ông Hùng')
})

test('a witness is told by what stands around the name', () => {
  const text = 'chị Lan nói với tôi là ông Hùng đòi tiền'
  expect(onlyTold(text, { start: 0, end: 7 })).toBe(true)
  expect(onlyTold(text, { start: text.indexOf('ông'), end: text.indexOf('ông') + 8 })).toBe(false)
})
