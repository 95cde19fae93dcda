import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { officeTalk, pushDossier } from './office-talk.ts'
import { aDesk } from './talk.ts'

const CODE = 'H99.12-261102-0001'
const LATE = 'H99.12-261102-0002'
const DONE = 'H99.12-261102-0003'
const DONE_LATE = 'H99.12-261102-0004'
const WAITING = 'H99.12-261102-0005'
const AGAIN = 'H99.12-261102-0006'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
  await pushDossier(desk, CODE)
  await pushDossier(desk, LATE, { dueAt: '2026-11-16T17:00:00+07:00' })
  await pushDossier(desk, DONE, { status: 'finished', finishedAt: '2026-11-20T09:00:00+07:00' })
  await pushDossier(desk, DONE_LATE, {
    status: 'returned',
    dueAt: '2026-11-16T17:00:00+07:00',
    finishedAt: '2026-11-18T09:00:00+07:00',
    returnedAt: '2026-11-19T09:00:00+07:00',
  })
  await pushDossier(desk, WAITING, { status: 'need_supplement' })
  await pushDossier(desk, AGAIN, { firstDueAt: '2026-11-13T17:00:00+07:00' })
  await pushDossier(desk, 'BN-2026-00123')
})

let users = 0
const talkTo = (options = {}) => officeTalk(desk, { user: `citizen-${users++}`, ...options })

describe('the code', () => {
  test.each([
    `tra cuu ho so ${CODE}`,
    'H99 12 261102 0001',
    'hs h99.12-261102-0001 cua toi xong chua ad',
    'kiem tra giup ho so h99.12.261102.0001',
    `Hồ sơ ${CODE} của tôi đến đâu rồi?`.normalize('NFD'),
  ])('of the first message is not asked again: "%s"', async (words) => {
    const talk = talkTo()
    const said = await talk.types(words)
    expect(said).toContain(`Hồ sơ ${CODE}`)
    expect(said).toContain('• Nơi giải quyết: Sở Xây dựng')
    expect(said).toContain('• Ngày hẹn trả: 30/11/2026')
    expect(talk.open()).toBeNull()
  })

  test('is asked for when the first message has none', async () => {
    const talk = talkTo()
    expect(await talk.types('hs cua toi toi dau roi')).toContain('mã hồ sơ ghi trên giấy hẹn')
    expect(talk.open()).toBe('check-dossier.code')
    expect(await talk.types('h99 12 261102 0001')).toContain('đang giải quyết')
  })

  test('of a local system is looked up as it was typed', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    expect(await talk.types('bn-2026-00123')).toContain('Hồ sơ BN-2026-00123')
  })

  test.each([
    ['an unknown one says what to compare', 'H99.12-261102-9999', 'Không tìm thấy hồ sơ H99.12-261102-9999'],
    ['half of one asks for all of it', 'H99.12-2611', 'còn thiếu số'],
    ['a phone finds nothing', '0901 234 567', 'chỉ tra được bằng mã hồ sơ'],
    ['an identity number finds nothing', '001099012345', 'chỉ tra được bằng mã hồ sơ'],
    ['a name finds nothing', 'Nguyen Van Mau', 'chưa thấy mã hồ sơ'],
  ])('%s', async (_, typed, answer) => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    expect(await talk.types(typed)).toContain(answer)
    expect(talk.open()).toBe('check-dossier.code')
    expect(await talk.types(CODE)).toContain('đang giải quyết')
  })

  test.each([
    ['a whole code that nothing has', 'xem ho so H99.12-261102-9999', 'Không tìm thấy hồ sơ'],
    ['half of a code', 'xem ho so H99.12-2611', 'còn thiếu số'],
  ])('in the first message, %s is said at once', async (_, words, answer) => {
    expect(await talkTo().types(words)).toContain(answer)
  })

  test.each(['khong co ma', 'mat giay hen', 'bỏ qua', 'Tôi không có mã', '1'])(
    'missing ("%s") shows other ways',
    async (words) => {
      const talk = talkTo()
      await talk.types('tra cuu ho so')
      expect(await talk.types(words)).toContain('Không có mã')
      expect(talk.offered()).toContain('Gặp cán bộ')
      expect(talk.open()).toBeNull()
    },
  )

  test('on a photo must be typed', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    expect(
      await talk.sends([{ kind: 'image', url: 'https://x.example/1', name: null, place: null }]),
    ).toContain('chưa đọc được ảnh')
  })

  test('misunderstood three times leads to a person', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    await talk.types('abc xyz')
    await talk.types('abc xyz')
    expect(await talk.types('abc xyz')).toContain('hỏi cán bộ')
    expect(talk.offered()).toContain('Gặp cán bộ')
  })

  test('guessed too often is not looked up for a while, and says so', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    for (let guess = 1000; guess < 1010; guess++) await talk.types(`H99.12-261102-${guess}`)
    expect(await talk.types(CODE)).toContain('tạm dừng')
    talk.wait(3_600_000)
    expect(await talk.types(`tra cuu ho so ${CODE}`)).toContain('đang giải quyết')
  })
})

