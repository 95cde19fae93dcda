import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commend } from '../../dialogs/commend/commend.ts'
import { isDoubtful } from '../../dialogs/commend/doubtful.ts'
import { en } from '../../dialogs/commend/replies.en.ts'
import { vi } from '../../dialogs/commend/replies.vi.ts'
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
    expect(await talk.types('chị Lan ở Sở Xây dựng')).toContain('hài lòng về việc gì')
    expect(await talk.types('xong')).toContain('Chưa có lời khen')
    expect(await talk.types('❤️❤️')).toContain('chỉ nhận chữ')
    await talk.types('làm nhanh, dễ thương lắm')
    expect(await talk.types('xong')).toContain('Ông/Bà có muốn gửi')
    expect(await kept('dễ thương lắm')).toBeUndefined()
    expect(await talk.types('gửi lời khen')).toContain('chuyển đến Sở Xây dựng')
    expect(await kept('dễ thương lắm')).toMatchObject({
      unit: { code: 'so-xay-dung' },
      text: 'làm nhanh, dễ thương lắm',
    })
    expect((await kept('dễ thương lắm'))?.official).toContain('chị Lan')
  })

  test('told at once with office and person is shown, and sent with one tap', async () => {
    const said = await talk.types('Xin khen chị Lan ở Sở Xây dựng rất tận tình, chu đáo với người già')
    expect(said).toMatch(/«Xin khen chị Lan .*già».*chị Lan.*Sở Xây dựng.*Ông\/Bà có muốn gửi/s)
    expect(await kept('chu đáo')).toBeUndefined()
    expect(await talk.taps(talk.choices()[0]!.payload)).toContain('Cảm ơn Ông/Bà')
    expect(await kept('chu đáo')).toMatchObject({ unit: { code: 'so-xay-dung' } })
  })

  test('goes without an office when none is known', async () => {
    await talk.types('tôi muốn khen bác bảo vệ dắt xe giúp người già rất tận tình')
    expect(talk.open()).toBe('commend.whom')
    expect(await talk.types('không rõ')).toContain('Cơ quan: chưa rõ')
    await talk.types('vâng')
    expect(await kept('bảo vệ')).toMatchObject({ unit: null })
  })

  test('an office that fits several is asked about', async () => {
    await talk.types('tôi muốn khen')
    expect(await talk.types('😀')).toContain('bằng chữ')
    expect(await talk.types('một cửa phường Mây Hồng')).toContain('cơ quan nào dưới đây')
    await talk.types('2')
    expect(talk.draft()).toMatchObject({ unit: { code: 'ttpvhcc-phuong-may-hong' } })
  })

  test('praise told instead of choosing an office is no name', async () => {
    await talk.types('tôi muốn khen')
    await talk.types('chị Lan ở một cửa phường Mây Hồng')
    await talk.types('chị hướng dẫn tận tình cho mẹ tôi')
    expect(await talk.types('xong')).toMatch(/«chị hướng dẫn tận tình cho mẹ tôi».*được khen: chị Lan\n/s)
  })
})

