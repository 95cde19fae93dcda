/** Words that hold a yes, a number or the label of what sends, and order nothing; and those that do order it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { createHouse } from '../../dialogs/house.ts'
import type { Desk } from '../../src/desk.ts'
import { STORY } from './complaining.ts'
import { aDesk, aTalk } from './talk.ts'

const house = createHouse()
const HOTLINES = /113/

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

let citizens = 0
const someone = () => aTalk(desk, house.flows, { house, user: `orders-${citizens++}` })

async function atConfidentiality() {
  const talk = someone()
  for (const said of ['tôi muốn phản ánh', 'thai do', STORY, 'xong', 'bỏ qua', 'bỏ qua'])
    if (talk.open() !== 'complain.confidentiality') await talk.types(said)
  expect(talk.open()).toBe('complain.confidentiality')
  return talk
}

async function atSummary() {
  const talk = await atConfidentiality()
  await talk.types('giữ kín')
  expect(talk.open()).toBe('complain.summary')
  return talk
}

const SENT = 'Đã gửi phản ánh'

describe('at the summary', () => {
  test.each([
    'đúng rồi nhưng đừng gửi',
    'vâng nhưng chưa gửi',
    'ok khoan',
    'ok để tôi xem lại',
    'ừ để mai',
    'đúng rồi nhưng thiếu tên cán bộ',
    'yes but not yet',
    'gửi?',
    'gửi luôn à',
    '1?',
    'ok chưa',
    'ok tôi đi chết đây',
    'gửi cho ai',
    'gửi được chưa',
    'dung',
    'muốn đâu',
    'đồng ý đâu',
    'gửi ảnh',
    'hết muốn gửi',
    'tối nay gửi',
    'không gửi',
  ])('«%s» sends nothing', async (typed) => {
    expect(await (await atSummary()).types(typed)).not.toContain(SENT)
  })

  test.each([
    'gửi thôi',
    'gửi đi thôi',
    'gởi',
    'gởi phản ánh',
    'gửi liền đi',
    'gửi giúp bác',
    'gửi dùm tui',
    'bác đồng ý gửi',
    'không sửa, gửi luôn',
    'khỏi sửa gửi đi',
    'gửi đi ad ơi',
    'xong rồi gửi đi',
    'đúng rồi',
    'có',
  ])('«%s» sends it', async (typed) => {
    expect(await (await atSummary()).types(typed)).toContain(SENT)
  })

  test.each(['không gửi', 'thôi đừng gửi', 'đừng có gửi'])('«%s» drops it', async (typed) => {
    const talk = await atSummary()
    await talk.types(typed)
    expect(talk.open()).toBeNull()
  })

  test.each(['gửi cho ai', 'gửi được chưa'])('«%s» is answered by the summary', async (typed) => {
    const talk = await atSummary()
    expect(await talk.types(typed)).toContain('Nơi nhận: Thanh tra tỉnh')
    expect(talk.open()).toBe('complain.summary')
  })

  test('«2» asks which part, and a number is no part', async () => {
    const talk = await atSummary()
    expect(await talk.types('2')).toContain('sửa phần nào')
    expect(talk.open()).toBe('complain.summary')
  })

  test('the button of an older summary, pressed while a part is corrected, shows the summary and sends nothing', async () => {
    const talk = await atSummary()
    await talk.types('sửa loại')
    expect(talk.open()).toBe('complain.ground')
    const shown = await talk.taps('ln:answer:complain:summary:send')
    expect(shown).toContain('Ông/Bà xem lại trước khi gửi')
    expect(shown).toContain('Nơi nhận: Thanh tra tỉnh')
    expect(await talk.types('gửi')).toContain(SENT)
  })

  test('«ok» said to the hotlines sends nothing', async () => {
    const talk = await atSummary()
    expect(await talk.types('cứu tôi với')).toMatch(HOTLINES)
    expect(await talk.types('ok')).toContain('Ông/Bà xem lại trước khi gửi')
    expect(await talk.types('gửi')).toContain('nhắn thêm cũng nằm trong nội dung')
    expect(await talk.types('gửi')).toContain(SENT)
  })
})

describe('how it is sent', () => {
  test.each([
    'không công khai',
    'đừng công khai',
    'xin đừng ghi tên',
    'tôi không muốn ghi tên',
    'không cho biết người gửi',
    'sợ nêu tên lắm',
    'sợ bị trù dập không dám cho biết tên',
    'cho biết người gửi có sao không',
    'tôi là người bình thường thôi, sợ lắm',
    'khỏi nêu tên',
    'hok nêu tên',
    'nêu tên thì chết',
    'ghi tên ông Hùng vào',
    'without my name',
    'đừng ẩn danh',
  ])('«%s» names nobody', async (typed) => {
    const talk = await atConfidentiality()
    await talk.types(typed)
    expect(talk.draft().confidentiality ?? 'asked again').toMatch(/^(confidential|anonymous|asked again)$/)
    if (typed === 'đừng ẩn danh') expect(talk.draft().confidentiality).toBeUndefined()
  })

  test.each(['cho biết người gửi', 'ghi tên tôi vào', 'công khai luôn', 'không sợ, nêu tên tôi'])(
    '«%s» gives the name',
    async (typed) => {
      const talk = await atConfidentiality()
      await talk.types(typed)
      expect(talk.draft().confidentiality).toBe('named')
    },
  )
})

describe('what is told later belongs to the complaint', () => {
  async function aDelay(...more: string[]) {
    const talk = someone()
    for (const said of [
      'tôi muốn phản ánh',
      'trễ hẹn',
      'hồ sơ đất ở phường Mây Hồng trễ 2 tháng',
      ...more,
      'xong',
    ])
      await talk.types(said)
    return talk
  }

  test('abuse told in the story of a delay goes past the accused', async () => {
    const talk = await aDelay('lên hỏi thì bị quát tháo, chửi là đồ ngu, xé hồ sơ ném vào mặt')
    expect(talk.draft().ground).not.toBe('delay')
  })

  test('what is told instead of choosing a ground stands in the story, after what began it', async () => {
    const talk = someone()
    await talk.types('mấy người làm ăn kiểu gì thế hả')
    await talk.types('phản ánh')
    await talk.types('tôi lên phường Mây Hồng nộp giấy đất, ngồi chờ từ sáng đến trưa')
    expect(talk.draft().story).toBe(
      'mấy người làm ăn kiểu gì thế hả\ntôi lên phường Mây Hồng nộp giấy đất, ngồi chờ từ sáng đến trưa',
    )
  })

  test('an English complaint is told in English, also with the office written with its marks', async () => {
    const talk = someone()
    const said = await talk.types('I want to complain, an official at Mây Hồng ward asked me for 500k')
    expect(said).toContain('What is your complaint about?')
    await talk.types('bribery')
    expect(talk.draft().ground).toBe('bribery')
    for (const word of ['not sure', 'not sure', 'not sure']) await talk.types(word)
    expect(talk.open()).toBe('complain.confidentiality')
  })

  test('a deed told with a name is noted whole', async () => {
    const talk = await aDelay()
    await talk.types('anh Tuấn sờ soạng tôi')
    expect(talk.draft().story).toContain('sờ soạng')
  })

  test('a cry that the hotlines answered stands in it, too', async () => {
    const talk = await aDelay()
    expect(await talk.types('cứu với, cán bộ cầm dao dọa giết tôi')).toMatch(HOTLINES)
    expect(talk.draft().story).toContain('cầm dao')
    expect(talk.draft().flags).toContain('danger_to_life')
  })
})

describe('a cry beside a wish hears the hotlines', () => {
  test.each([
    'tam biet, cam on da nghe, thuoc bat dau ngam roi',
    'xóa dữ liệu của tôi, tôi muốn chết',
    'hồ sơ tới đâu rồi, nhà tôi đang cháy',
    'tôi muốn phản ánh. nhà tôi đang cháy',
    'gặp cán bộ, chồng tôi đang đánh tôi',
    'cứu tôi với, gửi phản ánh',
    'dẹp đi, mai khỏi thấy mặt tui nữa',
    'dẹp đi, uống hết lọ rồi',
    'thôi dẹp đi, tui sống hết nổi rồi',
    'ck e dag bóp cổ bé',
    'sống không bằng chết',
    'không còn lý do gì để sống',
    '113',
    's.o.s',
    'my father had a stroke',
  ])('%s', async (cry) => {
    expect(await someone().types(cry)).toMatch(HOTLINES)
  })

  test.each([
    'hồ sơ tới đâu rồi, tôi chờ lâu quá',
    'tôi muốn phản ánh. cán bộ quát tôi',
    'cảm ơn nhé, tạm biệt',
    'gặp cán bộ, tôi cần hỏi thủ tục phòng cháy',
    'my neighbor has a gun license application, how long',
    'con tôi mất tích ba năm xin tuyên bố mất tích',
  ])('no cry: %s', async (typed) => {
    expect(await someone().types(typed)).not.toMatch(HOTLINES)
  })
})

test.each(['công an xã đánh tôi hôm qua, tôi muốn tố cáo', 'bảo vệ phường đánh tôi gãy tay, tôi tố cáo'])(
  'a complaint told beside a blow hears the hotlines and begins: %s',
  async (typed) => {
    const talk = someone()
    expect(await talk.types(typed)).toMatch(HOTLINES)
    expect(talk.open()).toMatch(/^complain\./)
  },
)

test.each(['cán bộ nói đừng tố cáo', 'dọa tôi đừng có phản ánh nữa'])(
  'what an official threatened is told, and cancels nothing: %s',
  async (typed) => {
    const talk = someone()
    for (const said of ['tôi muốn phản ánh', 'thai do', STORY]) await talk.types(said)
    await talk.types(typed)
    expect(talk.draft().story).toContain(typed)
  },
)

describe('erasing everything', () => {
  test.each([
    'xóa gì',
    'xóa là sao',
    'xóa rồi hả',
    'xóa luôn à',
    'xóa?',
    '1?',
    'mai xóa',
    'để sau xóa',
    'xóa số điện thoại',
    'ok để tôi nghĩ',
    'ừ để mai',
    'yes wait',
    'dung',
  ])('is not asked for by «%s»', async (typed) => {
    const talk = someone()
    await talk.types('xóa hết dữ liệu của tôi')
    expect(await talk.types(typed)).not.toContain('xóa trong vài phút')
  })

  test.each(['đúng', 'đúng rồi', 'đúng rồi xóa đi', 'xóa hết đi em'])('is by «%s»', async (typed) => {
    const talk = someone()
    await talk.types('xóa hết dữ liệu của tôi')
    expect(await talk.types(typed)).toContain('xóa trong vài phút')
  })
})
