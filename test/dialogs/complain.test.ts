import { beforeAll, describe, expect, test } from 'vitest'
import { complain } from '../../dialogs/complain/complain.ts'
import { isIdentityPaper } from '../../dialogs/complain/identity-paper.ts'
import { isOnlyRude } from '../../dialogs/complain/rude.ts'
import { tellsStory } from '../../dialogs/tells-story.ts'
import type { Attachment } from '../../src/channels/channel.ts'
import { openDetails } from '../../src/complaints/complaint-row.ts'
import type { Desk } from '../../src/desk.ts'
import { recordDossier } from '../../src/dossiers/dossier-store.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

const STORY = 'Sáng qua ở quầy số 3 phường Mây Hồng, cán bộ quát tôi trước mặt mọi người'
const CODE = 'H99.12-261102-0001'
const photo: Attachment = { kind: 'image', url: 'https://photo.example/1', name: null, place: null }
const sticker: Attachment = { kind: 'sticker', url: null, name: null, place: null }

let desk: Desk
let users = 0

beforeAll(async () => {
  desk = await aDesk()
  const day = 86_400_000
  const late = {
    unitCode: 'so-xay-dung',
    receivingUnitCode: null,
    procedureCode: (await desk.database.read.selectFrom('procedure_version').select('code').executeTakeFirstOrThrow()).code,
    status: 'in_progress' as const,
    receivedAt: MORNING - 60 * day,
    dueAt: MORNING - 20 * day,
    firstDueAt: MORNING - 20 * day,
    finishedAt: null,
    returnedAt: null,
    applicant: null,
    official: null,
    submittedVia: null,
    history: [],
  }
  await recordDossier(desk, CODE, late, MORNING - day)
})

function someone(channel: 'zalo' | 'messenger' = 'zalo', at = MORNING): Conversation {
  users += 1
  return aTalk(desk, [complain], { user: `citizen-${users}`, channel, at })
}

async function filed(said: string) {
  const code = /PA-\w{4}-\w{4}/.exec(said)?.[0]
  const row = await desk.database.read.selectFrom('complaint').selectAll().where('code', '=', code!).executeTakeFirstOrThrow()
  return { row, details: openDetails(desk.vault, row)! }
}

/** Up to the question after the story. */
async function toldStory(talk: Conversation) {
  await talk.types('tôi muốn phản ánh')
  await talk.types('thai do')
  await talk.types(STORY)
  return talk.types('xong')
}

