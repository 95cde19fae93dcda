/** The citizen's last word, from the chat that filed it and from another, and how the handling is rated after it. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { trackComplaint } from '../../dialogs/track-complaint/track-complaint.ts'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import type { Desk } from '../../src/desk.ts'
import { answer, assign, done } from '../complaints/complaints.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

const HOUR_MS = 3_600_000
const CONFIRM = (code: string) => `ln:start:track-complaint:confirm:${code}`

let desk: Desk
let users = 0
let mine: Conversation
let code: string
let secret: string
beforeAll(async () => {
  desk = await aDesk()
})
beforeEach(async () => {
  mine = chat()
  await mine.types('Sáng qua cán bộ ở Sở Xây dựng quát tôi trước mặt mọi người trong phòng')
  for (const said of ['khong co', 'bo qua', 'giu kin'])
    if (mine.open() !== 'complain.summary') await mine.types(said)
  const said = await mine.types('gửi phản ánh')
  code = /PA-\w{4}-\w{4}/.exec(said)![0]
  secret = /\d{4} \d{4}/.exec(said)![0]
  await done(desk, code, assign, MORNING + HOUR_MS)
  await done(desk, code, answer, MORNING + HOUR_MS)
  mine.wait(2 * HOUR_MS)
})

function chat(channel: 'zalo' | 'messenger' = 'zalo') {
  users += 1
  return aTalk(desk, [complain, trackComplaint], {
    user: `last-${users}`,
    channel,
    at: MORNING + 2 * HOUR_MS,
  })
}

const stands = () =>
  desk.database.read
    .selectFrom('complaint')
    .select(['status', 'verdict', 'citizen', 'handler_unit_code'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
const ratings = async () => {
  const { citizen } = await stands()
  return desk.database.read
    .selectFrom('rating')
    .innerJoin('rating_answer', 'rating_answer.rating', 'rating.id')
    .select(['version', 'level', 'verified', 'channel', 'unit_code', 'overall', 'protected'])
    .where('citizen', '=', citizen!)
    .orderBy('version')
    .execute()
}

describe('from the chat that filed it', () => {
  test('a confirmation stands before the rating is asked for, and a button tapped twice asks it again', async () => {
    expect(await mine.taps(CONFIRM(code))).toContain('đã kết thúc')
    expect(await stands()).toMatchObject({ status: 'confirmed', verdict: 'confirmed' })
    expect(mine.open()).toBe('track-complaint.handling')
    expect(await mine.taps(CONFIRM(code))).toContain('cách tiếp nhận, xử lý')
    expect(await mine.types('4')).toContain('Đánh giá đã được ghi')
    const { handler_unit_code } = await stands()
    expect(await ratings()).toEqual([
      {
        version: 1,
        level: 4,
        verified: 1,
        channel: 'zalo',
        unit_code: handler_unit_code,
        overall: null,
        protected: 1, // about conduct
      },
    ])
  })

  test('the same level again changes nothing, another one is the next version', async () => {
    await mine.taps(CONFIRM(code))
    await mine.types('rất hài lòng')
    await mine.taps(`ln:start:track-complaint:rate:${code}`)
    await mine.types('rất hài lòng')
    await mine.taps(`ln:start:track-complaint:rate:${code}`)
    await mine.types('1')
    expect((await ratings()).map(({ version, level }) => [version, level])).toEqual([
      [1, 5],
      [2, 1],
    ])
  })

  test('before the end there is nothing to rate', async () => {
    expect(await mine.taps(`ln:start:track-complaint:rate:${code}`)).toContain('chờ Ông/Bà cho ý kiến')
    expect(await ratings()).toEqual([])
  })

  test('left unanswered it is not taken up again: the next wish is heard', async () => {
    await mine.taps(CONFIRM(code))
    await mine.types('Tôi muốn phản ánh cán bộ ở Sở Xây dựng trễ hẹn')
    expect(mine.open()).toMatch(/^complain\./)
    expect(mine.offered()).not.toContain('Tiếp tục')
  })
})

describe('from another channel with the secret', () => {
  test('it is confirmed and rated, unverified, without telling of the other chat', async () => {
    const other = chat('messenger')
    expect(await other.taps(CONFIRM(code))).toContain('mã bí mật')
    expect(await other.types(secret)).toContain('đã kết thúc')
    await other.types('hài lòng')
    const [rating] = await ratings() // found by the citizen who filed it
    expect(rating).toMatchObject({ level: 4, verified: 0, channel: 'messenger' })
  })

  test('it is looked at again, once, and added to', async () => {
    const other = chat('messenger')
    await other.types(`tra cứu phản ánh ${code}`)
    await other.types(secret)
    await other.types('chưa hài lòng')
    expect(await other.types('bỏ qua')).toContain('được xem xét lại')
    expect(await stands()).toMatchObject({ status: 'reopened', verdict: 'reopened' })
    await other.types(`tra cứu phản ánh ${code}`)
    await other.types(secret)
    await other.types('bổ sung')
    await other.types('Tôi có người làm chứng')
    expect(await other.types('xong')).toContain('Đã thêm nội dung')
    await done(desk, code, assign, MORNING + 3 * HOUR_MS)
    await done(desk, code, answer, MORNING + 3 * HOUR_MS)
    await other.taps(`ln:start:track-complaint:reopen:${code}`)
    expect(await other.types(secret)).toContain('đã được xem xét lại một lần')
  })

  test('after silence has closed it, it is rated too', async () => {
    await closeSilent(desk, MORNING + 20 * 24 * HOUR_MS)
    const other = chat('messenger')
    await other.taps(`ln:start:track-complaint:rate:${code}`)
    expect(await other.types(secret)).toContain('cách tiếp nhận, xử lý')
    await other.types('3')
    expect(await ratings()).toMatchObject([{ level: 3, verified: 0 }])
  })
})

test('an opened identity is told with its reason and time, and never by whom', async () => {
  const until = Date.parse('2026-11-28T09:00:00+07:00')
  const body = { complaint: code, reason: 'protect', from: MORNING, until }
  const told = await mine.notice('identity_opened', body)
  for (const words of [code, 'Bảo vệ người gửi', '09:00 25/11/2026', '09:00 28/11/2026', 'gặp cán bộ'])
    expect(told).toContain(words)
  expect(mine.offered()).toEqual(['Xem phản ánh'])
})
