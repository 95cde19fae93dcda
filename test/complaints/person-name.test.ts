import { expect, test } from 'vitest'
import { plainName } from '../../src/complaints/person-name.ts'

test.each([
  'Bà Trần Thị C',
  'trần thị c',
  'Tran  Thi C',
  'đồng chí Trần Thị C',
  'Trần Thị C'.normalize('NFD'),
])('%s is one and the same person', (written) => {
  expect(plainName(written)).toBe('tran thi c')
})

test('another name is another person', () => {
  expect(plainName('Trần Thị D')).not.toBe(plainName('Trần Thị C'))
})