describe('a complaint from the first word to the tracking code', () => {
  test('asks each part once and ends with code, secret and due date', async () => {
    const talk = someone()
    expect(await talk.types('toi muon phan anh')).toContain('phản ánh về việc gì')
    expect(await talk.types('2')).toContain('kể lại sự việc')
    expect(await talk.types(STORY)).toContain('Đã ghi')
    expect(await talk.types('xong')).toContain('mã hồ sơ') // the office was named in the story
    expect(await talk.types('khong co')).toContain('tên, số quầy')
    const ways = await talk.types('chi ngoi quay so 3')
    expect(ways).toContain('Nơi nhận phản ánh: Thanh tra tỉnh')
    const summary = await talk.types('giu kin giup toi')
    expect(summary).toContain('Ủy ban nhân dân phường Mây Hồng')
    expect(summary).toContain('không phải đơn khiếu nại hay tố cáo')
    const said = await talk.types('gui di')
    expect(said).toMatch(/Mã bí mật: \d{4} \d{4}/)
    expect(said).toContain('chậm nhất hết ngày 16/12/2026')
    const { row, details } = await filed(said)
    expect(row).toMatchObject({ category: 'attitude', unit_code: 'phuong-may-hong', protected: 1, confidentiality: 'confidential' })
    expect(details).toMatchObject({ story: STORY, official: 'chi ngoi quay so 3', dossierCode: null })
    expect(talk.open()).toBeNull()
  })

  test('takes the story, office, person and money of the first message', async () => {
    const talk = someone()
    const said = await talk.types(
      'Hôm qua ở phường Nắng Mới chị Hương kế toán bảo phải đưa 3 triệu thì giấy phép mới ra trong tuần, xin giấu tên giúp tôi',
    )
    expect(said).toContain('mã hồ sơ')
    expect(talk.draft()).toMatchObject({ ground: 'bribery', amountVnd: 3_000_000, unit: { code: 'phuong-nang-moi' } })
    expect(await talk.types('bỏ qua')).toContain('đã đề nghị giấu tên')
  })

  test('a wish with a topic is no story yet', async () => {
    const talk = someone()
    expect(await talk.types('tôi muốn phản ánh về thái độ cán bộ')).toContain('kể lại sự việc')
    expect(talk.draft()).toMatchObject({ ground: 'attitude' })
  })

  test('of an anonymous one nothing tells who, and no answer is promised', async () => {
    const talk = someone()
    await talk.types(`Hồ sơ ${CODE} nộp ở Sở Xây dựng bị ngâm quá hạn, tôi muốn phản ánh việc này`)
    expect(talk.open()).toBe('complain.confidentiality')
    const summary = await talk.types('ẩn danh')
    expect(summary).toContain('không hứa có trả lời')
    const said = await talk.types('gửi phản ánh')
    expect(said).toContain('không hứa trả lời')
    const { row, details } = await filed(said)
    expect(row).toMatchObject({ citizen: null, dossier_code: null })
    expect(details.dossierCode).toBe(CODE)
    const kept = await desk.database.read.selectFrom('citizen').selectAll().where('ref', '=', desk.vault.ref('citizen', 'zalo', 'account', `citizen-${users}`)).execute()
    expect(kept).toEqual([])
  })

  test('a late dossier offers a complaint with the facts filled in', async () => {
    const talk = someone()
    const said = await talk.taps(`ln:start:complain:late:${CODE}`)
    expect(said).toContain(`Hồ sơ ${CODE} đã quá hạn`)
    await talk.types('xong')
    expect(talk.open()).toBe('complain.confidentiality')
    expect(talk.draft()).toMatchObject({ ground: 'delay', unit: { code: 'so-xay-dung' }, dossier: CODE })
  })

  test('praise that turned out to blame brings its words along', async () => {
    const talk = someone()
    expect(await talk.taps('ln:start:complain:words:Cảm ơn đã bắt tôi đi lại 6 lần chỉ vì cái dấu treo')).toContain('cơ quan nào')
    expect(talk.draft()).toMatchObject({ told: true })
  })

  test('speaks English on request', async () => {
    const talk = someone()
    await talk.taps('ln:language:en')
    expect(await talk.types('I want to report an officer')).toContain('What is your complaint about?')
    expect(await talk.types('rude manner')).toContain('what happened')
  })
})

describe('the ground', () => {
  test.each([
    ['1', 'delay'],
    ['vòi tiền', 'bribery'],
    ['cán bộ hách dịch', 'attitude'],
    ['viec khac', 'other'],
    ['đùn đẩy', 'buck_passing'],
  ])('%s is read as %s', async (typed, ground) => {
    const talk = someone()
    await talk.types('tôi muốn phản ánh')
    await talk.types(typed)
    expect(talk.draft()).toMatchObject({ ground })
  })

  test('what names none is asked again', async () => {
    const talk = someone()
    await talk.types('tôi muốn phản ánh')
    expect(await talk.types('abc')).toContain('chưa rõ loại việc')
    expect(talk.open()).toBe('complain.ground')
  })
})

describe('the story', () => {
  test('gathers messages and photos until it is finished', async () => {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thái độ')
    await talk.types('Sáng nay tôi đi nộp đơn')
    await talk.sends([photo])
    await talk.types('và bị đuổi về')
    await talk.types('hết rồi ạ')
    expect(talk.draft()).toMatchObject({ story: 'Sáng nay tôi đi nộp đơn\nvà bị đuổi về', attachments: [photo], told: true })
  })

  test.each([
    ['😡😡😡', 'viết vài câu bằng chữ'],
    ['dm lũ chó', 'đang bức xúc'],
  ])('%s is asked for in other words', async (typed, words) => {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.types(typed)).toContain(words)
  })

  test('a sticker is no story, and a finished nothing is asked for again', async () => {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.sends([sticker])).toContain('bằng chữ')
    expect(await talk.types('xong')).toContain('kể thêm một chút')
    expect(talk.open()).toBe('complain.story')
  })

  test('a photo called an identity paper is not kept', async () => {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.sends([photo], 'anh cccd cua toi day')).toContain('không gửi ảnh căn cước')
    expect(talk.draft()).toMatchObject({ attachments: [] })
  })

  test('keeps 10,000 letters and says so', async () => {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.types('Cán bộ quát tôi ở quầy. '.repeat(500))).toContain('10.000 ký tự')
    expect(String(talk.draft().story)).toHaveLength(10_000)
  })

  test('can be written anew when it is corrected', async () => {
    const talk = someone()
    await toldStory(talk)
    await talk.types('khong co')
    await talk.types('bo qua')
    await talk.types('2')
    expect(await talk.types('sửa nội dung')).toContain('Nội dung đã ghi')
    await talk.types('viết lại từ đầu')
    await talk.types('Cán bộ bảo tôi đi về rồi đóng cửa quầy lúc 10 giờ')
    expect(await talk.types('xong')).toContain('đóng cửa quầy lúc 10 giờ')
    expect(talk.open()).toBe('complain.summary')
    expect(String(talk.draft().story)).not.toContain('quát')
  })
})

