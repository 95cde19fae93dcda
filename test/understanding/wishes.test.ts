/** Cutting a message into its wishes, with given understandings of its parts. */
import { describe, expect, test } from 'vitest'
import type { Intent } from '../../src/understanding/intents.ts'
import type { Understanding } from '../../src/understanding/understand.ts'
import { wishesIn } from '../../src/understanding/wishes.ts'

/** By the first word that is in the part; everything else is none. */
function by(words: Record<string, [Intent, number, Understanding['category']?]>) {
  return (part: string): Understanding => {
    const [, found] = Object.entries(words).find(([word]) => part.includes(word)) ?? []
    const [intent, confidence, category = null] = found ?? ['none', 0.3]
    return { intent, confidence, runnerUp: null, category, flags: [], slots: {} }
  }
}

const understand = by({
  'phan anh': ['file_complaint', 0.9, 'attitude'],
  'phản ánh': ['file_complaint', 0.9, 'attitude'],
  quát: ['file_complaint', 0.9, 'attitude'],
  trễ: ['file_complaint', 0.8, 'delay'],
  'giay gi': ['procedure_info', 0.8],
  'giấy gì': ['procedure_info', 0.8],
  'tới đâu': ['check_dossier', 0.9],
  'toi dau': ['check_dossier', 0.9],
  khen: ['commend', 0.9],
  'hài lòng': ['rate_service', 0.9],
  'xong chưa': ['check_dossier', 0.5],
})
const cut = (text: string) => wishesIn(text, understand).map((wish) => [wish.means.intent, wish.text])

describe('a message is cut', () => {
  test.each([
    [
      'cho hoi ho so H99.12-261102-0001 toi dau roi, voi lai toi muon phan anh can bo quat mang',
      [
        ['check_dossier', 'cho hoi ho so H99.12-261102-0001 toi dau roi'],
        ['file_complaint', 'toi muon phan anh can bo quat mang'],
      ],
    ],
    [
      'Tôi muốn phản ánh chị ở quầy 3. Ngoài ra cho hỏi làm khai sinh cần giấy gì?',
      [
        ['file_complaint', 'Tôi muốn phản ánh chị ở quầy 3'],
        ['procedure_info', 'cho hỏi làm khai sinh cần giấy gì?'],
      ],
    ],
    [
      'hồ sơ của tôi tới đâu rồi, còn tôi muốn khen chị Lan',
      [
        ['check_dossier', 'hồ sơ của tôi tới đâu rồi'],
        ['commend', 'tôi muốn khen chị Lan'],
      ],
    ],
  ])('%s', (text, parts) => {
    expect(cut(text)).toEqual(parts)
  })
})

describe('a message stays whole', () => {
  test.each([
    ['that tells of one complaint', 'hồ sơ tới đâu không ai nói, cán bộ quát tôi, ngoài ra còn quát mẹ tôi'],
    ['whose further part is a story of delay', 'cho hỏi hồ sơ tới đâu rồi, với lại trễ mấy ngày rồi đó'],
    ['whose further part is not sure', 'tôi muốn phản ánh chị ở quầy 3, với lại cho hỏi xong chưa'],
    ['whose parts want the same', 'làm khai sinh cần giấy gì, ngoài ra cho hỏi khai tử cần giấy gì'],
    ['that praises and rates', 'tôi rất hài lòng, ngoài ra tôi muốn khen chị Lan'],
    ['of few words', 'khen'],
    [
      'that is long',
      `${'tôi đến quầy chờ và '.repeat(12)}, với lại tôi muốn phản ánh, ngoài ra hồ sơ tới đâu`,
    ],
    ['that is empty', ''],
  ])('%s', (_, text) => {
    expect(cut(text)).toEqual([])
  })
})
