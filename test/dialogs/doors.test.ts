import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Desk } from '../../src/desk.ts'
import { keepDoor } from '../../src/doors/door-store.ts'
import { type Door, refOf, tapOfRef } from '../../src/doors/ref.ts'
import { aDesk, aTalk, MORNING } from './talk.ts'

const counter3: Door = {
  what: 'rate',
  unitCode: 'phuong-may-hong',
  counter: '3',
  procedureCode: '9.901001',
}
const complaint: Door = { what: 'complain', unitCode: 'so-xay-dung', counter: null, procedureCode: null }

let desk: Desk
let rateCode: string
let complainCode: string
let users = 0
const aCitizen = (channel: 'zalo' | 'messenger' = 'zalo') =>
  aTalk(desk, [], { user: `visitor-${++users}`, channel, house: { ...createHouse(), noticeAfterMs: null } })

beforeAll(async () => {
  desk = await aDesk()
  rateCode = await keepDoor(desk.database, counter3, MORNING)
  complainCode = await keepDoor(desk.database, complaint, MORNING)
})

describe('a printed door', () => {
  test('opens the rating of its very counter, which is kept with the rating and proves nothing', async () => {
    const talk = aCitizen('messenger')
    const asked = await talk.taps(tapOfRef(refOf(counter3), 'ln:hello'))
    expect(asked).toContain('Ủy ban nhân dân phường Mây Hồng, quầy 3, thủ tục «Đăng ký, cấp Giấy chứng nhận')
    await talk.types('5')
    const citizen = desk.vault.ref('citizen', 'messenger', 'account', talk.user)
    const [kept] = await desk.database.read
      .selectFrom('rating')
      .selectAll()
      .where('citizen', '=', citizen)
      .execute()
    expect(kept).toMatchObject({
      overall: 5,
      unit_code: 'phuong-may-hong',
      counter: '3',
      procedure_code: '9.901001',
      verified: 0,
      invited: 0,
    })
  })

  test('is found by its typed code on any channel, in the middle of something else too', async () => {
    for (const channel of ['zalo', 'messenger'] as const) {
      const talk = aCitizen(channel)
      await talk.types('tra cứu hồ sơ')
      expect(await talk.types(`ma ${rateCode.toLowerCase()}`)).toContain('quầy 3')
      expect(talk.open()).toBe('rate.overall')
    }
  })

  test('opens a complaint about its office, which is not asked for again', async () => {
    const talk = aCitizen()
    await talk.types(complainCode)
    expect(talk.open()).toMatch(/^complain\./)
    expect(talk.draft().unit).toEqual({ code: 'so-xay-dung', name: 'Sở Xây dựng' })
  })

  test('into a complaint that is being told loses nothing of it and tells the office, wherever it was set aside', async () => {
    const story = 'Anh cán bộ nói to với tôi và không chịu nhận đơn, bắt tôi đứng chờ cả buổi sáng'
    const talk = aCitizen('messenger')
    await talk.types('tôi muốn phản ánh')
    await talk.types('thái độ')
    await talk.types(story)
    await talk.taps(tapOfRef(refOf(complaint), null))
    expect(talk.open()).toBe('complain.story')
    expect(talk.draft()).toMatchObject({ story, unit: { code: 'so-xay-dung' } })
    await talk.taps('ln:start:check-dossier')
    await talk.types(complainCode)
    expect(talk.draft()).toMatchObject({ story, unit: { code: 'so-xay-dung' } })
  })

  test('into a complaint whose office was said changes nothing', async () => {
    const talk = aCitizen()
    await talk.types('tôi muốn phản ánh thái độ ở phường Mây Hồng: cán bộ quát tôi trước mặt nhiều người')
    const before = talk.draft().unit
    expect(before).toMatchObject({ code: 'phuong-may-hong' })
    await talk.types(complainCode)
    expect(talk.draft().unit).toEqual(before)
  })

  test('into a complaint of which nothing was told begins it anew', async () => {
    const talk = aCitizen()
    await talk.types('tôi muốn phản ánh')
    expect(await talk.types(complainCode)).toContain('Ông/Bà gửi phản ánh về Sở Xây dựng')
  })

  test('into the rating of another counter rates that one', async () => {
    const other = await keepDoor(desk.database, { ...counter3, counter: '4', procedureCode: null }, MORNING)
    const talk = aCitizen()
    await talk.types(rateCode)
    await talk.types('5')
    expect(await talk.types(other)).toContain('quầy 4')
  })

  test('of an office that nobody knows asks which one', async () => {
    const talk = aCitizen()
    expect(await talk.taps(tapOfRef('ln1_rate_no-such-office', null))).toContain('Chưa tìm thấy')
    expect(talk.open()).toBe('rate.about')
    await talk.taps(tapOfRef('ln1_complain_no-such-office', null))
    expect(talk.draft().unit).toBeUndefined()
  })

  test('whose code nobody printed says so and asks which office', async () => {
    const talk = aCitizen()
    expect(await talk.types('DG-2B2B2')).toContain('Mã trên bảng này không đúng')
    expect(await talk.types('phường Mây Hồng')).toContain('phường Mây Hồng')
  })

  test('whose code was mistyped leaves nothing unfinished, whatever is said next', async () => {
    const talk = aCitizen()
    await talk.types('DG-2B2B2')
    await talk.types('DG-2B2B3')
    expect(await talk.types('menu')).not.toContain('đánh giá dở')
    await talk.types('DG-2B2B2')
    expect(await talk.types('tra cứu hồ sơ')).not.toContain('đánh giá dở')
    expect(await talk.types('hủy')).not.toContain('đánh giá dở')
    await talk.types('DG-2B2B2')
    expect(await talk.types('hủy')).not.toContain('đánh giá dở')
  })

  test('whose code was mistyped is an unfinished rating as soon as an office is said', async () => {
    const talk = aCitizen()
    await talk.types('DG-2B2B2')
    await talk.types('phường Mây Hồng')
    expect(await talk.types('menu')).toContain('đánh giá dở')
  })
})

test('a counter in a link that nobody printed is not believed', async () => {
  const talk = aCitizen()
  const asked = await talk.taps(tapOfRef(refOf({ ...counter3, counter: 'Ông A xấu' }), null))
  expect(asked).not.toContain('Ông A')
  expect(asked).toContain('phường Mây Hồng')
})

test('a foreign ref opens the menu', async () => {
  expect(await aCitizen().taps(tapOfRef('utm=summer', null))).toContain('Lắng Nghe giúp Ông/Bà việc gì?')
})
