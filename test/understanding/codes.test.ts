import { describe, expect, test } from 'vitest'
import {
  findPhone,
  readDossierCode,
  readPhone,
  readReceiptSecret,
  readTrackingCode,
} from '../../src/understanding/codes.ts'

describe('dossier codes in every sloppy form', () => {
  test.each([
    ['000.00.12.H62-251105-0004', '000.00.12.H62-251105-0004'],
    ['000 00 12 h62 251105 0004', '000.00.12.H62-251105-0004'],
    ['mã 0000012H62-251105-0004 nhé', '000.00.12.H62-251105-0004'],
    ['ooo.oo.12.h62-251105-ooo4', '000.00.12.H62-251105-0004'],
    ['H32.12-260105-0001', 'H32.12-260105-0001'],
    ['h32 12 260105 0001 tình trạng?', 'H32.12-260105-0001'],
    ['H3212-260105-0001', 'H32.12-260105-0001'],
    ['H32122601050001', 'H32.12-260105-0001'],
    ['h32.12 – 26o1o5 – ooo1', 'H32.12-260105-0001'],
    ['H32 .12 -2601 05- 0001', 'H32.12-260105-0001'],
    ['xem số 2 giúp: H32.12-260105-0001, nộp ngày 5', 'H32.12-260105-0001'],
    ['H32.12.A01-260105-0001', 'H32.12.A01-260105-0001'],
    ['H32-260105-0001', 'H32-260105-0001'],
    ['H32.12.260105.0001', 'H32.12-260105-0001'],
    ['H32_12_260105_0001', 'H32.12-260105-0001'],
    ['H 32.12-260105-0001', 'H32.12-260105-0001'],
    ['mãH32.12-260105-0001nhé', 'H32.12-260105-0001'],
    ['h32 chấm 12 gạch 260105 gạch 0001', 'H32.12-260105-0001'],
    ['Ｈ３２.12-260105-0001', 'H32.12-260105-0001'],
    ['H32.12-26/01/05-0001', 'H32.12-260105-0001'],
    ['G09.20-20260609-0092637', 'G09.20-20260609-0092637'],
    ['03706/2026/07906', '03706/2026/07906'],
    ['bhxh 03706 2026 07906', '03706/2026/07906'],
  ])('%j is %j', (text, code) => {
    expect(readDossierCode(text)).toBe(code)
    expect(readDossierCode(code)).toBe(code)
  })

  test.each([
    'H32.12-261305-0001',
    'H18.22-26041-0009',
    'h32 12 230815 22',
    '30/11/2026',
    '0912345678',
    'PA-7K3M-9QXZ',
    '',
  ])('%j is none', (text) => {
    expect(readDossierCode(text)).toBeNull()
  })
})

describe('tracking codes', () => {
  test.each([
    ['PA-7K3M-9QXZ', 'PA-7K3M-9QXZ'],
    ['mã của tôi là pa 7k3m 9qxz ạ', 'PA-7K3M-9QXZ'],
    ['pa7k3m9qxz', 'PA-7K3M-9QXZ'],
    ['7k3m-9qxz', 'PA-7K3M-9QXZ'],
    ['PA–7K3M–9OXZ', 'PA-7K3M-9QXZ'],
    ['ＰＡ－７Ｋ３Ｍ－９ＱＸＺ', 'PA-7K3M-9QXZ'],
    ['p.a 7k3m 9qxz', 'PA-7K3M-9QXZ'],
    ['pa_7k3m_9qxz', 'PA-7K3M-9QXZ'],
    ['PA-1K3M-9QXZ', 'PA-LK3M-9QXZ'],
    ['PA-7K3M', null],
    ['pa linh tinh', null],
    ['PA của tôi sao rồi', null],
    ['1234-5678', null],
  ])('%j is %j', (text, code) => {
    expect(readTrackingCode(text)).toBe(code)
  })
})

describe('the receipt secret', () => {
  test.each([
    ['1234 5678', '12345678'],
    ['12345678', '12345678'],
    ['mã nhận: 1234-5678 nhé', '12345678'],
    ['PA-2345-6789, 8765 4321', '87654321'],
    ['PA-2345-6789', null],
    ['0912345678', null],
    ['12/05/2026', null],
  ])('%j is %j', (text, secret) => {
    expect(readReceiptSecret(text)).toBe(secret)
  })
})

describe('a phone as it was typed', () => {
  test.each([
    ['gọi o9oo.ooo.123 nha', 'o9oo.ooo.123'],
    [
      'số không chín không không không không không một hai ba ạ',
      'không chín không không không không không một hai ba',
    ],
  ])('of %j it is %j', (text, typed) => {
    expect(findPhone(text)?.typed).toBe(typed)
  })
})

describe('phones', () => {
  test.each([
    ['0912345678', '84912345678'],
    ['0912 345 678', '84912345678'],
    ['o912.345.678', '84912345678'],
    ['+84 (0)912 345 678', '84912345678'],
    ['84912345678', '84912345678'],
    ['gọi số 0258 3822 123 nhé', '842583822123'],
    ['０９００ ０００ １２３', '84900000123'],
    ['sdt0900000123nhé', '84900000123'],
    ['0900,000,123', '84900000123'],
    ['0900_000_123', '84900000123'],
    ['0 9 0 0 0 0 0 1 2 3', '84900000123'],
    ['0084 900 000 123', '84900000123'],
    ['0900000123 5 lần', '84900000123'],
    ['0900 000 123 hoặc 0900 000 456', '84900000123'],
    ['không chín không không không không không một hai ba', '84900000123'],
    ['khong chin khong khong khong mot', null],
    ['1022', null],
    ['01691234567', null],
    ['09123456789012', null],
  ])('%j is %j', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })
})
