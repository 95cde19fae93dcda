import { beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { sayInTalk, takeTalk } from '../../src/live-talk/hold-talk.ts'
import { listHumanRequests } from '../../src/live-talk/human-requests.ts'
import type { Hand } from '../../src/live-talk/live-talk.ts'
import { linesOf } from '../../src/live-talk/talk-lines.ts'
import { everyone, viewer } from '../complaints/complaints.ts'
import { aHand } from '../live-talk/hands.ts'
import { officeTalk } from './office-talk.ts'
import { aDesk, MORNING } from './talk.ts'

const intake = aHand('account:intake', viewer(null, 'read', 'act'))
const inspector = aHand('account:inspector')

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})

const requests = () => listHumanRequests(desk, everyone, 'open', 9, MORNING)

/** A citizen who asked, and an official who took it: the phone knows. */
async function aTalkWith(hand: Hand, channel: 'zalo' | 'messenger' = 'zalo') {
  const phone = officeTalk(desk, { channel })
  await phone.types('gặp cán bộ')
  await phone.types('hỏi giấy phép xây nhà')
  const [request] = await requests()
  const id = request!.id
  expect(await takeTalk(desk, hand, id, MORNING)).toBe('done')
  const taken = await phone.notice('talk_taken', { talk: id, function: hand.function })
  expect(taken).toContain('Cán bộ tiếp nhận đang trả lời')
  const said = async () => (await linesOf(desk, id)).map(({ words, kind }) => words ?? kind)
  return { phone, id, said }
}

describe('words that tell of conduct', () => {
  test('pass an official who may not read of it, and stand before those who may', async () => {
    const { phone, said } = await aTalkWith(intake)
    expect(await phone.types('cán bộ Sở Xây dựng đòi tôi 2 triệu mới ký')).toContain(
      'không chuyển cho người đang trả lời',
    )
    expect(await said()).toEqual(['take', 'left'])
    expect((await requests()).map(({ topic }) => topic)).toEqual([
      'hỏi giấy phép xây nhà',
      'cán bộ Sở Xây dựng đòi tôi 2 triệu mới ký',
    ])
    expect(await listHumanRequests(desk, intake.viewer, 'open', 9, MORNING)).toHaveLength(1)
    expect(await phone.types('xin chào')).toContain('Lắng Nghe giúp Ông/Bà việc gì')
  })

  test('protect the talk of an official who may, from that moment, and go on there', async () => {
    const { phone, id, said } = await aTalkWith(inspector)
    expect(await listHumanRequests(desk, intake.viewer, 'open', 9, MORNING)).toHaveLength(1)
    expect(await phone.types('cán bộ Sở Xây dựng đòi tôi 2 triệu mới ký')).toBe('')
    expect(await phone.types('ông ấy ngồi quầy số 3')).toBe('')
    expect(await said()).toEqual([
      'take',
      'cán bộ Sở Xây dựng đòi tôi 2 triệu mới ký',
      'ông ấy ngồi quầy số 3',
    ])
    expect(await listHumanRequests(desk, intake.viewer, 'open', 9, MORNING)).toEqual([])
    const row = await desk.database.read
      .selectFrom('human_request')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect([row.protected, row.unit_code]).toEqual([1, 'so-xay-dung'])
  })

  test('are about the unit that was named before, where they name none', async () => {
    const { phone } = await aTalkWith(intake)
    await phone.types('tôi nộp ở Sở Xây dựng')
    await phone.types('ở đó người ta đòi tiền bồi dưỡng')
    const rows = await desk.database.read
      .selectFrom('human_request')
      .select(['protected', 'unit_code'])
      .where('protected', '=', 1)
      .execute()
    expect(rows).toEqual([{ protected: 1, unit_code: 'so-xay-dung' }])
  })
})

test('what is written after the end reaches nobody, and that is said', async () => {
  const { phone, id, said } = await aTalkWith(intake)
  await sayInTalk(desk, intake, id, { key: 'k', text: null, ends: true }, MORNING)
  expect(await phone.types('còn một điều nữa')).toContain('chưa đến được cán bộ')
  expect(await said()).toEqual(['take', 'end'])
  expect(await phone.types('menu')).toContain('Lắng Nghe giúp Ông/Bà việc gì')
})

test('an official’s words come without buttons while they talk, and with a way back when it ends', async () => {
  const { phone, id } = await aTalkWith(intake)
  expect(await phone.notice('official_reply', { text: 'Chào bác', talk: id, ends: false })).toBe(
    'Cán bộ: Chào bác',
  )
  expect(phone.offered()).toEqual([])
  const ended = await phone.notice('official_reply', { text: 'Hẹn gặp', talk: id, ends: true })
  expect(ended).toMatch(/^Cán bộ: Hẹn gặp\n---\nCán bộ đã trả lời xong/)
  expect(phone.offered()).toEqual(['Hỏi thêm cán bộ', 'Về danh mục'])
})

test('a button calls the bot, and the official learns that the citizen has turned to it', async () => {
  const { phone, said } = await aTalkWith(intake)
  expect(await phone.taps('ln:menu')).toMatch(/^Từ đây Lắng Nghe/)
  expect(await said()).toEqual(['take', 'left'])
  await phone.types('xin chào')
  expect(await said()).toEqual(['take', 'left'])
})

test('an end that comes after the citizen has called the bot says nothing twice', async () => {
  const { phone, id } = await aTalkWith(intake)
  await phone.types('bot')
  expect(await phone.notice('talk_ended', { talk: id })).toBe('')
  expect(await phone.notice('talk_paused', { talk: id })).toBe('')
})
