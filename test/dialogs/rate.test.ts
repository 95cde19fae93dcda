import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rate } from '../../dialogs/rate/rate.ts'
import type { Desk } from '../../src/desk.ts'
import { recordDossier } from '../../src/dossiers/dossier-store.ts'
import { inviteToRate, keepInvitation, tokenFrom } from '../../src/satisfaction/invitations.ts'
import { listRatings } from '../../src/satisfaction/rating-list.ts'
import { aDesk, aTalk, type Conversation, MORNING } from './talk.ts'

const CODE = 'H99.12-261102-0001'
const DAY_MS = 86_400_000

let desk: Desk
let users = 0
let talk: Conversation
let citizen: string

beforeAll(async () => {
  desk = await aDesk()
  const procedure = await desk.database.read
    .selectFrom('procedure_version')
    .select('code')
    .executeTakeFirstOrThrow()
  await recordDossier(
    desk,
    CODE,
    {
      unitCode: 'so-xay-dung',
      receivingUnitCode: null,
      procedureCode: procedure.code,
      status: 'finished',
      receivedAt: MORNING - 20 * DAY_MS,
      dueAt: MORNING - DAY_MS,
      firstDueAt: MORNING - DAY_MS,
      finishedAt: MORNING - 2 * DAY_MS,
      returnedAt: null,
      applicant: { name: 'Người Mẫu', phone: '0900000001', idNumber: null },
      official: null,
      submittedVia: 'counter',
      history: [],
    },
    MORNING - DAY_MS,
  )
})

beforeEach(() => {
  users += 1
  talk = aTalk(desk, [rate], { user: `rater-${users}` })
  citizen = desk.vault.ref('citizen', 'zalo', 'account', `rater-${users}`)
})

const ratings = () =>
  desk.database.read
    .selectFrom('rating')
    .selectAll()
    .where('citizen', '=', citizen)
    .orderBy('version')
    .execute()
const answers = (rating: string) =>
  desk.database.read.selectFrom('rating_answer').selectAll().where('rating', '=', rating).execute()

describe('what is rated', () => {
  test('an office, however it is named; an unknown one is asked for again', async () => {
    expect(await talk.types('tôi muốn đánh giá')).toContain('đánh giá việc phục vụ ở đâu')
    expect(await talk.types('xyz')).toContain('Chưa tìm thấy')
    expect(await talk.types('ubnd phuong may hong')).toContain('Ủy ban nhân dân phường Mây Hồng')
    expect(talk.open()).toBe('rate.overall')
  })

  test('one of several that fit', async () => {
    await talk.types('tôi muốn đánh giá')
    expect(await talk.types('một cửa phường Mây Hồng')).toContain('cơ quan nào dưới đây')
    expect(await talk.types('2')).toContain('Trung tâm Phục vụ hành chính công phường Mây Hồng')
  })

  test('a dossier, by its code or by a button; an unknown code is said so', async () => {
    expect(await talk.taps(`ln:start:rate:${CODE}`)).toContain(`Sở Xây dựng (hồ sơ ${CODE})`)
    await talk.types('hủy')
    await talk.types('tôi muốn đánh giá')
    expect(await talk.types('H99.12-261102-0099')).toContain('Không tìm thấy hồ sơ')
    expect(await talk.types(CODE)).toContain(CODE)
  })

  test('says no office of a dossier where codes alone show nothing', async () => {
    const strict: Desk = { ...desk, settings: { ...desk.settings, dossierByCode: 'minimal' } }
    const said = await aTalk(strict, [rate], { user: 'strict' }).taps(`ln:start:rate:${CODE}`)
    expect(said).toContain(`hồ sơ ${CODE}`)
    expect(said).not.toContain('Sở Xây dựng')
  })
})

