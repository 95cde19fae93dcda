import { beforeEach, describe, expect, test } from 'vitest'
import { en } from '../../dialogs/privacy/replies.en.ts'
import { vi } from '../../dialogs/privacy/replies.vi.ts'
import type { Desk } from '../../src/desk.ts'
import { listHumanRequests } from '../../src/live-talk/human-requests.ts'
import { everyone } from '../complaints/complaints.ts'
import { officeTalk } from './office-talk.ts'
import { aDesk } from './talk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})

const erasures = () =>
  desk.database.read.selectFrom('data_request').selectAll().where('kind', '=', 'erase').execute()
const consents = async () =>
  (await desk.database.read.selectFrom('consent').select(['purpose', 'given']).orderBy('at').execute()).map(
    ({ purpose, given }) => `${purpose} ${given}`,
  )

test('what is wished is asked when the first message does not say it', async () => {
  const talk = officeTalk(desk)
  expect(await talk.types('du lieu cua toi')).toContain('Ông/Bà muốn làm gì?')
  expect(await talk.types('gi ay nhi')).toContain('chọn một mục')
  expect(await talk.types('xem')).toContain('đang lưu về Ông/Bà')
})

test.each([
  ['Chatbot đang lưu những dữ liệu gì về tôi?', 'đang lưu về Ông/Bà'],
  ['cho tôi hỏi là ai được xem số điện thoại của tôi', 'Ai được xem'],
  ['cap nhat lai ngay sinh cua toi tren tai khoan bi sai', 'Thông tin nào chưa đúng'],
  ['toi rut lai su dong y xu ly du lieu da bam hom truoc.', 'Các việc cần Ông/Bà đồng ý'],
  ['xoá tk của mình ik, hok muốn lưu info zì hết', 'Ông/Bà có chắc muốn xóa hết'],
  ['ad xoá sđt e trong danh sách nhận tin nhắn dc k', 'Các việc cần Ông/Bà đồng ý'],
])('"%s" is understood at once', async (words, answer) => {
  expect(await officeTalk(desk).types(words)).toContain(answer)
})

describe('why data are kept', () => {
  test('is told with the terms of the settings in plain words', async () => {
    const said = await officeTalk(desk).taps('ln:start:privacy:why')
    expect(said).toContain('Tin nhắn: để trò chuyện liền mạch. Xóa sau 7 ngày.')
    expect(said).toContain('Xong 5 năm thì xóa nội dung')
    expect(said).not.toContain('Facebook')
  })

  test.each([
    [90, 'có thể giữ đến 3 tháng để dạy máy', 'up to 3 months to teach it'],
    [45, 'có thể giữ đến 45 ngày để dạy máy', 'up to 45 days to teach it'],
  ])('tells that what was not understood may be kept for %i days, masked', (unclear, vietnamese, english) => {
    const days = { ...desk.settings.retentionDays, unclear }
    expect(vi.why.text(days)).toContain(vietnamese)
    expect(en.why.text(days)).toContain(english)
  })

  test('says nothing of it where none is kept', () => {
    const days = { ...desk.settings.retentionDays, unclear: 0 }
    expect(vi.why.text(days)).not.toContain('chưa hiểu')
    expect(en.why.text(days)).not.toContain('not understand')
  })

  test('on Messenger it is told that Facebook is abroad', async () => {
    expect(await officeTalk(desk, { channel: 'messenger' }).taps('ln:start:privacy:why')).toContain(
      'máy của Facebook',
    )
  })
})

describe('seeing one’s data', () => {
  test('counts what is kept of this citizen alone', async () => {
    const other = officeTalk(desk, { user: 'other' })
    await other.types('gap can bo')
    await other.types('hoi viec khac')
    const talk = officeTalk(desk)
    await talk.types('gap can bo')
    await talk.types('hoi ve dat dai')
    const said = await talk.types('xem du lieu cua toi')
    expect(said).toContain('• Yêu cầu gặp cán bộ: 1')
    expect(said).toContain('• Liên hệ lần đầu: 25/11/2026')
    expect(said).not.toContain('hoi ve dat dai')
  })

  test('a full copy is asked of the officials', async () => {
    const talk = officeTalk(desk)
    await talk.types('xem du lieu cua toi')
    expect(await talk.types('xin ban sao')).toContain('Đã ghi yêu cầu')
    expect(
      (await listHumanRequests(desk, everyone, 'open', 10, Date.now())).map(({ topic }) => topic),
    ).toEqual(['Xin bản sao đầy đủ dữ liệu cá nhân'])
  })
})

