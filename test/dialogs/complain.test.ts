import { beforeAll, describe, expect, test } from 'vitest'
import { isIdentityPaper } from '../../dialogs/complain/identity-paper.ts'
import { isOnlyRude } from '../../dialogs/complain/rude.ts'
import { tellsStory } from '../../dialogs/tells-story.ts'
import type { Desk } from '../../src/desk.ts'
import {
  aDeskWithLateDossier,
  CODE,
  filed,
  photo,
  STORY,
  someone,
  sticker,
  toldStory,
} from './complaining.ts'

let desk: Desk

beforeAll(async () => {
  desk = await aDeskWithLateDossier()
})

describe('a complaint from the first word to the tracking code', () => {
  test('asks each part once and ends with code, secret and due date', async () => {
    const talk = someone(desk)
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
    const { row, details } = await filed(desk, said)
    expect(row).toMatchObject({
      category: 'attitude',
      unit_code: 'phuong-may-hong',
      protected: 1,
      confidentiality: 'confidential',
    })
    expect(details).toMatchObject({ story: STORY, official: 'chi ngoi quay so 3', dossierCode: null })
    expect(talk.open()).toBeNull()
  })

  test('takes the story, office, person and money of the first message', async () => {
    const talk = someone(desk)
    const said = await talk.types(
      'Hôm qua ở phường Nắng Mới chị Hương kế toán bảo phải đưa 3 triệu thì giấy phép mới ra trong tuần, xin giấu tên giúp tôi',
    )
    expect(said).toContain('mã hồ sơ')
    expect(talk.draft()).toMatchObject({
      ground: 'bribery',
      amountVnd: 3_000_000,
      unit: { code: 'phuong-nang-moi' },
    })
    expect(await talk.types('bỏ qua')).toContain('đã đề nghị giấu tên')
  })

  test.each(['xong', 'het roi'])('«%s» is nobody’s name', async (said) => {
    const talk = someone(desk)
    for (const typed of ['toi muon phan anh', '2', STORY, 'xong', 'khong co']) await talk.types(typed)
    expect(talk.open()).toBe('complain.official')
    await talk.types(said)
    expect(talk.draft()).toMatchObject({ official: null })
  })

  test('a wish with a topic is no story yet', async () => {
    const talk = someone(desk)
    expect(await talk.types('tôi muốn phản ánh về thái độ cán bộ')).toContain('kể lại sự việc')
    expect(talk.draft()).toMatchObject({ ground: 'attitude' })
  })

  test('of an anonymous one nothing tells who, and no answer is promised', async () => {
    const talk = someone(desk)
    await talk.types(`Hồ sơ ${CODE} nộp ở Sở Xây dựng bị ngâm quá hạn, tôi muốn phản ánh việc này`)
    expect(talk.open()).toBe('complain.confidentiality')
    const summary = await talk.types('ẩn danh')
    expect(summary).toContain('không hứa có trả lời')
    const said = await talk.types('gửi phản ánh')
    expect(said).toContain('không hứa trả lời')
    expect(talk.choices()).toEqual([
      { label: 'Theo dõi', payload: 'ln:start:track-complaint', tellsWhen: true },
    ])
    const { row, details } = await filed(desk, said)
    expect(row).toMatchObject({ citizen: null, dossier_code: null })
    expect(details.dossierCode).toBe(CODE)
    expect(
      await desk.database.read
        .selectFrom('citizen')
        .selectAll()
        .where('ref', '=', desk.vault.ref('citizen', 'zalo', 'account', talk.user))
        .execute(),
    ).toEqual([])
  })

  test('a late dossier offers a complaint with the facts filled in', async () => {
    const talk = someone(desk)
    const said = await talk.taps(`ln:start:complain:late:${CODE}`)
    expect(said).toContain(`Hồ sơ ${CODE} đã quá hạn`)
    await talk.types('xong')
    expect(talk.open()).toBe('complain.confidentiality')
    expect(talk.draft()).toMatchObject({ ground: 'delay', unit: { code: 'so-xay-dung' }, dossier: CODE })
  })

  test('praise that turned out to blame brings its words along', async () => {
    const talk = someone(desk)
    expect(
      await talk.taps('ln:start:complain:words:Cảm ơn đã bắt tôi đi lại 6 lần chỉ vì cái dấu treo'),
    ).toContain('cơ quan nào')
    expect(talk.draft()).toMatchObject({ told: true })
  })

  test('speaks English on request', async () => {
    const talk = someone(desk)
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
    const talk = someone(desk)
    await talk.types('tôi muốn phản ánh')
    await talk.types(typed)
    expect(talk.draft()).toMatchObject({ ground })
  })

  test('what names none is asked again', async () => {
    const talk = someone(desk)
    await talk.types('tôi muốn phản ánh')
    expect(await talk.types('abc')).toContain('chưa rõ việc này thuộc mục nào')
    expect(talk.open()).toBe('complain.ground')
  })
})

const queued = (talk: ReturnType<typeof someone>) =>
  desk.database.read
    .selectFrom('attachment')
    .selectAll()
    .where('lane', '=', desk.vault.ref('citizen', 'zalo', 'account', talk.user))
    .execute()

