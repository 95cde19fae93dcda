/** What conversations recognise so that a misunderstanding is mended: pure readings, and late details of a complaint. */
import { beforeAll, describe, expect, test } from 'vitest'
import { asksContact } from '../../dialogs/ask-procedure/asks-contact.ts'
import { isBitter } from '../../dialogs/commend/doubtful.ts'
import { askedAbout } from '../../dialogs/complain/asked-about.ts'
import { waySaid } from '../../dialogs/complain/way-said.ts'
import { mistypedCode } from '../../dialogs/track-complaint/mistyped.ts'
import type { Attachment } from '../../src/channels/channel.ts'
import type { Desk } from '../../src/desk.ts'
import { aDeskWithLateDossier, filed, photo, someone, toldStory } from './complaining.ts'

test.each([
  ['GP-7K3M-22XX', { code: 'PA-7K3M-22XX' }],
  ['mã gp 7k3m 22xx', { code: 'PA-7K3M-22XX' }],
  ['PA-7K3', { broken: 'PA-7K3' }],
  ['PA-7K3M-22XX', null],
  ['H99.12-261102-0001', null],
  ['pa nay la sao', null],
  ['tôi muốn phản ánh', null],
])('a mistyped code: %s', (text, meant) => {
  expect(mistypedCode(text)).toEqual(meant)
})

test.each([
  ['cho xin số điện thoại phường Mây Hồng', true],
  ['so dien thoai cua phong tu phap la gi', true],
  ['cho toi hoi sdt xa voi', true],
  ['cán bộ phường đòi số điện thoại của tôi', false],
  ['xin số điện thoại chủ tịch phường', false],
  ['tôi muốn phản ánh số điện thoại phường không ai nghe', false],
])('a question for a phone: %s', (text, asks) => {
  expect(asksContact(text)).toBe(asks)
})

test.each([
  ['khiếu nại thì gửi ở đâu', 'where'],
  ['tố cáo có bị lộ tên không', 'whoSees'],
  ['khiếu nại với tố cáo khác nhau thế nào', 'difference'],
  ['gửi phản ánh có mất tiền không', 'cost'],
  ['phản ánh thì bao lâu được trả lời', 'howLong'],
  ['phản ánh của tôi tới đâu rồi', null],
  ['tôi muốn khiếu nại', null],
  ['phản ánh cán bộ phường quát mắng tôi', null],
])('a question about complaining: %s', (text, topic) => {
  expect(askedAbout(text)).toBe(topic)
})

test.each([
  ['xin ẩn danh giúp tôi', 'anonymous'],
  ['giữ kín tên tôi', 'confidential'],
  ['không cần ẩn danh', null],
  ['cán bộ quát tôi', null],
])('how a complaint shall be sent: %s', (text, way) => {
  expect(waySaid(text)).toBe(way)
})

test('bitter praise', () => {
  expect(isBitter('phục vụ tốt quá, chờ có 5 tiếng thôi')).toBe(true)
  expect(isBitter('cán bộ rất nhiệt tình, không hề vòi vĩnh')).toBe(false)
})

describe('in a complaint', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await aDeskWithLateDossier()
  })

  async function atSummary(files: Attachment[] = []) {
    const talk = someone(desk)
    await toldStory(talk)
    if (files.length > 0) await talk.sends(files)
    await talk.types('bỏ qua')
    await talk.types('bỏ qua')
    await talk.types('1')
    expect(talk.open()).toBe('complain.summary')
    return talk
  }

  test('a name told at the summary is noted and sent', async () => {
    const talk = await atSummary()
    expect(await talk.types('cán bộ đó tên là Nguyễn Văn Mẫu')).toContain('Nguyễn Văn Mẫu')
    expect((await filed(desk, await talk.types('gửi'))).details.official).toBe('Nguyễn Văn Mẫu')
  })

  test('«gửi» while a part is corrected keeps what stood there', async () => {
    const talk = await atSummary()
    await talk.types('sửa đơn vị')
    expect(talk.open()).toBe('complain.unit')
    expect(await talk.types('gửi')).toContain('Mây Hồng')
    expect(talk.open()).toBe('complain.summary')
  })

  test('«không phải phản ánh đâu» sets it aside with all that it holds', async () => {
    const talk = await atSummary([photo])
    const told = talk.draft()
    expect(told.attachments).toHaveLength(1)
    expect(await talk.types('không phải phản ánh đâu')).toContain('[not meant complain]')
    expect(talk.open()).toBeNull()
    expect(talk.offered()).toContain('Tiếp tục')
    await talk.taps('ln:else')
    expect(talk.offered()).toContain('Tiếp tục')
    await talk.types('tiếp tục')
    expect(talk.open()).toBe('complain.summary')
    expect(talk.draft()).toEqual(told)
  })

  test('«không phải phản ánh đâu» before anything was answered leaves nothing to go on with', async () => {
    const talk = someone(desk)
    await talk.types('tôi muốn phản ánh')
    await talk.types('không phải phản ánh đâu')
    expect(talk.offered()).not.toContain('Tiếp tục')
  })

  test('a sentence where a name is asked belongs to the story', async () => {
    const talk = someone(desk)
    await toldStory(talk)
    await talk.types('bỏ qua')
    await talk.types('hôm đó tôi đứng chờ hai tiếng mà họ còn đuổi tôi ra ngoài')
    expect(talk.open()).toBe('complain.official')
    expect(talk.draft().story).toContain('đuổi tôi ra ngoài')
    await talk.types('chị mặc áo xanh')
    expect(talk.draft().official).toBe('chị mặc áo xanh')
  })
})