describe('the office, the dossier, the person, the money', () => {
  async function atUnit() {
    const talk = someone()
    await talk.types('phản ánh')
    await talk.types('thu sai phi')
    await talk.types('Sao y một bản mà thu tôi quá cao, không đưa biên lai')
    await talk.types('xong')
    expect(talk.open()).toBe('complain.unit')
    return talk
  }

  test('an office that fits is taken, one that fits several is asked about, an unknown one again', async () => {
    const talk = await atUnit()
    expect(await talk.types('xyz')).toContain('Chưa tìm thấy cơ quan')
    expect(await talk.types('một cửa phường Mây Hồng')).toContain('cơ quan nào dưới đây')
    await talk.types('trung tam phuc vu hanh chinh cong phuong may hong')
    expect(talk.draft()).toMatchObject({ unit: { code: 'ttpvhcc-phuong-may-hong' } })
  })

  test('"không rõ" passes the office over', async () => {
    const talk = await atUnit()
    await talk.types('tôi không rõ')
    expect(talk.draft()).toMatchObject({ unit: null })
  })

  test('a dossier code is read in a sloppy form, an unknown one may be kept, no code is asked for again', async () => {
    const talk = await atUnit()
    await talk.types('so xay dung')
    expect(await talk.types('mã tôi để ở nhà')).toContain('chưa thấy mã hồ sơ')
    expect(await talk.types('H99.12-261102-0009')).toContain('Không tìm thấy hồ sơ')
    await talk.types('vẫn ghi mã này')
    expect(talk.draft()).toMatchObject({ dossier: 'H99.12-261102-0009' })
    const other = await atUnit()
    await other.types('so xay dung')
    await other.types('h99.12 261102 0001')
    expect(other.draft()).toMatchObject({ dossier: CODE })
  })

  test('money is asked for where it is the matter, and may be passed over', async () => {
    const talk = await atUnit()
    for (const said of ['so xay dung', 'bo qua', 'khong biet ten']) await talk.types(said)
    expect(talk.open()).toBe('complain.amount')
    expect(await talk.types('nhiều lắm')).toContain('500 nghìn')
    await talk.types('100k')
    expect(talk.draft()).toMatchObject({ amountVnd: 100_000, official: null })
    const other = await atUnit()
    for (const said of ['so xay dung', 'bo qua', 'bo qua', 'khong nho']) await other.types(said)
    expect(other.draft()).toMatchObject({ amountVnd: null })
  })

  test('a person is not named by emoji', async () => {
    const talk = await atUnit()
    for (const said of ['so xay dung', 'bo qua']) await talk.types(said)
    expect(await talk.types('😠')).toContain('bằng chữ')
  })

  test('a question about something else is no name of a person', async () => {
    const talk = await atUnit()
    for (const said of ['so xay dung', 'bo qua']) await talk.types(said)
    await talk.types('hồ sơ của tôi đến đâu rồi')
    expect(talk.draft()).not.toHaveProperty('official')
  })
})