describe('the overall question', () => {
  test('is kept at the first tap, before anything else is asked', async () => {
    await talk.types('đánh giá sở xây dựng')
    expect(talk.offered()).toEqual([
      'Rất không hài lòng',
      'Không hài lòng',
      'Bình thường',
      'Hài lòng',
      'Rất hài lòng',
    ])
    await talk.types('4')
    expect(await ratings()).toMatchObject([{ overall: 4, unit_code: 'so-xay-dung', verified: 0, invited: 0 }])
    expect(talk.open()).toBe('rate.item-1')
  })

  test.each([
    ['rat khong hai long', 1],
    ['tạm được', 3],
    ['5 sao', 5],
    ['4 sao', 4],
    ['5', 5],
    ['hài lòng', 4],
    ['rat hai long a', 5],
    ['cho 5 điểm nha', 5],
    ['tuyệt vời', 5],
    // A number before the label that it begins, and the label that it stands beside.
    ['hai', 2],
    ['hai ạ', 2],
    ['5 sao hài lòng nha con', 5],
    ['rất tệ, sao mà hài lòng được', 1],
  ])('%s is level %i', async (typed, level) => {
    await talk.types('đánh giá sở xây dựng')
    await talk.types(typed)
    expect(await ratings()).toMatchObject([{ overall: level }])
  })

  test('what is no level is asked again', async () => {
    await talk.types('đánh giá sở xây dựng')
    expect(await talk.types('không biết nói sao')).toContain('năm mức')
    expect(await ratings()).toEqual([])
  })

  test.each([
    '5 là tệ nhất hả',
    'số 1 là tốt nhất đúng không',
    '4 sao là gì',
    'rất hài lòng là mấy',
    'âm 5 điểm',
    'hài lòng cái gì',
    'sao mà hài lòng được',
    'có gì mà hài lòng',
    'tốt quá trời luôn, chờ 5 tiếng',
    'tuyệt vời ông mặt trời 🙃',
    'hài lòng không',
  ])('who asks what a level means, or mocks, is asked again with the scale: %s', async (typed) => {
    await talk.types('đánh giá sở xây dựng')
    expect(await talk.types(typed)).toContain('từ 1 (rất không hài lòng) đến 5 (rất hài lòng)')
    expect(await ratings()).toEqual([])
    expect(talk.open()).toBe('rate.overall')
  })

  test('a question about a proposed level does not confirm it', async () => {
    await talk.types('tôi chấm 4/5 cho phường Mây Hồng')
    await talk.types('đúng không')
    expect(await ratings()).toEqual([])
    await talk.types('đúng vậy')
    expect(await ratings()).toMatchObject([{ overall: 4 }])
  })

  test.each([
    'ai chấm phường Mây Hồng 5 sao vậy?',
    'ai chấm phường Mây Hồng 5 sao vậy',
    'tôi nghe nói phường Mây Hồng được dân chấm 5 sao phải không',
    'đánh giá phường Mây Hồng 1 sao, à mà thôi không đánh giá nữa',
  ])('no level is proposed to whoever only mentions one: %s', async (typed) => {
    const said = await talk.types(typed)
    expect(said).not.toContain('đúng không?')
    expect(talk.draft()).not.toHaveProperty('score')
  })

  test('«họ chậm» is no «họ chấm»', async () => {
    expect(await talk.types('tôi chấm phường Mây Hồng 2 sao, họ chậm quá')).toContain('«Không hài lòng»')
  })

  test('nor where the office is asked for', async () => {
    await talk.types('tôi muốn đánh giá')
    expect(await talk.types('phường Mây Hồng 5 sao phải không')).toContain('mức nào')
  })

  test('a score said first is shown for confirmation', async () => {
    expect(await talk.types('tôi chấm 4/5 cho phường Mây Hồng')).toContain('«Hài lòng»')
    await talk.types('đúng rồi')
    expect(await ratings()).toMatchObject([{ overall: 4, unit_code: 'phuong-may-hong' }])
  })

  test('a score said first can be corrected', async () => {
    await talk.types('tôi chấm 4/5 cho phường Mây Hồng')
    expect(await talk.types('không phải')).toContain('mức nào')
    await talk.types('2')
    expect(await ratings()).toMatchObject([{ overall: 2 }])
  })
})

describe('the further questions', () => {
  beforeEach(async () => {
    await talk.types('đánh giá sở nội vụ')
    await talk.types('hài lòng')
  })

  test('one of each factor, each kept at once, each skippable', async () => {
    await talk.types('rất hài lòng')
    await talk.types('bỏ qua')
    expect(await talk.types('ờ')).toContain('«Bỏ qua»')
    await talk.types('tạm được')
    const [rating] = await ratings()
    expect((await answers(rating!.id)).map(({ level }) => level).sort()).toEqual([3, 5])
    for (const said of ['bo qua', 'bo qua']) await talk.types(said)
    expect(talk.open()).toBe('rate.comment')
  })

  test('a number in words is that level, and scorn is none', async () => {
    expect(await talk.types('có gì mà hài lòng')).toContain('từ 1 đến 5')
    await talk.types('hai')
    const [rating] = await ratings()
    expect((await answers(rating!.id)).map(({ level }) => level)).toEqual([2])
  })

  test('"thôi" ends it at any point', async () => {
    expect(await talk.types('thôi')).toContain('Cảm ơn Ông/Bà')
    expect(talk.open()).toBeNull()
  })

  test('a comment is kept, or passed over', async () => {
    for (let left = 5; left > 0; left -= 1) await talk.types('bo qua')
    expect(await talk.types('😊')).toContain('chỉ nhận chữ')
    await talk.types('Cán bộ hướng dẫn rõ ràng')
    await talk.types('xong')
    const [rating] = await ratings()
    const comment = await desk.database.read
      .selectFrom('rating_comment')
      .selectAll()
      .where('rating', '=', rating!.id)
      .executeTakeFirstOrThrow()
    expect(desk.vault.open(comment.text_sealed!)).toBe('Cán bộ hướng dẫn rõ ràng')
    expect(talk.open()).toBeNull()
  })

  test('a level tapped anew further up changes the rating and keeps the answers', async () => {
    await talk.types('5')
    await talk.taps('ln:answer:rate:overall:2')
    const all = await ratings()
    expect(all.map(({ overall }) => overall)).toEqual([4, 2])
    expect(await answers(all[1]!.id)).toHaveLength(1)
    await talk.taps('ln:answer:rate:overall:2')
    expect(await ratings()).toHaveLength(2)
  })
})

