import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doorCode, doorTyped, readDoorCode } from '../../src/doors/door-code.ts'
import { DOOR_KINDS, type Door, readCounter, readRef, refOf, tapOfRef } from '../../src/doors/ref.ts'

const aDoor = (part: Partial<Door> = {}): Door => ({
  what: 'rate',
  unitCode: 'phuong-may-hong',
  counter: null,
  procedureCode: null,
  ...part,
})

const code = fc.stringMatching(/^[a-zA-Z0-9đạ][a-zA-Z0-9đạ._/-]{0,30}$/u).map((text) => text.normalize('NFC'))
const doors = fc.record<Door>({
  what: fc.constantFrom(...DOOR_KINDS),
  unitCode: code,
  counter: fc.option(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .-]{0,9}$/).map((text) => text.trim())),
  procedureCode: fc.option(code),
})

describe('a ref', () => {
  test.each<[Partial<Door>, string]>([
    [{}, 'ln1_rate_phuong-may-hong'],
    [{ what: 'complain' }, 'ln1_complain_phuong-may-hong'],
    [{ counter: '3', procedureCode: '1.001234' }, 'ln1_rate_phuong-may-hong_3_1=2E001234'],
    [{ unitCode: 'H99.17', procedureCode: 'a_b' }, 'ln1_rate_H99=2E17__a=5Fb'],
  ])('says what its door is', (part, ref) => {
    expect(refOf(aDoor(part))).toBe(ref)
    expect(readRef(ref)).toEqual(aDoor(part))
  })

  test('has only the characters that links take, and reads back as the same door', () => {
    fc.assert(
      fc.property(doors, (door) => {
        const ref = refOf(door)
        expect(ref).toMatch(/^[A-Za-z0-9_=-]{1,2083}$/)
        expect(readRef(ref)).toEqual(door)
      }),
    )
  })

  test.each([
    'unit-17',
    '',
    'ln1',
    'ln1_rate',
    'ln1_rate_',
    'ln1_steal_p-17',
    'ln2_rate_p-17',
    'ln1_rate_p-17_',
    'ln1_rate_p-17_3_1_more',
    'ln1_rate_p=2',
    'ln1_rate_p=FF',
    'ln1_rate_p=2D17', // written otherwise than we write it
    'ln1_rate_p-17_=3Cscript=3E',
    'ln1_rate_p 17',
    `ln1_rate_${'a'.repeat(3000)}`,
  ])('that is foreign or damaged names no door: %s', (ref) => {
    expect(readRef(ref)).toBeNull()
    expect(tapOfRef(ref, null)).toBe('ln:menu')
    expect(tapOfRef(ref, 'ln:hello')).toBe('ln:hello')
  })

  test('is refused when it would not fit into a link', () => {
    expect(() => refOf(aDoor({ unitCode: 'ạ'.repeat(400) }))).toThrow(RangeError)
  })

  test('never becomes another payload of ours, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `ln:${text}`),
        ),
        (ref) => {
          expect(tapOfRef(ref, null)).toBe('ln:menu')
        },
      ),
    )
  })

  test('opens its door when the citizen came in by Get Started or by the same wish, and yields to another wish', () => {
    const ref = refOf(aDoor())
    const tap = `ln:start:rate:door:${ref}`
    expect(['ln:hello', 'ln:start:rate', null].map((payload) => tapOfRef(ref, payload))).toEqual([
      tap,
      tap,
      tap,
    ])
    expect(tapOfRef(ref, 'ln:start:check-dossier')).toBe('ln:start:check-dossier')
  })
})

test.each([
  [' 3 ', '3'],
  ['A2', 'A2'],
  ['Tiếp nhận 1', 'Tiếp nhận 1'],
  ['', null],
  ['<b>', null],
  ['3\n4', null],
  ['một cái tên dài quá hai mươi chữ', null],
])('a counter is what its sign says: %j', (text, counter) => {
  expect(readCounter(text)).toBe(counter)
})

describe('the code on a poster', () => {
  const printed = doorCode(aDoor({ counter: '3' }), 0)

  test('is the same each time, another for another door, and has no sign that is taken for another', () => {
    expect(doorCode(aDoor({ counter: '3' }), 0)).toBe(printed)
    const all = Array.from({ length: 2000 }, (_, at) => doorCode(aDoor({ counter: String(at) }), 0))
    for (const one of all) expect(one).toMatch(/^DG-[2-9BCDFGHJKLMNPQRSTVWXZ]{5}$/)
    expect(new Set(all).size).toBeGreaterThan(1990)
    expect(doorCode(aDoor({ counter: '3' }), 1)).not.toBe(printed)
    expect(doorCode(aDoor({ what: 'complain' }), 0)).toMatch(/^GP-/)
  })

  test('is read as people type it', () => {
    const [head, signs] = printed.split('-') as [string, string]
    const forms = [
      printed,
      printed.toLowerCase(),
      `${head}${signs}`,
      `${head} ${signs}`,
      `${head} - ${signs}.`,
      `Đg-${signs}`,
      `Đánh giá ${printed}`,
      `cho em nhắn mã ${printed.toLowerCase()}`,
    ]
    for (const form of forms) expect(readDoorCode(form), form).toBe(printed)
    for (const form of forms) expect(doorTyped(form)).toBe(`ln:start:rate:door:${printed}`)
  })

  test('each one that can be printed is read back', () => {
    for (let at = 0; at < 3000; at += 1) {
      const one = doorCode(aDoor({ what: at % 2 ? 'rate' : 'complain', counter: String(at) }), 0)
      expect(readDoorCode(one)).toBe(one)
    }
  })

  test.each([
    'dg nhanh',
    'gp 23456',
    'dg 2345',
    'DG-7K4M2 nhưng cán bộ không có mặt',
    'H99.17-261102-0105',
    'PA-7K3M-9XQ2',
    'đánh giá',
    'QRST2345UVWX6789',
    'DG-O0I1L',
    '5',
    '',
  ])('is not seen in what is none: %s', (text) => {
    expect(doorTyped(text)).toBeNull()
  })

  test('a link’s ref that Zalo has filled in opens the same door', () => {
    const ref = refOf(aDoor({ counter: '3' }))
    expect(doorTyped(ref)).toBe(`ln:start:rate:door:${ref}`)
  })
})
