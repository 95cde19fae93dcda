import { beforeEach, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { listHumanRequests } from '../../src/live-talk/human-requests.ts'
import { everyone, viewer } from '../complaints/complaints.ts'
import { officeTalk } from './office-talk.ts'
import { aDesk, MORNING } from './talk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})

const topics = async () =>
  (await listHumanRequests(desk, everyone, 'open', 10, MORNING)).map(({ topic }) => topic)

test('a citizen says what it is about, and the request stands before the officials', async () => {
  const talk = officeTalk(desk)
  expect(await talk.types('cho toi gap can bo')).toContain('về việc gì')
  const said = await talk.types('hoi ve dat nha toi')
  expect(said).toContain('Đã ghi yêu cầu')
  expect(said).toContain('• Giờ làm việc (Ủy ban nhân dân tỉnh Hòa Mẫu)')
  expect(await topics()).toEqual(['hoi ve dat nha toi'])
})

test.each(['bo qua', 'Bỏ qua', '1', 'khong muon noi'])(
  'the topic may be passed over: "%s"',
  async (typed) => {
    const talk = officeTalk(desk)
    await talk.types('gap nguoi that')
    await talk.types(typed)
    expect(await topics()).toEqual([null])
  },
)

test('a first message that tells the matter is not asked again', async () => {
  const words =
    'Tôi đã gõ bốn lần mà máy cứ hiện danh sách, xin cho một cán bộ đất đai gọi lại cho tôi trong giờ hành chính.'
  const talk = officeTalk(desk)
  await talk.types(words)
  expect(talk.open()).toBeNull()
  expect(await topics()).toEqual([words])
})

test('a smile is no topic', async () => {
  const talk = officeTalk(desk)
  await talk.types('gap nguoi')
  expect(await talk.types('🙂🙂')).toContain('viết vài chữ')
  expect(talk.open()).toBe('reach-official.topic')
  expect(await topics()).toEqual([])
})

test('an office named is the one whose hours are told', async () => {
  const talk = officeTalk(desk)
  await talk.types('cho toi gap can bo So Xay dung')
  expect(await talk.types('hoi giay phep xay nha')).toContain('(Sở Xây dựng)')
})

test.each([
  ['09:00 on a Wednesday is read today', MORNING, 'hôm nay'],
  ['17:00 on a Wednesday is read on Thursday', Date.parse('2026-11-25T17:00:00+07:00'), '26/11/2026'],
  ['a Saturday is read on Monday', Date.parse('2026-11-28T09:00:00+07:00'), '30/11/2026'],
  ['a holiday (24/11) is read on the day after', Date.parse('2026-11-24T09:00:00+07:00'), '25/11/2026'],
])('a request at %s', async (_, at, when) => {
  const talk = officeTalk(desk, { at })
  await talk.types('gap can bo')
  expect(await talk.types('hoi ve dat dai')).toContain(when)
})

test('a contact shared through Zalo goes along; on Messenger it is not taken, and a phone is asked for nowhere', async () => {
  const contact = { name: 'Người Mẫu', phone: '84912345678' }
  const onZalo = officeTalk(desk, { user: 'zalo' })
  expect(await onZalo.types('gap can bo')).not.toMatch(/số điện thoại/i)
  expect(await onZalo.sends([], '', contact)).toContain('Đã nhận thông tin liên hệ')
  await onZalo.types('hoi ve dat dai')
  const onMessenger = officeTalk(desk, { user: 'messenger', channel: 'messenger' })
  expect(await onMessenger.types('gap can bo')).not.toMatch(/số điện thoại/i)
  await onMessenger.sends([], '', contact)
  await onMessenger.types('hoi ve dat dai')
  const [zalo, messenger] = await topics()
  expect(zalo).toMatch(/^hoi ve dat dai\nLiên hệ: Người Mẫu/)
  expect(messenger).toBe('hoi ve dat dai')
})

test('"hủy" ends it, and nothing is asked of the officials', async () => {
  const talk = officeTalk(desk)
  await talk.types('gap can bo')
  expect(await talk.types('huy')).toContain('Đã dừng')
  expect(await topics()).toEqual([])
})

test('it is held in English with those who asked for it', async () => {
  const talk = officeTalk(desk)
  await talk.taps('ln:language:en')
  await talk.types('I want to talk to a real person')
  expect(await talk.types('my land papers')).toContain('Your request for an official is noted')
})

test.each([
  ['Cán bộ ở Sở Xây dựng đòi tôi 2 triệu mới ký giấy phép', 'bribery'],
  ['cho toi gap lanh dao, can bo phuong doi tien boi duoi moi lam', 'money, without marks'],
  ['bà ở quầy số 2 quát mắng tôi trước mặt mọi người', 'attitude'],
])('a topic that tells of a wrong is out of sight of those it speaks of: "%s"', async (topic) => {
  const talk = officeTalk(desk)
  await talk.types('gặp cán bộ')
  const said = await talk.types(topic)
  expect(said).toContain('Đã ghi yêu cầu')
  expect(said).toContain('Gửi phản ánh')
  expect(await topics()).toEqual([topic])
  expect(await listHumanRequests(desk, viewer('H99.11', 'read', 'act'), 'open', 9, MORNING)).toEqual([])
  const row = await desk.database.read.selectFrom('human_request').selectAll().executeTakeFirstOrThrow()
  expect(row.protected).toBe(1)
  if (topic.includes('Sở')) expect(row.unit_code).not.toBeNull()
})

test('the way to a complaint takes along what was told', async () => {
  const talk = officeTalk(desk)
  await talk.types('gặp cán bộ')
  await talk.types('cán bộ Sở Xây dựng đòi tôi 2 triệu mới ký giấy phép')
  await talk.types('Gửi phản ánh')
  expect(talk.open()).toMatch(/^complain\./)
})

test('an ordinary topic is for all who read requests', async () => {
  const talk = officeTalk(desk)
  await talk.types('gặp cán bộ')
  expect(await talk.types('hỏi về đất đai ở phường')).not.toContain('Gửi phản ánh')
  expect(await listHumanRequests(desk, viewer(null, 'read'), 'open', 9, MORNING)).toHaveLength(1)
})

test.each([
  'không cần gặp cán bộ phường Mây Hồng đâu, tôi tự làm được rồi nhé',
  'tôi tự làm được rồi, giờ không cần gặp cán bộ Sở Xây dựng nữa đâu nhé',
])('who wants nobody is put before nobody: %s', async (typed) => {
  const said = await officeTalk(desk).types(typed)
  expect(said).not.toContain('Đã ghi')
  expect(await topics()).toEqual([])
})

test.each(['không cần gặp nữa', 'không muốn gặp ai nữa đâu', 'k mun gap nua dau'])(
  'nor at the question what it is about: %s',
  async (typed) => {
    const talk = officeTalk(desk)
    await talk.types('gặp cán bộ')
    expect(await talk.types(typed)).not.toContain('Đã ghi')
    expect(talk.open()).toBeNull()
    expect(await topics()).toEqual([])
  },
)

test.each([
  'tôi không gặp được cán bộ địa chính ở phường',
  'tôi không muốn gặp cán bộ phường mà muốn gặp lãnh đạo',
  'hỏi đất đai, không cần gấp',
  'hoi dat dai, khong can gap',
  'không cần gặp cán bộ có được không',
])('what only sounds so is a topic: %s', async (typed) => {
  const talk = officeTalk(desk)
  await talk.types('gặp cán bộ')
  expect(await talk.types(typed)).toContain('Đã ghi yêu cầu')
  expect(await topics()).toEqual([typed])
})

test('a question as topic is kept for the official, and no conduct is read into it', async () => {
  const talk = officeTalk(desk)
  await talk.types('gặp cán bộ')
  const said = await talk.types('gặp rồi có mất tiền không')
  expect(said).toContain('Đã ghi yêu cầu')
  expect(said).not.toContain('Gửi phản ánh')
  expect(await topics()).toEqual(['gặp rồi có mất tiền không'])
})