test('no comment is asked for twice: "không có" ends it', async () => {
  await talk.types('đánh giá sở nội vụ')
  await talk.types('1')
  for (let left = 5; left > 0; left -= 1) await talk.types('bo qua')
  expect(await talk.types('không có')).toContain('nói thẳng')
  expect(talk.choices()).toEqual([{ label: 'Gửi phản ánh', payload: 'ln:start:complain:unit:so-noi-vu' }])
})

describe('an earlier rating', () => {
  beforeEach(async () => {
    await talk.taps(`ln:start:rate:${CODE}`)
    await talk.types('2')
    await talk.types('thôi, đủ rồi')
  })

  test('is said, and changing it keeps the history', async () => {
    expect(await talk.taps(`ln:start:rate:${CODE}`)).toContain('Không hài lòng. Ông/Bà muốn đổi không')
    expect(await talk.types('ờ thì')).toContain('«Giữ nguyên»')
    await talk.types('đổi')
    await talk.types('4')
    const all = await ratings()
    expect(all.map(({ overall }) => overall)).toEqual([2, 4])
    expect(all[1]!.supersedes).toBe(all[0]!.id)
    const listed = (await listRatings(desk, {}, { limit: 100 })).filter(({ id }) =>
      all.some((one) => one.id === id),
    )
    expect(new Map(listed.map(({ id, supersedes }) => [id, supersedes]))).toEqual(
      new Map([
        [all[0]!.id, null],
        [all[1]!.id, all[0]!.id],
      ]),
    )
  })

  test('stays when the citizen wants it so', async () => {
    await talk.taps(`ln:start:rate:${CODE}`)
    expect(await talk.types('thôi giữ nguyên')).toContain('được giữ nguyên')
    expect(await ratings()).toHaveLength(1)
  })
})

describe('a one-time token', () => {
  const counter = { unitCode: 'phuong-may-hong', dossierCode: null, counter: '3', channel: 'counter' }

  test('of a counter verifies one rating', async () => {
    const token = tokenFrom(Buffer.from('0123456789abcdef'))
    await desk.database.commit([keepInvitation(desk, token, counter, MORNING)])
    await talk.taps(`ln:start:rate:${token}`)
    await talk.types('5')
    expect(await ratings()).toMatchObject([{ verified: 1, invited: 1, counter: '3' }])
    const other = aTalk(desk, [rate], { user: 'second' })
    expect(await other.taps(`ln:start:rate:${token}`)).toContain('không tính là đã xác thực')
  })

  test('of an invitation comes with the notice', async () => {
    const token = tokenFrom(Buffer.from('fedcba9876543210'))
    const invited = { unitCode: 'so-xay-dung', dossierCode: CODE, counter: null, channel: 'zalo' }
    await desk.database.commit(inviteToRate(desk, token, invited, citizen, MORNING, MORNING))
    expect(await talk.notice('rating_invitation', { token, dossier: CODE, unit: 'so-xay-dung' })).toContain(
      CODE,
    )
    await talk.types('đánh giá')
    await talk.types('4')
    expect(await ratings()).toMatchObject([{ verified: 1, invited: 1, dossier_code: CODE }])
  })

  test('that nobody gave leads to the plain question', async () => {
    expect(await talk.taps('ln:start:rate:ABCDEFGH23456789')).toContain('Mã đánh giá này không đúng')
  })
})

test('a phone shared through the form verifies a dossier’s rating', async () => {
  await talk.taps(`ln:start:rate:${CODE}`)
  await talk.sends([], '', { name: 'Người Mẫu', phone: '84900000001' })
  await talk.types('5')
  expect(await ratings()).toMatchObject([{ verified: 1, invited: 0 }])
})
