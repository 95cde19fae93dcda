import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { aDeskWithLateDossier, CODE, filed, someone, toldStory } from './complaining.ts'

let desk: Desk

beforeAll(async () => {
  desk = await aDeskWithLateDossier()
})

describe('the office, the dossier, the person, the money', () => {
  async function atUnit() {
    const talk = someone(desk)
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

  test('more of the story is added to it, not taken for an office', async () => {
    const talk = await atUnit()
    expect(await talk.types('lần trước tôi cũng bị thu thêm như vậy rồi mà không ai giải thích')).toContain(
      'ghi thêm điều Ông/Bà vừa nói',
    )
    expect(String(talk.draft().story)).toContain('lần trước')
    expect(talk.open()).toBe('complain.unit')
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
    const lost = await atUnit()
    await lost.types('so xay dung')
    await lost.types('mat giay roi')
    expect(lost.draft()).toMatchObject({ dossier: null })
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
    const talk = someone(desk)
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
    const talk = someone(desk)
    await talk.types(
      'Ông Lục ra giá mười lăm triệu một lô, hôm sau có người lạ tới chụp ảnh nhà tôi. Tôi quyết định tố cáo',
    )
    for (const said of ['không rõ', 'bỏ qua']) await talk.types(said)
    const summary = await talk.types('giữ kín')
    expect(summary).toContain('được đánh dấu khẩn')
    expect(summary).toContain('không thay được đơn tố cáo')
  })

  test('what was heard besides the ground is shown before it is sent, and taken out by whoever told nothing of it', async () => {
    const talk = someone(desk)
    await talk.types(
      'Ông Lục quát tôi, rồi nói muốn nhanh thì biết điều một chút, hôm sau có người lạ tới dọa đánh tôi',
    )
    for (const said of ['không rõ', 'bỏ qua', 'bỏ qua', 'giữ kín'])
      if (talk.open() !== 'complain.summary') await talk.types(said)
    const taps = (part: string) => talk.taps(`ln:answer:complain:summary:fix:${part}`)
    await taps('ground')
    const summary = await talk.types('thái độ')
    expect(summary).toContain('hiểu là có đòi tiền, quà')
    expect(summary).toContain('hiểu là có đe dọa hoặc trù dập')
    await talk.types('bị đe dọa')
    expect(talk.draft().flags).toContain('threat_or_retaliation')
    await talk.types('sửa')
    expect(talk.offered()).toEqual(expect.arrayContaining(['Không bị đòi tiền', 'Không bị đe dọa']))
    await talk.types('bị đe dọa')
    expect(talk.draft().flags).toContain('threat_or_retaliation')
    expect(await taps('noMoney')).not.toContain('hiểu là có đòi tiền')
    expect(await taps('noThreat')).not.toContain('hiểu là')
    const { row } = await filed(desk, await talk.types('gửi'))
    expect(row.flags).toBe('[]')
  })

  test('a second tap on "Gửi phản ánh" files nothing more', async () => {
    const talk = await atConfidentiality()
    await talk.types('2')
    await talk.taps('ln:answer:complain:summary:send')
    expect(await talk.taps('ln:answer:complain:summary:send')).toContain('[old button]')
  })
})

test('a code that is taken is drawn again', async () => {
  const talk = someone(desk)
  await toldStory(talk)
  for (const said of ['khong co', 'bo qua', '2']) await talk.types(said)
  const first = (await filed(desk, await talk.types('gửi'))).row.code
  await desk.database.commit([
    { sql: `update complaint set code = 'PA-2222-2222' where code = '${first}'`, parameters: [] },
  ])
  const again = someone(desk)
  await toldStory(again)
  for (const said of ['khong co', 'bo qua', '2']) await again.types(said)
  expect((await filed(desk, await again.types('gửi'))).row.code).not.toBe(first)
})