describe('what is shown before it is kept', () => {
  /** Everything that is stored, told by anybody. */
  const stored = async () => (await listCommendations(desk, {}, 1000)).length
  const shown = () => talk.types('Xin khen chị Lan ở Sở Xây dựng rất tận tình, chu đáo với người già')

  test.each(['gửi', 'gửi lời khen giúp tôi', 'vâng ạ', 'ok gửi đi', 'đúng rồi', '1', '👍'])(
    'is sent by «%s»',
    async (typed) => {
      await shown()
      const before = await stored()
      await talk.types(typed)
      expect([await stored(), talk.open()]).toEqual([before + 1, null])
    },
  )

  test.each([
    'gửi à?',
    'gửi lời khen à',
    'ok khoan',
    'đúng rồi nhưng chưa đủ',
    'à không tôi nhầm người',
    'xong',
    'khen',
    'lời khen',
    'tôi đổi ý rồi',
    'gửi lời khen làm gì nữa',
    'tôi muốn khen',
    'tôi muốn khen anh Minh ở xã Làng Diều rất nhiệt tình',
    '😀',
  ])('is not sent, nor changed, by «%s»', async (typed) => {
    await shown()
    const before = await stored()
    expect(await talk.types(typed)).toContain('chưa được gửi')
    expect(talk.open()).toBe('commend.review')
    expect(talk.draft()).toMatchObject({ words: expect.stringMatching(/người già$/) })
    expect(await stored()).toBe(before)
  })

  test.each(['hủy', 'đừng gửi', 'hủy đi tôi không gửi nữa đâu nhé em', 'không khen nữa'])(
    'is dropped by «%s»',
    async (typed) => {
      await shown()
      const before = await stored()
      await talk.types(typed)
      expect([await stored(), talk.open()]).toEqual([before, null])
    },
  )

  test.each(['chị ấy còn rót nước cho mẹ tôi', 'lịch sự và vui vẻ nữa', 'em rất hài lòng'])(
    'takes in more praise and is shown again: «%s»',
    async (typed) => {
      await shown()
      expect(await talk.types(typed)).toMatch(new RegExp(`người già\n${typed}».*Ông/Bà có muốn gửi`, 's'))
      expect(talk.open()).toBe('commend.review')
    },
  )

  test('waits while another wish is heard', async () => {
    await shown()
    await talk.types('tôi muốn phản ánh anh Hùng đòi tiền tôi 500 nghìn')
    expect(talk.open()).toMatch(/^complain\./)
  })

  test('is asked about anew when a wrong is told', async () => {
    await shown()
    expect(await talk.types('thật ra chị ấy quát tôi')).toContain('lời khen hay là phản ánh')
    await talk.types('phản ánh')
    await talk.types('1')
    expect(talk.draft()).toMatchObject({ story: expect.stringContaining('quát tôi') })
  })

  test('can be mended, the words and the name', async () => {
    await shown()
    await talk.types('sửa lời khen')
    expect(talk.offered()).toEqual(['Xong', 'Viết lại từ đầu'])
    await talk.types('viết lại')
    await talk.types('chị giải thích rất dễ hiểu')
    await talk.types('xong')
    await talk.types('sửa người, cơ quan')
    const said = await talk.types('không rõ')
    expect(said).toMatch(/«chị giải thích rất dễ hiểu»\n• Cơ quan: chưa rõ/)
    expect(said).not.toContain('chị Lan')
  })

  test('an old button sends nothing while a part is being mended', async () => {
    await shown()
    const send = talk.choices()[0]!.payload
    await talk.types('sửa lời khen')
    const before = await stored()
    await talk.taps(send)
    expect([await stored(), talk.open()]).toEqual([before, 'commend.words'])
    await talk.types('xong')
    expect([await stored(), talk.open()]).toEqual([before, 'commend.review'])
  })

  test.each(['hủy đi tôi không gửi nữa đâu nhé em', 'à không tôi nhầm người', 'thôi khỏi gửi'])(
    'what takes praise back while it is told is no praise: «%s»',
    async (typed) => {
      const before = await stored()
      await talk.types('tôi muốn khen')
      await talk.types('chị Lan phường Mây Hồng')
      await talk.types('làm tốt lắm')
      const said = await talk.types(typed)
      if (talk.open() !== null) {
        expect(said).toContain('chọn «Không gửi»')
        expect(talk.offered()).toEqual(['Không gửi'])
        expect(await talk.types('xong')).toContain('«làm tốt lắm»')
        expect(await talk.types('hủy')).toBe('[cancelled]')
      }
      expect([await stored(), talk.open()]).toEqual([before, null])
    },
  )

  test.each(['bố tôi được chị dắt tận tay', 'không phải chờ', 'chị bảo khỏi cần giấy, làm nhanh'])(
    'praise that sounds like taking back is praise: «%s»',
    async (typed) => {
      await talk.types('tôi muốn khen')
      await talk.types('Sở Xây dựng')
      expect(await talk.types(typed)).toContain('Đã ghi')
    },
  )
})

