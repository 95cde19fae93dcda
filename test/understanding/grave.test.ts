import { describe, expect, test } from 'vitest'
import { bothWays } from '../../src/understanding/learned/both-ways.ts'
import type { Example } from '../../src/understanding/learned/example.ts'
import { gravityOf, learnGrave } from '../../src/understanding/learned/grave.ts'
import { meaningsOf } from '../../src/understanding/learned/grave-words.ts'
import { understand } from '../../src/understanding/understand.ts'
import { messageOf } from '../../src/understanding/words.ts'

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')

describe('what is grave is heard, with its marks and without', () => {
  test.each([
    ['khói bốc lên từ tầng hầm, còn người mắc lại', 'danger_to_life'],
    ['anh ta cầm rựa đứng trước cửa phòng em', 'danger_to_life'],
    ['em không muốn sống nữa', 'danger_to_life'],
    ['anh địa chính đòi năm triệu mới ký', 'bribery_allegation'],
    ['phải kẹp phong bì thì hồ sơ mới chạy', 'bribery_allegation'],
    ['từ khi tôi gửi đơn, họ doạ cắt hợp đồng của chồng tôi', 'threat_or_retaliation'],
    ['họ nhắn còn kiện nữa thì đừng trách', 'threat_or_retaliation'],
  ] as const)('%s: %s', (text, flag) => {
    expect(understand(text).flags).toContain(flag)
    expect(understand(bare(text)).flags).toContain(flag)
  })
})

describe('the same words of something calm raise nothing', () => {
  test.each([
    'thủ tục khai tử cho ông nội tôi cần giấy gì',
    'giấy phép phòng cháy của quán tôi xong chưa',
    'không ai đòi tiền tôi cả',
    'cười muốn chết luôn haha',
    'cảm ơn anh công an đã trả lại ví',
    'lệ phí cấp lại bằng lái là bao nhiêu',
    'rút đơn, xong việc rồi',
  ])('%s', (text) => {
    expect(understand(text).flags).not.toContain('danger_to_life')
    expect(understand(text).flags).not.toContain('bribery_allegation')
    expect(understand(text).flags).not.toContain('threat_or_retaliation')
  })
})

describe('meanings of words', () => {
  const meanings = (text: string) => meaningsOf(messageOf(text)).map(({ meaning }) => meaning)
  test('are the same for words of one meaning', () => {
    expect(meanings('cầm dao')).toContain('weapon')
    expect(meanings('cầm rựa')).toContain('weapon')
  })
  test('heed the marks of who types them', () => {
    expect(meanings('nhà đang cháy')).toContain('fire')
    expect(meanings('hồ sơ đang chạy')).not.toContain('fire')
    expect(meanings('nha dang chay')).toContain('fire')
  })
})

describe('learning', () => {
  const line = (text: string, flags: Example['flags'], intent: Example['intent']): Example => ({
    text,
    intent,
    category: null,
    flags,
    slots: [],
  })
  const examples = bothWays([
    ...Array(5).fill(line('nhà cháy cứu với', ['danger_to_life'], 'emergency')),
    ...Array(5).fill(line('hồ sơ của tôi tới đâu rồi', [], 'check_dossier')),
  ])
  test('gives the same models for the same examples', () => {
    expect(learnGrave(examples)).toEqual(learnGrave(examples))
  })
  test('tells a cry for help from a calm question, and an empty message is calm', () => {
    const models = learnGrave(examples)
    expect(gravityOf(models, messageOf('cháy nhà cứu với'), 0)).toMatchObject({
      flags: ['danger_to_life'],
      isCry: true,
    })
    expect(gravityOf(models, messageOf('hồ sơ của tôi đâu rồi'), 0).flags).toEqual([])
    expect(gravityOf(models, messageOf('👍'), 0).flags).toEqual([])
  })
  test('weighs what the other models say, and asks for more where nobody seems to be accused', () => {
    const models = learnGrave(examples)
    const heard = (others: number) => gravityOf(models, messageOf('hồ sơ của tôi đâu rồi'), others)
    const own = [...Array(400).keys()].map((n) => n / 10).find((others) => heard(others).flags.length > 0)!
    expect(heard(own - 0.2).flags).toEqual([])
    expect(heard(own).isGraveEvenSo).toBe(false)
    expect(heard(own + 2.2).isGraveEvenSo).toBe(true)
    expect(heard(own - 20).isSurelyCalm).toBe(true)
  })
})