describe('the answer', () => {
  test('about a late dossier says so first, apologises, and offers a complaint with the facts filled in', async () => {
    const talk = talkTo()
    const said = await talk.types(`ho so ${LATE} sao roi`)
    expect(said.startsWith(`Xin lỗi Ông/Bà: hồ sơ ${LATE} đã trễ hẹn 6 ngày làm việc`)).toBe(true)
    expect(talk.offered()[0]).toBe('Gửi phản ánh')
    const complaint = await talk.types('gui phan anh')
    expect(complaint).toContain(LATE)
    expect(talk.draft()).toMatchObject({ ground: 'delay', dossier: LATE, unit: { code: 'so-xay-dung' } })
  })

  test('about a result that came late apologises too, and offers a rating as well', async () => {
    const talk = talkTo()
    expect(await talk.types(DONE_LATE)).toContain('có kết quả trễ 2 ngày làm việc')
    expect(talk.offered()).toEqual([
      'Gửi phản ánh',
      'Đánh giá',
      'Tra hồ sơ khác',
      'Gặp cán bộ',
      'Về danh mục',
    ])
  })

  test('about a finished dossier tells where to fetch it and offers a rating', async () => {
    const talk = talkTo()
    const said = await talk.types(DONE)
    expect(said).toContain('được giải quyết trước hạn')
    expect(said).toContain('mang giấy hẹn')
    expect(talk.offered()).not.toContain('Gửi phản ánh')
    await talk.types('danh gia')
    expect(talk.open()).toMatch(/^rate\./)
  })

  test('about one that waits for papers says what the citizen must do', async () => {
    expect(await talkTo().types(WAITING)).toContain('chờ Ông/Bà nộp thêm giấy tờ')
  })

  test('measures against the first date, and tells the new one', async () => {
    const said = await talkTo().types(AGAIN)
    expect(said).toContain('trễ hẹn 7 ngày làm việc')
    expect(said).toContain('• Ngày hẹn trả: 13/11/2026')
    expect(said).toContain('• Hẹn lại: 30/11/2026')
  })

  test('never holds who applied', async () => {
    const said = await talkTo().types(CODE)
    expect(said).not.toMatch(/Người Mẫu|0912|345/)
  })

  test('holds code and degree alone where the office says so', async () => {
    const minimal = await aDesk({ dossierByCode: 'minimal' })
    await pushDossier(minimal, LATE, { dueAt: '2026-11-16T17:00:00+07:00' })
    const talk = officeTalk(minimal)
    const said = await talk.types(`tra cuu ${LATE}`)
    expect(said).toContain(`Hồ sơ ${LATE}: đang giải quyết.`)
    expect(said).not.toMatch(/Sở Xây dựng|2026|trễ/)
    expect(talk.offered()).not.toContain('Gửi phản ánh')
  })

  test('is given in English to those who asked for it', async () => {
    const talk = talkTo()
    await talk.taps('ln:language:en')
    expect(await talk.types(`check ${LATE}`)).toContain('We are sorry')
  })
})

describe('an interruption', () => {
  test('by another wish is followed, and checking is offered again afterwards', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    await talk.types('cho toi gap can bo')
    expect(talk.open()).toBe('reach-official.topic')
    expect(await talk.types('hoi ve dat dai')).toContain('Ông/Bà đang tra cứu hồ sơ dở')
    expect(await talk.types('co')).toContain('mã hồ sơ')
    expect(await talk.types(CODE)).toContain('đang giải quyết')
  })

  test('by danger tells the hotlines, and the question stays open', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    expect(await talk.types('cuu voi nha toi dang chay')).toContain('114')
    expect(talk.open()).toBe('check-dossier.code')
  })

  test('by "hủy" ends it', async () => {
    const talk = talkTo()
    await talk.types('tra cuu ho so')
    expect(await talk.types('huy')).toContain('Đã dừng')
    expect(talk.open()).toBeNull()
  })
})