describe('praise that may be none', () => {
  const SARCASTIC = 'Cảm ơn quý cơ quan đã cho tôi rèn luyện sức khoẻ: 6 lần leo cầu thang'

  test('is asked about, and goes on as praise', async () => {
    expect(await talk.types(SARCASTIC)).toContain('lời khen hay là phản ánh')
    expect(await talk.types('ờ')).toContain('muốn khen, hay muốn phản ánh')
    await talk.types('tôi khen thật lòng')
    expect(talk.open()).toBe('commend.whom')
  })

  test('or becomes a complaint with its words', async () => {
    await talk.types(SARCASTIC)
    await talk.types('phản ánh')
    expect(talk.offered()).toEqual(['Bắt đầu phản ánh'])
    await talk.types('1')
    expect(talk.draft()).toMatchObject({ story: SARCASTIC, told: true })
  })

  test('is noticed in the words that follow, too', async () => {
    await talk.types('tôi muốn khen')
    await talk.types('Sở Xây dựng')
    await talk.types('đòi tôi phong bì mới ký, giỏi thật')
    expect(await talk.types('xong')).toContain('lời khen hay là phản ánh')
    await talk.types('khen')
    expect(talk.open()).toBe('commend.review')
  })

  test.each([
    'khen gì mà khen',
    'khen đểu thôi',
    'ai mà khen',
    'khen cho có',
    'không thật lòng',
    'chắc khen',
    'khen hay phản ánh',
    'không phải phản ánh',
  ])('is no praise by «%s»', async (typed) => {
    await talk.types('tôi muốn khen phường Mây Hồng, giỏi lắm, giỏi hành dân')
    expect(await talk.types(typed)).toContain('muốn khen, hay muốn phản ánh')
    expect(talk.open()).toBe('commend.kind')
  })

  test.each(['khen', 'dạ khen ạ', 'thật lòng mà', 'tôi khen thật', '1'])(
    'is praise by «%s»',
    async (typed) => {
      await talk.types('tôi muốn khen phường Mây Hồng, giỏi lắm, giỏi hành dân')
      await talk.types(typed)
      expect(talk.open()).toBe('commend.review')
    },
  )
})

test.each([
  ['Chị Lan rất tận tình, không vòi vĩnh gì', false],
  ['Cảm ơn cán bộ một cửa đã hướng dẫn tận tình', false],
  ['Nhiệt tình quá cơ, bắt tôi đợi cả buổi', true],
  ['Phục vụ tốt ghê 🙄', true],
  ['Cảm ơn vì đã hành tôi 6 lần', true],
  ['khen cái gì mà khen, cán bộ phường Mây Hồng chả ai ra hồn', true],
  ['không biết khen ai ở phường Mây Hồng, toàn người lười', true],
  ['cảm ơn cán bộ phường Mây Hồng đã cho tôi phơi nắng nguyên buổi sáng', true],
  ['có nên khen chị Lan phường Mây Hồng không, chị ấy cũng bình thường thôi', true],
  ['Tôi khen chị Lan, không biết cảm ơn sao cho hết', false],
  ['Chị ấy cho tôi ngồi chỗ mát, tôi muốn khen', false],
])('%s is doubtful: %s', (text, doubtful) => {
  expect(isDoubtful(text)).toBe(doubtful)
})

test.each([vi, en])('what stands on the last buttons fits into 20 letters', ({ words, review }) => {
  for (const label of [
    words.anew,
    words.cancel,
    review.send,
    review.mendWords,
    review.mendWhom,
    review.cancel,
  ])
    expect(label.length).toBeLessThanOrEqual(20)
})
