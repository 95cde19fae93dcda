import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commend } from '../../dialogs/commend/commend.ts'
import { isDoubtful } from '../../dialogs/commend/doubtful.ts'
import { complain } from '../../dialogs/complain/complain.ts'
import { listCommendations } from '../../src/complaints/commendations.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, aTalk, type Conversation } from './talk.ts'

let desk: Desk
let users = 0
let talk: Conversation

beforeAll(async () => {
  desk = await aDesk()
})

beforeEach(() => {
  users += 1
  talk = aTalk(desk, [complain, commend], { user: `praiser-${users}` })
})

/** What was kept with these words. */
const kept = async (words: string) =>
  (await listCommendations(desk, {}, 100)).find(({ text }) => text.includes(words))

describe('praise', () => {
  test('asks whom and for the words, and is kept', async () => {
    expect(await talk.types('tôi muốn khen')).toContain('khen ai')
    expect(await talk.types('chị Lan ở Sở Xây dựng')).toContain('lời khen')
    expect(await talk.types('xong')).toContain('Chưa có lời khen')
    expect(await talk.types('❤️❤️')).toContain('chỉ nhận chữ')
    await talk.types('làm nhanh, dễ thương lắm')
    expect(await talk.types('xong')).toContain('chuyển đến Sở Xây dựng')
    expect(await kept('dễ thương lắm')).toMatchObject({
      unit: { code: 'so-xay-dung' },
      text: 'làm nhanh, dễ thương lắm',
    })
    expect((await kept('dễ thương lắm'))?.official).toContain('chị Lan')
  })

  test('told at once with office and person asks nothing more', async () => {
    const said = await talk.types('Xin khen chị Lan ở Sở Xây dựng rất tận tình, chu đáo với người già')
    expect(said).toContain('Cảm ơn Ông/Bà')
    expect(await kept('chu đáo')).toMatchObject({ unit: { code: 'so-xay-dung' } })
  })

  test('goes without an office when none is known', async () => {
    await talk.types('tôi muốn khen bác bảo vệ dắt xe giúp người già rất tận tình')
    expect(talk.open()).toBe('commend.whom')
    await talk.types('không rõ')
    expect(await kept('bảo vệ')).toMatchObject({ unit: null })
  })

  test('an office that fits several is asked about', async () => {
    await talk.types('tôi muốn khen')
    expect(await talk.types('😀')).toContain('bằng chữ')
    expect(await talk.types('một cửa phường Mây Hồng')).toContain('cơ quan nào dưới đây')
    await talk.types('2')
    expect(talk.draft()).toMatchObject({ unit: { code: 'ttpvhcc-phuong-may-hong' } })
  })
})

describe('praise that may be none', () => {
  const SARCASTIC = 'Cảm ơn quý cơ quan đã cho tôi rèn luyện sức khoẻ: 6 lần leo cầu thang'

  test('is asked about, and goes on as praise', async () => {
    expect(await talk.types(SARCASTIC)).toContain('lời khen hay là phản ánh')
    expect(await talk.types('ờ')).toContain('«Khen»')
    await talk.types('tôi khen thật lòng')
    expect(talk.open()).toBe('commend.whom')
  })

  test('or becomes a complaint with its words', async () => {
    await talk.types(SARCASTIC)
    await talk.types('phản ánh')
    expect(talk.offered()).toEqual(['Gửi phản ánh'])
    await talk.types('1')
    expect(talk.draft()).toMatchObject({ story: SARCASTIC, told: true })
  })

  test('is noticed in the words that follow, too', async () => {
    await talk.types('tôi muốn khen')
    await talk.types('Sở Xây dựng')
    await talk.types('đòi tôi phong bì mới ký, giỏi thật')
    expect(await talk.types('xong')).toContain('lời khen hay là phản ánh')
    await talk.types('khen')
    expect(talk.open()).toBeNull()
  })
})

test.each([
  ['Chị Lan rất tận tình, không vòi vĩnh gì', false],
  ['Cảm ơn cán bộ một cửa đã hướng dẫn tận tình', false],
  ['Nhiệt tình quá cơ, bắt tôi đợi cả buổi', true],
  ['Phục vụ tốt ghê 🙄', true],
  ['Cảm ơn vì đã hành tôi 6 lần', true],
])('%s is doubtful: %s', (text, doubtful) => {
  expect(isDoubtful(text)).toBe(doubtful)
})