describe('confidentiality and the summary', () => {
  async function atConfidentiality() {
    const talk = someone()
    await toldStory(talk)
    await talk.types('khong co')
    await talk.types('bo qua')
    expect(talk.open()).toBe('complain.confidentiality')
    return talk
  }

  test.each([
    ['3', 'anonymous'],
    ['an danh', 'anonymous'],
    ['đừng nói tên tôi', 'confidential'],
    ['cứ ghi tên tôi, không sợ', 'named'],
  ])('%s is read as %s', async (typed, way) => {
    const talk = await atConfidentiality()
    await talk.types(typed)
    expect(talk.draft()).toMatchObject({ confidentiality: way })
  })

  test('what is no way of sending is asked again', async () => {
    const talk = await atConfidentiality()
    expect(await talk.types('sao cũng được mà')).toContain('một trong ba cách')
  })

  test('corrects one part and comes back to the summary', async () => {
    const talk = await atConfidentiality()
    await talk.types('2')
    expect(await talk.types('sửa')).toContain('sửa phần nào')
    expect(await talk.types('cơ quan')).toContain('cơ quan nào')
    expect(await talk.types('Sở Xây dựng')).toContain('• Cơ quan: Sở Xây dựng')
    await talk.types('đổi người liên quan')
    expect(await talk.types('anh Tuấn bên đo đạc')).toContain('anh Tuấn bên đo đạc')
    await talk.types('sua')
    expect(await talk.types('không sửa nữa')).toContain('xem lại trước khi gửi')
  })

  test('a ground changed to money asks for the amount', async () => {
    const talk = await atConfidentiality()
    await talk.types('2')
    await talk.types('sửa loại việc')
    expect(await talk.types('vòi tiền')).toContain('Số tiền là bao nhiêu')
  })

  test('anything else is asked again, and "hủy" drops it', async () => {
    const talk = await atConfidentiality()
    await talk.types('2')
    expect(await talk.types('ờ thì')).toContain('nhắn «Gửi»')
    expect(await talk.types('hủy')).toBe('[cancelled]')
    expect(talk.open()).toBeNull()
  })

  test('fear of reprisals brings the words on protection, a denunciation the other door', async () => {
    const talk = someone()
    await talk.types('Ông Lục ra giá mười lăm triệu một lô, hôm sau có người lạ tới chụp ảnh nhà tôi. Tôi quyết định tố cáo')
    for (const said of ['không rõ', 'bỏ qua']) await talk.types(said)
    const summary = await talk.types('giữ kín')
    expect(summary).toContain('đe dọa hoặc trả đũa')
    expect(summary).toContain('không thay được đơn tố cáo')
  })

  test('a second tap on "Gửi phản ánh" files nothing more', async () => {
    const talk = await atConfidentiality()
    await talk.types('2')
    await talk.taps('ln:answer:complain:summary:send')
    expect(await talk.taps('ln:answer:complain:summary:send')).toContain('[old button]')
  })
})

test('a code that is taken is drawn again', async () => {
  const talk = someone()
  await toldStory(talk)
  for (const said of ['khong co', 'bo qua', '2']) await talk.types(said)
  const first = (await filed(await talk.types('gửi'))).row.code
  await desk.database.commit([{ sql: `update complaint set code = 'PA-2222-2222' where code = '${first}'`, parameters: [] }])
  const again = someone()
  await toldStory(again)
  for (const said of ['khong co', 'bo qua', '2']) await again.types(said)
  expect((await filed(await again.types('gửi'))).row.code).not.toBe(first)
})

test.each([
  ['tôi muốn phản ánh', false],
  ['Tôi muốn gửi phản ánh về thái độ cán bộ phường', false],
  ['cán bộ quát tôi ở quầy số 3 sáng nay', true],
  ['phản ánh cán bộ phường đòi thêm giấy tờ ba lần rồi vẫn chưa xong', true],
])('%s tells a story: %s', (text, tells) => {
  expect(tellsStory(text)).toBe(tells)
})

test.each([
  ['dm', true],
  ['đồ chó chết', true],
  ['cán bộ quát tôi là đồ ngu trước mặt mọi người', false],
  ['hôm qua tôi bị đuổi', false],
])('%s is only rude: %s', (text, rude) => {
  expect(isOnlyRude(text)).toBe(rude)
})

test('a file is an identity paper by its name or the words beside it', () => {
  expect(isIdentityPaper({ ...photo, name: 'CCCD_mat_truoc.jpg' }, '')).toBe(true)
  expect(isIdentityPaper(photo, 'đây là căn cước của tôi')).toBe(true)
  expect(isIdentityPaper(photo, 'cổng phường đóng lúc 9 giờ')).toBe(false)
})