describe('the story', () => {
  test('gathers messages and photos until it is finished', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    await talk.types('Sáng nay tôi đi nộp đơn')
    await talk.sends([photo])
    await talk.types('và bị đuổi về')
    await talk.types('hết rồi ạ')
    expect(talk.draft()).toMatchObject({
      story: 'Sáng nay tôi đi nộp đơn\nvà bị đuổi về',
      attachments: [{ kind: 'image', url: null, id: expect.stringMatching(/^[0-9a-f]{20}$/) }],
      told: true,
    })
  })

  test('each photo is queued to be fetched in the turn that hears of it', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    await talk.sends([photo, { ...photo, url: 'https://photo.example/2' }, sticker])
    const [first, second, ...others] = await queued(talk)
    expect([first?.state, second?.state, others]).toEqual(['waiting', 'waiting', []])
    await talk.types('Cán bộ ở quầy số 3 quát tôi trước mặt mọi người')
    expect((await queued(talk)).length).toBe(2)
  })

  test('a photo with the words that begin a complaint goes with it', async () => {
    const talk = someone(desk)
    await talk.sends(
      [photo],
      'Tôi muốn phản ánh cán bộ quầy số 3 phường Mây Hồng quát tôi trước mặt mọi người',
    )
    expect(talk.draft()).toMatchObject({ attachments: [{ kind: 'image' }] })
    expect((await queued(talk)).length).toBe(1)
  })

  test('an album, whose photos are messages of their own, is answered once', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.sends([photo])).toContain('Đã ghi')
    for (let n = 0; n < 3; n += 1) {
      talk.wait(1_000 - 60_000) // a turn takes a minute here
      expect(await talk.sends([photo])).toBe('')
    }
    expect(talk.offered()).toEqual(['Xong'])
    expect(await talk.sends([photo])).toContain('Đã ghi')
    expect((await queued(talk)).length).toBe(5)
  })

  test('a photo sent while something else is asked is kept, and the question asked again', async () => {
    const talk = someone(desk)
    await toldStory(talk)
    const said = await talk.sends([photo])
    expect(said).toContain('Đã ghi ảnh, tệp')
    expect(said).toContain('mã hồ sơ')
    expect(talk.open()).toBe('complain.dossier')
    expect(talk.offered()).toEqual(['Bỏ qua'])
    await talk.sends([photo], CODE)
    expect(talk.open()).not.toBe('complain.dossier')
    expect(talk.draft()).toMatchObject({ dossier: CODE, attachments: [{ kind: 'image' }, { kind: 'image' }] })
    expect(await talk.sends([{ ...photo, name: 'cccd.jpg' }])).toContain('không được lưu')
    expect((await queued(talk)).length).toBe(2)
  })

  test('ten files are taken, what is more is not even fetched', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    const many = Array.from({ length: 12 }, (_, n) => ({ ...photo, url: `https://photo.example/${n}` }))
    expect(await talk.sends(many)).toContain('nhiều nhất 10 tệp')
    expect((await queued(talk)).length).toBe(10)
  })

  test('so many in a day are no longer taken, and it is said', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    const ten = Array.from({ length: 10 }, (_, n) => ({ ...photo, url: `https://photo.example/${n}` }))
    for (let time = 0; time < 6; time += 1) {
      expect(await talk.sends(ten, 'Ảnh chụp ở quầy số 3')).toContain('Đã ghi. Ông/Bà nhắn tiếp')
      await talk.taps('ln:answer:complain:story:anew')
    }
    expect(await talk.sends([photo])).toContain('mỗi ngày nhiều nhất 60 tệp')
    expect((await queued(talk)).length).toBe(60)
    expect(talk.draft()).toMatchObject({ attachments: [] })
    talk.wait(86_400_000)
    expect(await talk.sends([photo])).not.toContain('60 tệp')
    expect((await queued(talk)).length).toBe(61)
  })

  test.each([
    ['too_large', 'tệp quá lớn'],
    ['wrong_type', 'không nhận loại tệp đó'],
    ['damaged', 'không mở được'],
    ['network', 'không tải về được'],
  ])('a file that is not kept (%s) is asked for again', async (reason, words) => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    const failed = { kind: 'image', reason, complaint: null }
    expect(await talk.notice('attachment_failed', failed)).toContain(`Chưa lưu được ảnh Ông/Bà vừa gửi: `)
    expect(await talk.notice('attachment_failed', failed)).toContain(words)
    expect(talk.open()).toBe('complain.ground')
    const said = await talk.notice('attachment_failed', { ...failed, complaint: 'PA-2222-2222' })
    expect(said).toContain('phản ánh PA-2222-2222')
    expect(talk.choices()).toEqual([
      { label: 'Gửi lại', payload: 'ln:start:track-complaint:add:PA-2222-2222' },
    ])
  })

  test.each([
    ['😡😡😡', 'viết vài câu bằng chữ'],
    ['dm lũ chó', 'đang bức xúc'],
  ])('%s is asked for in other words', async (typed, words) => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.types(typed)).toContain(words)
  })

  test('a sticker is no story, and a finished nothing is asked for again', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.sends([sticker])).toContain('bằng chữ')
    expect(await talk.types('xong')).toContain('kể thêm một chút')
    expect(talk.open()).toBe('complain.story')
  })

  test('a photo called an identity paper is not kept', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.sends([photo], 'anh cccd cua toi day')).toContain('không gửi ảnh căn cước')
    expect(talk.draft()).toMatchObject({ attachments: [] })
    expect(await queued(talk)).toEqual([])
  })

  test('keeps 10,000 letters and says so', async () => {
    const talk = someone(desk)
    await talk.types('phản ánh')
    await talk.types('thái độ')
    expect(await talk.types('Cán bộ quát tôi ở quầy. '.repeat(500))).toContain('10.000 ký tự')
    expect(String(talk.draft().story)).toHaveLength(10_000)
  })

  test('can be written anew when it is corrected', async () => {
    const talk = someone(desk)
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
