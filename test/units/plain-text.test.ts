import { expect, test } from 'vitest'
import { chartOf } from '../../src/charts/chart.ts'
import { drawable, plainText, textFaults } from '../../src/units/plain-text.ts'

const ODD = ['\u0001', '\u007f', '\u0085', '\uffff', '\ud800', '\udc00']

test.each(ODD.map((odd) => [JSON.stringify(odd), odd]))(
  '%s is no part of a name, and is not drawn',
  (_, odd) => {
    expect(plainText(20).safeParse(`Xã ${odd}Mẫu`).success).toBe(false)
    expect(drawable({ rows: [[`Xã ${odd}Mẫu`, 3, null]] })).toEqual({ rows: [['Xã Mẫu', 3, null]] })
    expect(textFaults({ a: ['x', `y${odd}`] })).toMatchObject([{ path: ['a', 1] }])
    expect(chartOf({ name: `Xã ${odd}Mẫu`, language: 'vi' }, 9, '')).not.toContain(odd)
  },
)

test('a name is one line in NFC; emoji and every letter stay', () => {
  expect(plainText(20).parse(' Xã Mẫu 🏡 '.normalize('NFD'))).toBe('Xã Mẫu 🏡')
  for (const text of ['Xã\nMẫu', 'Xã\tMẫu', 'Xã\u2028Mẫu', ' '])
    expect(plainText(20).safeParse(text).success).toBe(false)
  expect(drawable('dòng\nhai')).toBe('dòng\nhai')
})
