import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { officeTalk } from './office-talk.ts'
import { aDesk } from './talk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

let users = 0
const talkTo = (options = {}) => officeTalk(desk, { user: `citizen-${users++}`, ...options })

describe('a procedure', () => {
  test.each([
    ['xin giay xac nhan doc than can gi', 'Cấp Giấy xác nhận tình trạng hôn nhân'],
    ['nhap ho khau cho vo can giay gi', 'Đăng ký thường trú'],
    ['lam lai the bhyt can giay to gi', 'Cấp lại, đổi thẻ bảo hiểm y tế'],
    ['thủ tục 9.901005 cần gì', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất'],
  ])('named in the first message is answered at once: "%s"', async (words, name) => {
    const talk = talkTo()
    const said = await talk.types(words)
    expect(said).toContain(name)
    expect(said).toContain('Giấy tờ cần nộp')
    expect(said).toMatch(/Thời hạn: \d+ ngày/)
    expect(said).toContain('Lệ phí')
    expect(said).toContain('Nơi nộp: Trung tâm Phục vụ hành chính công tỉnh')
    expect(talk.open()).toBeNull()
  })

  test('is asked for, then answered', async () => {
    const talk = talkTo()
    expect(await talk.types('hoi thu tuc')).toContain('muốn hỏi thủ tục gì')
    expect(await talk.types('trich luc ban do dia chinh')).toContain('Trích lục bản đồ địa chính')
  })

  test.each([
    ['1', 'Đăng ký khai sinh\n'],
    ['dang ky lai khai sinh', 'Đăng ký lại khai sinh\n'],
    ['cap doi giay phep lai xe', 'Cấp đổi giấy phép lái xe'],
  ])('among several is chosen by number, by name, or named anew: "%s"', async (typed, name) => {
    const talk = talkTo()
    expect(await talk.types('lam khai sinh cho chau can gi')).toContain('Có phải Ông/Bà hỏi thủ tục')
    expect(talk.offered()).toHaveLength(5)
    expect(await talk.types(typed)).toContain(name)
  })

  test.each(['Không có trong này', 'khong phai', '5'])(
    'that is not among them is asked for again: "%s"',
    async (typed) => {
      const talk = talkTo()
      await talk.types('lam khai sinh cho chau can gi')
      await talk.types(typed)
      expect(talk.open()).toBe('ask-procedure.what')
    },
  )

  test.each(['phai roi', 'dung', '1'])('that is the only one alike is confirmed: "%s"', async (typed) => {
    const talk = talkTo()
    await talk.types('Thủ tục tách thửa gồm mấy bước, nộp ở đâu?')
    expect(talk.offered()).toEqual(['Tách thửa hoặc hợp thửa đất', 'Không có trong này'])
    expect(await talk.types(typed)).toContain('Giấy tờ cần nộp')
  })

  test('that no words name leads to other words and a person', async () => {
    const talk = talkTo()
    await talk.types('hoi thu tuc')
    expect(await talk.types('bua phep hoa vang')).toContain('chưa tìm thấy thủ tục')
    expect(talk.offered()).toContain('Gặp cán bộ')
    expect(talk.open()).toBe('ask-procedure.what')
  })

  test('is not guessed from one word in common', async () => {
    expect(
      await talkTo().types('Muốn ly hôn thuận tình thì nộp toà hay nộp xã, phí thế nào vậy ạ?'),
    ).not.toContain('kết hôn\nMã')
  })

  test('goes back from the choice to the question', async () => {
    const talk = talkTo()
    await talk.types('hoi thu tuc')
    await talk.types('khai sinh')
    expect(talk.open()).toBe('ask-procedure.which')
    await talk.types('quay lai')
    expect(talk.open()).toBe('ask-procedure.what')
  })
})

describe('an office', () => {
  test('named in the first message is shown with its hours', async () => {
    const said = await talkTo().types('trung tam hanh chinh cong tinh lam viec may gio, thu bay co lam khong')
    expect(said).toContain('• Giờ làm việc: Thứ Hai đến thứ Sáu')
    expect(said).toContain('• Địa chỉ:')
  })

  test('is asked for after a procedure; a phường comes with its one-stop counter first', async () => {
    const talk = talkTo()
    await talk.types('thủ tục 9.901005 cần gì')
    await talk.types('hoi noi nop')
    expect(talk.open()).toBe('ask-procedure.office')
    const said = await talk.types('phuong may hong')
    expect(said.startsWith('Trung tâm Phục vụ hành chính công phường Mây Hồng')).toBe(true)
  })

  test('that nobody knows is asked for again', async () => {
    const talk = talkTo()
    await talk.taps('ln:start:ask-procedure:where')
    expect(await talk.types('qwerty')).toContain('chưa tìm thấy cơ quan')
    expect(talk.open()).toBe('ask-procedure.office')
  })

  test('that may be several is chosen', async () => {
    const talk = talkTo()
    await talk.taps('ln:start:ask-procedure:where')
    await talk.types('van phong dang ky dat dai')
    expect(talk.offered().length).toBeGreaterThan(1)
    expect(await talk.types('1')).toContain('•')
  })
})

test('the answer comes in English to those who asked for it', async () => {
  const talk = talkTo()
  await talk.taps('ln:language:en')
  expect(await talk.types('thủ tục 9.901005')).toContain('Papers to hand in')
})
