import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Desk } from '../../src/desk.ts'
import { aDesk, aTalk } from './talk.ts'

const house = createHouse()
const HOTLINES =
  /^(?:Nếu có người gặp nguy hiểm|Ông\/Bà đừng ở một mình|If anyone is in danger|Please do not stay alone)/

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

let citizens = 0
const someone = () => aTalk(desk, house.flows, { house, user: `someone-${citizens++}` })

const STORY =
  'Cán bộ xã Núi Chuông Gió hẹn tôi ba lần không trả kết quả khai sinh, hỏi thì quát mắng, đề nghị xem xét'

async function atSummary() {
  const talk = someone()
  await talk.taps('ln:start:complain')
  await talk.types(STORY)
  for (let n = 0; n < 6 && talk.open() !== 'complain.summary'; n += 1)
    await talk.types(talk.open() === 'complain.confidentiality' ? '1' : 'bỏ qua')
  expect(talk.open()).toBe('complain.summary')
  return talk
}

const WHERE: Record<string, () => Promise<ReturnType<typeof someone>>> = {
  'at first contact': async () => someone(),
  'where a complaint is being told': async () => {
    const talk = someone()
    await talk.taps('ln:start:complain')
    return talk
  },
  'at the summary': async () => atSummary(),
  'after an either/or': async () => {
    const talk = someone()
    await talk.types('mấy người làm ăn kiểu gì thế hả')
    expect(talk.offered()).toContain('Gặp cán bộ')
    return talk
  },
  'where an office is asked for': async () => {
    const talk = someone()
    await talk.taps('ln:start:rate')
    return talk
  },
  'in English': async () => {
    const talk = someone()
    await talk.types('English')
    return talk
  },
}

const CRIES = [
  'cứu với',
  'cuu voi',
  'nhà bên cạnh cháy rồi, còn người trong đó',
  'nha ben canh chay roi, con nguoi trong do',
  'nó doạ giết cả nhà tôi, đang phá cửa',
  'no doa giet ca nha toi, dang pha cua',
  'muốn chết quá',
  'toi muon chet',
  'bé hóc hạt, tím tái rồi',
  'please help, my husband is not breathing',
  // They hold the labels of buttons.
  'gửi phản ánh làm gì nữa, nó đang chém vợ tôi, cứu với',
  'hủy hết đi, tôi muốn chết',
  'Sửa gì nữa, nhà đang cháy, cứu với',
  'gặp cán bộ làm gì, nó đang cầm dao chém vợ tôi, cứu với',
]

describe.each(Object.entries(WHERE))(
  'whoever is in danger hears the hotlines before all else, %s',
  (_, arrive) => {
    test.each(CRIES)('%s', async (cry) => {
      const talk = await arrive()
      const open = talk.open()
      expect(await talk.types(cry)).toMatch(HOTLINES)
      expect(talk.open()).toBe(open)
    })
  },
)

test.each([
  'gửi phản ánh làm gì nữa, tôi mệt mỏi lắm rồi, chẳng ai nghe đâu',
  'tôi nghe nói có người gửi phản ánh xong bị hủy hồ sơ nên tôi còn lo',
  'họ dọa hủy hồ sơ của tôi đấy, tôi sợ lắm',
])('a long text that holds the label of what sends or cancels does neither: %s', async (typed) => {
  const talk = await atSummary()
  const told = talk.draft()
  await talk.types(typed)
  expect(talk.open()).toBe('complain.summary')
  expect(talk.draft().story).toContain(told.story)
})

test.each([
  'gửi phản ánh có bị lộ tên không',
  'gửi phản ánh rồi ai đọc',
  'có nên gửi phản ánh không',
  'gửi phản ánh à?',
  'gửi phản ánh à',
  'phải gửi phản ánh rồi à',
  'tôi đã gửi phản ánh rồi',
  'toi da gui phan anh roi',
  'gửi phản ánh bao giờ',
])('a question about what sends does not send, nor does what is thought to be sent: %s', async (typed) => {
  const talk = await atSummary()
  expect(await talk.types(typed)).not.toContain('Đã gửi phản ánh')
})

test('who asks how to take it back has it taken back', async () => {
  const talk = await atSummary()
  await talk.types('hủy phản ánh thế nào')
  expect(talk.open()).toBeNull()
})

test('whether a name becomes known is answered at the summary, which waits', async () => {
  const talk = await atSummary()
  expect(await talk.types('gửi phản ánh có bị lộ tên không')).toContain('tên')
  expect(talk.open()).toBe('complain.summary')
})

test.each([
  'gửi phản ánh',
  'gửi phản ánh giúp tôi nhé',
  'vâng tôi gửi phản ánh luôn ạ',
  'gửi phản ánh, cảm ơn con',
  'gửi pa',
  'gui pa di',
  'gửi phản ánh ngay bây giờ',
  'gửi phản ánh được rồi',
  '1 ạ',
  'dạ 1',
  'số 1 nhé',
  'chọn 1 giúp em',
])('few words about the label press it: %s', async (typed) => {
  const talk = await atSummary()
  expect(await talk.types(typed)).toMatch(/PA-\w{4}-\w{4}/)
})