test('a correction goes to a person, in the citizen’s words', async () => {
  const talk = officeTalk(desk)
  await talk.types('sua thong tin cua toi')
  expect(await talk.types('😀')).toContain('viết bằng chữ')
  expect(await talk.types('dia chi cua toi da doi')).toContain('Đã ghi yêu cầu sửa')
  expect((await listHumanRequests(desk, everyone, 'open', 10, Date.now()))[0]?.topic).toBe(
    'Yêu cầu sửa thông tin: dia chi cua toi da doi',
  )
})

describe('consents', () => {
  test('are given and withdrawn purpose by purpose, each answer kept', async () => {
    const talk = officeTalk(desk)
    expect(await talk.types('rut dong y')).toContain('không có gì phải rút')
    await talk.types('nhan moi danh gia')
    expect(await talk.types('rut dong y')).toContain('ĐANG ĐỒNG Ý')
    expect(await talk.types('thoi moi danh gia')).toContain('Đã rút sự đồng ý')
    expect(await consents()).toEqual(['rating_invitations 1', 'rating_invitations 0'])
  })

  test.each(['giu nguyen', 'khong', '4'])('stay as they are after "%s"', async (typed) => {
    const talk = officeTalk(desk)
    await talk.types('rut dong y')
    expect(await talk.types(typed)).toContain('Không có gì thay đổi')
    expect(await consents()).toEqual([])
  })

  test('are not given by words that choose none', async () => {
    const talk = officeTalk(desk)
    await talk.types('rut dong y')
    expect(await talk.types('cai do la gi vay')).toContain('chọn một mục')
    expect(await talk.types('ok')).toContain('chọn một mục')
    expect(await consents()).toEqual([])
  })
})

describe('erasing everything', () => {
  test('is confirmed first, saying what stays and why', async () => {
    const talk = officeTalk(desk)
    const said = await talk.types('xoa het du lieu cua toi')
    expect(said).toContain('Sẽ xóa: tin nhắn')
    expect(said).toContain('Hồ sơ đã nộp')
    expect(said).toContain('không lấy lại được')
    expect(await erasures()).toEqual([])
  })

  test.each(['xoa het', '1', 'co', 'dong y xoa'])(
    'is asked for by "%s"; the job finds whom to erase',
    async (typed) => {
      const talk = officeTalk(desk)
      await talk.types('xoa het du lieu cua toi')
      expect(await talk.types(typed)).toContain('xóa trong vài phút')
      const citizen = desk.vault.ref('citizen', 'zalo', 'account', 'someone')
      expect(await erasures()).toMatchObject([
        { kind: 'erase', citizen, by: 'citizen', done_at: null, outcome: null },
      ])
      expect(talk.open()).toBeNull()
    },
  )

  test.each(['khong xoa', 'Không xóa', '2', 'khong', 'khoan da', 'thoi khong xoa nua'])(
    'is left alone after "%s"',
    async (typed) => {
      const talk = officeTalk(desk)
      await talk.types('xoa het du lieu cua toi')
      await talk.types(typed)
      expect(await erasures()).toEqual([])
      expect(talk.open()).toBeNull()
    },
  )

  test('is asked again after words that say neither', async () => {
    const talk = officeTalk(desk)
    await talk.types('xoa het du lieu cua toi')
    expect(await talk.types('hong hieu gi het')).toContain('«Xóa hết»')
    expect(await erasures()).toEqual([])
  })

  test('does not happen for a story in which something was erased', async () => {
    const talk = officeTalk(desk)
    await talk.types('xoa het du lieu cua toi')
    await talk.types('cán bộ xã xóa hết hồ sơ đất của nhà tôi rồi đấy, tôi lo lắm')
    expect(await erasures()).toEqual([])
  })

  test('by "hủy" does not happen', async () => {
    const talk = officeTalk(desk)
    await talk.types('xoa het du lieu cua toi')
    await talk.types('huy')
    expect(await erasures()).toEqual([])
  })
})

test('an interrupted privacy talk is offered again, and goes back a step', async () => {
  const talk = officeTalk(desk)
  await talk.types('du lieu cua toi')
  await talk.types('5')
  expect(talk.open()).toBe('privacy.confirm')
  await talk.types('quay lai')
  expect(talk.open()).toBe('privacy.wish')
  expect(await talk.types('thu tuc 9.901005 can giay to gi')).toContain('Ông/Bà đang xem dữ liệu của mình dở')
  await talk.types('lam tiep')
  expect(talk.open()).toBe('privacy.wish')
})

test('it is held in English with those who asked for it', async () => {
  const talk = officeTalk(desk)
  await talk.taps('ln:language:en')
  expect(await talk.types('please delete my data')).toContain('Are you sure')
  expect(await talk.types('keep it')).toContain('Nothing was erased')
})
